import { bucketsOf } from '../../../lib/text/similarity/bucket-keys.ts';
import { candidatesOf } from '../../../lib/text/similarity/candidates.ts';
import { compare, type Overlap } from '../../../lib/text/similarity/compare.ts';
import { isSameStory } from '../../../lib/text/similarity/same-story.ts';
import type { Sketch } from '../../../lib/text/similarity/sketch.ts';
import { decodeSketch, type StoredSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import type { Context } from '../context.ts';

/** An article that is like the one in question. */
export interface Neighbour {
  articleId: string;
  /** The neighbour first, the article in question second. */
  overlap: Overlap;
}

/** Enters an article in its buckets. Returns those it meets there that are like it, the most alike first. */
export const findNeighbours = async (context: Context, article: Claim, sketch: Sketch): Promise<Neighbour[]> => {
  const { articleId, receivedAt } = article;
  const met = await Promise.all(
    bucketsOf(sketch).map((bucket) => context.fingerprints.enterBucket(bucket, articleId, receivedAt)),
  );
  const candidates = candidatesOf(met, articleId);
  const sketches = await Promise.all(candidates.map((id) => context.fingerprints.sketch(id)));
  return sketches
    .flatMap((stored, i) => (stored ? [{ articleId: candidates[i]!, ...neighbour(stored, sketch) }] : []))
    .filter(({ overlap, smaller }) => isSameStory(overlap, smaller))
    .sort((a, b) => b.overlap.similarity - a.overlap.similarity);
};

const neighbour = (stored: StoredSketch, sketch: Sketch) => ({
  overlap: compare(decodeSketch(stored), sketch),
  smaller: Math.min(stored.shingles, sketch.size),
});
