import { decodeAscending, encodeAscending, lowBitsFor } from './rice.ts';
import { SHAPE, type Sketch } from './sketch.ts';

/** What a sketch is compared by, as it is stored: the minima in a Rice code. */
export interface StoredSketch {
  minima: Uint8Array;
  shingles: number;
}

const lowBitsOf = (size: number): number => lowBitsFor(2 ** SHAPE.bits / Math.max(1, size));

export const storeSketch = ({ minima, size }: Pick<Sketch, 'minima' | 'size'>): StoredSketch => ({
  minima: encodeAscending(minima, lowBitsOf(size)),
  shingles: size,
});

export const readSketch = ({ minima, shingles }: StoredSketch): Pick<Sketch, 'minima' | 'size'> => ({
  minima: decodeAscending(minima, lowBitsOf(shingles)),
  size: shingles,
});
