import type { Analyses, RowKey, StatementKey, StoredStatement } from '../../functions/tables/analyses.ts';
import type { OldWords } from '../../functions/tables/old-words.ts';
import { MAX_HOLDERS } from '../../functions/tables/old-words.ts';
import type { ArticleRow, MentionRow, StatementRow, WithdrawnArticleRow } from '../../functions/tables/rows.ts';
import { pack, type Revision, type StatementLists, unpack } from '../../functions/tables/statement-lists.ts';
import type { Unfinished, UnfinishedRows } from '../../functions/tables/unfinished-rows.ts';
import { NO_STATEMENTS } from '../../lib/text/statements/story/story-statements.ts';

/** What is in the tables, for tests to look at. */
export interface AnalysisSnapshot {
  articles: (ArticleRow | WithdrawnArticleRow)[];
  statements: StatementRow[];
  mentions: MentionRow[];
}

export interface ReadableAnalyses {
  analyses: Analyses;
  statementLists: StatementLists;
  oldWords: OldWords;
  unfinished: Unfinished;
  snapshot(): Promise<AnalysisSnapshot>;
}

type Row = Record<string, unknown> & { withdrawals?: number; searchBlock?: number };

const nameOf = (key: object): string => {
  const { speaker, said, name, seen, articleId } = key as Record<string, string>;
  return JSON.stringify(
    speaker !== undefined ? ['s', speaker, said] : name !== undefined ? ['m', name, seen] : articleId,
  );
};

/** What is deeper in a row is never changed. */
const copy = <T extends object | undefined>(row: T): T => row && { ...row };

/** The tables of analysis in memory, each call one atomic step: the model that DynamoDB's are tested against. */
export const memoryAnalyses = (): ReadableAnalyses => {
  const rows = new Map<string, Row>();
  const stories = new Map<string, Revision>();
  const change = (key: object, set: (row: Row) => void): void => {
    const row = rows.get(nameOf(key));
    if (row) set(row);
  };
  const analyses: Analyses = {
    article: async (articleId) => copy(rows.get(nameOf({ articleId }))) as unknown as ArticleRow | undefined,
    putArticle: async (row, seen = {}) => {
      const name = nameOf({ articleId: row.articleId });
      const { withdrawals = 0, withdrawnAt, changes, searchBlock } = rows.get(name) ?? {};
      if (withdrawals > (row.withdrawals ?? 0)) return false;
      const isTold = changes && !withdrawnAt && withdrawals === (row.withdrawals ?? 0);
      if (isTold && !row.changes && !seen.changes) return false;
      const isLater = row.searchBlock !== undefined && (searchBlock ?? 0) > row.searchBlock;
      if (isLater && searchBlock !== seen.block) return false;
      rows.set(name, copy(row) as unknown as Row);
      return true;
    },
    markWithdrawn: async ({ articleId, storyId, withdrawals, withdrawnAt }) => {
      const row: Row = rows.get(nameOf({ articleId })) ?? { articleId };
      const is = row.withdrawals ?? 0;
      if (is > withdrawals || (is === withdrawals && row.withdrawnAt === undefined)) return undefined;
      rows.set(nameOf({ articleId }), { storyId, ...row, withdrawals, withdrawnAt });
      return copy(rows.get(nameOf({ articleId }))) as Partial<ArticleRow>;
    },
    forgetWithdrawal: async () => {},
    bury: async (tombstone) => {
      const name = nameOf({ articleId: tombstone.articleId });
      const row = rows.get(name);
      if (row?.withdrawals !== tombstone.withdrawals || row.withdrawnAt === undefined) return false;
      rows.set(name, { ...tombstone });
      return true;
    },
    dropOldWords: async (articleId, of) =>
      change({ articleId }, (row) => {
        const { oldWordsOf } = row as Partial<ArticleRow>;
        if (oldWordsOf?.articleId !== of.articleId || oldWordsOf.withdrawals >= of.withdrawals) return;
        delete row.changes;
        delete row.oldWordsOf;
      }),
    put: async (all) => {
      for (const row of all)
        rows.set(
          nameOf('speaker' in row ? { speaker: row.speaker, said: row.said } : { name: row.name, seen: row.seen }),
          copy(row) as unknown as Row,
        );
    },
    statementsBy: async (speaker, begins) =>
      [...rows.values()]
        .filter((row) => row.speaker === speaker && String(row.said).startsWith(begins))
        .map((row) => ({ speaker, said: row.said }) as StatementKey),
    wordsBy: async (speaker, begins) =>
      [...rows.values()]
        .filter((row) => row.speaker === speaker && String(row.said).startsWith(begins))
        .map((row) => ({ speaker, said: row.said, content: row.content }) as StoredStatement),
    delete: async (key: RowKey, before) => {
      const row = rows.get(nameOf(key));
      if (row && (row.withdrawals ?? -1) < before) rows.delete(nameOf(key));
    },
    label: async (key, storyId) =>
      change(key, (row) => {
        row.storyId = storyId;
      }),
    updateSpread: async (key, storyId, spread) =>
      change(key, (row) => {
        if (row.storyId !== storyId) return;
        delete row.firstArticle;
        delete row.revisedBy;
        Object.assign(row, spread);
      }),
  };
  const statementLists: StatementLists = {
    get: async (storyId) => stories.get(storyId) ?? { story: NO_STATEMENTS, revision: 0 },
    open: async (storyId) => {
      if (!stories.has(storyId)) stories.set(storyId, { story: NO_STATEMENTS, revision: 1, isOpen: true });
    },
    put: async (storyId, seen, story) => {
      if ((stories.get(storyId)?.revision ?? 0) !== seen.revision) return false;
      stories.set(storyId, { story: unpack(pack(story)), revision: seen.revision + 1 });
      return true;
    },
  };
  const words = new Map<string, Set<string>>();
  const oldWords: OldWords = {
    note: async (articleId, holder) => {
      const holders = words.get(articleId) ?? new Set();
      if (holders.size >= MAX_HOLDERS && !holders.has(holder)) return false;
      words.set(articleId, holders.add(holder));
      return true;
    },
    holders: async (articleId) => [...(words.get(articleId) ?? [])],
  };
  const notes = new Map<string, Map<string, UnfinishedRows>>();
  const unfinished: Unfinished = {
    note: async (of, name, rows) => {
      notes.set(of, new Map(notes.get(of)).set(name, copy(rows)));
    },
    forget: async (of, name) => {
      notes.get(of)?.delete(name);
    },
    notes: async (of) => [...(notes.get(of)?.values() ?? [])],
  };
  return {
    analyses,
    statementLists,
    oldWords,
    unfinished,
    snapshot: async () => {
      const all = [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => copy(row));
      return {
        articles: all.filter((row) => !('speaker' in row) && !('name' in row)) as never,
        statements: all.filter((row) => 'speaker' in row) as never,
        mentions: all.filter((row) => 'name' in row) as never,
      };
    },
  };
};
