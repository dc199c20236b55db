import { describe, expect, it } from 'vitest';
import type { Context } from '../../functions/analyse/context.ts';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import type { Message } from '../../functions/messages/message.ts';
import { newsdesk, outdatedAnalysis, request, withdrawal } from './newsdesk.ts';

const begin = () => {
  const desk = newsdesk();
  for (const articleId of ['one', 'two']) desk.storyOf.set(articleId, 'story');
  return desk;
};

/** Does something else before rows are put for the given time, and may die after that. */
const stalledAtPut = (
  { context }: ReturnType<typeof begin>,
  time: number,
  meanwhile: () => Promise<unknown>,
  dies = false,
): Context => {
  let puts = 0;
  const put: typeof context.analyses.put = async (rows) => {
    const isTime = ++puts === time;
    if (isTime) await meanwhile();
    await context.analyses.put(rows);
    if (isTime && dies) throw new Error('timed out');
  };
  return { ...context, analyses: { ...context.analyses, put } };
};

/** Where something of an article is left, except its own row. */
const placesOf = async ({ context, search, snapshot }: ReturnType<typeof begin>, articleId: string) => {
  const { statements, mentions } = await snapshot();
  const isOf = (row: { articleId: string }) => row.articleId === articleId;
  return [
    ...(statements.some(isOf) ? ['statements'] : []),
    ...(mentions.some(isOf) ? ['mentions'] : []),
    ...((await context.statementLists.get('story')).story.articles.has(articleId) ? ['list'] : []),
    ...(search.snapshot().entries.some(({ entry }) => isOf(entry)) ? ['search'] : []),
  ];
};

it.each([1, 2])('what came back has no rows if it is withdrawn again while they are put for time %i', async (time) => {
  const desk = begin();
  await handleMessage(desk.context, withdrawal('one'));
  const stalled = stalledAtPut(desk, time, () => handleMessage(desk.context, withdrawal('one', 2)));
  await handleMessage(stalled, request('one', { withdrawals: 1 }));
  expect(await desk.snapshot()).toMatchObject({ articles: [{ withdrawals: 2 }], statements: [], mentions: [] });
});

it('rows that an outdated function has put in place of new ones, and deleted, are written again', async () => {
  const desk = begin();
  for (const articleId of ['one', 'two']) await handleMessage(desk.context, request(articleId));
  const goAndComeBack = async () => {
    await handleMessage(desk.context, withdrawal('two'));
    await handleMessage(desk.context, request('two', { withdrawals: 1 }));
  };
  await handleMessage(stalledAtPut(desk, 1, goAndComeBack), withdrawal('one'));
  const { statements } = await desk.snapshot();
  expect(statements).toMatchObject([
    { speaker: 'Ann Reed', articleId: 'two', withdrawals: 1 },
    { speaker: 'Bo Lund', articleId: 'two', withdrawals: 1 },
  ]);
});

it('who has read an article before it was withdrawn does not wait for the rows that it comes back with', async () => {
  const desk = begin();
  for (const articleId of ['one', 'two']) await handleMessage(desk.context, request(articleId));
  let looks = 0;
  const storyOf = async () => {
    if (++looks > 50) throw new Error('looks again and again');
    return 'story';
  };
  const impatient = { ...desk.context, storyOf };
  const stalled = stalledAtPut(desk, 1, async () => {
    for (const message of [withdrawal('one'), request('two')]) await handleMessage(impatient, message);
  });
  await handleMessage(stalled, request('two', { withdrawals: 1 }));
  await handleMessage(desk.context, withdrawal('two'));
  expect((await desk.snapshot()).statements).toMatchObject([
    { speaker: 'Ann Reed', articleId: 'two', withdrawals: 1 },
    { speaker: 'Bo Lund', articleId: 'two', withdrawals: 1 },
  ]);
});

