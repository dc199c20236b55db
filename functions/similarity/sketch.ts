import { withoutNotices } from './notices.ts';
import { LETTERS, shingleHashes, wordHashes } from './words.ts';

/** What decides how well copies are found, and at what price. Chosen by the sweeps in docs/similarity.md. */
export interface Shape {
  /** Letters of a word that count. */
  letters: number;
  /** Words in a shingle of the bucket keys: long ones seldom meet by chance, which keeps buckets small. */
  keyShingle: number;
  /** Words in a shingle that is compared: short ones survive misread letters and changed words. */
  comparedShingle: number;
  /** Partitions, each with one minimum: the buckets an article is entered in, and so most of its price. */
  keys: number;
  /** Smallest hashes kept for comparison: with the rest of a claim they stay below 2 KB, two write units. */
  minima: number;
}

export const SHAPE: Shape = { letters: LETTERS, keyShingle: 5, comparedShingle: 3, keys: 20, minima: 384 };

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
export const sketchOf = (text: string, shape: Shape = SHAPE): Sketch =>
  sketchOfWords(withoutNotices(wordHashes(text, shape.letters)), shape);

export const sketchOfWords = (words: Uint32Array, shape: Shape = SHAPE): Sketch => ({
  keys: partitionMinima(shingleHashes(words, shape.keyShingle), shape.keys),
  ...smallest(shingleHashes(words, shape.comparedShingle), shape.minima),
});

/** The upper half of a hash chooses the partition; a product that keeps hashes distinct is what is smallest in it. */
const partitionMinima = (hashes: Uint32Array, partitions: number): Uint32Array => {
  const keys = new Uint32Array(partitions).fill(EMPTY);
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number;
    const partition = ((hash >>> 16) * partitions) >>> 16;
    const rank = Math.imul(hash, 0x9e3779b1) >>> 0;
    if (rank < (keys[partition] as number)) keys[partition] = rank;
  }
  return keys;
};

const smallest = (hashes: Uint32Array, count: number): Pick<Sketch, 'minima' | 'size'> => {
  hashes.sort();
  let size = 0;
  for (let i = 0; i < hashes.length; i++) {
    if (i === 0 || hashes[i] !== hashes[i - 1]) hashes[size++] = hashes[i] as number;
  }
  return { minima: hashes.slice(0, Math.min(size, count)), size };
};
