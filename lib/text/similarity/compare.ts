import { PARTS } from './sketch.ts';
import type { ComparedSketch } from './stored-sketch.ts';
import { isNumber } from './word-hashes.ts';

/** How two texts overlap in their distinct shingles: exact for short texts, estimated for longer ones. */
export interface Overlap {
  /** Jaccard similarity: shared shingles divided by all shingles of both texts. */
  similarity: number;
  /** Containment: the share of the first text's shingles that the second has, and the other way round. */
  firstInSecond: number;
  secondInFirst: number;
  /** Shingles that the estimate is based on: those of the smaller sample, and how many of them are shared. */
  sampled: number;
  shared: number;
  /** The same for shingles with a number in them, and for all others. */
  numbers: Sample;
  words: Sample;
  /** The same by part of the first text and of the second; absent if one of them does not say where its shingles stand. */
  parts?: readonly [Sample[], Sample[]];
}

/** Shingles of one kind, in the text that has fewer of them; or of one part of a text. */
export interface Sample {
  sampled: number;
  shared: number;
}

/**
 * Compares two bottom-k sketches. Both hold all hashes up to the smaller of their largest ones, so up to that limit
 * they are comparable samples of the two texts.
 */
export const compare = (first: ComparedSketch, second: ComparedSketch): Overlap => {
  const limit = Math.min(limitOf(first), limitOf(second));
  const [a, b] = [first.minima, second.minima];
  let [i, j, shared] = [0, 0, 0];
  let [numbersInFirst, numbersInSecond, sharedNumbers] = [0, 0, 0];
  const parts = first.places && second.places && ([newParts(), newParts()] as const);
  for (;;) {
    const x = i < a.length ? a[i]! : Number.POSITIVE_INFINITY;
    const y = j < b.length ? b[j]! : Number.POSITIVE_INFINITY;
    const least = Math.min(x, y);
    if (least > limit) break;
    const number = Number(isNumber(least));
    if (parts) {
      if (x === least) count(parts[0][first.places![i]!]!, x === y);
      if (y === least) count(parts[1][second.places![j]!]!, x === y);
    }
    if (x === least) {
      i++;
      numbersInFirst += number;
    }
    if (y === least) {
      j++;
      numbersInSecond += number;
    }
    if (x === y) {
      shared++;
      sharedNumbers += number;
    }
  }
  return {
    similarity: ratio(shared, i + j - shared),
    firstInSecond: ratio(shared, i),
    secondInFirst: ratio(shared, j),
    sampled: Math.min(i, j),
    shared,
    numbers: { sampled: Math.min(numbersInFirst, numbersInSecond), shared: sharedNumbers },
    words: { sampled: Math.min(i - numbersInFirst, j - numbersInSecond), shared: shared - sharedNumbers },
    ...(parts && { parts }),
  };
};

const newParts = (): Sample[] => Array.from({ length: PARTS }, () => ({ sampled: 0, shared: 0 }));

const count = (part: Sample, isShared: boolean): void => {
  part.sampled++;
  if (isShared) part.shared++;
};

/** The largest hash up to which a sketch holds all of its text's. A sketch with all shingles has no limit. */
const limitOf = ({ minima, size }: ComparedSketch): number => (size > minima.length ? minima.at(-1)! : MAX_HASH);

const MAX_HASH = 0xffffffff;

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** The share of the smaller sample that the other text has. */
export const containmentOf = ({ sampled, shared }: Overlap): number => ratio(shared, sampled);
