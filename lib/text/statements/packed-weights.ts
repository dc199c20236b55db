/**
 * Weights of up to four labels as the bytes of one number, each 128 more than it is: one look-up and two additions for all
 * of them.
 */
export interface PackedWeights {
  /** Rows of one number, or of as many as there are labels. */
  words: Int32Array;
  /** Numbers a row. */
  width: number;
}

/** Sums of packed weights: of the first and third label, and of the second and fourth, in the halves of a number each. */
export class PackedSums {
  readonly even: Int32Array;
  readonly odd: Int32Array;

  constructor(length: number) {
    this.even = new Int32Array(length);
    this.odd = new Int32Array(length);
  }
}

const BIAS = 128;

/** Every other byte: 16 bits hold the sum of 256 of them. */
export const EVEN_BYTES = 0x00ff00ff;

/** @param width numbers a row: of `labels` weights each. */
export const pack = (weights: Int8Array, labels: number, width: number): PackedWeights => {
  const words = new Int32Array(weights.length / labels);
  for (let w = 0; w < words.length; w++)
    for (let l = 0; l < labels; l++) words[w]! |= (weights[w * labels + l]! + BIAS) << (8 * l);
  return { words, width };
};

/**
 * Writes the sums of the numbers [from, to), `labels` of each, to `out` from `from` × `labels`.
 *
 * @param added how many rows each is the sum of.
 */
export const unpack = (
  { even, odd }: PackedSums,
  labels: number,
  added: number,
  from: number,
  to: number,
  out: Int32Array,
): void => {
  const bias = added * BIAS;
  for (let w = from, at = from * labels; w < to; w++, at += labels) {
    out[at] = (even[w]! & 0xffff) - bias;
    out[at + 1] = (odd[w]! & 0xffff) - bias;
    out[at + 2] = (even[w]! >>> 16) - bias;
    if (labels === 4) out[at + 3] = (odd[w]! >>> 16) - bias;
  }
};
