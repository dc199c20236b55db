import { shingleHashes, wordHashes } from './words.ts';

/**
 * Words in a shingle of the bucket keys, and in one of the minima that are compared. Long ones seldom meet by chance,
 * which keeps buckets small; short ones survive misread letters and changed words, which tells a spoiled copy from
 * another story. Chosen by the sweep in docs/similarity.md.
 */
export const KEY_SHINGLE = 5;
export const COMPARED_SHINGLE = 3;

/** Partitions, each with one minimum: the buckets an article is entered in, and so most of its price. */
export const KEYS = 20;

/** Smallest hashes kept for comparison. With the rest of a claim they stay below 2 KB: two write units. */
export const MINIMA = 384;

/** What is kept of a text to find and to compare its copies by. */
export interface Sketch {
  /** One-permutation MinHash: the smallest hash of each partition, `EMPTY` where no shingle fell into it. */
  keys: Uint32Array;
  /** The smallest distinct shingle hashes, ascending (a bottom-k sketch). All of them, where `size` is no larger. */
  minima: Uint32Array;
  /** Distinct shingles of the whole text. */
  size: number;
}

export const EMPTY = 0xffffffff;

/**
 * Sketches a text, in time linear in its length but for a sort of its shingle hashes.
 *
 * P. Li, A. Owen, C.-H. Zhang: One Permutation Hashing, NIPS 2012. A. Broder: On the resemblance and containment of
 * documents, SEQUENCES 1997.
 */
export const sketchOf = (text: string): Sketch => {
  const words = wordHashes(text);
  return {
    keys: partitionMinima(shingleHashes(words, KEY_SHINGLE)),
    ...smallest(shingleHashes(words, COMPARED_SHINGLE)),
  };
};

/** The upper half of a hash chooses the partition; a product that keeps hashes distinct is what is smallest in it. */
const partitionMinima = (hashes: Uint32Array): Uint32Array => {
  const keys = new Uint32Array(KEYS).fill(EMPTY);
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number;
    const partition = ((hash >>> 16) * KEYS) >>> 16;
    const rank = Math.imul(hash, 0x9e3779b1) >>> 0;
    if (rank < (keys[partition] as number)) keys[partition] = rank;
  }
  return keys;
};

const smallest = (hashes: Uint32Array): Pick<Sketch, 'minima' | 'size'> => {
  hashes.sort();
  let size = 0;
  for (let i = 0; i < hashes.length; i++) {
    if (i === 0 || hashes[i] !== hashes[i - 1]) hashes[size++] = hashes[i] as number;
  }
  return { minima: hashes.slice(0, Math.min(size, MINIMA)), size };
};
