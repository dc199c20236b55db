import { TRANSITIONS } from './parser-state.ts';

/** The shape of the weights in a file. */
export interface TransitionWeightsHeader {
  bucketBits: number;
  /** Buckets that have weights. */
  buckets: number;
}

/** Bytes of the weights that follow a header. */
export const transitionWeightsBytes = ({ bucketBits, buckets }: TransitionWeightsHeader): number =>
  2 ** bucketBits / 8 + 2 * buckets;

/**
 * A linear classifier of transitions over hashed features: the top `bucketBits` bits of a feature are its bucket, and a
 * bucket has a weight for LEFT and one for RIGHT, relative to SHIFT. One look-up for each feature.
 *
 * The bytes: a bitmap [2^bucketBits / 8] of the buckets that have weights, then for each of these, in order, the two
 * weights, Int8.
 */
export class TransitionWeights {
  readonly #shift: number;
  /** By bucket, the weight of RIGHT in the upper, that of LEFT in the lower byte. */
  readonly #weights: Int16Array;
  readonly #scores = new Int32Array(TRANSITIONS);

  /** @param bytes as many as `transitionWeightsBytes(header)` says. */
  constructor({ bucketBits }: TransitionWeightsHeader, bytes: Uint8Array) {
    this.#shift = 32 - bucketBits;
    this.#weights = new Int16Array(2 ** bucketBits);
    for (let bucket = 0, at = 2 ** bucketBits / 8; bucket < 2 ** bucketBits; bucket++) {
      if (((bytes[bucket >>> 3]! >>> (bucket & 7)) & 1) === 0) continue;
      this.#weights[bucket] = bytes[at]! | (bytes[at + 1]! << 8);
      at += 2;
    }
  }

  /** Sums the weights of the first `count` features by transition. The next call reuses the array. */
  score(features: Int32Array, count: number): Int32Array {
    const weights = this.#weights;
    const shift = this.#shift;
    let left = 0;
    let right = 0;
    for (let i = 0; i < count; i++) {
      const pair = weights[features[i]! >>> shift]!;
      left += (pair << 24) >> 24;
      right += pair >> 8;
    }
    const scores = this.#scores;
    scores[1] = left;
    scores[2] = right;
    return scores;
  }
}
