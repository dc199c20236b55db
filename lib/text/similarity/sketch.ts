import { landmarks } from './landmarks.ts';
import { withoutNotices } from './notices.ts';
import { howManyFit, lowBitsFor } from './rice.ts';
import { isNumber, LETTERS, shingleHashes, wordHashes } from './words.ts';

/** What decides how well copies are found, and at what price. Chosen by the sweeps in docs/similarity.md. */
export interface Shape {
  /** Letters of a word that count. */
  letters: number;
  /** Words in a shingle of the bucket keys: long ones seldom meet by chance, which keeps buckets small. */
  keyShingle: number;
  /** Words in a shingle that is compared: short ones survive misread letters and changed words. */
  comparedShingle: number;
  /** Buckets an article is entered in, each a write unit: most of what finding its copies costs. */
  keys: number;
  /** A text of more words than `keys` of these has a key for each, up to `mostKeys`: pieces of it are to be found. */
  wordsToAKey: number;
  mostKeys: number;
  /** Bytes of the smallest hashes kept for comparison: with the rest of a claim they stay below 1 KB, one write unit. */
  bytes: number;
  /** Bits of a hash that are kept: at twenty, one in two thousand is shared with a text of 500 words by chance. */
  bits: number;
}

export const SHAPE: Shape = {
  letters: LETTERS,
  keyShingle: 5,
  comparedShingle: 3,
  keys: 12,
  wordsToAKey: 64,
  mostKeys: 32,
  bytes: 512,
  bits: 20,
};

/** What is kept of a text to find and to compare its copies by. */
export interface Sketch {
  /** Names of shingles that its copies are likely to have among theirs: each the name of a bucket. */
  keys: string[];
  /** The smallest distinct shingle hashes, ascending (a bottom-k sketch), as many as fit; often all of a short text. */
  minima: Uint32Array;
  /** Distinct shingles of the whole text. */
  size: number;
}

/**
 * Sketches a text, in time linear in its length but for a sort of its shingle hashes.
 *
 * A. Broder: On the resemblance and containment of documents, SEQUENCES 1997.
 */
export const sketchOf = (text: string, shape: Shape = SHAPE): Sketch =>
  sketchOfWords(withoutNotices(wordHashes(text, shape.letters)), shape);

export const sketchOfWords = (words: Uint32Array, shape: Shape = SHAPE): Sketch => {
  const compared = shingleHashes(words, shape.comparedShingle);
  const count = Math.max(shape.keys, Math.min(shape.mostKeys, Math.floor(words.length / shape.wordsToAKey)));
  const keys = keysOf(shingleHashes(words, shape.keyShingle), compared, count);
  cutAndMark(compared, words, shape);
  return { keys, ...smallest(compared, shape) };
};

/** A bucket is named by two hashes, of 64 bits together: by one alone, texts would meet by chance after some millions. */
const keysOf = (hashes: Uint32Array, others: Uint32Array, count: number): string[] =>
  landmarks(hashes, count).map((i) => hex(hashes[i]) + hex(others[i]));

const hex = (hash = 0): string => hash.toString(16).padStart(8, '0');

/** Cuts hashes to so many bits, of which the last tells whether there is a number among the shingle's words. */
const cutAndMark = (hashes: Uint32Array, words: Uint32Array, { bits, comparedShingle }: Shape): void => {
  let lastNumber = -comparedShingle;
  for (let i = 0; i < words.length; i++) {
    if (isNumber(words[i] as number)) lastNumber = i;
    const first = i - comparedShingle + 1;
    if (first < 0) continue;
    const hash = (hashes[first] as number) >>> (32 - bits);
    hashes[first] = lastNumber >= first ? hash | 1 : hash & ~1;
  }
};

/** Sorts the hashes given. */
const smallest = (hashes: Uint32Array, { bits, bytes }: Shape): Pick<Sketch, 'minima' | 'size'> => {
  hashes.sort();
  let size = 0;
  for (let i = 0; i < hashes.length; i++) {
    if (i === 0 || hashes[i] !== hashes[i - 1]) hashes[size++] = hashes[i] as number;
  }
  const distinct = hashes.subarray(0, size);
  return { minima: distinct.slice(0, howManyFit(distinct, lowBitsFor(2 ** bits / Math.max(1, size)), bytes)), size };
};
