import type { Sketch } from './sketch.ts';

type Compared = Pick<Sketch, 'minima' | 'size'>;

/** How two texts overlap, by their distinct shingles: exactly for short texts, as an estimate for longer ones. */
export interface Overlap {
  /** Jaccard similarity: shared shingles to all shingles of both. */
  similarity: number;
  /** Share of the first text's shingles that the second has, and the other way round. */
  firstInSecond: number;
  secondInFirst: number;
  /** Shingles the estimate rests on: those of the smaller sample, and how many of them are shared. */
  sampled: number;
  shared: number;
  /** The same of shingles with a number in them, and of all others. */
  numbers: Sample;
  words: Sample;
}

/** Shingles of the text that has fewer of the kind. */
interface Sample {
  sampled: number;
  shared: number;
}

/**
 * Two bottom-k sketches hold everything below the smaller of their largest hashes: there they are samples of the two
 * texts, drawn alike.
 */
export const compare = (first: Compared, second: Compared): Overlap => {
  const limit = Math.min(limitOf(first), limitOf(second));
  const [a, b] = [first.minima, second.minima];
  let [i, j, shared] = [0, 0, 0];
  let [numbersInFirst, numbersInSecond, sharedNumbers] = [0, 0, 0];
  for (;;) {
    const x = i < a.length ? (a[i] as number) : BEYOND;
    const y = j < b.length ? (b[j] as number) : BEYOND;
    if (x > limit && y > limit) break;
    const least = Math.min(x, y);
    const isNumber = least & 1;
    if (x === least) {
      i++;
      numbersInFirst += isNumber;
    }
    if (y === least) {
      j++;
      numbersInSecond += isNumber;
    }
    if (x === y) {
      shared++;
      sharedNumbers += isNumber;
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
  };
};

/** A sketch that holds all shingles is limited by nothing. */
const limitOf = ({ minima, size }: Compared): number =>
  size > minima.length ? (minima[minima.length - 1] as number) : LARGEST;

const LARGEST = 0xffffffff;
const BEYOND = 2 ** 32;

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Share of the smaller sample that the other text has. */
export const containmentOf = ({ sampled, shared }: Overlap): number => ratio(shared, sampled);
