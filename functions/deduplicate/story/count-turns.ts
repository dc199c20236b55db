import type { Claim } from '../../tables/fingerprints.ts';
import { type Context, claimOf } from '../context.ts';
import { turnToken } from './ledger.ts';
import { countInStory } from './merge-story.ts';

/** An article is withdrawn and comes back by turns: its withdrawals have odd numbers, its returns even ones. */
const turnsOf = ({ withdrawals = 0, withdrawnAt }: Claim): number => 2 * withdrawals - (withdrawnAt ? 1 : 0);

/** Tells an article's story how often it was withdrawn and came back, each turn once: the story counts what stands. */
export const countTurns = async (context: Context, articleId: string): Promise<void> => {
  for (;;) {
    const claim = await claimOf(context, articleId);
    const { countedTurns } = claim;
    const turn = (countedTurns ?? 0) + 1;
    if (turn > turnsOf(claim)) return;
    const articles = turn % 2 === 1 ? -1 : 1;
    await countInStory(context, articleId, { token: turnToken(articleId, turn), files: 0, articles });
    await context.fingerprints.changeClaim(articleId, { countedTurns }, { countedTurns: turn });
  }
};

/** What a request about an article says of how often it was withdrawn before. */
export const inLife = ({ withdrawals }: Pick<Claim, 'withdrawals'>) => ({ ...(withdrawals && { withdrawals }) });
