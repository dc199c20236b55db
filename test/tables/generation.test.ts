import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Analyses, dynamoAnalyses } from '../../functions/tables/analyses.ts';
import { dynamoFiles, type Files } from '../../functions/tables/files.ts';
import { filesOfGeneration } from '../../functions/tables/files-of-generation.ts';
import type { ArticleRow, FileRow, MentionRow, StatementRow } from '../../functions/tables/rows.ts';
import { startDynamodb } from './dynamodb.ts';

let dynamo: Awaited<ReturnType<typeof startDynamodb>>;
/** The same table as two generations see it. */
let first: Files;
let second: Files;
let before: Analyses;
let after: Analyses;
const TABLES = { articles: 'Articles', statements: 'Statements', mentions: 'Mentions' };

beforeAll(async () => {
  dynamo = await startDynamodb();
  await dynamo.createTable('Articles', ['articleId']);
  await dynamo.createTable('Statements', ['speaker', 'said']);
  await dynamo.createTable('Mentions', ['name', 'seen']);
  first = dynamoFiles(dynamo.db, 'Files');
  second = filesOfGeneration(dynamoFiles(dynamo.db, 'Files'), 2);
  before = dynamoAnalyses(dynamo.db, TABLES);
  after = dynamoAnalyses(dynamo.db, TABLES, 2);
});
afterAll(() => dynamo.stop());

const file = (key: string, more: Partial<FileRow> = {}): FileRow => ({
  key,
  version: 'v1',
  outcome: 'new',
  receivedAt: '2026-03-01T10:00:00.000Z',
  sequencer: '00A1',
  articleId: `article of ${key}`,
  storyId: `story of ${key}`,
  title: 'Harbour closed',
  ...more,
});

describe('the row of a file that stood in an earlier generation', () => {
  it('counts as not written, and is replaced once', async () => {
    await first.add(file('stood'));
    expect(await second.get(file('stood'))).toBeUndefined();
    expect(await second.versions('stood')).toEqual([]);
    expect(await second.earlier('stood')).toEqual([file('stood')]);
    expect(await second.add(file('stood', { outcome: 'copy' }))).toBe(true);
    expect(await second.add(file('stood', { outcome: 'variant' }))).toBe(false);
    expect(await second.get(file('stood'))).toEqual(file('stood', { outcome: 'copy', generation: 2 }));
    expect(await second.earlier('stood')).toEqual([]);
  });

  it('keeps its place among the versions of its key if the file is deleted', async () => {
    await first.add(file('deleted since'));
    const { key, version } = file('deleted since');
    const receivedAt = '2026-03-02T10:00:00.000Z';
    const deletion = { key, version, outcome: 'removed', receivedAt, sequencer: '00B1', deletion: 'version' } as const;
    expect(await second.add(deletion)).toBe(true);
    expect(await second.get(deletion)).toEqual({
      key,
      version,
      outcome: 'removed',
      receivedAt: file('deleted since').receivedAt,
      sequencer: '00A1',
      articleId: 'article of deleted since',
      withdrawnAt: receivedAt,
      generation: 2,
    });
  });

  it('is not replaced by the generation that wrote it', async () => {
    await first.add(file('again'));
    expect(await first.add(file('again', { outcome: 'copy' }))).toBe(false);
  });
});

describe('the row of a file that was withdrawn in an earlier generation', () => {
  const withdrawn = (key: string) => file(key, { outcome: 'superseded', withdrawnAt: '2026-03-02T10:00:00.000Z' });
  const asSeen = (key: string) => {
    const { storyId: _, title: __, ...rest } = withdrawn(key);
    return rest;
  };

  it('is as if the file had never stood: in no story, and without text', async () => {
    await first.add(withdrawn('gone'));
    expect(await second.get(file('gone'))).toEqual(asSeen('gone'));
    expect(await second.versions('gone')).toEqual([asSeen('gone')]);
  });

  it('is carried over once', async () => {
    await first.add(withdrawn('carried'));
    expect(await second.carryOver(file('carried'))).toBe(true);
    expect(await second.carryOver(file('carried'))).toBe(false);
    expect(await first.get(file('carried'))).toEqual({ ...asSeen('carried'), generation: 2 });
  });

  it('is changed as it was seen', async () => {
    await first.add(withdrawn('changed'));
    expect(await second.change(file('changed'), { storyId: undefined }, { storyId: 'another' })).toBe(true);
    expect(await second.get(file('changed'))).toEqual({ ...asSeen('changed'), storyId: 'another', generation: 2 });
  });

  it('is changed as a row of this generation, also if it looks the same', async () => {
    await first.add(asSeen('same'));
    expect(await second.change(file('same'), { storyId: undefined }, { storyId: 'another' })).toBe(true);
    expect(await second.get(file('same'))).toEqual({ ...asSeen('same'), storyId: 'another', generation: 2 });
  });

  it('is changed though another carries it over at the same moment', async () => {
    await first.add(withdrawn('raced'));
    const stored = dynamoFiles(dynamo.db, 'Files');
    const change: Files['change'] = async (...values) => {
      const isChanged = await stored.change(...values);
      await second.carryOver(file('raced'));
      return isChanged;
    };
    const racing = filesOfGeneration({ ...stored, change }, 2);
    expect(await racing.change(file('raced'), { storyId: undefined }, { storyId: 'another' })).toBe(true);
    expect(await second.get(file('raced'))).toEqual({ ...asSeen('raced'), storyId: 'another', generation: 2 });
  });
});