it('what only repeats takes away what an earlier generation says of its withdrawal', async () => {
  const desk = begin();
  const forgotten: string[] = [];
  const forgetWithdrawal = async (articleId: string) => {
    forgotten.push(articleId);
  };
  const context = { ...desk.context, analyses: { ...desk.context.analyses, forgetWithdrawal } };
  for (const message of [request('one'), request('two', { repeats: true })]) await handleMessage(context, message);
  expect(forgotten).toEqual(['two']);
});

describe('what many articles of a story say', () => {
  /** The articles that are read, from their rows, as the first of four is withdrawn. */
  const readBy = async (dies: boolean) => {
    const desk = begin();
    const others = ['two', 'three', 'four'];
    for (const articleId of others) desk.storyOf.set(articleId, 'story');
    for (const articleId of ['one', ...others]) await handleMessage(desk.context, request(articleId));
    const read: string[] = [];
    const analyse: Context['analyse'] = (asked) => {
      read.push(asked.articleId);
      return desk.context.analyse(asked);
    };
    if (dies) {
      const stalled = stalledAtPut(desk, 1, async () => {}, true);
      await expect(handleMessage({ ...stalled, analyse }, withdrawal('one'))).rejects.toThrow('timed out');
    }
    await handleMessage({ ...desk.context, analyse, isRetry: dies }, withdrawal('one'));
    const { statements } = await desk.snapshot();
    expect(statements.map(({ articleId, articles }) => [articleId, articles])).toEqual([
      ['two', 3],
      ['two', 3],
    ]);
    return read;
  };

  it('is written anew for one of them only if that which had its rows is withdrawn', async () => {
    expect(await readBy(false)).toEqual(['two']);
  });

  it.each([false, true])(
    'has a row of another if one of them is found to say it no more, also if a function dies: %s',
    async (dies) => {
      const desk = begin();
      for (const articleId of ['one', 'two']) await handleMessage(desk.context, request(articleId));
      const analyse: Context['analyse'] = (asked) =>
        asked.articleId === 'one' ? outdatedAnalysis(asked) : desk.context.analyse(asked);
      const dying = { ...stalledAtPut(desk, 1, async () => {}, true), analyse };
      if (dies) await expect(handleMessage(dying, request('one'))).rejects.toThrow('timed out');
      await handleMessage({ ...desk.context, analyse, isRetry: dies }, request('one'));
      const { statements } = await desk.snapshot();
      expect(statements.map(({ speaker, articleId, articles }) => [speaker, articleId, articles]).sort()).toEqual([
        ['Ann Reed', 'two', 1],
        ['Bo Lund', 'one', 2],
      ]);
    },
  );

  it('is written anew for that one only if the first try has died', async () => {
    expect(await readBy(true)).toEqual(['two', 'two']);
  });
});

