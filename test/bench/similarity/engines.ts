/** Engines that find near copies: each reads all texts in order and returns a group for each. */

import { SOURCE_MEMBERS } from '../../../functions/tables/near-copy-bucket.ts';
import { bucketsOf } from '../../../lib/text/similarity/bucket-keys.ts';
import { candidatesOf } from '../../../lib/text/similarity/candidates.ts';
import { compare } from '../../../lib/text/similarity/compare.ts';
import { isTeaser, place, relate } from '../../../lib/text/similarity/digest.ts';
import { areRelated } from '../../../lib/text/similarity/related-parts.ts';
import { THRESHOLDS, type Thresholds } from '../../../lib/text/similarity/same-story.ts';
import { type Sketch, sketchOf, stored } from '../../../lib/text/similarity/sketch.ts';
import { SKETCH_PARAMETERS, type SketchParameters } from '../../../lib/text/similarity/sketch-parameters.ts';
import { groupsOf } from './groups.ts';

export interface Engine {
  name: string;
  group(texts: readonly string[]): number[];
}

export interface Settings {
  parameters: SketchParameters;
  thresholds: Thresholds;
  maxBucketMembers: number;
}

/** The engine of the functions, with a map in place of the table. */
export const newsprint = ({
  parameters = SKETCH_PARAMETERS,
  thresholds = THRESHOLDS,
  maxBucketMembers = SOURCE_MEMBERS,
}: Partial<Settings> = {}): Engine => ({
  name: 'newsprint',
  group(texts) {
    const groups = groupsOf(texts.length);
    const buckets = new Map<string, number[]>();
    const sketches: Sketch[] = [];
    const digests = new Set<number>();
    texts.forEach((text, i) => {
      const sketch = sketchOf(text, parameters);
      sketches.push(stored(sketch, parameters));
      const met = bucketsOf(sketch).map((bucket) => {
        const members = buckets.get(bucket) ?? [];
        if (members.length < maxBucketMembers) members.push(i);
        buckets.set(bucket, members);
        return members;
      });
      const others = candidatesOf(met, i).map((other) => ({
        other,
        sketch: sketches[other]!,
        overlap: compare(sketches[other]!, sketch),
        sizes: [sketches[other]!.size, sketch.size] as const,
      }));
      const related = relate(others, thresholds);
      const withStory = (some: typeof others) =>
        some.map((one) => ({ ...one, story: String(groups.find(one.other)), wasDigest: digests.has(one.other) }));
      const { joins, isDigest } = place(
        { same: withStory(related.same), quoted: withStory(related.quoted) },
        (one, other) => areRelated(text, one, other),
      );
      if (isDigest) digests.add(i);
      const teasers = others.filter((one) => !isDigest && !related.same.includes(one) && isTeaser(one.overlap));
      for (const { other } of teasers) digests.add(other);
      for (const { other } of joins) groups.join(other, i);
    });
    return groups.labels();
  },
});

const SHINGLE_WORDS = 5;

/** Runs of five words, as users of these packages make them. */
const shinglesOf = (text: string): Set<string> => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const shingles = new Set<string>();
  for (let i = 0; i <= Math.max(0, words.length - SHINGLE_WORDS); i++)
    shingles.add(words.slice(i, i + SHINGLE_WORDS).join(' '));
  return shingles;
};

const PERMUTATIONS = 128;

/** `minhash` 0.0.9 with its LSH index, in bands of four by default. */
export const minhash = async (threshold: number): Promise<Engine> => {
  const { Minhash, LshIndex } = (await import('minhash')).default;
  return {
    name: `minhash (128, J ≥ ${threshold})`,
    group(texts) {
      const groups = groupsOf(texts.length);
      const index = new LshIndex({ bandSize: 4 });
      const hashes = texts.map((text) => {
        const hash = new Minhash({ numPerm: PERMUTATIONS });
        for (const shingle of shinglesOf(text)) hash.update(shingle);
        return hash;
      });
      hashes.forEach((hash, i) => {
        index.insert(String(i), hash);
        for (const other of index.query(hash)) {
          if (Number(other) !== i && hash.jaccard(hashes[Number(other)]!) >= threshold) groups.join(i, Number(other));
        }
      });
      return groups.labels();
    },
  };
};

/** `bloom-filters` 3.0.4, which has MinHash but no index, so every pair is compared. */
export const bloomFilters = async (threshold: number): Promise<Engine> => {
  const { MinHashFactory } = (await import('bloom-filters')).default;
  return {
    name: `bloom-filters (128, J ≥ ${threshold})`,
    group(texts) {
      // It takes numbers, so shingles have to be hashed first.
      const factory = new MinHashFactory(PERMUTATIONS, 2 ** 20);
      const sets = texts.map((text) => {
        const set = factory.create();
        set.bulkLoad([...shinglesOf(text)].map(numberOf));
        return set;
      });
      return everyPair(sets, (a, b) => a.compareWith(b) >= threshold);
    },
  };
};

/** FNV-1a, 20 bits. */
const numberOf = (shingle: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < shingle.length; i++) hash = Math.imul(hash ^ shingle.charCodeAt(i), 0x01000193);
  return hash >>> 12;
};

/** `simhash-js` 1.0.0: one hash of 32 bits per text, every pair compared. */
export const simhash = async (threshold: number): Promise<Engine> => {
  const { SimHash, Comparator } = (await import('simhash-js')).default;
  return {
    name: `simhash-js (S ≥ ${threshold})`,
    group(texts) {
      const hasher = new SimHash();
      const hashes = texts.map((text) => hasher.hash(text).toString(16));
      return everyPair(hashes, (a, b) => Comparator.similarity(a, b) >= threshold);
    },
  };
};

const everyPair = <T>(items: readonly T[], alike: (a: T, b: T) => boolean): number[] => {
  const groups = groupsOf(items.length);
  items.forEach((item, i) => {
    for (let j = 0; j < i; j++) if (alike(item, items[j]!)) groups.join(i, j);
  });
  return groups.labels();
};
