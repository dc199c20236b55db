import { keysOf } from './keys.ts';
import { legible } from './legible.ts';
import { withoutNotices } from './notices.ts';
import { sortedByBits } from './radix-sort.ts';
import { howManyFit, lowBitsFor } from './rice.ts';
import { SKETCH_PARAMETERS, type SketchParameters } from './sketch-parameters.ts';
import { isNumber, markNumber, shingleHashes, type Words, wordsOf } from './word-hashes.ts';

/** What is kept of a text to find its copies and compare them. */
export interface Sketch {
  /** Names of shingles that its copies are likely to have too: each names a bucket. */
  keys: string[];
  /** Distinct shingle hashes, ascending: all of the text in question; what is stored of it are the smallest (a bottom-k sketch). */
  minima: Uint32Array;
  /** For each of them, in which part of the text it stands first: of sixteen parts of the same length, from 0. */
  places: Uint8Array;
  /** Distinct shingles of the whole text. */
  size: number;
}

/**
 * Sketches a text, in time linear in its length.
 *
 * A. Broder: On the resemblance and containment of documents, SEQUENCES 1997.
 */
export const sketchOf = (text: string, parameters: SketchParameters = SKETCH_PARAMETERS): Sketch =>
  sketchOfWords(withoutNotices(wordsOf(legible(text), parameters.lettersPerWord)), parameters);

export const sketchOfWords = (words: Words, parameters: SketchParameters = SKETCH_PARAMETERS): Sketch => {
  const compared = shingleHashes(words.hashes, parameters.comparedShingleWords);
  const keys = keysOf(words, compared, parameters);
  cutAndMark(compared, words.hashes, parameters);
  return { keys, ...minimaOf(compared, parameters) };
};

/** What is stored of a sketch: as many of the minima as fit. */
export const stored = <T extends Pick<Sketch, 'minima' | 'places' | 'size'>>(
  sketch: T,
  { hashBits, minimaBytes }: SketchParameters = SKETCH_PARAMETERS,
): T => {
  const { minima, places, size } = sketch;
  const count = howManyFit(minima, lowBitsFor(2 ** hashBits / Math.max(1, size)), minimaBytes);
  return { ...sketch, minima: minima.subarray(0, count), places: places.subarray(0, count) };
};

/**
 * Cuts shingle hashes to `hashBits`, the last of which says whether one of the shingle's words is a number. In place.
 */
const cutAndMark = (
  hashes: Uint32Array,
  words: Uint32Array,
  { hashBits, comparedShingleWords }: SketchParameters,
): void => {
  let lastNumber = -comparedShingleWords;
  for (let i = 0; i < words.length; i++) {
    if (isNumber(words[i]!)) lastNumber = i;
    const first = i - comparedShingleWords + 1;
    if (first < 0) continue;
    hashes[first] = markNumber(hashes[first]! >>> (32 - hashBits), lastNumber >= first);
  }
};

/** Parts of a text in which a sketch knows its shingles to be, and the bits that number them. */
export const PARTS = 16;
export const PART_BITS = 4;

/** The distinct hashes, and where they stand first. Uses the array for its work. */
const minimaOf = (hashes: Uint32Array, { hashBits }: SketchParameters): Pick<Sketch, 'minima' | 'places' | 'size'> => {
  const { length } = hashes;
  for (let i = 0; i < length; i++) hashes[i] = (hashes[i]! << PART_BITS) | Math.floor((i * PARTS) / length);
  // Only by their hashes: places ascend already.
  const sorted = sortedByBits(hashes, PART_BITS, PART_BITS + hashBits);
  const distinct = new Uint32Array(length);
  const places = new Uint8Array(length);
  let size = 0;
  for (let i = 0; i < length; i++) {
    const hash = sorted[i]! >>> PART_BITS;
    if (size > 0 && hash === distinct[size - 1]) continue;
    places[size] = sorted[i]! & (PARTS - 1);
    distinct[size++] = hash;
  }
  return { minima: distinct.subarray(0, size), places: places.subarray(0, size), size };
};
