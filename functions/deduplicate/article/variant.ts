import type { Article } from '../../../lib/text/article/article.ts';
import { isPublishedBefore } from '../../../lib/text/article/publication-order.ts';
import { versionChanges } from '../../../lib/text/similarity/changes/version-changes.ts';
import { compare, type Overlap } from '../../../lib/text/similarity/compare.ts';
import { relationBySketches } from '../../../lib/text/similarity/relation.ts';
import { isSameStory } from '../../../lib/text/similarity/same-story.ts';
import type { Sketch } from '../../../lib/text/similarity/sketch.ts';
import { decodeSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import type { Withdrawal } from '../../tables/analyses.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import { isEarlier } from '../../tables/forest.ts';
import type { FileRow, Standing } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { changedLater, changesIn } from '../file/changes.ts';
import { standing, withdrawalOf } from '../file/earlier-withdrawals.ts';
import { likenessOf } from '../file/likeness.ts';
import { readClaimed } from '../inbox/read-claimed.ts';
import { knownToPrecede } from '../story/later-version.ts';
import type { Neighbour } from '../story/neighbours.ts';

type Varies = Pick<
  FileRow,
  | 'variantOf'
  | 'varies'
  | 'relation'
  | 'copyOf'
  | 'similarity'
  | 'containment'
  | 'adds'
  | 'drops'
  | 'changes'
  | 'revises'
  | 'precedes'
>;

export interface Variant {
  row: Varies;
  /** It says something that the article it varies does not say, or may do so. */
  hasNews: boolean;
  /** Whose words the row gives as they were. */
  oldWordsOf?: Standing;
  /** The withdrawn article that led the story: this one is analysed in its place. */
  insteadOf?: Withdrawal;
}

/** An article of the story, and how it overlaps with the one in question, which is the second in `overlap`. */
interface Version {
  claim: Claim;
  overlap: Overlap;
}

/**
 * What an article is to the earlier version of its story that it is most like. If it is like none that stands, to the
 * nearest of its neighbours, or to the one that leads the story.
 *
 * @param own the article's claim
 */
export const describeVariant = async (
  context: Context,
  own: Claim,
  article: Article,
  sketch: Sketch,
  leaderId: string,
  neighbours: readonly Neighbour[],
): Promise<Variant> => {
  const leader = await claimOf(context, leaderId);
  const direct = { claim: leader, overlap: compare(decodeSketch(leader), sketch) };
  const isLike = ({ claim, overlap }: Version): boolean =>
    isSameStory(overlap, [claim.shingles, sketch.size]) ||
    neighbours.some(({ articleId, isVersion }) => isVersion && articleId === claim.articleId);
  const isCompared = isLike(direct) && !leader.withdrawnAt;
  const likely = await likelyVersions(context, own, isCompared ? direct : undefined, neighbours);
  const versions = [...(isCompared ? [direct] : []), ...likely.filter(isLike)].sort(byLikeness);
  const varied = versions[0] ?? (await nearest(context, neighbours)) ?? direct;
  const { claim, overlap } = varied;
  const insteadOf = withdrawalOf(leader, leaderId);
  const row = {
    variantOf: leaderId,
    ...(claim.articleId !== leaderId && { varies: claim.articleId }),
    copyOf: claim.key,
    ...likenessOf(overlap),
  };
  // What is like the story only through others has no words that became others.
  const text = isLike(varied) ? await readClaimed(context, claim) : undefined;
  if (!text) {
    const unread = { relation: relationBySketches(overlap), ...knownToPrecede(own.articleId, claim) };
    return { row: { ...row, ...unread }, hasNews: true, ...(insteadOf && { insteadOf }) };
  }
  const changes = versionChanges(text, article);
  const revises = await revisedBeside(context, versions.slice(1), article);
  return {
    row: {
      ...row,
      ...(isPublishedBefore(article, text) ? changedLater(changes, claim.articleId) : changesIn(changes)),
      ...(revises.length > 0 && { revises }),
    },
    oldWordsOf: standing(claim),
    hasNews: changes.adds.length > 0 || changes.changes.length > 0 || insteadOf !== undefined,
    ...(insteadOf && { insteadOf }),
  };
};

/** How many versions besides the one that leads the story an article may be compared with: each costs a read or two. */
const MAX_VERSIONS = 2;

/** Earlier articles that stand and that this one is at least as like as the one that leads the story, if it is like that. */
const likelyVersions = async (
  context: Context,
  own: Claim,
  leader: Version | undefined,
  neighbours: readonly Neighbour[],
): Promise<Version[]> => {
  const least = leader?.overlap.similarity ?? 0;
  const likely = neighbours
    .filter(({ articleId, overlap }) => articleId !== leader?.claim.articleId && overlap.similarity >= least)
    .slice(0, MAX_VERSIONS);
  const versions = await Promise.all(
    likely.map(async ({ articleId, overlap }) => ({ claim: await claimOf(context, articleId), overlap })),
  );
  // What was under the same key will be withdrawn in a moment.
  return versions.filter(({ claim }) => !claim.withdrawnAt && claim.key !== own.key && isEarlier(claim, own));
};

/** The most like first; of equals the latest. */
const byLikeness = (a: Version, b: Version): number =>
  b.overlap.similarity - a.overlap.similarity || (isEarlier(a.claim, b.claim) ? 1 : -1);

/** Those of the other versions in which an article changes something too. */
const revisedBeside = async (context: Context, others: readonly Version[], article: Article): Promise<string[]> => {
  const texts = await Promise.all(others.map(({ claim }) => readClaimed(context, claim)));
  return others.flatMap(({ claim: { articleId } }, i) => {
    const text = texts[i];
    const isLater = text && !isPublishedBefore(article, text);
    return isLater && versionChanges(text, article).changes.length > 0 ? [articleId] : [];
  });
};

/** The nearest of those that are not withdrawn; of all, if all are. */
const nearest = async (context: Context, neighbours: readonly Neighbour[]): Promise<Version | undefined> => {
  let found: Version | undefined;
  for (const { articleId, overlap } of neighbours) {
    const claim = await claimOf(context, articleId);
    if (!claim.withdrawnAt) return { claim, overlap };
    found ??= { claim, overlap };
  }
  return found;
};
