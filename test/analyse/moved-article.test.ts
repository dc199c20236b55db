import { describe, expect, it } from 'vitest';
import type { Context } from '../../functions/analyse/context.ts';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import { writeOrphans } from '../../functions/analyse/story/follow-article.ts';
import type { AnalysisRequest, Message } from '../../functions/messages/message.ts';
import { CORRECTED, CORRECTION, newsdesk, outdatedAnalysis, SAYINGS } from './newsdesk.ts';

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

const corrected = (articleId: string, more: Partial<AnalysisRequest> = {}) =>
  request(articleId, { article: { paragraphs: [String(CORRECTED)] }, ...more });

/** As an earlier version of the analysis wrote it, so that it is read anew. */
const earlierAnalysis = async (asked: AnalysisRequest) => {
  const analysis = await newsdesk().context.analyse(asked);
  return { ...analysis, article: { ...analysis.article, analysisVersion: 1 } };
};

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

it.each<Partial<AnalysisRequest>>([{}, { repeats: true }])(
  'an article that is asked for again in another story leaves nothing in the one before: %j',
  async (more) => {
    const { context, storyOf, snapshot } = newsdesk();
    await handleMessage(context, request('article'));
    // A function asked for the analysis and died; its next try found the article's story, so that it has not moved there.
    storyOf.set('article', 'story');
    await handleMessage(context, request('article', more));
    expect((await context.statementLists.get('article')).story.articles.size).toBe(0);
    expect((await context.statementLists.get('story')).story.articles.size).toBe(1);
    const { articles, statements, mentions } = await snapshot();
    const stories = [...articles, ...statements, ...mentions].map(({ storyId }) => storyId);
    expect(stories).toEqual(Array.from({ length: 5 }, () => 'story'));
  },
);

it.each<Partial<AnalysisRequest>>([{}, { repeats: true }])(
  'an article that only repeated others, and is asked for again once its story is part of another, leaves nothing in that: %j',
  async (more) => {
    const { context, storyOf, earlierStories } = newsdesk();
    storyOf.set('article', 'merged');
    await handleMessage(context, request('article', { repeats: true }));
    // The function died before it wrote the row of the file, so that nobody could say that the article has moved.
    storyOf.set('article', 'story');
    earlierStories.set('article', ['merged']);
    await handleMessage(context, request('article', more));
    expect((await context.statementLists.get('merged')).story.articles.size).toBe(0);
    expect((await context.statementLists.get('story')).story.articles.size).toBe(1);
  },
);

it('the list of a story that two articles leave at once does not say any more where their statements ran', async () => {
  const desk = newsdesk();
  const { context, storyOf } = desk;
  const articles = ['one', 'two'];
  for (const articleId of articles) {
    storyOf.set(articleId, 'story');
    await handleMessage(context, request(articleId));
  }
  for (const articleId of articles) storyOf.set(articleId, 'other');
  const move = (articleId: string) => ({ kind: 'change story', articleId, from: 'story' }) as const;
  const stalled = {
    ...context,
    statementLists: {
      ...context.statementLists,
      put: async (...values: Parameters<typeof context.statementLists.put>) => {
        if (values[0] === 'story') await handleMessage(context, move('two'));
        return context.statementLists.put(...values);
      },
    },
  };
  await handleMessage(stalled, move('one'));
  expect((await desk.snapshot()).statements.map(({ articles: ran }) => ran)).toEqual([2, 2]);
});

