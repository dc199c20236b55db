import type { FileKey } from '../../tables/files.ts';
import { withdrawnEntry } from '../../tables/ledger.ts';
import type { FileRow, Outcome } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { isCounted, isWithdrawn, outcomeAfter, stands } from '../file/outcomes.ts';
import { versionsOf } from '../file/versions.ts';
import { uncountMentions } from '../story/mentions.ts';
import { countInStory } from '../story/merge-story.ts';
import { forgetRevision } from '../story/revisions.ts';
import { settleArticle } from './settle-article.ts';

/** Takes a file that no longer stands out of its story's count and says so in its row. */
export const withdrawFile = async (
  context: Context,
  file: FileKey,
  outcome: Outcome,
  withdrawnAt: string,
): Promise<void> => {
  for (;;) {
    const row = await context.files.get(file);
    if (!row) return;
    if (!stands(row)) return row.withdrawing ? finishFileWithdrawal(context, row) : undefined;
    if (row.articleId) await uncount(context, file, row.articleId);
    const seen = { outcome: row.outcome, storyId: row.storyId };
    await context.files.change(file, seen, { outcome, withdrawnAt, withdrawing: true });
  }
};

/**
 * What follows the withdrawal of a file, as long as its row says that it is not finished. The row comes first: a record of
 * the file that is handled from now on sees that the file is withdrawn.
 */
const finishFileWithdrawal = async (context: Context, row: FileRow): Promise<void> => {
  const { key, version, outcome, withdrawnAt = row.receivedAt } = row;
  // How far the records of a bulk file go.
  const { articles = 0, rejected = 0, readingUpTo: to = articles + rejected } = row;
  const file = { key, version };
  await forgetRevision(context, row);
  if (row.contains) await uncountMentions(context, row);
  if (to > 0) await context.enqueue([{ kind: 'withdraw records', file, outcome, withdrawnAt, from: 1, to }]);
  if (row.articleId) await settleArticle(context, { ...row, articleId: row.articleId });
  await context.files.change(row, {}, { withdrawing: undefined });
};

/**
 * Corrects the row of a file that was withdrawn before it was known to be counted: another delivery of its event has
 * counted it meanwhile.
 */
export const withdrawCounted = async (context: Context, file: FileKey, articleId: string): Promise<void> => {
  const row = await context.files.get(file);
  if (!row || isCounted(row) || !isWithdrawn(row)) return;
  const storyId = await uncount(context, file, articleId);
  await context.files.change(file, { storyId: undefined }, { storyId, articleId });
};

const uncount = async (context: Context, file: FileKey, articleId: string): Promise<string> =>
  (await countInStory(context, articleId, { entry: withdrawnEntry(file), files: -1, articles: 0 })).storyId;

/**
 * Withdraws every version of a key that a later one has replaced or removed. Called after a row was written: of two
 * versions handled at once, at least the one whose row was written last finds the other.
 *
 * @returns the rows of all versions as they are now
 */
export const withdrawOlder = async (context: Context, key: string): Promise<FileRow[]> => {
  const rows = await versionsOf(context, key);
  for (const [i, row] of rows.slice(0, -1).entries()) {
    if (!stands(row) && !row.withdrawing) continue;
    const later = rows[i + 1]!;
    if (stands(row)) row.outcome = outcomeAfter(later);
    await withdrawFile(context, row, row.outcome, later.receivedAt);
  }
  return rows;
};
