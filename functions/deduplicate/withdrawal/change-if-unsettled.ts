import type { Claim, ClaimAttributes } from '../../tables/fingerprints.ts';
import type { Context } from '../context.ts';

/** Changes a claim if since it was read its article was neither withdrawn, nor returned, nor found to be settled. */
export const changeIfUnsettled = (
  { fingerprints }: Context,
  { articleId, withdrawals, withdrawnAt, settled }: Claim,
  set: ClaimAttributes,
  seen: ClaimAttributes = {},
): Promise<boolean> => fingerprints.changeClaim(articleId, { withdrawals, withdrawnAt, settled, ...seen }, set);
