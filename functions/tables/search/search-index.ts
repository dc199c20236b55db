import { isDeepStrictEqual } from 'node:util';
import { hashOf } from '../../../lib/text/statements/story/wording.ts';
import { blockPages } from './block-pages.ts';
import type { PageKey, SearchEntry } from './search-items.ts';
import type { SearchStore } from './search-store.ts';

/** Lists articles for the search, and takes them off its lists. */
export interface SearchIndex {
  /**
   * Lists an article, in place of an earlier entry.
   *
   * @param known the block that lists it, if its row says so
   * @param isRetry it may be listed though its row does not say so
   * @returns the block that lists it now; undefined if there is nothing to list, or it has been withdrawn since
   */
  enter(entry: SearchEntry, before?: number, isRetry?: boolean): Promise<number | undefined>;
  /**
   * Now and then begins a new block and seals those that are full: to be called for each article once all its rows are
   * there, so that it is not lost if this fails.
   */
  lookAfter(articleId: string, block: number): Promise<void>;
  /** Takes an article off the lists, unless it was listed after that many withdrawals or more. */
  remove(articleId: string, block: number | undefined, before: number): Promise<void>;
}

export interface BlockSizes {
  /**
   * Articles in a block, or some more. A search reads all entries of the current block, and of each full one a page for
   * each pair of words: larger blocks make the first longer, smaller ones the second.
   */
  articles: number;
  /** Its entries in bytes, if they are much longer than usual. */
  bytes: number;
  /** One article in so many looks whether the block is full, which is the price of reading it. */
  lookAfter: number;
}

const SIZES: BlockSizes = { articles: 1024, bytes: 4_000_000, lookAfter: 64 };

/** Whenever another quarter of a sealed block's articles is gone, its pages are written again without them. */
const STALE_SHARE = 1 / 4;

/** How long a function takes the block that was current for the current one: if it is not, its entry moves, two writes more. */
const CURRENT_MILLISECONDS = 5_000;

interface Placed {
  block: number;
  entry: SearchEntry;
}

export const searchIndex = (store: SearchStore, sizes: BlockSizes = SIZES): SearchIndex => {
  /**
   * The entry of an article: where its row says, or in a block that was begun not long ago. A function may have died before
   * it wrote the row, and of two deliveries one may have listed it in the block that the row names, one in the next.
   */
  const findEntry = async (articleId: string, known?: number): Promise<Placed | undefined> => {
    const there = known === undefined ? undefined : await store.entry(known, articleId);
    if (there) return { block: known!, entry: there };
    const { current, sealed } = await store.blocks(true);
    for (let block = current; block >= Math.max(1, sealed); block--) {
      const entry = await store.entry(block, articleId);
      if (entry) return { block, entry };
    }
    return undefined;
  };

  let lately = { current: 1, until: 0 };
  const currentLately = async (): Promise<number> =>
    Date.now() < lately.until ? lately.current : (await store.blocks(false)).current;

  /** Returns whether it was there. */
  const removeFrom = async (block: number, articleId: string, before: number): Promise<boolean> => {
    if (!(await store.deleteEntry(block, articleId, before))) return false;
    const { sealed } = await store.blocks(true);
    if (block > sealed) return true;
    const deleted = await store.countDeleted(block);
    if (deleted % Math.ceil(sizes.articles * STALE_SHARE) === 0) await writePages(store, block);
    return true;
  };

  /** Begins a new block if this one is full, and seals what is full and is not sealed: another function may have died. */
  const sealFull = async (block: number): Promise<void> => {
    const { articles, bytes } = await store.size(block);
    if (articles >= sizes.articles || bytes >= sizes.bytes) await store.advance(block);
    const { current, sealed } = await store.blocks(true);
    for (let full = sealed + 1; full < current; full++) {
      await writePages(store, full);
      await store.markSealed(full);
    }
  };

  return {
    async enter(entry, known, isRetry = false) {
      const { articleId, withdrawals = 0 } = entry;
      const old = known !== undefined || isRetry ? await findEntry(articleId, known) : undefined;
      // What a function that died wrote may have come too late for the pages of its block.
      const isSafe = old && (old.block === known || old.block === (await store.blocks(true)).current);
      if (isSafe && isDeepStrictEqual(old.entry, entry)) return old.block;
      if (isEmpty(entry)) {
        if (old) await removeFrom(old.block, articleId, withdrawals + 1);
        return undefined;
      }
      for (let current = await currentLately(); ; ) {
        if (!(await store.putEntry(current, entry))) return undefined;
        // After writing, check again: a block that was full meanwhile may have been sealed without the entry.
        const now = await store.blocks(true);
        lately = { current: now.current, until: Date.now() + CURRENT_MILLISECONDS };
        if (now.current > current) {
          await removeFrom(current, articleId, withdrawals + 1);
          current = now.current;
          continue;
        }
        if (old && old.block !== current) await removeFrom(old.block, articleId, withdrawals + 1);
        return current;
      }
    },

    async lookAfter(articleId, block) {
      if (hashOf(articleId) % sizes.lookAfter === 0) await sealFull(block);
    },

    async remove(articleId, known, before) {
      if (known !== undefined && (await removeFrom(known, articleId, before))) return;
      const found = await findEntry(articleId);
      if (found) await removeFrom(found.block, articleId, before);
    },
  };
};

const isEmpty = ({ names, pairs }: SearchEntry): boolean => names.length === 0 && pairs.length === 0;

/** Writes what the entries of a block have, by the words. The same entries give the same pages, whoever writes them. */
const writePages = async (store: SearchStore, block: number): Promise<void> => {
  const pages = blockPages(await store.entries(block));
  const written = new Set(pages.map(placeOf));
  const before = await store.pagesOf(block);
  await store.putPages(
    block,
    pages,
    before.filter((page) => !written.has(placeOf(page))),
  );
};

const placeOf = ({ list, part = 0 }: PageKey): string => `${list} ${part}`;
