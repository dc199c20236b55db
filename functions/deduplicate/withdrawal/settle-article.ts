import type { Claim } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { stands } from '../file/outcomes.ts';
import { rowsOfStory } from '../story/files.ts';
import { finishReturn, takeBack } from './restore-article.ts';
import { blot, finishWithdrawal } from './withdraw-article.ts';

/**
 * Withdraws an article of which no file stands, and takes one back of which a file stands again. Its claim decides, as
 * one conditional write does: after it the files are looked at again. Who writes a row that stands, and who withdraws
 * one, comes here afterwards, so that of two who do so at once at least one sees what both have done. What follows is
 * done again by whoever finds the claim's sign that it is not finished.
 *
 * @param file a file of it that has come or gone
 */
export const settleArticle = async (context: Context, file: FileRow & { articleId: string }): Promise<void> => {
  const { articleId } = file;
  for (;;) {
    const claim = await context.fingerprints.claim(articleId);
    if (!claim) return;
    const row = (await context.files.get(file)) ?? file;
    const standing = stands(row) ? row : await standingFile(context, claim);
    if (claim.withdrawnAt && !standing) {
      return claim.settling ? finishWithdrawal(context, claim) : blot(context, row, articleId);
    }
    if (claim.withdrawnAt && standing) await takeBack(context, claim, standing);
    else if (standing) return claim.settling ? finishReturn(context, claim, standing) : undefined;
    else await markWithdrawn(context, claim, row.withdrawnAt ?? row.receivedAt);
  }
};

const standingFile = async (context: Context, claim: Claim): Promise<FileRow | undefined> => {
  const first = await context.files.get(claim);
  if (first && stands(first)) return first;
  for await (const row of rowsOfStory(context, claim.articleId)) {
    if (row.articleId === claim.articleId && stands(row)) return row;
  }
  return undefined;
};

const markWithdrawn = ({ fingerprints }: Context, { articleId, withdrawals }: Claim, withdrawnAt: string) =>
  fingerprints.changeClaim(
    articleId,
    { withdrawals, withdrawnAt: undefined },
    { withdrawals: (withdrawals ?? 0) + 1, withdrawnAt, title: undefined, settling: true },
  );
