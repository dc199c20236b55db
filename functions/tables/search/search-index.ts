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
  /**
   * Takes an article off the lists, unless it was listed after that many withdrawals or more.
   *
   * @param block as `known`
   */
  remove(articleId: string, block: number | undefined, before: number, isRetry?: boolean): Promise<void>;
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

/** Blocks that may have been begun since the first try of a message: a quarter of a million articles. */
const LOOKED_BACK = 256;
const READ_AT_ONCE = 32;

interface Placed {
  block: number;
  entry: SearchEntry;
}

export const searchIndex = (store: SearchStore, sizes: BlockSizes = SIZES): SearchIndex => {
  /**
   * The entries of an article: where its row says, or in a block that was begun not long ago. A function may have died before
   * it wrote the row, and of two deliveries one may have listed it in the block that the row names, one in the next.
   */
  const findEntries = async (articleId: string, known: number | undefined, isRetry: boolean): Promise<Placed[]> => {
    const there = known === undefined ? undefined : await store.entry(known, articleId);
    const found = there ? [{ block: known!, entry: there }] : [];
    if (there && !isRetry) return found;
    const { current, sealed } = await store.blocks(true);
    const oldest = Math.max(1, isRetry ? current - LOOKED_BACK : sealed);
    for (let newest = current; newest >= oldest; newest -= READ_AT_ONCE) {
      const length = Math.min(READ_AT_ONCE, newest - oldest + 1);
      const blocks = Array.from({ length }, (_, i) => newest - i).filter((block) => block !== known);
      const entries = await Promise.all(blocks.map((block) => store.entry(block, articleId)));
      found.push(...entries.flatMap((entry, i) => (entry ? [{ block: blocks[i]!, entry }] : [])));
    }
    return found.sort((a, b) => b.block - a.block);
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
      const old = known !== undefined || isRetry ? await findEntries(articleId, known, isRetry) : [];
      const removeOld = async (kept?: number) => {
        for (const { block } of old) if (block !== kept) await removeFrom(block, articleId, withdrawals + 1);
      };
      // What a function that died wrote may have come too late for the pages of its block.
      const [last] = old;
      const isSafe = last && (last.block === known || last.block === (await store.blocks(true)).current);
      if (isSafe && isDeepStrictEqual(last.entry, entry)) {
        await removeOld(last.block);
        return last.block;
      }
      if (isEmpty(entry)) {
        await removeOld();
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
        await removeOld(current);
        return current;
      }
    },

    async lookAfter(articleId, block) {
      if (hashOf(articleId) % sizes.lookAfter === 0) await sealFull(block);
    },

    async remove(articleId, known, before, isRetry = false) {
      if (!isRetry && known !== undefined && (await removeFrom(known, articleId, before))) return;
      for (const { block } of await findEntries(articleId, isRetry ? known : undefined, isRetry))
        await removeFrom(block, articleId, before);
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
