import { LETTERS_PER_WORD } from './word-hashes.ts';

/** What decides how well copies are found, and at what cost. Chosen by the sweeps in docs/similarity.md. */
export interface SketchParameters {
  /** The first letters of a word that count. */
  lettersPerWord: number;
  /** Words in a shingle of the bucket keys. Long shingles seldom meet by chance, which keeps buckets small. */
  keyShingleWords: number;
  /**
   * Of the keys, the share that is made to be the same in scans; words in a shingle of theirs, letters of each that counts, and of all.
   */
  lookAlikeKeys: number;
  lookAlikeWords: number;
  lookAlikeWordLetters: number;
  lookAlikeLetters: number;
  /** Words in a shingle that is compared. Short shingles survive misread letters and changed words. */
  comparedShingleWords: number;
  /** Buckets that an article is entered in, each a write unit: most of the cost of finding its copies. */
  keys: number;
  /** A longer text has a key for each of this many words, up to `maxKeys`, so that pieces of it are found. */
  wordsPerKey: number;
  maxKeys: number;
  /** Bytes of minima that are stored for comparison: with their places and the rest of a claim they stay below 1 KB, one write unit. */
  minimaBytes: number;
  /** Bits kept of a hash: with twenty, a text of 500 words shares one hash in two thousand by chance. */
  hashBits: number;
}

export const SKETCH_PARAMETERS: SketchParameters = {
  lettersPerWord: LETTERS_PER_WORD,
  keyShingleWords: 5,
  lookAlikeKeys: 5 / 6,
  lookAlikeWords: 3,
  lookAlikeWordLetters: 4,
  lookAlikeLetters: 16,
  comparedShingleWords: 3,
  keys: 12,
  wordsPerKey: 64,
  maxKeys: 32,
  minimaBytes: 384,
  hashBits: 20,
};