describe('a function that enters an article in the list of a story that has just been merged, and dies,', () => {
  /** The article was moved, as far as it was there, before it was entered. */
  const entered = async () => {
    const { context, storyOf, earlierStories } = newsdesk();
    storyOf.set('article', 'merged');
    const stalled = {
      ...context,
      statementLists: {
        ...context.statementLists,
        put: async (...values: Parameters<typeof context.statementLists.put>) => {
          storyOf.set('article', 'story');
          earlierStories.set('article', ['merged']);
          await handleMessage(context, { kind: 'change story', articleId: 'article', from: 'merged' });
          await context.statementLists.put(...values);
          throw new Error('timed out');
        },
      },
    };
    const message = request('article');
    await expect(handleMessage(stalled, message)).rejects.toThrow('timed out');
    const articlesIn = async (storyId: string) => [
      ...(await context.statementLists.get(storyId)).story.articles.keys(),
    ];
    expect(await articlesIn('merged')).toEqual(['article']);
    return { context, message, articlesIn };
  };

  it('finds it there at its next try', async () => {
    const { context, message, articlesIn } = await entered();
    await handleMessage({ ...context, isRetry: true }, message);
    expect(await articlesIn('merged')).toEqual([]);
    expect(await articlesIn('story')).toEqual(['article']);
  });

  it('leaves nothing once that is withdrawn, though nobody tries again', async () => {
    const { context, articlesIn } = await entered();
    const withdrawal = { articleId: 'article', storyId: 'story', withdrawals: 1, withdrawnAt: '2026-04-01' };
    await handleMessage(context, { kind: 'withdraw', ...withdrawal });
    expect([...(await articlesIn('merged')), ...(await articlesIn('story'))]).toEqual([]);
  });
});

it('who enters an article in the list of a story that it has just left, in place of one that is withdrawn, and dies, takes it out', async () => {
  const { context, storyOf, earlierStories } = newsdesk();
  for (const articleId of ['gone', 'article']) {
    storyOf.set(articleId, 'merged');
    await handleMessage(context, request(articleId));
  }
  const stalled = {
    ...context,
    statementLists: {
      ...context.statementLists,
      put: async (...values: Parameters<typeof context.statementLists.put>) => {
        const isEntered = values[2].articles.size > 0 && !values[1].story.articles.has('article');
        const isPut = await context.statementLists.put(...values);
        if (isEntered) throw new Error('timed out');
        return isPut;
      },
    },
    // It is moved once its row was read.
    analyse: async (...values: Parameters<typeof context.analyse>) => {
      for (const articleId of ['gone', 'article']) {
        storyOf.set(articleId, 'story');
        earlierStories.set(articleId, ['merged']);
      }
      await handleMessage(context, { kind: 'change story', articleId: 'article', from: 'merged' });
      return context.analyse(...values);
    },
  };
  const withdrawal = { articleId: 'gone', storyId: 'merged', withdrawals: 1, withdrawnAt: '2026-04-01' };
  await expect(handleMessage(stalled, { kind: 'withdraw', ...withdrawal })).rejects.toThrow('timed out');
  await handleMessage({ ...context, isRetry: true }, { kind: 'withdraw', ...withdrawal });
  const listed = async (storyId: string) => [...(await context.statementLists.get(storyId)).story.articles.keys()];
  expect([await listed('merged'), await listed('story')]).toEqual([[], ['article']]);
});

it('an article that another delivery has written for the story it belongs to now, in a later block of the search, is in no other list', async () => {
  const { context, storyOf } = newsdesk();
  storyOf.set('article', 'merged');
  let isOver = false;
  const putArticle: typeof context.analyses.putArticle = async (...values) => {
    if (!isOver) {
      isOver = true;
      // Two more fill the block, and the next is begun.
      for (const articleId of ['third', 'fourth']) await handleMessage(context, request(articleId));
      storyOf.set('article', 'story');
      await handleMessage(context, request('article'));
    }
    return context.analyses.putArticle(...values);
  };
  await handleMessage({ ...context, analyses: { ...context.analyses, putArticle } }, request('article'));
  const listed = async (storyId: string) => [...(await context.statementLists.get(storyId)).story.articles.keys()];
  expect([await listed('merged'), await listed('story')]).toEqual([[], ['article']]);
});

