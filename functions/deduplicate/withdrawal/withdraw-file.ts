import type { FileKey } from '../../tables/files.ts';
import type { FileRow, Outcome } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { isCounted, isWithdrawn, outcomeAfter, stands } from '../file/outcomes.ts';
import { versionsOf } from '../file/versions.ts';
import { withdrawnToken } from '../story/ledger.ts';
import { countInStory } from '../story/merge-story.ts';
import { settleArticle } from './settle-article.ts';

/** Takes a file that no longer stands out of its story's count and says so in its row. */
export const withdraw = async (
  context: Context,
  file: FileKey,
  outcome: Outcome,
  withdrawnAt: string,
): Promise<void> => {
  for (;;) {
    const row = await context.files.get(file);
    if (!row) return;
    if (!stands(row)) return row.withdrawing ? finishWithdrawal(context, row) : undefined;
    if (row.articleId) await uncount(context, file, row.articleId);
    const seen = { outcome: row.outcome, storyId: row.storyId };
    await context.files.change(file, seen, { outcome, withdrawnAt, withdrawing: true });
  }
};

/**
 * What follows a withdrawal, as often as the row says that it is not finished. After the row says that the file is
 * withdrawn: a record of it that is handled from now on sees that.
 */
const finishWithdrawal = async (context: Context, row: FileRow): Promise<void> => {
  const { key, version, outcome, withdrawnAt = row.receivedAt } = row;
  // A file of many articles, and how far its records go.
  const { articles = 0, rejected = 0, readingUpTo: to = articles + rejected } = row;
  if (to > 0) await context.enqueue([{ bulk: 'withdraw', file: { key, version }, outcome, withdrawnAt, from: 1, to }]);
  if (row.articleId) await settleArticle(context, { ...row, articleId: row.articleId });
  await context.files.change(row, {}, { withdrawing: undefined });
};

/**
 * Mends the row of a file that was withdrawn before it was known to be counted, once it is known: another delivery of
 * its event counted it meanwhile.
 */
export const withdrawCounted = async (context: Context, file: FileKey, articleId: string): Promise<void> => {
  const row = await context.files.get(file);
  if (!row || isCounted(row) || !isWithdrawn(row)) return;
  const storyId = await uncount(context, file, articleId);
  await context.files.change(file, { storyId: undefined }, { storyId, articleId });
};

const uncount = (context: Context, file: FileKey, articleId: string): Promise<string> =>
  countInStory(context, articleId, { token: withdrawnToken(file), files: -1, articles: 0 });

/**
 * Withdraws every version of a key that a later one has replaced or removed. Called by whoever has written a row: of
 * two versions handled at once, at least the one whose row was written last finds the other. Gives the rows as they then are.
 */
export const withdrawOlder = async (context: Context, key: string): Promise<FileRow[]> => {
  const rows = await versionsOf(context, key);
  for (const [i, row] of rows.slice(0, -1).entries()) {
    if (!stands(row) && !row.withdrawing) continue;
    const later = rows[i + 1] as FileRow;
    if (stands(row)) row.outcome = outcomeAfter(later);
    await withdraw(context, row, row.outcome, later.receivedAt);
  }
  return rows;
};
