import type { Claim, ClaimAttributes } from '../../tables/fingerprints.ts';
import type { Context } from '../context.ts';

/** Changes a claim if since it was read its article was neither withdrawn, nor returned, nor found to be settled. */
export const changeIfUnsettled = (
  { fingerprints }: Context,
  { articleId, withdrawals, withdrawnAt, settled }: Claim,
  set: ClaimAttributes,
  seen: ClaimAttributes = {},
): Promise<boolean> => fingerprints.changeClaim(articleId, { withdrawals, withdrawnAt, settled, ...seen }, set);

/**
 * Notes that nothing is left to do about an article. The number goes up so that a function that checked its files earlier
 * can no longer decide otherwise: if it died after that, no mark would lead anybody back to the article.
 */
export const markSettled = (context: Context, claim: Claim): Promise<boolean> =>
  changeIfUnsettled(context, claim, { settling: undefined, settled: (claim.settled ?? 0) + 1 });
