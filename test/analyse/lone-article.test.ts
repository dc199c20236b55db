import { expect, it } from 'vitest';
import type { Context } from '../../functions/analyse/context.ts';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import type { AnalysisRequest } from '../../functions/messages/message.ts';
import type { Withdrawal } from '../../functions/tables/analyses.ts';
import { newsdesk, outdatedAnalysis } from './newsdesk.ts';

/** The article that leads the story `first`, and one that says some of the same. */
const SAYS = { first: ['0', '2', '3'], second: ['0', '2'] };

type Article = keyof typeof SAYS;

const request = (articleId: Article, more: Partial<AnalysisRequest> = {}): { kind: 'analyse' } & AnalysisRequest => ({
  kind: 'analyse',
  articleId,
  storyId: 'first',
  key: `${articleId}.txt`,
  version: 'v',
  receivedAt: articleId === 'first' ? '2026-03-01T00:00:00.000Z' : '2026-03-02T00:00:00.000Z',
  article: { paragraphs: SAYS[articleId] },
  ...more,
});

const withdrawal: { kind: 'withdraw' } & Withdrawal = {
  kind: 'withdraw',
  articleId: 'first',
  storyId: 'first',
  withdrawals: 1,
  withdrawnAt: '2026-04-01T00:00:00.000Z',
};

const begin = () => {
  const desk = newsdesk();
  desk.storyOf.set('second', 'first');
  const come = (articleId: Article, context: Context = desk.context) => handleMessage(context, request(articleId));
  return { ...desk, come };
};

type Desk = ReturnType<typeof begin>;

/** Rows as `speaker in article × articles`. */
const said = async ({ snapshot }: Desk) =>
  (await snapshot()).statements.map((row) => `${row.speaker} in ${row.articleId} × ${row.articles}`).sort();

const listOf = async ({ context }: Desk, storyId = 'first') => {
  const { story, revision } = await context.statementLists.get(storyId);
  return { articles: [...story.articles.keys()], statements: story.statements.length, revision };
};

/** Does something else before a call of the lists or the rows takes effect, once. */
const stalledAt = (
  { context }: Desk,
  store: 'statementLists' | 'analyses',
  method: string,
  meanwhile: () => Promise<unknown>,
): Context => {
  const calls = context[store] as unknown as Record<string, (...values: unknown[]) => Promise<unknown>>;
  let isOver = false;
  const stalled = async (...values: unknown[]) => {
    if (!isOver) {
      isOver = true;
      await meanwhile();
    }
    return calls[method]!(...values);
  };
  return { ...context, [store]: { ...calls, [method]: stalled } };
};

const SHARED = ['Ann Reed in first × 2', 'Bo Lund in first × 2', 'Cy Moss in first × 1'];

it('an article that is alone in its story writes no list', async () => {
  const desk = begin();
  await desk.come('first');
  expect(await listOf(desk)).toEqual({ articles: [], statements: 0, revision: 0 });
  expect(await said(desk)).toEqual(['Ann Reed in first × 1', 'Bo Lund in first × 1', 'Cy Moss in first × 1']);
});

it('the second article of a story writes the list, with what the rows of the first say, in one write', async () => {
  const desk = begin();
  await desk.come('first');
  await desk.come('second');
  expect(await listOf(desk)).toEqual({ articles: ['first', 'second'], statements: 3, revision: 1 });
  expect(await said(desk)).toEqual(SHARED);
});

it.each<[string, 'statementLists' | 'analyses', string]>([
  ['before its rows are written', 'analyses', 'put'],
  ['before its own row is written', 'analyses', 'putArticle'],
  ['before it looks for a list', 'statementLists', 'get'],
])('the first finds the second, which comes %s', async (_, store, method) => {
  const desk = begin();
  await desk.come(
    'first',
    stalledAt(desk, store, method, () => desk.come('second')),
  );
  expect((await listOf(desk)).statements).toBe(3);
  const rows = await said(desk);
  expect(rows.map((row) => row.replace(/in \w+/, 'in one'))).toEqual(SHARED.map((row) => row.replace('first', 'one')));
});

it.each(['open', 'put'])(
  'the second finds the first, which is analysed while it is about to %s the list',
  async (at) => {
    const desk = begin();
    await desk.come(
      'second',
      stalledAt(desk, 'statementLists', at, () => desk.come('first')),
    );
    expect((await listOf(desk)).statements).toBe(3);
    expect((await said(desk)).map((row) => row.slice(-1)).sort()).toEqual(['1', '2', '2']);
  },
);

