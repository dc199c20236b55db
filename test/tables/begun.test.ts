import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Begun, type BegunFile, dynamoBegun } from '../../functions/tables/begun.ts';
import { startDynamodb } from './dynamodb.ts';
import { memoryStores } from './memory.ts';

const begunFile = (key: string, articleId: string, second = 1): BegunFile => ({
  file: { key, version: 'v1', receivedAt: `2026-03-01T10:00:${String(second).padStart(2, '0')}.000Z` },
  articleId: articleId.repeat(16),
});

const behavesAsNotes = (open: () => Begun): void => {
  it('lead from a file to its articles', async () => {
    const begun = open();
    const [one, other] = [begunFile('one.txt', 'a1'), begunFile('other.txt', 'b2')];
    await begun.note([one, other, one]);
    await begun.note([one]);
    await begun.note([{ ...one, articleId: 'c3'.repeat(16) }]);
    const articlesOf = await begun.at(one.file.receivedAt);
    expect(articlesOf(one.file).sort()).toEqual(['a1'.repeat(16), 'c3'.repeat(16)]);
    expect(articlesOf(other.file)).toEqual(['b2'.repeat(16)]);
    expect(articlesOf({ ...one.file, version: 'v2' })).toEqual([]);
  });
};

describe('notes in memory', () => behavesAsNotes(() => memoryStores().begun));

describe('notes on DynamoDB', () => {
  let dynamo: Awaited<ReturnType<typeof startDynamodb>>;
  beforeAll(async () => {
    dynamo = await startDynamodb();
  });
  afterAll(() => dynamo.stop());
  const notes = async () => (await dynamo.scan('Fingerprints')).filter(({ articles }) => articles);

  behavesAsNotes(() => dynamo.begun);

  it('of ten files that are handled side by side are one small item, which expires', async () => {
    await dynamo.open('-ten');
    const begun = dynamoBegun(dynamo.db, 'Fingerprints-ten', () => 10);
    const files = Array.from({ length: 10 }, (_, i) => begunFile(`${i}.txt`, `a${i}`, 20 + (i % 2)));
    await Promise.all(files.map((file) => begun.note([file])));
    const items = await dynamo.scan('Fingerprints-ten');
    expect(items).toHaveLength(1);
    const { articles, expiresAt } = items[0] as { articles: Set<Uint8Array>; expiresAt: number };
    expect([articles.size, Buffer.concat([...articles]).length]).toEqual([10, 240]);
    expect(expiresAt).toBeGreaterThan(Date.now() / 1000 + 28 * 86_400);
  });

  it('are among those of the same ten seconds', async () => {
    const late = begunFile('late.txt', 'd4', 39);
    await dynamo.begun.note([late]);
    expect((await dynamo.begun.at('2026-03-01T10:00:30.000Z'))(late.file)).toEqual([late.articleId]);
    expect((await dynamo.begun.at('2026-03-01T10:00:40.000Z'))(late.file)).toEqual([]);
    expect((await notes()).map(({ fingerprint }) => fingerprint)).toContainEqual(
      expect.stringMatching(/^begun#2026-03-01T10:00:3#\d+$/),
    );
  });
});