describe('a function that writes rows of an article from its row', () => {
  const again: Message = { kind: 'reanalyse', articleId: 'two', bucket: 'inbox' };

  it.each([
    ['to read it anew', again],
    ['in place of another that is withdrawn', withdrawal('one')],
  ])('%s, and dies after it was withdrawn, leaves none', async (_, message) => {
    const desk = begin();
    await handleMessage(desk.context, request('one'));
    await handleMessage({ ...desk.context, analyse: outdatedAnalysis }, request('two'));
    const stalled = stalledAtPut(desk, 1, () => handleMessage(desk.context, withdrawal('two')), true);
    await expect(handleMessage(stalled, message)).rejects.toThrow('timed out');
    await handleMessage({ ...desk.context, isRetry: true }, message);
    expect(await placesOf(desk, 'two')).toEqual([]);
  });

  it('to read it anew, and dies once it is listed again, leaves nothing in the lists', async () => {
    const desk = begin();
    await handleMessage({ ...desk.context, analyse: outdatedAnalysis }, request('two'));
    const stalled = stalledAtPut(desk, 1, () => handleMessage(desk.context, withdrawal('two')));
    const putArticle = async () => {
      throw new Error('timed out');
    };
    const dying = { ...stalled, analyses: { ...stalled.analyses, putArticle } };
    await expect(handleMessage(dying, again)).rejects.toThrow('timed out');
    expect(await placesOf(desk, 'two')).toContain('search');
    await handleMessage({ ...desk.context, isRetry: true }, again);
    expect(await placesOf(desk, 'two')).toEqual([]);
  });

  it.each(['before', 'after'])(
    'to read it anew, and dies as it moves it %s it puts its row, leaves it in no list if it was withdrawn',
    async (when) => {
      const desk = begin();
      const { context, storyOf, earlierStories } = desk;
      const join = (time: string) => {
        if (time !== when) return;
        storyOf.set('two', 'story');
        earlierStories.set('two', ['merged']);
      };
      storyOf.set('two', 'merged');
      await handleMessage({ ...context, analyse: outdatedAnalysis }, request('two'));
      join('before');
      let isOver = false;
      const dying: Context = {
        ...context,
        analyses: {
          ...context.analyses,
          putArticle: async (...values) => {
            const isPut = await context.analyses.putArticle(...values);
            join('after');
            return isPut;
          },
          label: async () => {
            throw new Error('timed out');
          },
        },
        statementLists: {
          ...context.statementLists,
          get: async (storyId) => {
            if (storyId === 'story' && !isOver) {
              isOver = true;
              await handleMessage(context, withdrawal('two'));
            }
            return context.statementLists.get(storyId);
          },
        },
      };
      await expect(handleMessage(dying, again)).rejects.toThrow('timed out');
      expect(await placesOf(desk, 'two')).toEqual(['list']);
      await handleMessage({ ...context, isRetry: true }, again);
      expect(await placesOf(desk, 'two')).toEqual([]);
    },
  );

  it.each([
    ['to read it anew', again, true],
    ['in place of another that is withdrawn', withdrawal('one'), false],
  ])(
    '%s, and dies once it has said that it belongs to a story that it has left since, corrects that',
    async (_, message, isGone) => {
      const desk = begin();
      const { context, storyOf, earlierStories } = desk;
      const moveTo = (story: string, ...earlier: string[]) => {
        for (const articleId of ['one', 'two']) {
          storyOf.set(articleId, story);
          earlierStories.set(articleId, earlier);
        }
      };
      moveTo('merged');
      await handleMessage(context, request('one'));
      await handleMessage({ ...context, analyse: outdatedAnalysis }, request('two'));
      const stalled = stalledAtPut(desk, 1, async () => moveTo('story', 'merged'));
      const label: typeof context.analyses.label = async (key, storyId) => {
        const isLast = !('speaker' in key || 'name' in key);
        if (isLast) {
          if (isGone) await handleMessage(context, withdrawal('two'));
          moveTo('top', 'merged', 'story');
          await handleMessage(context, { kind: 'change story', articleId: 'two', from: 'story' });
        }
        await context.analyses.label(key, storyId);
        if (isLast) throw new Error('timed out');
      };
      const dying = { ...stalled, analyses: { ...stalled.analyses, label } };
      await expect(handleMessage(dying, message)).rejects.toThrow('timed out');
      expect(await context.analyses.article('two')).toMatchObject({ storyId: 'story' });
      await handleMessage({ ...context, isRetry: true }, message);
      expect(await context.analyses.article('two')).toMatchObject({ storyId: 'top' });
    },
  );

  it('leaves none that the next withdrawal does not find, though an earlier version had not found its speakers', async () => {
    const desk = begin();
    await handleMessage(desk.context, request('one'));
    await handleMessage({ ...desk.context, analyse: outdatedAnalysis }, request('two'));
    await handleMessage(desk.context, withdrawal('one'));
    expect((await desk.snapshot()).statements).toHaveLength(2);
    await handleMessage(desk.context, withdrawal('two'));
    expect((await desk.snapshot()).statements).toEqual([]);
  });
});
