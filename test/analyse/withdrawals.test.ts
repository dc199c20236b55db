import { expect, it } from 'vitest';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import type { Message } from '../../functions/messages/message.ts';
import { newsdesk } from './newsdesk.ts';

const withdrawal = (withdrawals: number): Message => ({
  kind: 'withdraw',
  articleId: 'article',
  storyId: 'article',
  withdrawals,
  withdrawnAt: '2026-04-01T00:00:00.000Z',
});

const back: Message = {
  kind: 'analyse',
  articleId: 'article',
  storyId: 'article',
  key: 'article.txt',
  version: 'v',
  receivedAt: '2026-03-01T00:00:00.000Z',
  article: { paragraphs: ['0', '2'] },
  withdrawals: 1,
};

it.each([1, 2])(
  'an article that came back has no rows if it is withdrawn again when they are about to be put for time %i',
  async (time) => {
    const { context, snapshot } = newsdesk();
    await handleMessage(context, withdrawal(1));
    let puts = 0;
    const put: typeof context.analyses.put = async (rows) => {
      if (++puts === time) await handleMessage(context, withdrawal(2));
      await context.analyses.put(rows);
    };
    await handleMessage({ ...context, analyses: { ...context.analyses, put } }, back);
    expect(puts).toBeGreaterThanOrEqual(time);
    expect(await snapshot()).toMatchObject({ articles: [{ withdrawals: 2 }], statements: [], mentions: [] });
  },
);
