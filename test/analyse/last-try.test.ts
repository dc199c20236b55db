import { expect, it } from 'vitest';
import type { Context } from '../../functions/analyse/context.ts';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import type { AnalysisRequest } from '../../functions/messages/message.ts';
import { newsdesk } from './newsdesk.ts';

const request: { kind: 'analyse' } & AnalysisRequest = {
  kind: 'analyse',
  articleId: 'article',
  storyId: 'article',
  key: 'article.txt',
  version: 'v',
  receivedAt: '2026-03-01T00:00:00.000Z',
  article: { paragraphs: ['0', '2'] },
};

it('a last try that has said beforehand that it fails takes it back, also if another delivery has written the row meanwhile', async () => {
  const { context, notes } = newsdesk();
  const analyse: Context['analyse'] = async (asked) => {
    const analysis = await context.analyse(asked);
    expect(notes.get('article')).toMatch(/failed each time/);
    // The other had looked before this one said so.
    await context.analyses.putArticle(analysis.article);
    return analysis;
  };
  await handleMessage({ ...context, analyse, isRetry: true, isLastTry: true }, request);
  expect(notes.size).toBe(0);
});

it('a last try of what is read from its row says nothing of a file, as that names no version', async () => {
  const { context } = newsdesk();
  await handleMessage(context, request);
  const last = { ...context, isRetry: true, isLastTry: true };
  expect(await handleMessage(last, { kind: 'reanalyse', articleId: 'article', bucket: 'inbox' })).toMatchObject({
    done: 'analysed',
  });
});

it('a last try that finds its article withdrawn, and back, takes back what it has said of its file', async () => {
  const { context, notes } = newsdesk();
  const { analyses } = context;
  let isOver = false;
  const put: typeof analyses.put = async (rows) => {
    if (!isOver) {
      isOver = true;
      const withdrawnAt = '2026-04-01T00:00:00.000Z';
      const withdrawal = { articleId: 'article', storyId: 'article', withdrawals: 1, withdrawnAt };
      await handleMessage(context, { kind: 'withdraw', ...withdrawal });
      await handleMessage(context, { ...request, version: 'w', withdrawals: 1 });
      expect(notes.size).toBe(1);
    }
    await analyses.put(rows);
  };
  const last = { ...context, analyses: { ...analyses, put }, isRetry: true, isLastTry: true };
  await handleMessage(last, request);
  expect(notes.size).toBe(0);
});
