import { compareEvents } from '../../messages/event-order.ts';
import { type Claim, type FirstFile, isClaimOf } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { isCounted, isFirst } from '../file/outcomes.ts';
import { countFile } from '../story/count-file.ts';
import { deduplicateFile } from '../upload/created.ts';
import { withdrawCounted } from '../withdrawal/withdraw-file.ts';

/**
 * Who has this content: the file itself, where it is the first to bring it or where the first no longer stands; another
 * file that stands, otherwise.
 */
export const claimArticle = async (
  context: Context,
  file: FirstFile,
  asNew: Omit<Claim, keyof FirstFile>,
): Promise<Claim> => {
  const { fingerprints } = context;
  const title = asNew.title !== undefined && { title: asNew.title };
  for (;;) {
    // Read before writing: a copy, the commonest case, pays for a read and not for a refused write.
    const claim = await fingerprints.claim(asNew.articleId);
    if (!claim) {
      const ours = { ...asNew, ...file };
      if (await fingerprints.addClaim(ours)) return ours;
    } else if (isClaimOf(claim, file)) {
      const { withdrawnAt, withdrawals } = claim;
      if (!withdrawnAt) return claim;
      await fingerprints.changeClaim(
        asNew.articleId,
        { withdrawnAt, withdrawals },
        { withdrawnAt: undefined, ...title },
      );
    } else {
      const first = await rowOfFirst(context, claim);
      const replaced = claim.key === file.key && compareEvents(claim, file) < 0;
      if (isFirst(first) && !replaced) return claim;
      // The article counts with its first file, so that must have been counted whatever became of it.
      if (!isCounted(first)) await countWithdrawn(context, claim);
      await fingerprints.moveClaim(asNew.articleId, claim, { ...file, ...title, succeeds: true });
    }
  }
};

/** Counts the file that claimed an article, and takes it out of the count again. */
const countWithdrawn = async (context: Context, claim: Claim): Promise<void> => {
  await countFile(context, claim, claim);
  await withdrawCounted(context, claim, claim.articleId);
};

/** A first file in the hands of another function needs a fraction of a second; these waits come to three. */
const WAITS = [50, 100, 200, 400, 800, 1600];

/** The row of the file that claimed an article. Where the function that claimed it died, its work is done here. */
const rowOfFirst = async (context: Context, claim: Claim): Promise<FileRow> => {
  for (const wait of WAITS) {
    const row = await context.files.get(claim);
    if (row) return row;
    await context.pause(wait);
  }
  await deduplicateFile(context, claim);
  const row = await context.files.get(claim);
  if (!row) throw new Error(`The work on ${claim.key}, which has claimed article ${claim.articleId}, ended in no row`);
  return row;
};
