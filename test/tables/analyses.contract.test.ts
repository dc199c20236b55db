import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoAnalyses } from '../../functions/tables/analyses.ts';
import { dynamoOldWords, MAX_HOLDERS } from '../../functions/tables/old-words.ts';
import type { ArticleRow, MentionRow, StatementRow, WithdrawnArticleRow } from '../../functions/tables/rows.ts';
import { dynamoStatementLists } from '../../functions/tables/statement-lists.ts';
import { dynamoUnfinished } from '../../functions/tables/unfinished-rows.ts';
import { enter, NO_STATEMENTS } from '../../lib/text/statements/story/story-statements.ts';
import { wordingOf } from '../../lib/text/statements/story/wording.ts';
import { startDynamodb } from './dynamodb.ts';
import { memoryAnalyses, type ReadableAnalyses } from './memory-analyses.ts';

const KEYS = { Articles: ['articleId'], Statements: ['speaker', 'said'], Mentions: ['name', 'seen'] };

let dynamo: Awaited<ReturnType<typeof startDynamodb>>;
let opened = 0;

beforeAll(async () => {
  dynamo = await startDynamodb();
});
afterAll(() => dynamo.stop());

const openDynamo = async (): Promise<ReadableAnalyses> => {
  const suffix = `-${opened++}`;
  for (const [name, keys] of Object.entries(KEYS)) await dynamo.createTable(`${name}${suffix}`, keys);
  await dynamo.createTable(`Fingerprints${suffix}`, ['fingerprint']);
  const named = (name: string) => `${name}${suffix}`;
  return {
    analyses: dynamoAnalyses(dynamo.db, {
      articles: named('Articles'),
      statements: named('Statements'),
      mentions: named('Mentions'),
    }),
    statementLists: dynamoStatementLists(dynamo.db, named('Fingerprints')),
    oldWords: dynamoOldWords(dynamo.db, named('Fingerprints')),
    unfinished: dynamoUnfinished(dynamo.db, named('Fingerprints')),
    snapshot: async () => ({
      articles: (await dynamo.scan(named('Articles'))) as never,
      statements: (await dynamo.scan(named('Statements'))) as never,
      mentions: (await dynamo.scan(named('Mentions'))) as never,
    }),
  };
};

const article = (withdrawals?: number) =>
  ({ articleId: 'a', storyId: 's', text: 'Text.', ...(withdrawals && { withdrawals }) }) as ArticleRow;
const CHANGES = [{ kind: 'wording', before: 'It is safe.', after: 'It is not safe.' }] as const;
const statement = (said: string, more: object = {}) =>
  ({ speaker: 'Ann', said, articleId: 'a', storyId: 's', articles: 1, firstSeen: '1', ...more }) as StatementRow;
const mention = { name: 'Ann', seen: '2026#a', articleId: 'a', storyId: 's' } as MentionRow;
const withdrawal = (withdrawals: number) => ({
  articleId: 'a',
  storyId: 's',
  withdrawals,
  withdrawnAt: '2026-04-01T00:00:00.000Z',
});
const tombstone = (withdrawals: number): WithdrawnArticleRow => ({
  articleId: 'a',
  storyId: 's',
  withdrawals,
  withdrawnAt: '2026-04-01T00:00:00.000Z',
});

