import type { Withdrawal } from '../../tables/analyses.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import type { Standing } from '../../tables/rows.ts';

/** What a request says about an article that was withdrawn before; nothing if it never was. */
export const earlierWithdrawals = ({ withdrawals }: Pick<Claim, 'withdrawals'>) => ({
  ...(withdrawals && { withdrawals }),
});

/** An article that stands, as a request names it whose words it changes. */
export const standing = ({ articleId, withdrawals = 0 }: Claim): Standing => ({ articleId, withdrawals });

/** The withdrawal of an article that is withdrawn; undefined if it stands. */
export const withdrawalOf = (claim: Claim, storyId: string): Withdrawal | undefined =>
  claim.withdrawnAt === undefined
    ? undefined
    : { articleId: claim.articleId, storyId, withdrawals: claim.withdrawals ?? 1, withdrawnAt: claim.withdrawnAt };