it('rejections and deletions hold in every generation', async () => {
  const rejected = file('rejected', { outcome: 'rejected', reason: 'It is a picture.' });
  const { storyId: _, title: __, ...about } = file('deleted', { outcome: 'removed', deletion: 'key' });
  const deleted: FileRow = about;
  for (const row of [rejected, deleted]) await first.add(row);
  expect(await second.get(rejected)).toEqual(rejected);
  expect(await second.get(deleted)).toMatchObject({ outcome: 'removed', deletion: 'key' });
});

describe('what an earlier generation says of an article', () => {
  const article = (articleId: string, withdrawals?: number) =>
    ({ articleId, storyId: 's', text: 'Text.', ...(withdrawals && { withdrawals }) }) as ArticleRow;
  const withdrawal = { storyId: 's', withdrawals: 1, withdrawnAt: '2026-04-01T00:00:00.000Z' };

  it('counts as not written, and is replaced however often it was withdrawn', async () => {
    await before.putArticle(article('a', 3));
    expect(await after.article('a')).toBeUndefined();
    expect(await after.putArticle(article('a'))).toBe(true);
    expect(await after.article('a')).toEqual({ ...article('a'), generation: 2 });
  });

  it('is withdrawn with what this generation counts', async () => {
    await before.putArticle(article('b', 3));
    expect(await after.markWithdrawn({ articleId: 'b', ...withdrawal })).toMatchObject({ text: 'Text.' });
    expect(await after.bury({ articleId: 'b', ...withdrawal })).toBe(true);
    expect(await after.putArticle(article('b'))).toBe(false);
    expect(await after.article('b')).toEqual({ articleId: 'b', ...withdrawal, generation: 2 });
  });

  it('says nothing of what this generation has found', async () => {
    const said = (number: number, content: string) =>
      ({ speaker: 'Bo', said: `d#${number}`, content, articleId: 'd' }) as StatementRow;
    await before.put([said(1, 'It is safe.'), said(2, 'It is not.')]);
    await after.put([said(1, 'It was safe.')]);
    expect(await after.wordsBy('Bo', 'd#')).toEqual([{ speaker: 'Bo', said: 'd#1', content: 'It was safe.' }]);
    expect(await before.wordsBy('Bo', 'd#')).toEqual([{ speaker: 'Bo', said: 'd#2', content: 'It is not.' }]);
    for (const number of [1, 2]) await after.delete({ speaker: 'Bo', said: `d#${number}` }, 1);
  });

  it('is deleted, whatever it says of withdrawals', async () => {
    const statement = { speaker: 'Ann', said: '1', articleId: 'c', withdrawals: 5 } as StatementRow;
    const mention = { name: 'Ann', seen: '1', articleId: 'c' } as MentionRow;
    await before.put([statement, mention]);
    await after.delete({ speaker: 'Ann', said: '1' }, 1);
    expect(await dynamo.scan('Statements')).toEqual([]);
    await after.put([mention]);
    expect(await dynamo.scan('Mentions')).toEqual([{ ...mention, generation: 2 }]);
  });
});

describe('what an earlier generation says of the withdrawal of an article', () => {
  const articleId = 'comes again';
  const withdrawn = { articleId, storyId: 'story', withdrawals: 1, withdrawnAt: '2026-04-01T00:00:00.000Z' };
  const isThere = async () =>
    (await dynamo.scan('Articles')).some((row) => row.articleId === articleId && row.withdrawnAt !== undefined);

  it('goes if it is taken back, and nothing else does', async () => {
    await before.markWithdrawn(withdrawn);
    await before.forgetWithdrawal(articleId);
    expect(await isThere()).toBe(true);
    await after.forgetWithdrawal(articleId);
    expect(await isThere()).toBe(false);
    await after.markWithdrawn(withdrawn);
    await after.forgetWithdrawal(articleId);
    expect(await isThere()).toBe(true);
  });
});
