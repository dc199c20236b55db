import { isEarlier } from '../../tables/forest.ts';
import { type Context, claimOf } from '../context.ts';
import { leaderOf, mergeStory } from './merge-story.ts';

/**
 * Brings an article into one story with others, one by one; most of them are in it once the first has been linked.
 */
export const joinStories = async (
  context: Context,
  articleId: string,
  others: readonly { articleId: string }[],
): Promise<void> => {
  let leader: string | undefined;
  for (const other of others) {
    const node = leader === undefined ? undefined : await context.fingerprints.node(other.articleId);
    const isInIt = leader !== undefined && leader === (node?.parent ?? other.articleId);
    // What once led a story of its own may have been given its parent by a function that then died: there is more to do.
    if (isInIt && !(node?.parent && node.led)) continue;
    await link(context, articleId, other.articleId);
    leader = await leaderOf(context, articleId);
  }
};

/**
 * Brings two articles into one story: of the two that lead theirs, the later gets the earlier for its parent. Whoever
 * else links either of them at the same time, the later leader is given a parent once, and the loser looks again.
 */
const link = async (context: Context, one: string, other: string): Promise<void> => {
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
