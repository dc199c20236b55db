import { describe, expect, it } from 'vitest';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import type { AnalysisRequest, Message } from '../../functions/messages/message.ts';
import { MAX_HOLDERS } from '../../functions/tables/old-words.ts';
import { CORRECTED, CORRECTION, newsdesk } from './newsdesk.ts';

const EARLIER: AnalysisRequest = {
  articleId: 'earlier',
  storyId: 'story',
  key: 'earlier.txt',
  version: 'v',
  receivedAt: '2026-03-01T00:00:00.000Z',
  article: { paragraphs: ['0'] },
};
const LATER: AnalysisRequest = {
  ...EARLIER,
  articleId: 'later',
  key: 'later.txt',
  receivedAt: '2026-03-02T00:00:00.000Z',
  article: { paragraphs: [String(CORRECTED)] },
};
const told = (withdrawals = 0): Message => ({
  kind: 'analyse',
  ...LATER,
  changes: [CORRECTION],
  oldWordsOf: { articleId: 'earlier', withdrawals },
});
const WITHDRAWAL = {
  articleId: 'earlier',
  storyId: 'story',
  withdrawals: 1,
  withdrawnAt: '2026-04-01T00:00:00.000Z',
};
const first: Message = { kind: 'analyse', ...EARLIER };
const withdrawn: Message = { kind: 'withdraw', ...WITHDRAWAL };
const instead: Message = { kind: 'analyse', ...LATER, insteadOf: WITHDRAWAL };
const back: Message = { kind: 'analyse', ...EARLIER, withdrawals: 1 };

const rowAfter = async (...messages: Message[]) => {
  const { context, storyOf } = newsdesk();
  for (const id of ['earlier', 'later']) storyOf.set(id, 'story');
  for (const message of messages) await handleMessage(context, message);
  return context.analyses.article('later');
};

describe('the words of an earlier version', () => {
  it('are in the row of the one that changes them, with the version they are from', async () => {
    for (const messages of [
      [first, told()],
      [told(), first],
    ]) {
      expect(await rowAfter(...messages)).toMatchObject({
        changes: [CORRECTION],
        oldWordsOf: { articleId: 'earlier', withdrawals: 0 },
      });
    }
  });

  it.each([
    ['the withdrawal last', [first, told(), withdrawn]],
    ['the withdrawal before the words', [first, withdrawn, told()]],
    ['the withdrawal before anything else', [withdrawn, told(), first]],
    ['the withdrawal after the return', [told(), back, withdrawn]],
    ['an analysis in place of the withdrawn version last', [first, told(), instead]],
    ['an analysis in place of the withdrawn version before the words', [first, instead, told()]],
  ])('go when that is withdrawn, whichever message comes first: %s', async (_, messages) => {
    const row = await rowAfter(...messages);
    expect(row).toMatchObject({ articleId: 'later', text: String(CORRECTED) });
    expect(row).not.toHaveProperty('changes');
    expect(row).not.toHaveProperty('oldWordsOf');
  });

  it('stay if they were found out after the article was asked for, whichever message comes first', async () => {
    const untold: Message = { kind: 'analyse', ...LATER };
    for (const messages of [
      [first, told(), untold],
      [first, untold, told(), untold],
    ]) {
      expect(await rowAfter(...messages)).toMatchObject({ changes: [CORRECTION] });
    }
    expect(await rowAfter(first, told(), untold, withdrawn, untold)).not.toHaveProperty('changes');
  });

  it('stay if they are told between a look and the writing of a row that does not know of them', async () => {
    const { context, storyOf } = newsdesk();
    for (const id of ['earlier', 'later']) storyOf.set(id, 'story');
    await handleMessage(context, first);
    const { analyses } = context;
    let isOver = false;
    const putArticle: typeof analyses.putArticle = async (...values) => {
      if (!isOver) {
        isOver = true;
        await handleMessage(context, told());
      }
      return analyses.putArticle(...values);
    };
    const stalled = { ...context, analyses: { ...analyses, putArticle } };
    await handleMessage(stalled, { kind: 'analyse', ...LATER });
    expect(await analyses.article('later')).toMatchObject({ changes: [CORRECTION] });
  });

  it('are there if that has come back', async () => {
    expect(await rowAfter(withdrawn, back, told(1))).toMatchObject({ changes: [CORRECTION] });
    expect(await rowAfter(withdrawn, told(1), back)).toMatchObject({ changes: [CORRECTION] });
  });

  it('go when it is withdrawn between a look and the writing of the row', async () => {
    const { context, storyOf } = newsdesk();
    for (const id of ['earlier', 'later']) storyOf.set(id, 'story');
    const { analyses } = context;
    const putArticle: typeof analyses.putArticle = async (row) => {
      if (row.articleId === 'later') await handleMessage(context, withdrawn);
      return analyses.putArticle(row);
    };
    await handleMessage(context, first);
    await handleMessage({ ...context, analyses: { ...analyses, putArticle } }, told());
    expect(await analyses.article('later')).not.toHaveProperty('changes');
  });

  it.each(['nothing goes wrong', 'a function dies', 'an answer is lost'])(
    'have a row of another that says them too, if %s',
    async (what) => {
      const { context, storyOf, snapshot } = newsdesk();
      for (const id of ['repeating', 'earlier', 'later']) storyOf.set(id, 'story');
      const repeating: Message = { kind: 'analyse', ...EARLIER, articleId: 'repeating', repeats: true };
      const untold: Message = { kind: 'analyse', ...LATER };
      for (const message of [repeating, untold, first]) await handleMessage(context, message);
      expect((await snapshot()).statements).toMatchObject([{ articleId: 'later', articles: 3 }]);
      const isRetry = what === 'a function dies';
      if (isRetry) {
        const put = () => Promise.reject(new Error('timed out'));
        await expect(handleMessage({ ...context, analyses: { ...context.analyses, put } }, told())).rejects.toThrow();
      }
      const { statementLists } = context;
      const twice: typeof statementLists.put = async (...values) => {
        await statementLists.put(...values);
        return statementLists.put(...values);
      };
      const put = what === 'an answer is lost' ? twice : statementLists.put;
      await handleMessage({ ...context, statementLists: { ...statementLists, put }, isRetry }, told());
      const { statements } = await snapshot();
      expect(statements.map(({ articleId, articles }) => [articleId, articles]).sort()).toEqual([
        ['earlier', 2],
        ['later', 1],
      ]);
    },
  );

  it('are not kept where too many others have changed them to be found again', async () => {
    const { context, storyOf } = newsdesk();
    storyOf.set('later', 'story');
    for (let i = 0; i < MAX_HOLDERS; i++) await context.oldWords.note('earlier', `other-${i}`);
    await handleMessage(context, told());
    expect(await context.analyses.article('later')).not.toHaveProperty('changes');
  });
});

describe('the name of a speaker that a later version corrects', () => {
  it('is not in the list of the story', async () => {
    const { context, storyOf } = newsdesk();
    storyOf.set('later', 'story');
    const changes = [{ kind: 'name', before: 'Amy Rood was told.', after: 'Ann Reed was told.' }] as const;
    await handleMessage(context, { kind: 'analyse', ...LATER, changes: [...changes] });
    const { story } = await context.statementLists.get('story');
    expect(story.statements).toMatchObject([{ speaker: 'Ann Reed', wasSpeaker: expect.any(String) }]);
    expect(JSON.stringify(story.statements)).not.toMatch(/Amy|Rood/i);
  });
});
