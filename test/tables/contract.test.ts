import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoFiles, type Files } from '../../functions/tables/files.ts';
import type { Claim, Fingerprints } from '../../functions/tables/fingerprints.ts';
import { BUCKET_MEMBERS, SOURCE_MEMBERS, UPLOAD_MEMBERS } from '../../functions/tables/near-copy-bucket.ts';
import { keysOfOutcome, spreadOutcome } from '../../functions/tables/outcome-shards.ts';
import type { FileRow, StoryRow } from '../../functions/tables/rows.ts';
import type { Stories } from '../../functions/tables/stories.ts';
import { startDynamodb } from './dynamodb.ts';
import { memoryStores } from './memory.ts';

interface Stores {
  files: Files;
  stories: Stories;
  fingerprints: Fingerprints;
}

const file = (key: string, version = 'v1'): FileRow => ({
  key,
  version,
  outcome: 'new',
  receivedAt: '2026-03-01T10:00:00.000Z',
  sequencer: '00A1',
});

const claim = (articleId: string): Claim => ({
  articleId,
  key: 'first.txt',
  version: 'v1',
  sequencer: '00A1',
  receivedAt: '2026-03-01T10:00:00.000Z',
  title: 'Harbour closed',
  since: '2026-03-01T10:00:00.000Z',
  minima: Uint8Array.of(1, 2, 3, 4),
  shingles: 1,
});

const story = (storyId: string): StoryRow => ({
  storyId,
  headline: 'Harbour closed',
  firstSeen: '2026-03-01T10:00:00.000Z',
  lastSeen: '2026-03-01T10:00:00.000Z',
  files: 1,
  articles: 1,
  latest: ['v1 first.txt'],
  pages: 0,
});