it('what is withdrawn is in no list that was about to be made from its rows', async () => {
  const desk = begin();
  await desk.come('first');
  await desk.come(
    'second',
    stalledAt(desk, 'statementLists', 'put', () => handleMessage(desk.context, withdrawal)),
  );
  expect((await listOf(desk)).articles).toEqual(['second']);
  expect(await said(desk)).toEqual(['Ann Reed in second × 1', 'Bo Lund in second × 1']);
});

it('what is analysed anew is in no list as it was said before', async () => {
  const desk = begin();
  await handleMessage({ ...desk.context, analyse: outdatedAnalysis }, request('first'));
  await desk.come(
    'second',
    stalledAt(desk, 'statementLists', 'put', () =>
      handleMessage(desk.context, { kind: 'reanalyse', articleId: 'first', bucket: 'inbox' }),
    ),
  );
  expect(await said(desk)).toEqual(SHARED);
  expect((await listOf(desk)).statements).toBe(3);
});

it('an analysis anew that died after it had written the row looks again what has changed meanwhile', async () => {
  const desk = begin();
  await handleMessage({ ...desk.context, analyse: outdatedAnalysis }, request('first'));
  const again = { kind: 'reanalyse', articleId: 'first', bucket: 'inbox' } as const;
  const dying = stalledAt(desk, 'statementLists', 'get', async () => {});
  const died = handleMessage(
    {
      ...dying,
      analyses: {
        ...dying.analyses,
        putArticle: async (row) => {
          desk.storyOf.set('first', 'earlier');
          await handleMessage(desk.context, { kind: 'change story', articleId: 'first', from: 'first' });
          await desk.context.analyses.putArticle(row);
          throw new Error('timed out');
        },
      },
    },
    again,
  );
  await expect(died).rejects.toThrow('timed out');
  await handleMessage({ ...desk.context, isRetry: true }, again);
  const { articles, statements } = await desk.snapshot();
  expect([...articles, ...statements].map(({ storyId }) => storyId)).toEqual(
    Array.from({ length: 4 }, () => 'earlier'),
  );
});

it('an article that leaves the story that it led alone takes along what it shares, also if a first try died', async () => {
  const desk = begin();
  desk.storyOf.set('second', 'second');
  await desk.come('second');
  await desk.come('first');
  desk.storyOf.set('first', 'second');
  const move = { kind: 'change story', articleId: 'first', from: 'first' } as const;
  const died = handleMessage(
    {
      ...desk.context,
      analyses: {
        ...desk.context.analyses,
        delete: async (...values) => {
          await desk.context.analyses.delete(...values);
          throw new Error('timed out');
        },
      },
    },
    move,
  );
  await expect(died).rejects.toThrow('timed out');
  await handleMessage({ ...desk.context, isRetry: true }, move);
  expect(await said(desk)).toEqual(['Ann Reed in second × 2', 'Bo Lund in second × 2', 'Cy Moss in first × 1']);
  expect((await listOf(desk)).articles).toEqual([]);
});

it('keeps its rows if it is asked for again as one that adds nothing', async () => {
  const desk = begin();
  await handleMessage(
    stalledAt(desk, 'statementLists', 'put', () => desk.come('first')),
    request('first', { repeats: true }),
  );
  await desk.come('second');
  expect(await said(desk)).toEqual(SHARED);
  await handleMessage(desk.context, request('first', { repeats: true }));
  expect(await said(desk)).toEqual(SHARED);
});

it('a list that is there already, as earlier versions wrote one for each story, is gone on with', async () => {
  const desk = begin();
  await handleMessage({ ...desk.context, isRetry: true }, request('first'));
  expect((await listOf(desk)).articles).toEqual(['first']);
  await desk.come('second');
  expect(await said(desk)).toEqual(SHARED);
});

it('an article that another delivery lists in a later block of the search, before its row is written, is looked for there', async () => {
  const desk = begin();
  let isOver = false;
  const putArticle: typeof desk.context.analyses.putArticle = async (...values) => {
    if (!isOver) {
      isOver = true;
      // Two more fill the block, and the next is begun.
      for (const articleId of ['third', 'fourth'])
        await handleMessage(desk.context, { ...request('second'), articleId });
      await handleMessage({ ...desk.context, isRetry: true }, request('first'));
    }
    return desk.context.analyses.putArticle(...values);
  };
  await desk.come('first', { ...desk.context, analyses: { ...desk.context.analyses, putArticle } });
  const listed = desk.search.snapshot().entries.filter(({ entry }) => entry.articleId === 'first');
  expect(listed).toMatchObject([{ block: 2 }]);
  expect(await desk.context.analyses.article('first')).toMatchObject({ searchBlock: 2 });
});
