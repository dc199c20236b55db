import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IndexBehind, relabelArticle } from '../../functions/store/relabel-article.ts';
import { startDynalite } from './dynalite.ts';

const tables = { articles: 'Articles', statements: 'Statements', mentions: 'Mentions' };
const KEYS = { Articles: ['articleId'], Statements: ['speaker', 'said'], Mentions: ['name', 'seen'] };

let dynamo: Awaited<ReturnType<typeof startDynalite>>;

beforeAll(async () => {
  dynamo = await startDynalite();
  for (const [TableName, keys] of Object.entries(KEYS)) {
    const schema = (names: string[]) =>
      names.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? ('HASH' as const) : ('RANGE' as const) }));
    const indexed = keys.length > 1;
    await dynamo.db.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [...keys, ...(indexed ? ['articleId'] : [])].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S' as const,
        })),
        KeySchema: schema(keys),
        ...(indexed && {
          GlobalSecondaryIndexes: [
            {
              IndexName: 'byArticle',
              KeySchema: schema(['articleId', keys[1] as string]),
              Projection: { ProjectionType: 'KEYS_ONLY' as const },
            },
          ],
        }),
      }) as never,
    );
  }
});

afterAll(() => dynamo.stop());

const put = (TableName: string, Item: object) => dynamo.db.send(new PutCommand({ TableName, Item }));
const storyIds = async (TableName: string) =>
  ((await dynamo.db.send(new ScanCommand({ TableName }))).Items ?? []).map((item) => item.storyId);

const row = { articleId: 'a', storyId: 'a', statements: 2, people: ['Ann'], organisations: [], places: ['Rome'] };

beforeEach(async () => {
  await put('Articles', row);
  await put('Statements', { speaker: 'Ann', said: '2026-03-01#a#0', articleId: 'a', storyId: 'a' });
  await put('Statements', { speaker: 'Bob', said: '2026-03-01#a#1', articleId: 'a', storyId: 'a' });
  await put('Mentions', { name: 'Ann', seen: '2026-03-01#a', articleId: 'a', storyId: 'a' });
  await put('Mentions', { name: 'Rome', seen: '2026-03-01#a', articleId: 'a', storyId: 'a' });
});

describe('relabelling an article', () => {
  it('gives all its rows the id of its story', async () => {
    await relabelArticle(dynamo.db, tables, async () => 'earlier', 'a');
    for (const table of Object.keys(KEYS)) expect(new Set(await storyIds(table))).toEqual(new Set(['earlier']));
  });

  it('follows a story that moves meanwhile', async () => {
    const stories = ['earlier', 'earliest', 'earliest'];
    await relabelArticle(dynamo.db, tables, async () => stories.shift() ?? 'earliest', 'a');
    for (const table of Object.keys(KEYS)) expect(new Set(await storyIds(table))).toEqual(new Set(['earliest']));
  });

  it('waits for an index that does not show all rows yet, and leaves the Articles row as a sign of it', async () => {
    await put('Articles', { ...row, statements: 3 });
    await expect(relabelArticle(dynamo.db, tables, async () => 'earlier', 'a')).rejects.toThrow(IndexBehind);
    await put('Articles', { ...row, listsCut: { people: 1 } });
    await expect(relabelArticle(dynamo.db, tables, async () => 'earlier', 'a')).rejects.toThrow(IndexBehind);
    const { Item } = await dynamo.db.send(new GetCommand({ TableName: 'Articles', Key: { articleId: 'a' } }));
    expect(Item?.storyId).toBe('a');
  });

  it('does nothing where the article has no row yet', async () => {
    await dynamo.db.send(new DeleteCommand({ TableName: 'Articles', Key: { articleId: 'a' } }));
    await relabelArticle(dynamo.db, tables, async () => 'earlier', 'a');
    expect(await storyIds('Articles')).toEqual([]);
    expect(new Set(await storyIds('Statements'))).toEqual(new Set(['a']));
  });
});