/** What every set of stores does, whatever it is made of. */
const behavesAsStores = (open: () => Stores): void => {
  describe('files', () => {
    it('replaces the row of a file that failed, and only that', async () => {
      const { files } = open();
      expect(await files.add({ ...file('failed'), outcome: 'failed' })).toBe(true);
      expect(await files.add({ ...file('failed'), outcome: 'new' })).toBe(true);
      expect(await files.add({ ...file('failed'), outcome: 'failed' })).toBe(false);
      expect(await files.get(file('failed'))).toMatchObject({ outcome: 'new' });
    });

    it('leaves the row of a file that failed where it is, if the file is deleted', async () => {
      const { files } = open();
      await files.add({ ...file('erased'), outcome: 'failed' });
      expect(await files.add({ ...file('erased'), outcome: 'removed', deletion: 'version' })).toBe(false);
      expect(await files.get(file('erased'))).toMatchObject({ outcome: 'failed' });
      expect(await files.add({ ...file('unknown'), outcome: 'removed', deletion: 'version' })).toBe(true);
    });

    it('adds a row once', async () => {
      const { files } = open();
      expect(await files.add(file('once'))).toBe(true);
      expect(await files.add({ ...file('once'), outcome: 'copy' })).toBe(false);
      expect(await files.get(file('once'))).toEqual(file('once'));
    });

    it('returns no row that was not written', async () => {
      expect(await open().files.get(file('never'))).toBeUndefined();
      expect(await open().files.versions('never')).toEqual([]);
    });

    it('lists the versions of a key and of no other', async () => {
      const { files } = open();
      for (const row of [file('a', 'v1'), file('a', 'v2'), file('a#1', 'v1')]) await files.add(row);
      expect((await files.versions('a')).map((row) => row.version).sort()).toEqual(['v1', 'v2']);
    });

    it('changes a row only if it is as it was seen', async () => {
      const { files } = open();
      await files.add({ ...file('b'), reason: 'none' });
      expect(await files.change(file('b'), { outcome: 'copy' }, { outcome: 'removed' })).toBe(false);
      expect(await files.change(file('b'), { storyId: 'x' }, { outcome: 'removed' })).toBe(false);
      const set = { outcome: 'removed', storyId: 's', reason: undefined } as const;
      expect(await files.change(file('b'), { outcome: 'new', storyId: undefined }, set)).toBe(true);
      expect(await files.get(file('b'))).toEqual({ ...file('b'), outcome: 'removed', storyId: 's' });
      expect(await files.change(file('b'), { storyId: undefined }, { outcome: 'new' })).toBe(false);
    });

    it('changes no row that is not there', async () => {
      const { files } = open();
      expect(await files.change(file('c'), {}, { outcome: 'removed' })).toBe(false);
      expect(await files.get(file('c'))).toBeUndefined();
    });
  });

  describe('fingerprints', () => {
    it('gives a claim to the first that asks', async () => {
      const { fingerprints } = open();
      expect(await fingerprints.claim('a')).toBeUndefined();
      expect(await fingerprints.addClaim(claim('a'))).toBe(true);
      expect(await fingerprints.addClaim({ ...claim('a'), key: 'second.txt' })).toBe(false);
      expect(await fingerprints.claim('a')).toEqual(claim('a'));
    });

    it('hands a claim over once, with all that is known about the new file', async () => {
      const { fingerprints } = open();
      await fingerprints.addClaim({ ...claim('b'), eTag: 'e1', part: 3 });
      const to = { ...claim('b'), key: 'second.txt', version: 'v9', size: 7, succeeds: true };
      expect(await fingerprints.moveClaim('b', { key: 'first.txt', version: 'v1' }, to)).toBe(true);
      expect(await fingerprints.claim('b')).toEqual(to);
      expect(await fingerprints.moveClaim('b', { key: 'first.txt', version: 'v1' }, claim('b'))).toBe(false);
      expect(await fingerprints.moveClaim('nobody', { key: 'first.txt', version: 'v1' }, to)).toBe(false);
    });

    it('withdraws a claim that is as it was seen, and ends that, to be settled, when it is handed over', async () => {
      const { fingerprints } = open();
      const withdrawnAt = '2026-03-02T10:00:00.000Z';
      await fingerprints.addClaim(claim('w'));
      const seen = { withdrawals: undefined, withdrawnAt: undefined };
      const set = { withdrawals: 1, withdrawnAt, title: undefined };
      expect(await fingerprints.changeClaim('w', seen, set)).toBe(true);
      expect(await fingerprints.changeClaim('w', seen, set)).toBe(false);
      expect(await fingerprints.changeClaim('nobody', seen, set)).toBe(false);
      const { title, ...untitled } = claim('w');
      expect(await fingerprints.claim('w')).toEqual({ ...untitled, withdrawals: 1, withdrawnAt });
      const to = { ...claim('w'), version: 'v9', title: 'Harbour open', succeeds: true };
      expect(await fingerprints.moveClaim('w', claim('w'), to)).toBe(false);
      expect(await fingerprints.moveClaim('w', { ...claim('w'), withdrawnAt }, to)).toBe(true);
      expect(await fingerprints.claim('w')).toEqual({ ...to, withdrawals: 1, settling: true });
    });

    it('remembers what a claimed article is compared by', async () => {
      const { fingerprints } = open();
      expect(await fingerprints.sketch('sketched')).toBeUndefined();
      await fingerprints.addClaim(claim('sketched'));
      for (let i = 0; i < 2; i++) {
        expect(await fingerprints.sketch('sketched')).toEqual({ minima: Uint8Array.of(1, 2, 3, 4), shingles: 1 });
      }
    });

    it('gives an article one node, and a node one parent', async () => {
      const { fingerprints } = open();
      expect(await fingerprints.node('n')).toBeUndefined();
      expect(await fingerprints.setParent('n', 'a')).toBe(false);
      expect(await fingerprints.addNode('n', { led: true })).toBe(true);
      expect(await fingerprints.addNode('n', { parent: 'b' })).toBe(false);
      expect(await fingerprints.setParent('n', 'a')).toBe(true);
      expect(await fingerprints.setParent('n', 'b')).toBe(false);
      expect(await fingerprints.node('n')).toEqual({ led: true, parent: 'a' });
    });

    const id = (i: number) => i.toString(16).padStart(8, '0').padEnd(32, '0');
    const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => id(from + i));
    const day = '2026-03-01T10:00:00.000Z';

    it('enters an article in a bucket and tells who is there, until the bucket is full', async () => {
      const { fingerprints } = open();
      const enter = async (i: number) =>
        (await fingerprints.enterBucket('near#1#ab', id(i), day, { source: String(i % 2) })).sort();
      expect(await enter(0)).toEqual([id(0)]);
      expect(await enter(1)).toEqual(ids(0, 2));
      expect(await enter(0)).toEqual(ids(0, 2));
      for (let i = 2; i < BUCKET_MEMBERS; i++) await enter(i);
      for (const late of [BUCKET_MEMBERS, BUCKET_MEMBERS + 1, 0])
        expect(await enter(late)).toEqual(ids(0, BUCKET_MEMBERS));
    });

    it('enters no more articles of one source in a bucket than leave room for others', async () => {
      const { fingerprints } = open();
      const enter = async (i: number, source: string) =>
        (await fingerprints.enterBucket('near#2#ab', id(i), day, { source })).sort();
      for (let i = 0; i < SOURCE_MEMBERS + 5; i++) await enter(i, 'a');
      expect(await enter(SOURCE_MEMBERS + 5, 'a')).toEqual(ids(0, SOURCE_MEMBERS));
      expect(await enter(0, 'a')).toEqual(ids(0, SOURCE_MEMBERS));
      expect(await enter(SOURCE_MEMBERS, 'b')).toEqual(ids(0, SOURCE_MEMBERS + 1));
    });

    it('enters even fewer articles of one upload', async () => {
      const { fingerprints } = open();
      const enter = async (i: number, upload: string) =>
        (await fingerprints.enterBucket('near#3#ab', id(i), day, { source: 'a', upload })).sort();
      for (let i = 0; i < UPLOAD_MEMBERS + 5; i++) await enter(i, 'v1 a.json');
      expect(await enter(3, 'v1 a.json')).toEqual(ids(0, UPLOAD_MEMBERS));
      expect(await enter(UPLOAD_MEMBERS, 'v2 a.json')).toEqual(ids(0, UPLOAD_MEMBERS + 1));
    });

    it('enters an article that is there already, whatever is full', async () => {
      const { fingerprints } = open();
      const enter = async (i: number) =>
        (await fingerprints.enterBucket('near#4#ab', id(i), day, { source: 'a', upload: 'v1 a.json' })).sort();
      for (let i = 0; i < UPLOAD_MEMBERS; i++) await enter(i);
      for (let i = 0; i < UPLOAD_MEMBERS; i++) expect(await enter(i)).toEqual(ids(0, UPLOAD_MEMBERS));
    });

    it('keeps on a page whatever was ever noted on it', async () => {
      const { fingerprints } = open();
      expect(await fingerprints.page('s', 0)).toEqual([]);
      await fingerprints.notePage('s', 0, ['v1 a', 'v1 b']);
      await fingerprints.notePage('s', 0, ['v1 b', 'v1 c']);
      await fingerprints.notePage('s', 1, ['v1 d']);
      expect((await fingerprints.page('s', 0)).sort()).toEqual(['v1 a', 'v1 b', 'v1 c']);
    });
  });

  describe('stories', () => {
    const addition = { entry: 'v1 b.txt', files: 1, articles: 0, seen: { pages: 0, latest: ['v1 first.txt'] } };

    it('creates a row once', async () => {
      const { stories } = open();
      expect(await stories.get('a')).toBeUndefined();
      expect(await stories.create(story('a'))).toBe(true);
      expect(await stories.create({ ...story('a'), files: 9 })).toBe(false);
      expect(await stories.get('a')).toEqual(story('a'));
    });

    it('counts a name once', async () => {
      const { stories } = open();
      await stories.create(story('b'));
      expect(await stories.count('b', { ...addition, articles: 1 })).toBe(true);
      expect(await stories.count('b', { ...addition, articles: 1 })).toBe(false);
      expect(await stories.get('b')).toEqual({
        ...story('b'),
        files: 2,
        articles: 2,
        latest: ['v1 first.txt', 'v1 b.txt'],
      });
    });

    it('counts in no story that is not there, and in none whose page was turned meanwhile', async () => {
      const { stories } = open();
      expect(await stories.count('c', addition)).toBe(false);
      expect(await stories.get('c')).toBeUndefined();
      await stories.create({ ...story('c'), pages: 1 });
      expect(await stories.count('c', addition)).toBe(false);
    });

    it('turns a page only if no name came in meanwhile', async () => {
      const { stories } = open();
      await stories.create(story('d'));
      await stories.count('d', addition);
      const turn = { ...addition, entry: 'v1 c.txt', keep: [] };
      expect(await stories.count('d', turn)).toBe(false);
      const latest = ['v1 first.txt', 'v1 b.txt'];
      expect(await stories.count('d', { ...turn, seen: { pages: 0, latest }, keep: ['v1 b.txt'] })).toBe(true);
      expect(await stories.get('d')).toMatchObject({ files: 3, latest: ['v1 b.txt', 'v1 c.txt'], pages: 1 });
    });

    it('closes a story, and counts nothing in it any more', async () => {
      const { stories } = open();
      await stories.create(story('f'));
      await stories.settle('f');
      await stories.close('f', 'a');
      await stories.close('f', 'b');
      const { headline, ...closed } = story('f');
      expect(await stories.get('f')).toEqual({ ...closed, mergedInto: 'a' });
      expect(await stories.count('f', addition)).toBe(false);
      await stories.settle('f');
      expect(await stories.get('f')).toMatchObject({ mergedInto: 'a', settled: true, files: 0, articles: 0 });
    });

    it('closes a story that was never counted in', async () => {
      const { stories } = open();
      await stories.close('g', 'a');
      expect(await stories.create(story('g'))).toBe(false);
      expect(await stories.get('g')).toEqual({
        storyId: 'g',
        mergedInto: 'a',
        files: 0,
        articles: 0,
        latest: [],
        pages: 0,
      });
    });

    it('gives a story another headline if it has the one it was seen with, and none to a closed one', async () => {
      const { stories } = open();
      expect(await stories.rename('h', { articles: 1 }, 'Quay open')).toBe(false);
      await stories.create(story('h'));
      expect(await stories.rename('h', { headline: 'Quay shut', articles: 1 }, 'Quay open')).toBe(false);
      expect(await stories.rename('h', { headline: 'Harbour closed', articles: 0 }, 'Quay open')).toBe(false);
      expect(await stories.rename('h', { headline: 'Harbour closed', articles: 1 }, 'Quay open')).toBe(true);
      expect(await stories.get('h')).toEqual({ ...story('h'), headline: 'Quay open' });
      await stories.close('h', 'a');
      expect(await stories.rename('h', { articles: 1 }, 'Quay shut')).toBe(false);
      expect(await stories.get('h')).not.toHaveProperty('headline');
    });

    it('moves the first and the last time outwards, never inwards', async () => {
      const { stories } = open();
      await stories.create(story('e'));
      expect(await stories.count('e', { ...addition, lastSeen: '2026-03-02T10:00:00.000Z' })).toBe(true);
      const earlier = { ...addition, entry: 'v1 c.txt', lastSeen: '2026-03-02T09:00:00.000Z' };
      expect(await stories.count('e', earlier)).toBe(false);
      const first = { ...addition, entry: 'v1 c.txt', firstSeen: '2026-02-28T09:00:00.000Z' };
      expect(await stories.count('e', first)).toBe(true);
      expect(await stories.count('e', { ...first, entry: 'v1 d.txt' })).toBe(false);
      expect(await stories.get('e')).toMatchObject({
        firstSeen: '2026-02-28T09:00:00.000Z',
        lastSeen: '2026-03-02T10:00:00.000Z',
      });
    });
  });
};

