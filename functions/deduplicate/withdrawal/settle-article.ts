import { type Claim, isClaimOf } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { stands } from '../file/outcomes.ts';
import { removeText } from '../file/remove-text.ts';
import { rowsOf } from '../story/files.ts';
import { finishMerges } from '../story/merge-story.ts';
import { finishArticleWithdrawal, finishFirstWithdrawal } from './article-withdrawal.ts';
import { changeIfUnsettled, markSettled } from './change-if-unsettled.ts';
import { finishReturn, markReturned } from './restore-article.ts';

/**
 * Withdraws an article of which no file stands, and restores one of which a file stands again. One conditional write to
 * its claim decides; then the files are checked again. Every function that writes a row that stands, or withdraws one,
 * calls this afterwards: if two do so at once, at least one sees what both have done. The claim carries a mark until all
 * that follows is done; whoever finds the mark does it again.
 *
 * @param file a file of the article that was added or withdrawn
 */
export const settleArticle = async (context: Context, file: FileRow & { articleId: string }): Promise<void> => {
  const { articleId } = file;
  for (;;) {
    const claim = await context.fingerprints.claim(articleId);
    if (!claim) return;
    const row = (await context.files.get(file)) ?? file;
    const standing = stands(row) ? row : await standingFile(context, claim);
    if (claim.withdrawnAt && standing) await markReturned(context, claim, standing);
    else if (!claim.withdrawnAt && !standing) await markWithdrawn(context, claim, row.withdrawnAt ?? row.receivedAt);
    else {
      if (standing && claim.settling) await finishReturn(context, claim, standing);
      else if (claim.settling) await finishArticleWithdrawal(context, claim);
      else if (!standing) await removeText(context, row, articleId);
      else if (row.withdrawing && isClaimOf(claim, row)) await finishFirstWithdrawal(context, row, standing);
      if (!claim.settling && !row.withdrawing) return;
      if (await markSettled(context, claim)) return;
    }
  }
};

const standingFile = async (context: Context, claim: Claim): Promise<FileRow | undefined> => {
  const first = await context.files.get(claim);
  if (first && stands(first)) return first;
  const story = await context.stories.get(await finishMerges(context, claim.articleId));
  if (!story) return undefined;
  for await (const row of rowsOf(context, story)) {
    if (row.articleId === claim.articleId && stands(row)) return row;
  }
  return undefined;
};

const markWithdrawn = (context: Context, claim: Claim, withdrawnAt: string): Promise<boolean> => {
  const withdrawals = (claim.withdrawals ?? 0) + 1;
  return changeIfUnsettled(context, claim, { withdrawals, withdrawnAt, title: undefined, settling: true });
};
