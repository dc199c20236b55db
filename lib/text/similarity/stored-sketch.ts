import { decodeAscending, encodeAscending, lowBitsFor } from './rice.ts';
import { SKETCH_PARAMETERS, type Sketch } from './sketch.ts';

/** What a sketch is compared by, in the form that is stored: the minima in a Rice code. */
export interface StoredSketch {
  minima: Uint8Array;
  shingles: number;
}

const lowBitsOf = (size: number): number => lowBitsFor(2 ** SKETCH_PARAMETERS.hashBits / Math.max(1, size));

export const encodeSketch = ({ minima, size }: Pick<Sketch, 'minima' | 'size'>): StoredSketch => ({
  minima: encodeAscending(minima, lowBitsOf(size)),
  shingles: size,
});

export const decodeSketch = ({ minima, shingles }: StoredSketch): Pick<Sketch, 'minima' | 'size'> => ({
  minima: decodeAscending(minima, lowBitsOf(shingles)),
  size: shingles,
});
