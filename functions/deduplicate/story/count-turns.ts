import type { Claim } from '../../tables/fingerprints.ts';
import { turnEntry } from '../../tables/ledger.ts';
import { type Context, claimOf } from '../context.ts';
import { countInStory } from './merge-story.ts';

/** An article is withdrawn and comes back in turns: withdrawals have odd numbers, returns even ones. */
const turnsOf = ({ withdrawals = 0, withdrawnAt }: Claim): number => 2 * withdrawals - (withdrawnAt ? 1 : 0);

/** Counts each withdrawal and each return of an article once in its story, whose count of articles is of those that stand. */
export const countTurns = async (context: Context, articleId: string): Promise<void> => {
  for (;;) {
    const claim = await claimOf(context, articleId);
    const { countedTurns } = claim;
    const turn = (countedTurns ?? 0) + 1;
    if (turn > turnsOf(claim)) return;
    const isReturn = turn % 2 === 0;
    const counts = isReturn ? { articles: 1 } : { articles: -1, withdrawals: 1 };
    await countInStory(context, articleId, { entry: turnEntry(articleId, turn), files: 0, ...counts });
    await context.fingerprints.changeClaim(articleId, { countedTurns }, { countedTurns: turn });
  }
};
