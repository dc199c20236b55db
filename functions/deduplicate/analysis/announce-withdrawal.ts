import type { Withdrawal } from '../../tables/analyses.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { earlierWithdrawals, withdrawalOf } from '../file/earlier-withdrawals.ts';
import { uploadOfRow } from '../file/file-row.ts';
import { comparedWith } from '../file/outcomes.ts';
import { requestChanged } from './request-changed.ts';
import { rereadAny } from './reread-article.ts';

/** The most articles that are analysed again when another of their story is withdrawn: the earliest. */
const MAX_HEIRS = 24;
/** Files that are read side by side. */
const PARALLEL_READS = 8;

/**
 * Tells the analysis that an article is withdrawn. Others of its story may have said the same, which was counted and not
 * written again: they are analysed in its place.
 *
 * @param others the files of each other article of the story, as far as they stand, first the one that the others are copies of
 */
export const announceWithdrawal = async (
  context: Context,
  claim: Claim,
  storyId: string,
  others: readonly (readonly FileRow[])[],
): Promise<void> => {
  const insteadOf = withdrawalOf(claim, storyId);
  if (!insteadOf) return;
  const inOrder = others.toSorted(([a], [b]) => (a!.receivedAt < b!.receivedAt ? -1 : 1));
  // Rows of what changed its words show the old ones until it is read again.
  const changed = inOrder.slice(MAX_HEIRS).filter(([row]) => row?.changes && comparedWith(row) === claim.articleId);
  const heirs = [...inOrder.slice(0, MAX_HEIRS), ...changed];
  let isAnnounced = false;
  for (let i = 0; i < heirs.length; i += PARALLEL_READS) {
    const some = heirs.slice(i, i + PARALLEL_READS);
    const done = await Promise.all(some.map((heir) => analyseInstead(context, heir, insteadOf)));
    isAnnounced ||= done.includes(true);
  }
  if (!isAnnounced) await context.requestWithdrawal(insteadOf);
};

/**
 * Requests the full analysis of an article in place of a withdrawn one. Returns whether it could.
 *
 * @param rows of its files; what the first says that it changes is passed on
 */
export const analyseInstead = async (
  context: Context,
  rows: readonly FileRow[],
  insteadOf: Withdrawal,
): Promise<boolean> => {
  const [row] = rows;
  if (!row?.articleId) return false;
  const request = await rereadAny(context, row.articleId, rows.map(uploadOfRow));
  const claim = request && (await context.fingerprints.claim(row.articleId));
  // An article that is withdrawn itself, or about to come back, is analysed when it does.
  if (!request || !claim || claim.withdrawnAt) return false;
  // Of what the withdrawn article said nothing is passed on.
  const changes = comparedWith(row) !== insteadOf.articleId && row.changes && { changes: row.changes };
  await requestChanged(context, { ...request, ...changes, ...earlierWithdrawals(claim), insteadOf }, comparedWith(row));
  return true;
};
