import type { Claim } from '../../tables/fingerprints.ts';
import { isEarlier } from '../../tables/forest.ts';
import { type Context, claimOf } from '../context.ts';
import { finishMerges, mergeStory } from './merge-story.ts';
import { partStory } from './part-story.ts';

/** Brings an article into one story with others, one by one; most are already in it once the first has been linked. */
export const joinStories = async (
  context: Context,
  articleId: string,
  others: readonly { articleId: string }[],
): Promise<void> => {
  let leader: string | undefined;
  for (const other of others) {
    const node = leader === undefined ? undefined : await context.fingerprints.node(other.articleId);
    const isInIt = leader !== undefined && leader === (node?.parent ?? other.articleId);
    // An article that once led a story may have got its parent from a function that died before it had merged the two.
    if (isInIt && !(node?.parent && node.led)) continue;
    await link(context, articleId, other.articleId);
    leader = await finishMerges(context, articleId);
  }
};

/**
 * Brings two articles into one story: of their two leaders, the later gets the earlier as its parent. Even if others link
 * either of them at the same time, a leader is given a parent only once, and the loser checks again.
 */
const link = async (context: Context, one: string, other: string): Promise<void> => {
  const { fingerprints } = context;
  for (;;) {
    const [a, b] = [await finishMerges(context, one), await finishMerges(context, other)];
    if (a === b) return;
    const [first, second] = await Promise.all([claimOf(context, a), claimOf(context, b)]);
    const [earlier, later] = isEarlier(first, second) ? [a, b] : [b, a];
    if (await fingerprints.addNode(later, { parent: earlier })) continue;
    // Another delivery of the file may decide otherwise, and write its row: then nobody comes back to this merge but by a note.
    if (later !== one) await noteLink(context, one, later);
    await fingerprints.setParent(later, earlier);
    const node = await fingerprints.node(later);
    if (node?.parent && node.led) await mergeStory(context, later, node.parent);
    if (later !== one) await dropLink(context, one, later);
  }
};

const linksOf = (linking = ''): string[] => linking.split(' ').filter(Boolean);

const noteLink = (context: Context, articleId: string, other: string): Promise<void> =>
  changeLinks(context, articleId, (links) => [...new Set([...links, other])]);

/** Only of a story that has been merged: whoever noted it may be about to begin. A story is merged once, so nothing is left to do then. */
const dropLink = (context: Context, articleId: string, other: string): Promise<void> =>
  changeLinks(context, articleId, (links) => links.filter((link) => link !== other));

const changeLinks = async (
  context: Context,
  articleId: string,
  change: (links: readonly string[]) => string[],
): Promise<void> => {
  for (;;) {
    const { linking } = await claimOf(context, articleId);
    const links = change(linksOf(linking)).join(' ') || undefined;
    if (await context.fingerprints.changeClaim(articleId, { linking }, { linking: links })) return;
  }
};

/** Does what a function noted for an article, and may not have lived to begin or to finish. */
export const finishLinks = async (context: Context, { articleId, linking }: Claim): Promise<void> => {
  for (const other of linksOf(linking)) {
    await link(context, articleId, other);
    await partStory(context, articleId);
    await dropLink(context, articleId, other);
  }
};
