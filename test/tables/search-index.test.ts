import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nameList, pairList } from '../../functions/tables/search/block-pages.ts';
import { searchIndex } from '../../functions/tables/search/search-index.ts';
import { type SearchEntry, unpackNames } from '../../functions/tables/search/search-items.ts';
import { dynamoSearchStore, type SearchStore } from '../../functions/tables/search/search-store.ts';
import { listsOf } from '../../lib/text/search/name-words.ts';
import { articlesWith, ID_DIGITS, pageOf, unpackNumbers } from '../../lib/text/search/postings.ts';
import { pairsOf } from '../../lib/text/search/word-pairs.ts';
import { type Fault, Injected, interleaved } from '../deduplicate/faults.ts';
import { scheduleOptions as options } from '../deduplicate/schedules.ts';
import { startDynamodb } from './dynamodb.ts';
import { memorySearch } from './memory-search.ts';

const HOURS = 8 * 3_600_000;
const SIZES = { articles: 2, bytes: 1_000_000, lookAfter: 1 };

const idOf = (n: number): string => String(n).repeat(32);

/** Each version of each article has words and a name of its own. */
const entryOf = (n: number, version = 0, withdrawals = 0): SearchEntry => ({
  articleId: idOf(n),
  day: '2026-03-01',
  names: [{ name: `Name${n}x${version}`, aliases: [] }],
  speakers: ['Ann Reed'],
  pairs: pairsOf([[`first${n}`, `second${version}`, 'third']]),
  ...(withdrawals > 0 && { withdrawals }),
});

type Listed = ReturnType<ReturnType<typeof memorySearch>['snapshot']>;

/** Would a search come upon the entry? */
const isFound = ({ entries, pages, current, sealed }: Listed, wanted: SearchEntry): boolean =>
  entries.some(({ block, entry }) => {
    if (JSON.stringify(entry) !== JSON.stringify(wanted)) return false;
    if (block > sealed) return block <= current;
    const content = (list: string) => pages.get(block)?.get(JSON.stringify({ list }));
    const hasPairs = [...entry.pairs].every((pair) => {
      const page = content(pairList(pageOf(pair)));
      return page && articlesWith(unpackNumbers(page), pair).includes(entry.articleId.slice(0, ID_DIGITS));
    });
    const hasNames = entry.names.every((one) =>
      [...listsOf(one)].every((list) => {
        const page = content(nameList(list));
        return page && unpackNames(page).some(({ name }) => name === one.name);
      }),
    );
    return hasPairs && hasNames;
  });

const faults = fc.dictionary(fc.nat(80).map(String), fc.constantFrom<Fault>('before', 'after', 'twice'), {
  maxKeys: 2,
});

describe('the lists of the search', () => {
  it(
    'have every article that was entered where a search looks, whichever step of whichever function comes next',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          fc.integer({ min: 2, max: 7 }),
          faults,
          async (scheduler, articles, befall) => {
            const { store, snapshot } = memorySearch();
            let calls = 0;
            const indexOfFunction = () =>
              searchIndex(
                interleaved(store, 'search', {
                  turn: (what) => scheduler.schedule(Promise.resolve(), what),
                  nextFault: () => befall[String(calls++)],
                }),
                SIZES,
              );
            // Each remembers for a while which block was the current one.
            const indexes = [indexOfFunction(), indexOfFunction()];
            const enter = async (n: number, isRetry = false): Promise<void> => {
              const index = indexes[n % indexes.length]!;
              try {
                const block = await index.enter(entryOf(n), undefined, isRetry);
                await index.lookAfter(idOf(n), block!);
              } catch (error) {
                if (!(error instanceof Injected)) throw error;
                await enter(n, true);
              }
            };
            await scheduler.waitFor(Promise.all(Array.from({ length: articles }, (_, n) => enter(n))));
            for (let n = 0; n < articles; n++) expect(isFound(snapshot(), entryOf(n)), `article ${n}`).toBe(true);
          },
        ),
        options,
      );
    },
    HOURS,
  );
});

let dynamo: Awaited<ReturnType<typeof startDynamodb>>;
let opened = 0;
beforeAll(async () => {
  dynamo = await startDynamodb();
});
afterAll(() => dynamo.stop());

const openDynamo = async (): Promise<SearchStore> => {
  const table = `Search-${opened++}`;
  await dynamo.createTable(table, ['list', 'entry']);
  return dynamoSearchStore(dynamo.db, table);
};

