import { type Article, textOf } from '../../../lib/text/article/article.ts';
import { bucketsOf } from '../../../lib/text/similarity/bucket-keys.ts';
import { candidatesOf } from '../../../lib/text/similarity/candidates.ts';
import { compare, type Overlap } from '../../../lib/text/similarity/compare.ts';
import { coverageOf } from '../../../lib/text/similarity/coverage.ts';
import {
  areScattered,
  isTeaser,
  isWholePart,
  type Placing,
  place,
  type Related,
  relate,
  shareHeldIn,
} from '../../../lib/text/similarity/digest.ts';
import { areRelated, MIN_COMMON } from '../../../lib/text/similarity/related-parts.ts';
import type { Sizes } from '../../../lib/text/similarity/same-story.ts';
import type { Sketch } from '../../../lib/text/similarity/sketch.ts';
import { decodeSketch, type StoredSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import { storyOf } from '../../tables/forest.ts';
import { type Context, claimOf } from '../context.ts';
import { roundedShare } from '../file/likeness.ts';
import { movedOn, moveOf, unmoved } from '../file/moves.ts';
import { originOf } from '../file/origin.ts';
import { readClaimed } from '../inbox/read-claimed.ts';
import type { HeldLater } from './held-later.ts';

/** An article that shares passages with the one in question. */
export interface Neighbour {
  articleId: string;
  /** The neighbour first, the article in question second. */
  overlap: Overlap;
  sizes: Sizes;
  /** The neighbour's story, as it was when they met; empty where it did not matter. */
  story: string;
  /** It was found to be a digest. */
  wasDigest?: boolean;
  /** It is a version of the same item, by the id that its producer gives to it. */
  isVersion?: true;
}

/** Where an article belongs. */
export interface Found extends Placing<Neighbour> {
  /** Earlier articles that prove to be digests, now that this one is known: they hold its beginning, or all of it. */
  digests: string[];
  /** Digests that came before it and hold a part of it. */
  heldIn: HeldLater[];
}

/**
 * Enters an article in its buckets. Returns where it belongs among those it meets there; whom it joins, the most alike first.
 *
 * What was remembered of them may not say yet that one has left its story. Where it is now it may stand in the buckets
 * since before this one came, and nobody else would find that the two are alike.
 */
export const findNeighbours = async (
  context: Context,
  article: Claim,
  sketch: Sketch,
  read: Article,
): Promise<Found> => {
  const { fingerprints } = context;
  const { articleId, receivedAt, version } = article;
  const origin = originOf(article);
  const entered = await Promise.all(
    bucketsOf(sketch).map((bucket) => fingerprints.enterBucket(bucket, unmoved(articleId), receivedAt, origin)),
  );
  const ids = candidatesOf(entered, articleId);
  // With what has left its story others have left it.
  if (!moveOf(version)) {
    const found = await findAmong(context, article, sketch, read, ids, fingerprints.sketch);
    if (!(await hasAnyLeft(context, found))) return found;
  }
  return findAmong(context, article, sketch, read, ids, fingerprints.claim);
};

const hasAnyLeft = async (context: Context, { joins, parts, digests, heldIn }: Found): Promise<boolean> => {
  const met = [...joins, ...parts.flatMap((part) => part.met), ...heldIn].map((one) => one.articleId);
  const claims = await Promise.all([...new Set([...met, ...digests])].map((id) => claimOf(context, id)));
  return claims.some(({ parted }) => parted);
};

type LookUp = (articleId: string) => Promise<(StoredSketch & Pick<Claim, 'parted'>) | undefined>;

const findAmong = async (
  context: Context,
  article: Claim,
  sketch: Sketch,
  read: Article,
  ids: readonly string[],
  lookUp: LookUp,
): Promise<Found> => {
  const text = textOf(read);
  const members = await membersOf(article, ids, lookUp);
  const met = members.map(({ articleId, stored }) => ({ articleId, ...meet(stored, sketch) }));
  const { full, ...related } = await withoutFullDigests(context, relate(met));
  const all = [...related.same, ...related.quoted];
  const isStoryNeeded = related.same.length === 0 || all.some(({ wasDigest }) => wasDigest) || areScattered(all);
  const withStories = (some: typeof met) =>
    Promise.all(
      some.map(async (one) => ({
        ...one,
        story: isStoryNeeded ? await storyOf(context.fingerprints, one.articleId) : '',
      })),
    );
  const found = place(
    { same: await withStories(related.same), quoted: await withStories(related.quoted) },
    (one, other) => areRelated(text, one, other),
  );
  const versions = await itemVersions(context, article, sketch, read, lookUp);
  const others = found.joins.filter(({ articleId }) => !versions.some((version) => version.articleId === articleId));
  const joins = [...versions, ...others];
  // A digest begins with another text, which is no digest because of that.
  const teasers = found.isDigest
    ? []
    : met.filter((one) => !one.wasDigest && !related.same.includes(one) && isTeaser(one.overlap));
  const digests = new Set([...full, ...teasers].map((one) => one.articleId));
  const heldIn = met
    .filter(({ articleId, wasDigest }) => wasDigest || digests.has(articleId))
    .filter(({ articleId }) => !joins.some((one) => one.articleId === articleId))
    .map(({ articleId, overlap }) => ({ articleId, share: roundedShare(shareHeldIn(overlap)) }))
    .filter(({ share }) => share > 0);
  return {
    ...found,
    joins: joins.sort((a, b) => b.overlap.similarity - a.overlap.similarity),
    digests: [...digests],
    heldIn,
  };
};

/** The articles that buckets name, as they are now: one that has left its story stands there under its first name. */
const membersOf = async ({ articleId }: Claim, ids: readonly string[], lookUp: LookUp) => {
  const members = await Promise.all(
    ids.map(async (first) => {
      let id = first;
      let stored = await lookUp(id);
      while (stored?.parted) {
        id = movedOn(id);
        stored = await lookUp(id);
      }
      return stored && id !== articleId ? [{ articleId: id, stored }] : [];
    }),
  );
  return members.flat();
};

/**
 * Other versions of the same item, by the id that its producer gives them all: an alert of one sentence and the report
 * that replaces it have too few words in common to be found by these.
 */
const itemVersions = async (
  context: Context,
  article: Claim,
  sketch: Sketch,
  { itemId }: Article,
  lookUp: LookUp,
): Promise<Neighbour[]> => {
  if (itemId === undefined) return [];
  const { articleId, receivedAt } = article;
  const members = await context.fingerprints.enterBucket(
    `item#${itemId}`,
    unmoved(articleId),
    receivedAt,
    originOf(article),
  );
  const ids = members.filter((member) => member !== articleId);
  const others = await membersOf(article, ids, lookUp);
  return others.map(({ articleId, stored }) => ({
    articleId,
    ...meet(stored, sketch),
    story: '',
    isVersion: true as const,
  }));
};

/** How many texts are read again to see whether they are digests. */
const MAX_READ = 2;

/**
 * Leaves out longer texts that hold this one wholly, hold another article too, and are about something else but for this
 * one: digests that print whole stories and came before them. The first such story cannot be told from a longer version.
 */
const withoutFullDigests = async <T extends { articleId: string; overlap: Overlap; wasDigest?: boolean }>(
  context: Context,
  { same, quoted }: Related<T>,
): Promise<Related<T> & { full: T[] }> => {
  const longer = same.filter(({ overlap, wasDigest }) => !wasDigest && isWholePart(overlap)).slice(0, MAX_READ);
  const full: T[] = [];
  for (const one of longer) if (await isFullDigest(context, one)) full.push(one);
  return { same: same.filter((one) => !full.includes(one)), quoted: [...quoted, ...full], full };
};

const isFullDigest = async (context: Context, { articleId, overlap }: { articleId: string; overlap: Overlap }) => {
  const story = await context.stories.get(await storyOf(context.fingerprints, articleId));
  if ((story?.articles ?? 0) < 2) return false;
  const article = await readClaimed(context, await claimOf(context, articleId));
  if (!article) return false;
  const { parts } = coverageOf(overlap).first;
  const rest = parts.map((share) => 1 - share);
  return !areRelated(textOf(article), parts, rest, MIN_COMMON.rest);
};

const meet = (stored: StoredSketch, sketch: Sketch) => {
  const other = decodeSketch(stored);
  return {
    sketch: other,
    overlap: compare(other, sketch),
    sizes: [stored.shingles, sketch.size] as const,
    ...(stored.digest && { wasDigest: true }),
  };
};
