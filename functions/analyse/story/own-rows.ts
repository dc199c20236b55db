import type { Entered } from '../../../lib/text/statements/story/story-statements.ts';
import type { Analyses, Analysis, RowKey } from '../../tables/analyses.ts';
import type { ArticleRow, StatementRow, WithdrawnArticleRow } from '../../tables/rows.ts';
import { rowId, spreadOf, type Written } from './statement-list.ts';

/** Do the tables know of a withdrawal later than the analysis at hand? */
export const wasWithdrawnSince = (row: ArticleRow | WithdrawnArticleRow | undefined, withdrawals: number): boolean =>
  (row?.withdrawals ?? 0) > withdrawals;

/** The rows that an article gets: one for each of its statements that has no row of another article, or no place in the story's list. */
export const ownRows = (
  { article, statements }: Analysis,
  { as, story }: Entered,
): { rows: StatementRow[]; written: Written } => {
  const written: Written = new Map();
  const rows = statements.flatMap((statement, i) => {
    const one = as[i];
    if (one && one.row?.articleId !== article.articleId) return [];
    const spread = one ? spreadOf(story, one) : {};
    written.set(rowId(statement), JSON.stringify(spread));
    return { ...statement, ...spread };
  });
  return { rows, written };
};

/** Deletes rows that are not among the new ones. Returns the names of those deleted. */
export const deleteRows = async (
  analyses: Analyses,
  before: readonly RowKey[],
  rows: readonly RowKey[],
  withdrawals: number,
): Promise<Set<string>> => {
  const kept = new Set(rows.map(rowId));
  const gone = new Map(before.map((key) => [rowId(key), key]));
  for (const name of kept) gone.delete(name);
  for (const key of gone.values()) await analyses.delete(key, withdrawals + 1);
  return new Set(gone.keys());
};