it('what an article has changed stays its own if it gets rows in another story before it is moved there', async () => {
  const { context, storyOf, snapshot } = newsdesk();
  for (const [articleId, storyId] of Object.entries({ earlier: 'story', first: 'merged', second: 'merged' }))
    storyOf.set(articleId, storyId);
  for (const articleId of ['earlier', 'first']) await handleMessage(context, request(articleId));
  const told = { changes: [CORRECTION], oldWordsOf: { articleId: 'first', withdrawals: 0 } };
  await handleMessage(context, corrected('second', told));
  const withdrawal = { articleId: 'first', storyId: 'merged', withdrawals: 1, withdrawnAt: '2026-04-01' };
  await handleMessage(context, { kind: 'withdraw', ...withdrawal });
  expect(await context.analyses.article('second')).not.toHaveProperty('changes');
  storyOf.set('second', 'story');
  await writeOrphans(context, 'story', ['second']);
  expect((await snapshot()).statements.map(({ articleId, articles }) => `${articleId} ${articles}`)).toEqual([
    'earlier 1',
    'second 1',
    'earlier 1',
  ]);
});

it.each<[string, (context: Context) => Promise<unknown>]>([
  ['is read anew', (context) => handleMessage(context, { kind: 'reanalyse', articleId: 'second', bucket: 'inbox' })],
  ['gets rows in place of another', (context) => writeOrphans(context, 'merged', ['second'])],
  ['is asked for without the words', (context) => handleMessage(context, corrected('second'))],
])('what an article has changed stays its own if that has come back, and it moves while it %s', async (_, work) => {
  const { context, storyOf, earlierStories, snapshot } = newsdesk();
  for (const articleId of ['first', 'second']) storyOf.set(articleId, 'merged');
  const first = request('first', { article: { paragraphs: ['0'] } });
  await handleMessage(context, first);
  const told = { changes: [CORRECTION], oldWordsOf: { articleId: 'first', withdrawals: 0 } };
  await handleMessage({ ...context, analyse: earlierAnalysis }, corrected('second', told));
  const withdrawal = { articleId: 'first', storyId: 'merged', withdrawals: 1, withdrawnAt: '2026-04-01' };
  await handleMessage(context, { kind: 'withdraw', ...withdrawal });
  await handleMessage(context, { ...first, withdrawals: 1 });
  const move = async (articleId: string) => {
    storyOf.set(articleId, 'story');
    earlierStories.set(articleId, ['merged']);
    await handleMessage(context, { kind: 'change story', articleId, from: 'merged' });
  };
  // Once it is known which story it belongs to.
  const analyse: typeof context.analyse = async (asked) => {
    await move('second');
    return context.analyse(asked);
  };
  await work({ ...context, analyse });
  await move('first');
  const rows = (await snapshot()).statements.map((row) => `${row.articleId} ${row.articles} ${row.revisedBy ?? ''}`);
  expect(rows).toEqual(['first 1 second', 'second 1 ']);
});

it('an article that moves with what it has changed parts those that say it from those that say the old words', async () => {
  const { context, storyOf, earlierStories, snapshot } = newsdesk();
  for (const articleId of ['first', 'copy', 'brief']) storyOf.set(articleId, 'story');
  storyOf.set('second', 'merged');
  let isOver = false;
  const analyse: typeof context.analyse = async (asked) => {
    if (!isOver) {
      isOver = true;
      storyOf.set('second', 'story');
      earlierStories.set('second', ['merged']);
      // Nobody knows yet that these are other words.
      await handleMessage(context, corrected('second'));
      const article = { paragraphs: ['0'] };
      await handleMessage(context, request('first', { article }));
      await handleMessage(context, request('brief', { article, repeats: true }));
      await handleMessage(context, corrected('copy'));
    }
    return context.analyse(asked);
  };
  const told = { changes: [CORRECTION], oldWordsOf: { articleId: 'first', withdrawals: 0 } };
  await handleMessage({ ...context, analyse }, corrected('second', told));
  const rows = (await snapshot()).statements.map(({ articleId, articles }) => `${articleId} × ${articles}`);
  expect(rows).toEqual(['first × 2', 'second × 2']);
});

