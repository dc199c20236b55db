import { bucketsOf } from '../similarity/buckets.ts';
import { compare, type Overlap } from '../similarity/compare.ts';
import { isSameStory } from '../similarity/same-story.ts';
import type { Sketch } from '../similarity/sketch.ts';
import { readSketch, type StoredSketch } from '../similarity/stored-sketch.ts';
import type { Claim } from '../store/fingerprints.ts';
import type { Context } from './context.ts';

/** An article of the same story. */
export interface Neighbour {
  articleId: string;
  /** The neighbour first, the article in question second. */
  overlap: Overlap;
}

/**
 * Articles that are compared at the most, those that share most buckets first. An article meets a handful; more only
 * where its words are everybody's, or its story's copies fill whole buckets, and then a few tell as much as all.
 */
const COMPARED = 24;

/** Enters an article in its buckets and finds those it meets there that are like it, the most alike first. */
export const findNeighbours = async (context: Context, article: Claim, sketch: Sketch): Promise<Neighbour[]> => {
  const { articleId, receivedAt } = article;
  const met = await Promise.all(
    bucketsOf(sketch).map((bucket) => context.fingerprints.enterBucket(bucket, articleId, receivedAt)),
  );
  const shared = new Map<string, number>();
  for (const id of met.flat()) if (id !== articleId) shared.set(id, (shared.get(id) ?? 0) + 1);
  const candidates = [...shared].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, COMPARED);
  const sketches = await Promise.all(candidates.map(([id]) => context.fingerprints.sketch(id)));
  return sketches
    .flatMap((stored, i) => (stored ? [{ articleId: candidates[i]?.[0] as string, ...neighbour(stored, sketch) }] : []))
    .filter(({ overlap, smaller }) => isSameStory(overlap, smaller))
    .sort((a, b) => b.overlap.similarity - a.overlap.similarity);
};

const neighbour = (stored: StoredSketch, sketch: Sketch) => ({
  overlap: compare(readSketch(stored), sketch),
  smaller: Math.min(stored.shingles, sketch.size),
});
