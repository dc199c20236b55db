import type { FileKey } from '../../tables/files.ts';
import { isClaimOf } from '../../tables/fingerprints.ts';
import { withdrawnEntry } from '../../tables/ledger.ts';
import type { FileRow, Outcome } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { type Upload, uploadOfRow } from '../file/file-row.ts';
import { moveOf } from '../file/moves.ts';
import { hasFailed, isCounted, isWithdrawn, outcomeAfter, stands } from '../file/outcomes.ts';
import { versionsOf } from '../file/versions.ts';
import { countFile, isBeingCounted } from '../story/count-file.ts';
import { uncountMentions } from '../story/mentions.ts';
import { countInStory } from '../story/merge-story.ts';
import { forgetRevision } from '../story/revisions.ts';
import { giveBack } from './give-back.ts';
import { recheckArticle } from './recheck-article.ts';
import { settleArticle } from './settle-article.ts';

/**
 * Says in the row of a file that it no longer stands, and takes it out of its story's count. The row comes first: whoever tries
 * again may not find the reason any more, as the version that replaced it may be erased by then, and finds what was begun in the row.
 */
export const withdrawFile = async (
  context: Context,
  file: FileKey,
  outcome: Outcome,
  withdrawnAt: string,
): Promise<void> => {
  for (;;) {
    const row = await context.files.get(file);
    if (!row) return;
    // What has failed at each try may have claimed an article.
    if (!stands(row) && !hasFailed(row)) return finishFileWithdrawal(context, row);
    const seen = { outcome: row.outcome, storyId: row.storyId };
    await context.files.change(file, seen, { outcome, withdrawnAt, withdrawing: true });
  }
};

/**
 * What follows the withdrawal of a file, if its row says that it is not finished. The row comes first: a record of
 * the file that is handled from now on sees that the file is withdrawn.
 */
export const finishFileWithdrawal = async (context: Context, row: FileRow): Promise<void> => {
  if (!row.withdrawing) return;
  if (row.articleId) await uncount(context, row, row.articleId);
  await forgetRevision(context, row);
  if (row.contains) await uncountMentions(context, row);
  if (!isCounted(row)) await withdrawBegun(context, uploadOfRow(row), await begunFor(context, row));
  await withdrawAllRecords(context, row);
  if (row.articleId) await settleArticle(context, { ...row, articleId: row.articleId });
  await context.files.change(row, {}, { withdrawing: undefined });
};

/** Has the records of a withdrawn bulk file withdrawn. */
export const withdrawAllRecords = async (context: Context, row: FileRow): Promise<void> => {
  const { key, version, outcome, withdrawnAt = row.receivedAt } = row;
  // How far they go.
  const { articles = 0, rejected = 0, readingUpTo: to = articles + rejected } = row;
  const file = { key, version };
  if (to > 0) await context.enqueue([{ kind: 'withdraw records', file, outcome, withdrawnAt, from: 1, to }]);
};

/** The ids of the articles that a file was found to hold: what was noted is the content, and a file that comes again brings a further article. */
export const begunFor = async ({ begun }: Context, file: FileKey & Pick<FileRow, 'receivedAt'>): Promise<string[]> =>
  (await begun.at(file.receivedAt))(file).map((articleId) => articleId + moveOf(file.version));

/** Has another delivery of the same event, cut short or still at work, left traces? Then the file has to be finished. */
export const isUnderWay = async (context: Context, file: Upload, articleId: string): Promise<boolean> => {
  const claim = await context.fingerprints.claim(articleId);
  if (!claim || isClaimOf(claim, file)) return claim !== undefined;
  // It may have died while it did the work of the file that has claimed the article.
  const first = await context.files.get(claim);
  if (first) {
    await finishFileWithdrawal(context, first);
    await recheckArticle(context, first, { isAnnounced: true });
  }
  return isBeingCounted(context, file, articleId);
};

/**
 * Withdraws what a function has begun that died, of a file whose row says that it was withdrawn. It may have counted the file,
 * or not: so it is counted, and then taken out again.
 */
export const withdrawBegun = async (context: Context, file: Upload, articleIds: readonly string[]): Promise<void> => {
  for (const articleId of articleIds) {
    if (await isUnderWay(context, file, articleId)) {
      await countFile(context, file, await claimOf(context, articleId));
      await withdrawCounted(context, file, articleId);
    }
    const row = await context.files.get(file);
    if (row && isCounted(row)) await settleArticle(context, { ...row, articleId });
    if (row?.deletion) await giveBackFrom(context, file, articleId);
  }
};

/** Gives an article back that a file has taken over which was gone before it was handled. */
export const giveBackFrom = async (context: Context, file: FileKey, articleId: string): Promise<void> => {
  const claim = await context.fingerprints.claim(articleId);
  if (claim && isClaimOf(claim, file)) await giveBack(context, claim);
};

/**
 * Corrects the row of a file that was withdrawn before it was known to be counted: another delivery of its event has
 * counted it meanwhile.
 */
export const withdrawCounted = async (context: Context, file: Upload, articleId: string): Promise<void> => {
  const row = await context.files.get(file);
  if (!row || isCounted(row) || !isWithdrawn(row)) return;
  const storyId = await uncount(context, file, articleId);
  // The row may be that of its erasure, and only know when that was.
  const { receivedAt } = file;
  const times = row.receivedAt !== receivedAt && { receivedAt, withdrawnAt: row.withdrawnAt ?? row.receivedAt };
  await context.files.change(file, { storyId: undefined }, { storyId, articleId, ...times });
};

const uncount = (context: Context, file: FileKey, articleId: string): Promise<string> =>
  countInStory(context, articleId, { entry: withdrawnEntry(file), files: -1, articles: 0 });

/**
 * Withdraws every version of a key that a later one has replaced or removed. Called after a row was written: of two
 * versions handled at once, at least the one whose row was written last finds the other.
 *
 * @returns the rows of all versions as they are now
 */
export const withdrawOlder = async (context: Context, key: string): Promise<FileRow[]> => {
  const rows = await versionsOf(context, key);
  for (const [i, row] of rows.entries()) {
    const later = rows[i + 1];
    if (later && (stands(row) || hasFailed(row))) {
      const outcome = outcomeAfter(later);
      row.outcome = outcome;
      await withdrawFile(context, row, outcome, later.receivedAt);
    } else if (row.withdrawing) {
      // By a function that died. The version on whose account it was may have been erased since.
      await withdrawFile(context, row, row.outcome, row.receivedAt);
    }
  }
  return rows;
};