it('an article that moves with what it has changed parts them also if the function dies once it has moved', async () => {
  const { context, storyOf, earlierStories, snapshot } = newsdesk();
  for (const [articleId, storyId] of Object.entries({ first: 'merged', second: 'merged', other: 'story' }))
    storyOf.set(articleId, storyId);
  // There it is taken to be in new words: nobody has told which are the old ones.
  await handleMessage(context, corrected('other'));
  await handleMessage(context, request('first', { article: { paragraphs: ['0'] } }));
  const told = { changes: [CORRECTION], oldWordsOf: { articleId: 'first', withdrawals: 0 } };
  await handleMessage(context, corrected('second', told));
  storyOf.set('second', 'story');
  earlierStories.set('second', ['merged']);
  const move = { kind: 'change story', articleId: 'second', from: 'merged' } as const;
  const article: typeof context.analyses.article = async (articleId) => {
    if (articleId === 'other') throw new Error('timed out');
    return context.analyses.article(articleId);
  };
  const dying = { ...context, analyses: { ...context.analyses, article } };
  await expect(handleMessage(dying, move)).rejects.toThrow('timed out');
  await handleMessage({ ...context, isRetry: true }, move);
  const rows = (await snapshot()).statements.map((row) => `${row.articleId} × ${row.articles} in ${row.storyId}`);
  expect(rows.sort()).toEqual(['first × 1 in merged', 'second × 2 in story']);
});

it.each([
  ['tells where statements ran', 'updateSpread'],
  ['deletes a row', 'delete'],
] as const)(
  'an article that is moved on while a function that moves it %s keeps the row of a statement that it alone has then',
  async (_, method) => {
    const { context, storyOf, earlierStories, snapshot } = newsdesk();
    const path: Record<string, string[]> = { earlier: ['story'], article: ['merged'] };
    const place = () => {
      for (const [articleId, stories] of Object.entries(path)) {
        storyOf.set(articleId, stories.at(-1)!);
        earlierStories.set(articleId, stories.slice(0, -1));
      }
    };
    place();
    await handleMessage(context, request('earlier', { article: { paragraphs: ['2'] } }));
    await handleMessage(context, request('article'));
    path.article!.push('story');
    place();
    let isOver = false;
    const stalled = async (...values: [never, never, never]) => {
      if (!isOver) {
        isOver = true;
        for (const stories of Object.values(path)) stories.push('top');
        place();
        for (const articleId of ['article', 'earlier'])
          await handleMessage(context, { kind: 'change story', articleId, from: 'story' });
      }
      await context.analyses[method](...values);
    };
    const message = { kind: 'change story', articleId: 'article', from: 'merged' } as const;
    await handleMessage({ ...context, analyses: { ...context.analyses, [method]: stalled } }, message);
    const rows = (await snapshot()).statements.map(({ speaker, articles }) => `${speaker} × ${articles}`);
    expect(rows).toEqual(['Ann Reed × 1', 'Bo Lund × 2']);
  },
);

it('an article that is moved on while a function looks which story it belongs to is not moved back', async () => {
  const { context, storyOf, earlierStories } = newsdesk();
  await handleMessage(context, request('article'));
  storyOf.set('article', 'story');
  const move = { kind: 'change story', articleId: 'article', from: 'article' } as const;
  const written: string[] = [];
  let isOver = false;
  const stalled: typeof context = {
    ...context,
    storyOf: async (articleId) => {
      const seen = await context.storyOf(articleId);
      if (!isOver) {
        isOver = true;
        storyOf.set('article', 'top');
        earlierStories.set('article', ['article', 'story']);
        await handleMessage(context, move);
      }
      return seen;
    },
    statementLists: {
      ...context.statementLists,
      put: async (storyId, ...values) => {
        written.push(storyId);
        return context.statementLists.put(storyId, ...values);
      },
    },
  };
  await handleMessage(stalled, move);
  expect(written).toEqual([]);
  expect(await context.analyses.article('article')).toMatchObject({ storyId: 'top' });
});

