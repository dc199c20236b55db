import { compareEvents } from '../../messages/event-order.ts';
import { asReturned, type Claim, type FirstFile, isClaimOf } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { hasFailed, isCounted, isFirst, isWithdrawn } from '../file/outcomes.ts';
import { countFile, isBeingCounted } from '../story/count-file.ts';
import { giveBack } from '../withdrawal/give-back.ts';
import { finishFileWithdrawal, withdrawCounted } from '../withdrawal/withdraw-file.ts';

/** Does the remaining work on a file whose function died. */
export type FinishFile = (context: Context, file: FirstFile) => Promise<unknown>;

/**
 * Finds out whose content this is: the file's own, if it is the first to bring it or the first no longer stands;
 * otherwise that of another file that stands.
 *
 * @param finishFile called if the file that claimed the content has no row after some seconds
 * @returns the claim; `left` if all files with the content have left their story; or the file's row, if another function has handled and counted it, and it was withdrawn since
 */
export const claimArticle = async (
  context: Context,
  file: FirstFile,
  asNew: Omit<Claim, keyof FirstFile>,
  finishFile: FinishFile,
): Promise<(Claim & { isFresh?: true }) | FileRow | 'left'> => {
  const { fingerprints } = context;
  const title = asNew.title !== undefined && { title: asNew.title };
  for (;;) {
    // Read before writing: a copy, the commonest case, pays for a read and not for a refused write.
    const claim = await fingerprints.claim(asNew.articleId);
    if (!claim) {
      const ours = { ...asNew, ...file };
      if (await fingerprints.addClaim(ours)) return { ...ours, isFresh: true };
    } else if (isClaimOf(claim, file)) {
      const { withdrawnAt, withdrawals } = claim;
      if (!withdrawnAt) return claim;
      const row = await context.files.get(file);
      if (row && isWithdrawn(row) && isCounted(row)) return row;
      const { key, version } = file;
      const seen = { key, version, withdrawnAt, withdrawals };
      await fingerprints.changeClaim(asNew.articleId, seen, { ...asReturned(claim), ...title });
    } else {
      if (hasLeft(claim) && !(await isBeingCounted(context, file, claim.articleId))) return 'left';
      const first = await rowOfFirst(context, claim, finishFile);
      const replaced = claim.key === file.key && compareEvents(claim, file) < 0;
      if (isFirst(first) && !replaced) return claim;
      // By this function, perhaps, when it did the work of that file, and died.
      await finishFileWithdrawal(context, first);
      // The article counts with its first file, so that must have been counted whatever became of it.
      if (!isCounted(first)) await countWithdrawn(context, claim);
      if (first.deletion && claim.key !== file.key && (await giveBack(context, claim))) continue;
      await fingerprints.moveClaim(asNew.articleId, claim, { ...file, ...title, succeeds: true });
    }
  }
};

/** Have all files with the content left their story? */
export const hasLeft = (claim: Claim | undefined): boolean =>
  claim?.parted !== undefined && claim.withdrawnAt !== undefined;

/** Counts the file that claimed an article, and takes it out of the count again. */
const countWithdrawn = async (context: Context, claim: Claim): Promise<void> => {
  await countFile(context, claim, claim);
  await withdrawCounted(context, claim, claim.articleId);
};

/** Another function needs a fraction of a second for a first file; these waits add up to three seconds. */
const WAITS_MILLISECONDS = [50, 100, 200, 400, 800, 1600];

/** The row of the file that claimed an article. If the function that claimed it died, its work is finished here. */
const rowOfFirst = async (context: Context, claim: Claim, finishFile: FinishFile): Promise<FileRow> => {
  const finishedRow = async () => {
    const row = await context.files.get(claim);
    return row && hasFailed(row) ? undefined : row;
  };
  for (const wait of WAITS_MILLISECONDS) {
    const row = await finishedRow();
    if (row) return row;
    await context.pause(wait);
  }
  await finishFile(context, claim);
  const row = await finishedRow();
  if (!row) throw new Error(`The work on ${claim.key}, which has claimed article ${claim.articleId}, ended in no row`);
  return row;
};
