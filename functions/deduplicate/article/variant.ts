import type { Article } from '../../../lib/text/article/article.ts';
import { articleIdOf } from '../../../lib/text/article/article-id.ts';
import { isPublishedBefore } from '../../../lib/text/article/publication-order.ts';
import { versionChanges } from '../../../lib/text/similarity/changes/version-changes.ts';
import { compare, type Overlap } from '../../../lib/text/similarity/compare.ts';
import { relationBySketches } from '../../../lib/text/similarity/relation.ts';
import { isSameStory } from '../../../lib/text/similarity/same-story.ts';
import type { Sketch } from '../../../lib/text/similarity/sketch.ts';
import { decodeSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import type { Withdrawal } from '../../tables/analyses.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import { withdrawalOf } from '../analysis/announce-withdrawal.ts';
import { type Context, claimOf } from '../context.ts';
import { changedLater, changesIn } from '../file/changes.ts';
import { likenessOf } from '../file/likeness.ts';
import { readClaimed } from '../inbox/read-claimed.ts';
import { noteCorrected } from '../story/later-version.ts';
import type { Neighbour } from './neighbours.ts';

type Varies = Pick<
  FileRow,
  'variantOf' | 'varies' | 'relation' | 'copyOf' | 'similarity' | 'containment' | 'adds' | 'drops' | 'changes'
>;

export interface Variant {
  row: Varies;
  /** It says something that the article it varies does not say, or may do so. */
  hasNews: boolean;
  /** The withdrawn article that led the story: this one is analysed in its place. */
  insteadOf?: Withdrawal;
}

/**
 * What an article is to the one that leads its story; or to the nearest of its neighbours, if it is like the leader only
 * through others, or the leader is withdrawn.
 */
export const describeVariant = async (
  context: Context,
  article: Article,
  sketch: Sketch,
  leaderId: string,
  neighbours: readonly Neighbour[],
): Promise<Variant> => {
  const leader = await claimOf(context, leaderId);
  const direct = compare(decodeSketch(leader), sketch);
  const isLike = (claim: Claim, overlap: Overlap): boolean =>
    isSameStory(overlap, [claim.shingles, sketch.size]) ||
    neighbours.some(({ articleId, isVersion }) => isVersion && articleId === claim.articleId);
  const like = isLike(leader, direct);
  const isCompared = like && !leader.withdrawnAt;
  const { claim, overlap } = (!isCompared && (await nearest(context, neighbours))) || {
    claim: leader,
    overlap: direct,
  };
  const insteadOf = withdrawalOf(leader, leaderId);
  const row = {
    variantOf: leaderId,
    ...(claim.articleId !== leaderId && { varies: claim.articleId }),
    copyOf: claim.key,
    ...likenessOf(overlap),
  };
  // What is like the story only through others has no words that became others.
  const varied = isLike(claim, overlap) ? await readClaimed(context, claim) : undefined;
  if (!varied) {
    return { row: { ...row, relation: relationBySketches(overlap) }, hasNews: true, ...(insteadOf && { insteadOf }) };
  }
  const changes = versionChanges(varied, article);
  const isEarlier = isPublishedBefore(article, varied);
  if (isEarlier && changes.changes.length > 0) await noteCorrected(context, articleIdOf(article), claim.articleId);
  return {
    row: { ...row, ...(isEarlier ? changedLater(changes) : changesIn(changes)) },
    hasNews: changes.adds.length > 0 || changes.changes.length > 0 || insteadOf !== undefined,
    ...(insteadOf && { insteadOf }),
  };
};

/** The nearest of those that are not withdrawn; of all, if all are. */
const nearest = async (
  context: Context,
  neighbours: readonly Neighbour[],
): Promise<{ claim: Claim; overlap: Overlap } | undefined> => {
  let found: { claim: Claim; overlap: Overlap } | undefined;
  for (const { articleId, overlap } of neighbours) {
    const claim = await claimOf(context, articleId);
    if (!claim.withdrawnAt) return { claim, overlap };
    found ??= { claim, overlap };
  }
  return found;
};