it('what is about to be said of where statements ran, of a story that they have left meanwhile, comes too late', async () => {
  const { context, storyOf, snapshot } = newsdesk();
  storyOf.set('earlier', 'story');
  await handleMessage(context, request('earlier', { repeats: true }));
  for (const articleId of ['article', 'gone']) {
    storyOf.set(articleId, 'merged');
    await handleMessage(context, request(articleId));
  }
  const stalled = {
    ...context,
    analyses: {
      ...context.analyses,
      updateSpread: async (...values: Parameters<typeof context.analyses.updateSpread>) => {
        storyOf.set('article', 'story');
        await handleMessage(context, { kind: 'change story', articleId: 'article', from: 'merged' });
        await context.analyses.updateSpread(...values);
      },
    },
  };
  const withdrawal = { articleId: 'gone', storyId: 'merged', withdrawals: 1, withdrawnAt: '2026-04-01' };
  await handleMessage(stalled, { kind: 'withdraw', ...withdrawal });
  expect((await snapshot()).statements.map(({ articles }) => articles)).toEqual([2, 2]);
});

it('an article that is moved as an earlier analysis had read it, while it is read anew, keeps what is found in it now', async () => {
  const { context, storyOf } = newsdesk();
  await handleMessage(
    { ...context, analyse: outdatedAnalysis },
    request('article', { article: { paragraphs: ['0', '2', '4'] } }),
  );
  storyOf.set('article', 'story');
  let isOver = false;
  const stalled = {
    ...context,
    statementLists: {
      ...context.statementLists,
      get: async (storyId: string) => {
        if (storyId === 'story' && !isOver) {
          isOver = true;
          await handleMessage(context, { kind: 'reanalyse', articleId: 'article', bucket: 'inbox' });
        }
        return context.statementLists.get(storyId);
      },
    },
  };
  await handleMessage(stalled, { kind: 'change story', articleId: 'article', from: 'article' });
  const { statements } = (await context.statementLists.get('story')).story;
  expect(statements.map(({ speaker, row }) => `${speaker} ${row?.number}`).sort()).toEqual([
    'Ann Reed 1',
    'Bo Lund 2',
    'Dee Park 3',
  ]);
});

it('an article whose row does not take the story it moves to fails, instead of being moved for ever', async () => {
  const { context, storyOf } = newsdesk();
  await handleMessage(context, request('article'));
  storyOf.set('article', 'story');
  const deaf = { ...context, analyses: { ...context.analyses, label: async () => {} } };
  const move = handleMessage(deaf, { kind: 'change story', articleId: 'article', from: 'article' });
  await expect(move).rejects.toThrow('changes again and again');
});

it.each([
  ['goes on', false],
  ['dies before it has read it', true],
])(
  'what was taken for one statement before somebody knew better is told apart if a function that moves it %s',
  async (_, dies) => {
    const { context, storyOf, earlierStories, snapshot } = newsdesk();
    const say = (articleId: string, saying: number, more = {}) =>
      handleMessage(context, request(articleId, { article: { paragraphs: [String(saying)] }, ...more }));
    for (const id of ['untold', 'older']) storyOf.set(id, 'merged');
    storyOf.set('told', 'story');
    await say('untold', CORRECTED);
    await say('older', 0);
    await say('told', CORRECTED, { changes: [CORRECTION], oldWordsOf: { articleId: 'older', withdrawals: 0 } });
    for (const articleId of ['untold', 'older']) {
      storyOf.set(articleId, 'story');
      earlierStories.set(articleId, ['merged']);
      const message: Message = { kind: 'change story', articleId, from: 'merged' };
      const analyse = () => Promise.reject(new Error('timed out'));
      if (dies) await expect(handleMessage({ ...context, analyse }, message)).rejects.toThrow('timed out');
      await handleMessage({ ...context, isRetry: dies }, message);
    }
    const { statements } = await snapshot();
    expect(statements.map(({ content, articles }) => [content, articles]).sort()).toEqual([
      [SAYINGS[0][1], 1],
      [SAYINGS[CORRECTED]![1], 2],
    ]);
  },
);
