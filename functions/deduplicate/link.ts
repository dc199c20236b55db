import { isEarlier } from '../store/forest.ts';
import { type Context, claimOf } from './context.ts';
import { leaderOf, mergeStory } from './merge-story.ts';

/**
 * Brings two articles into one story: of the two that lead theirs, the later gets the earlier for its parent. Whoever
 * else links either of them at the same time, the later leader is given a parent once, and the loser looks again.
 */
export const link = async (context: Context, one: string, other: string): Promise<void> => {
  const { fingerprints } = context;
  for (;;) {
    const [a, b] = [await leaderOf(context, one), await leaderOf(context, other)];
    if (a === b) return;
    const [first, second] = await Promise.all([claimOf(context, a), claimOf(context, b)]);
    const [earlier, later] = isEarlier(first, second) ? [a, b] : [b, a];
    if (await fingerprints.addNode(later, { parent: earlier })) continue;
    await fingerprints.setParent(later, earlier);
    const node = await fingerprints.node(later);
    if (node?.parent && node.led) await mergeStory(context, later, node.parent);
  }
};
