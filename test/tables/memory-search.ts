import type { Page } from '../../functions/tables/search/block-pages.ts';
import type { SearchEntry } from '../../functions/tables/search/search-items.ts';
import type { SearchStore } from '../../functions/tables/search/search-store.ts';

/** What is in the Search table, for tests to look at. */
export interface SearchSnapshot {
  /** The block and the entry of each listed article. */
  entries: { block: number; entry: SearchEntry }[];
  /** The pages of each sealed block, by their keys as JSON. */
  pages: Map<number, Map<string, Uint8Array>>;
  current: number;
  sealed: number;
}

export interface ReadableSearchStore {
  store: SearchStore;
  snapshot(): SearchSnapshot;
}

const nameOf = (block: number, articleId: string) => `${block} ${articleId}`;

/** The Search table in memory, each call one atomic step: the model that DynamoDB's is tested against. */
export const memorySearch = (): ReadableSearchStore => {
  const entries = new Map<string, { block: number; entry: SearchEntry }>();
  const pages = new Map<number, Map<string, Uint8Array>>();
  const deleted = new Map<number, number>();
  let current = 1;
  let sealed = 0;
  const inBlock = (block: number) => [...entries.values()].filter((one) => one.block === block);
  const store: SearchStore = {
    blocks: async () => ({ current, sealed }),
    entry: async (block, articleId) => entries.get(nameOf(block, articleId))?.entry,
    putEntry: async (block, entry) => {
      const name = nameOf(block, entry.articleId);
      if ((entries.get(name)?.entry.withdrawals ?? 0) > (entry.withdrawals ?? 0)) return false;
      entries.set(name, { block, entry });
      return true;
    },
    deleteEntry: async (block, articleId, before) => {
      const is = entries.get(nameOf(block, articleId));
      return is !== undefined && (is.entry.withdrawals ?? -1) < before && entries.delete(nameOf(block, articleId));
    },
    entries: async (block) => inBlock(block).map(({ entry }) => entry),
    size: async (block) => ({ articles: inBlock(block).length, bytes: 0 }),
    advance: async (from) => {
      if (from !== current) return false;
      current++;
      return true;
    },
    pagesOf: async (block) => [...(pages.get(block)?.keys() ?? [])].map((key) => JSON.parse(key)),
    putPages: async (block, written: readonly Page[], others) => {
      const of = pages.get(block) ?? new Map<string, Uint8Array>();
      for (const { content, ...key } of written) of.set(JSON.stringify(key), content);
      for (const key of others) of.delete(JSON.stringify(key));
      pages.set(block, of);
    },
    markSealed: async (block) => {
      if (sealed === block - 1) sealed = block;
    },
    countDeleted: async (block) => {
      deleted.set(block, (deleted.get(block) ?? 0) + 1);
      return deleted.get(block)!;
    },
  };
  return {
    store,
    snapshot: () => ({
      entries: [...entries.values()],
      pages: new Map([...pages].map(([block, of]) => [block, new Map(of)])),
      current,
      sealed,
    }),
  };
};