describe.each([
  ['in memory', async () => memoryAnalyses()],
  ['in DynamoDB', openDynamo],
])('the tables of analysis %s', (_, open) => {
  let stores: ReadableAnalyses;
  beforeEach(async () => {
    stores = await open();
  });

  it('hold the row of an article', async () => {
    expect(await stores.analyses.article('a')).toBeUndefined();
    expect(await stores.analyses.putArticle(article())).toBe(true);
    expect(await stores.analyses.article('a')).toEqual(article());
  });

  it('accept no row of an article from before its withdrawal', async () => {
    await stores.analyses.putArticle(article());
    expect(await stores.analyses.markWithdrawn(withdrawal(1))).toMatchObject({ text: 'Text.', withdrawals: 1 });
    expect(await stores.analyses.putArticle(article())).toBe(false);
    expect(await stores.analyses.bury(tombstone(1))).toBe(true);
    expect(await stores.analyses.article('a')).toEqual(tombstone(1));
    expect(await stores.analyses.putArticle(article())).toBe(false);
    expect(await stores.analyses.putArticle(article(1))).toBe(true);
    expect(await stores.analyses.article('a')).toEqual(article(1));
  });

  it('put no row back to an earlier block of the search, unless the later one was seen in it', async () => {
    const listed = (searchBlock: number) => ({ ...article(), searchBlock });
    await stores.analyses.putArticle(article());
    expect(await stores.analyses.putArticle(listed(2))).toBe(true);
    expect(await stores.analyses.putArticle(listed(1))).toBe(false);
    expect(await stores.analyses.putArticle(listed(1), { block: 1 })).toBe(false);
    expect(await stores.analyses.article('a')).toEqual(listed(2));
    expect(await stores.analyses.putArticle(listed(3), { block: 2 })).toBe(true);
    expect(await stores.analyses.putArticle(listed(1), { block: 3 })).toBe(true);
    expect(await stores.analyses.article('a')).toEqual(listed(1));
  });

  it('withdraw an article that has no row, and do so twice', async () => {
    for (let times = 0; times < 2; times++) {
      expect(await stores.analyses.markWithdrawn(withdrawal(1))).toMatchObject({ articleId: 'a', withdrawals: 1 });
      expect(await stores.analyses.bury(tombstone(1))).toBe(true);
    }
    expect(await stores.analyses.article('a')).toEqual(tombstone(1));
  });

  it('withdraw no article that has come back since', async () => {
    await stores.analyses.putArticle(article(1));
    expect(await stores.analyses.markWithdrawn(withdrawal(1))).toBeUndefined();
    expect(await stores.analyses.bury(tombstone(1))).toBe(false);
    expect(await stores.analyses.markWithdrawn(withdrawal(2))).toBeDefined();
  });

  it('hold statements and names, found by the speaker and the beginning of their keys', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => statement(`2026#a#${String(n).padStart(3, '0')}`));
    await stores.analyses.put([...rows, statement('2026#b#000', { articleId: 'b' }), mention]);
    const keys = await stores.analyses.statementsBy('Ann', '2026#a#');
    expect(keys.map(({ said }) => said).sort()).toEqual(rows.map(({ said }) => said));
    expect((await stores.snapshot()).mentions).toEqual([mention]);
  });

  it('hold what was said, found in the same way', async () => {
    await stores.analyses.put([statement('2026#a#001', { content: 'It is safe.' }), statement('2026#b#001')]);
    expect(await stores.analyses.wordsBy('Ann', '2026#a#')).toEqual([
      { speaker: 'Ann', said: '2026#a#001', content: 'It is safe.' },
    ]);
  });

  it('delete no row of a later time', async () => {
    await stores.analyses.put([statement('1'), statement('2', { withdrawals: 1 }), mention]);
    for (const key of [
      { speaker: 'Ann', said: '1' },
      { speaker: 'Ann', said: '2' },
      { name: 'Ann', seen: '2026#a' },
    ])
      await stores.analyses.delete(key, 1);
    const { statements, mentions } = await stores.snapshot();
    expect([statements.map(({ said }) => said), mentions]).toEqual([['2'], []]);
    await stores.analyses.delete({ speaker: 'Ann', said: '2' }, 2);
    expect((await stores.snapshot()).statements).toEqual([]);
  });

  it('take a row for its key', async () => {
    const row = statement('1');
    await stores.analyses.put([row, mention]);
    await stores.analyses.label(row, 'other');
    await stores.analyses.updateSpread(row, 'other', { articles: 3, firstSeen: '0' });
    expect((await stores.snapshot()).statements).toMatchObject([{ storyId: 'other', articles: 3 }]);
    for (const one of [row, mention]) await stores.analyses.delete(one, 1);
    expect(await stores.snapshot()).toMatchObject({ statements: [], mentions: [] });
  });

  it('change rows that are there, and create none', async () => {
    await stores.analyses.put([statement('1')]);
    for (const said of ['1', '2']) {
      await stores.analyses.label({ speaker: 'Ann', said }, 'other');
      await stores.analyses.updateSpread({ speaker: 'Ann', said }, 'other', {
        articles: 3,
        firstSeen: '0',
        firstArticle: 'b',
      });
    }
    await stores.analyses.label({ articleId: 'a' }, 'other');
    const { statements, articles } = await stores.snapshot();
    expect(articles).toEqual([]);
    expect(statements).toEqual([statement('1', { storyId: 'other', articles: 3, firstSeen: '0', firstArticle: 'b' })]);
    await stores.analyses.updateSpread({ speaker: 'Ann', said: '1' }, 's', { articles: 9, firstSeen: '9' });
    expect((await stores.snapshot()).statements).toEqual(statements);
    await stores.analyses.updateSpread({ speaker: 'Ann', said: '1' }, 'other', { articles: 1, firstSeen: '1' });
    expect((await stores.snapshot()).statements[0]).not.toHaveProperty('firstArticle');
  });

  it('keep what a row says that an article changes, unless it is told anew, withdrawn or to go', async () => {
    const told = (withdrawals?: number) => ({ ...article(withdrawals), changes: [...CHANGES] });
    for (const withdrawals of [undefined, 1]) {
      expect(await stores.analyses.putArticle(told(withdrawals))).toBe(true);
      expect(await stores.analyses.putArticle(article(withdrawals))).toBe(false);
      expect(await stores.analyses.putArticle(told(withdrawals))).toBe(true);
      expect(await stores.analyses.putArticle(article(withdrawals), { changes: true })).toBe(true);
      expect((await stores.snapshot()).articles).toEqual([article(withdrawals)]);
    }
    await stores.analyses.putArticle(told(1));
    expect(await stores.analyses.putArticle(article(2))).toBe(true);
    await stores.analyses.putArticle(told(2));
    await stores.analyses.markWithdrawn(withdrawal(3));
    expect(await stores.analyses.putArticle(article(3))).toBe(true);
  });

  it('drop the words of an article as it stood before it was withdrawn, and no others', async () => {
    const row = { ...article(), changes: [...CHANGES], oldWordsOf: { articleId: 'b', withdrawals: 1 } };
    await stores.analyses.putArticle(row);
    await stores.analyses.dropOldWords('a', { articleId: 'b', withdrawals: 1 });
    await stores.analyses.dropOldWords('a', { articleId: 'c', withdrawals: 2 });
    await stores.analyses.dropOldWords('b', { articleId: 'b', withdrawals: 2 });
    expect((await stores.snapshot()).articles).toEqual([row]);
    await stores.analyses.dropOldWords('a', { articleId: 'b', withdrawals: 2 });
    expect((await stores.snapshot()).articles).toEqual([article()]);
  });

  it('know in which rows the words of an article may be, as long as these are not too many', async () => {
    expect(await stores.oldWords.holders('b')).toEqual([]);
    const ids = Array.from({ length: MAX_HOLDERS }, (_, n) => `a${n}`);
    for (const id of ids) expect(await stores.oldWords.note('b', id)).toBe(true);
    expect(await stores.oldWords.note('b', 'one more')).toBe(false);
    expect(await stores.oldWords.note('b', 'a0')).toBe(true);
    expect((await stores.oldWords.holders('b')).sort()).toEqual(ids.sort());
  });

  it('keep what is noted for an article until that note is forgotten', async () => {
    const { unfinished } = stores;
    const rows = {
      articleId: 'b',
      keys: [
        { speaker: 'Ann', said: '1' },
        { name: 'Ann', seen: '1' },
      ],
    };
    expect(await unfinished.notes('a')).toEqual([]);
    await unfinished.note('a', 'one', rows);
    await unfinished.note('a', 'two', { ...rows, articleId: 'c' });
    await unfinished.note('other', 'one', rows);
    await unfinished.forget('a', 'two');
    await unfinished.forget('a', 'three');
    expect(await unfinished.notes('a')).toEqual([rows]);
  });

  it('keep the statements of a story, and refuse a write that has not seen the last change', async () => {
    const nothing = await stores.statementLists.get('s');
    expect(nothing).toEqual({ story: NO_STATEMENTS, revision: 0 });
    const { story } = enter(
      NO_STATEMENTS,
      { articleId: 'a', day: '2026-03-01', receivedAt: '2026-03-01T00:00:00.000Z', withdrawals: 2 },
      [
        { number: 1, speaker: 'Ann', wording: wordingOf('The harbour bridge was safe') },
        { speaker: 'Bo', wording: wordingOf('Not a word of it is true') },
      ],
    );
    expect(await stores.statementLists.put('s', nothing, story)).toBe(true);
    expect(await stores.statementLists.put('s', nothing, NO_STATEMENTS)).toBe(false);
    const seen = await stores.statementLists.get('s');
    expect(seen).toEqual({ story, revision: 1 });
    expect(await stores.statementLists.put('s', seen, NO_STATEMENTS)).toBe(true);
    expect((await stores.statementLists.get('s')).story).toEqual(NO_STATEMENTS);
  });

  it('open the list of a story once, as long as nobody has written it', async () => {
    const nothing = await stores.statementLists.get('s');
    for (let times = 0; times < 2; times++) {
      await stores.statementLists.open('s');
      expect(await stores.statementLists.get('s')).toEqual({ story: NO_STATEMENTS, revision: 1, isOpen: true });
    }
    expect(await stores.statementLists.put('s', nothing, NO_STATEMENTS)).toBe(false);
    expect(await stores.statementLists.put('s', await stores.statementLists.get('s'), NO_STATEMENTS)).toBe(true);
    await stores.statementLists.open('s');
    expect(await stores.statementLists.get('s')).toEqual({ story: NO_STATEMENTS, revision: 2 });
  });
});
