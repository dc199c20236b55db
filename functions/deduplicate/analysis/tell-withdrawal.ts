import type { WithdrawalRequest } from '../../messages/withdrawal-request.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { uploadOfRow } from '../file/file-row.ts';
import { inLife } from '../story/count-turns.ts';
import { isNear, readAgain } from './reread-article.ts';

/** Articles that are analysed anew when another of their story is withdrawn: the earliest. */
const HEIRS = 24;

/** What is told of an article that is withdrawn. */
export const withdrawalOf = (claim: Claim, storyId: string): WithdrawalRequest | undefined =>
  claim.withdrawnAt === undefined
    ? undefined
    : {
        withdraw: claim.articleId,
        storyId,
        withdrawals: claim.withdrawals ?? 1,
        withdrawnAt: claim.withdrawnAt,
      };

/**
 * Tells the analysis that an article is withdrawn. What it said may have been said by others of its story too, and was
 * counted there and not written down again: they are analysed in its place.
 *
 * @param others a file of each other article of the story that stands
 */
export const tellWithdrawal = async (
  context: Context,
  claim: Claim,
  storyId: string,
  others: readonly FileRow[],
): Promise<void> => {
  const insteadOf = withdrawalOf(claim, storyId);
  if (!insteadOf) return;
  const heirs = others.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)).slice(0, HEIRS);
  let isTold = false;
  for (const heir of heirs) {
    if (await askAnew(context, heir, insteadOf)) isTold = true;
  }
  if (!isTold) await context.requestWithdrawal(insteadOf);
};

/** Asks for the whole analysis of a file's article in another's place, and tells whether it could. */
export const askAnew = async (context: Context, row: FileRow, insteadOf: WithdrawalRequest): Promise<boolean> => {
  const file = uploadOfRow(row);
  if (!row.articleId || !isNear(file)) return false;
  const request = await readAgain(context, row.articleId, file);
  const claim = request && (await context.fingerprints.claim(row.articleId));
  // What is withdrawn itself, or is about to come back, is asked for when it does.
  if (!request || !claim || claim.withdrawnAt) return false;
  await context.requestAnalysis({ ...request, ...inLife(claim), insteadOf });
  return true;
};
