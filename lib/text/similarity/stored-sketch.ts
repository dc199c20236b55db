import { decodeAscending, encodeAscending, lowBitsFor } from './rice.ts';
import { PART_BITS, PARTS, type Sketch, stored } from './sketch.ts';
import { SKETCH_PARAMETERS } from './sketch-parameters.ts';

/** What a sketch is compared by, in the form that is stored: the minima in a Rice code, the places two in a byte. */
export interface StoredSketch {
  minima: Uint8Array;
  /** Absent in sketches of version 0.2 and before. */
  places?: Uint8Array;
  shingles: number;
  /** It is the sketch of a digest. */
  digest?: boolean;
}

const lowBitsOf = (size: number): number => lowBitsFor(2 ** SKETCH_PARAMETERS.hashBits / Math.max(1, size));

/** What is compared. */
export type ComparedSketch = Pick<Sketch, 'minima' | 'size'> & Partial<Pick<Sketch, 'places'>>;

export const encodeSketch = (sketch: Pick<Sketch, 'minima' | 'places' | 'size'>): StoredSketch => {
  const { minima, places, size } = stored(sketch);
  return { minima: encodeAscending(minima, lowBitsOf(size)), places: packPlaces(places), shingles: size };
};

export const decodeSketch = ({ minima, places, shingles }: StoredSketch): ComparedSketch => {
  const decoded = decodeAscending(minima, lowBitsOf(shingles));
  return { minima: decoded, ...(places && { places: unpackPlaces(places, decoded.length) }), size: shingles };
};

const packPlaces = (places: Uint8Array): Uint8Array =>
  Uint8Array.from({ length: Math.ceil(places.length / 2) }, (_, i) => {
    const [one, other = 0] = places.subarray(2 * i, 2 * i + 2);
    return (one! << PART_BITS) | other;
  });

const unpackPlaces = (packed: Uint8Array, count: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, i) => (packed[i >> 1]! >> (i % 2 === 0 ? PART_BITS : 0)) & (PARTS - 1));