describe('in memory', () => {
  const stores = memoryStores();
  behavesAsStores(() => stores);
});

describe('on DynamoDB', () => {
  let stores: Awaited<ReturnType<typeof startDynamodb>>;
  beforeAll(async () => {
    stores = await startDynamodb();
  });
  afterAll(() => stores.stop());
  behavesAsStores(() => stores);
});

describe('on DynamoDB, with outcomes spread over ten keys', () => {
  let stores: Awaited<ReturnType<typeof startDynamodb>>;
  beforeAll(async () => {
    stores = await startDynamodb();
  });
  afterAll(() => stores.stop());
  const files = (isSpread: boolean) => dynamoFiles(stores.db, 'Files', isSpread);
  behavesAsStores(() => ({ ...stores, files: files(true) }));

  const storedOutcomes = async () =>
    new Map((await stores.scan('Files')).map(({ key, outcome }) => [String(key), String(outcome)]));

  it('stores a frequent outcome with a number, the same for all outcomes of a file, and a rare one as it is', async () => {
    await files(true).add(file('many'));
    const stored = (await storedOutcomes()).get('many')!;
    expect(stored).toMatch(/^new \d$/);
    expect(keysOfOutcome('new')).toContain(stored);
    await files(true).change(file('many'), { outcome: 'new' }, { outcome: 'superseded' });
    expect((await storedOutcomes()).get('many')).toBe(stored.replace('new', 'superseded'));
    await files(true).add({ ...file('refused'), outcome: 'rejected' });
    expect((await storedOutcomes()).get('refused')).toBe('rejected');
    expect(keysOfOutcome('rejected')).toEqual(['rejected']);
  });

  it('uses all ten keys', () => {
    const keys = Array.from({ length: 300 }, (_, i) => spreadOutcome(file(`${i}.txt`)));
    expect(new Set(keys)).toEqual(new Set(keysOfOutcome('new').slice(1)));
  });

  it.each([true, false])('changes and replaces rows that were stored otherwise: spread %s', async (isSpread) => {
    const key = `before ${isSpread}`;
    await files(!isSpread).add(file(key));
    expect(await files(isSpread).get(file(key))).toEqual(file(key));
    expect(await files(isSpread).change(file(key), { outcome: 'copy' }, { title: 'no' })).toBe(false);
    expect(await files(isSpread).change(file(key), { outcome: 'new' }, { outcome: 'copy' })).toBe(true);
    expect(await files(!isSpread).versions(key)).toEqual([{ ...file(key), outcome: 'copy' }]);
    expect(await files(!isSpread).replace(file(key), { outcome: 'copy' } as FileRow)).toBe(true);
    expect(await files(isSpread).get(file(key))).toEqual(file(key));
  });
});