describe.each([
  ['in memory', async () => memorySearch().store],
  ['in DynamoDB', openDynamo],
])('the Search table %s', (_, open) => {
  let store: SearchStore;
  beforeEach(async () => {
    store = await open();
  });

  it('holds the entries of a block', async () => {
    expect(await store.putEntry(1, entryOf(1))).toBe(true);
    expect(await store.putEntry(1, entryOf(2))).toBe(true);
    expect(await store.putEntry(2, entryOf(3))).toBe(true);
    expect(await store.entry(1, idOf(2))).toEqual(entryOf(2));
    expect(await store.entry(2, idOf(2))).toBeUndefined();
    expect(await store.entries(1)).toEqual([entryOf(1), entryOf(2)]);
    expect((await store.size(1)).articles).toBe(2);
  });

  it('accepts no entry from before a withdrawal, and deletes none from after it', async () => {
    await store.putEntry(1, entryOf(1, 0, 1));
    expect(await store.putEntry(1, entryOf(1))).toBe(false);
    expect(await store.deleteEntry(1, idOf(1), 1)).toBe(false);
    expect(await store.entry(1, idOf(1))).toEqual(entryOf(1, 0, 1));
    expect(await store.deleteEntry(1, idOf(1), 2)).toBe(true);
    expect(await store.deleteEntry(1, idOf(1), 2)).toBe(false);
  });

  it('begins each block once, and seals them in their order', async () => {
    expect(await store.blocks(true)).toEqual({ current: 1, sealed: 0 });
    expect(await store.advance(1)).toBe(true);
    expect(await store.advance(1)).toBe(false);
    expect(await store.advance(2)).toBe(true);
    await store.markSealed(2);
    expect(await store.blocks(true)).toEqual({ current: 3, sealed: 0 });
    await store.markSealed(1);
    await store.markSealed(1);
    await store.markSealed(2);
    expect(await store.blocks(true)).toEqual({ current: 3, sealed: 2 });
  });

  it('knows its pages, and counts what was deleted behind them', async () => {
    const content = Uint8Array.of(1);
    await store.putPages(
      1,
      [
        { list: 'a', content },
        { list: 'a', part: 1, content },
        { list: 'b', content },
      ],
      [],
    );
    await store.putPages(1, [{ list: 'a', content }], [{ list: 'a', part: 1 }, { list: 'b' }]);
    await store.putPages(1, [{ list: 'a', content }], []);
    expect(await store.pagesOf(1)).toEqual([{ list: 'a' }]);
    expect([await store.countDeleted(1), await store.countDeleted(1)]).toEqual([1, 2]);
  });
});

describe('an article', () => {
  const open = () => {
    const { store, snapshot } = memorySearch();
    const index = searchIndex(store, SIZES);
    const enter: typeof index.enter = async (entry, known, isRetry) => {
      const block = await index.enter(entry, known, isRetry);
      if (block !== undefined) await index.lookAfter(entry.articleId, block);
      return block;
    };
    return { index: { ...index, enter }, snapshot };
  };

  it('that is entered again unchanged stays where it is', async () => {
    const { index, snapshot } = open();
    const block = await index.enter(entryOf(1));
    for (let n = 2; n < 6; n++) await index.enter(entryOf(n));
    expect(await index.enter(entryOf(1), block)).toBe(block);
    expect(snapshot().sealed).toBeGreaterThan(0);
    expect(snapshot().entries).toHaveLength(5);
  });

  it('that is entered changed is listed once, as it is now', async () => {
    const { index, snapshot } = open();
    const block = await index.enter(entryOf(1));
    for (let n = 2; n < 6; n++) await index.enter(entryOf(n));
    expect(await index.enter(entryOf(1, 1), block)).not.toBe(block);
    expect(snapshot().entries.filter(({ entry }) => entry.articleId === idOf(1))).toHaveLength(1);
    expect(isFound(snapshot(), entryOf(1, 1))).toBe(true);
  });

  it('without names and statements is not listed', async () => {
    const { index, snapshot } = open();
    const block = await index.enter(entryOf(1));
    expect(await index.enter({ ...entryOf(1), names: [], pairs: new Uint32Array() }, block)).toBeUndefined();
    expect(snapshot().entries).toEqual([]);
  });

  it('that is removed leaves nothing behind once a quarter of its block is gone', async () => {
    const { index, snapshot } = open();
    const block = await index.enter(entryOf(1));
    for (let n = 2; n < 6; n++) await index.enter(entryOf(n));
    const listsOfBlock = () => snapshot().pages.get(block!)!.size;
    const before = listsOfBlock();
    await index.remove(idOf(1), block, 1);
    expect(snapshot().entries.some(({ entry }) => entry.articleId === idOf(1))).toBe(false);
    expect(listsOfBlock()).toBeLessThan(before);
    await index.remove(idOf(2), block, 1);
    expect(listsOfBlock()).toBe(0);
  });

  describe('that a function moved and died, and came again when further blocks were full', () => {
    const moved = async () => {
      const { index, snapshot } = open();
      const fill = async (from: number) => {
        for (let n = from; n < from + 12; n++) await index.enter(entryOf(n));
      };
      const known = (await index.enter(entryOf(1)))!;
      await fill(20);
      const block = await index.enter(entryOf(1, 1), known);
      await fill(40);
      const listed = () => snapshot().entries.filter(({ entry }) => entry.articleId === idOf(1));
      expect(listed()).toMatchObject([{ block }]);
      expect(block).toBeLessThan(snapshot().sealed);
      return { index, known, listed };
    };

    it('is listed once', async () => {
      const { index, known, listed } = await moved();
      const block = await index.enter(entryOf(1, 1), known, true);
      expect(listed()).toMatchObject([{ block }]);
    });

    it('is found when it is withdrawn', async () => {
      const { index, known, listed } = await moved();
      await index.remove(idOf(1), known, 2, true);
      expect(listed()).toEqual([]);
    });
  });
});
