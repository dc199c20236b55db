import type { Withdrawal } from '../../tables/analyses.ts';
import type { Claim } from '../../tables/fingerprints.ts';

/** What a request says about an article that was withdrawn before; nothing if it never was. */
export const earlierWithdrawals = ({ withdrawals }: Pick<Claim, 'withdrawals'>) => ({
  ...(withdrawals && { withdrawals }),
});

/** The withdrawal of an article that is withdrawn; undefined if it stands. */
export const withdrawalOf = (claim: Claim, storyId: string): Withdrawal | undefined =>
  claim.withdrawnAt === undefined
    ? undefined
    : { articleId: claim.articleId, storyId, withdrawals: claim.withdrawals ?? 1, withdrawnAt: claim.withdrawnAt };
