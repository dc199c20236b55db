import { expect, it } from 'vitest';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import { writeOrphans } from '../../functions/analyse/story/follow-article.ts';
import type { AnalysisRequest } from '../../functions/messages/message.ts';
import { newsdesk } from './newsdesk.ts';

const request = (articleId: string, more: Partial<AnalysisRequest> = {}): { kind: 'analyse' } & AnalysisRequest => ({
  kind: 'analyse',
  articleId,
  storyId: 'looked up again',
  key: `${articleId}.txt`,
  version: 'v',
  receivedAt: '2026-03-01T00:00:00.000Z',
  article: { paragraphs: ['0', '2'] },
  ...more,
});

const said = ({ snapshot }: ReturnType<typeof newsdesk>) =>
  snapshot().then(({ statements }) => statements.map(({ articleId, speaker }) => `${speaker} in ${articleId}`).sort());

it.each([
  ['and goes on', {}],
  ['and dies before it deletes what it wrote', { dies: true }],
])(
  'a function that writes rows for a story which its article has left meanwhile, %s, leaves no statement twice',
  async (_, { dies }: { dies?: boolean }) => {
    const desk = newsdesk();
    const { context, storyOf } = desk;
    storyOf.set('earlier', 'story');
    await handleMessage(context, request('earlier'));
    await handleMessage(context, request('article', { article: { paragraphs: ['0', '4'] } }));
    let isLate = false;
    const stalled = {
      ...context,
      analyses: {
        ...context.analyses,
        put: async (rows: Parameters<typeof context.analyses.put>[0]) => {
          if (!isLate) {
            isLate = true;
            storyOf.set('article', 'story');
            await handleMessage(context, { kind: 'change story', articleId: 'article', from: 'article' });
          }
          await context.analyses.put(rows);
          if (dies) throw new Error('timed out');
        },
      },
    };
    const work = writeOrphans(stalled, 'article', ['article']);
    if (dies) {
      await expect(work).rejects.toThrow('timed out');
      await writeOrphans({ ...context, isRetry: true }, 'article', ['article']);
    } else await work;
    expect(await said(desk)).toEqual(['Ann Reed in earlier', 'Bo Lund in earlier', 'Dee Park in article']);
  },
);
