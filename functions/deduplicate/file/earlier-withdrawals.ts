import type { Claim } from '../../tables/fingerprints.ts';

/** What a request says about an article that was withdrawn before; nothing if it never was. */
export const earlierWithdrawals = ({ withdrawals }: Pick<Claim, 'withdrawals'>) => ({
  ...(withdrawals && { withdrawals }),
});
