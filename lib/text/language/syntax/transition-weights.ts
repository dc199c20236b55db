import { type Templates, writeFeatures } from '../../models/templates.ts';
import { LEFT, RIGHT, TRANSITIONS } from './parser-state.ts';
import { MAX_TOKENS, PADDING } from './sentence-words.ts';
import { MAX_FEATURES } from './tagger.ts';

const features = new Int32Array(MAX_FEATURES);

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
  /** Sums that are kept, by row: LEFT and RIGHT. The first row stays 0. */
  readonly #rows = new Int32Array(2 * (MAX_TOKENS + 2 * PADDING));

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

  /** Keeps what the features add to the scores as a row, above 0. */
  keep(row: number, templates: Templates): void {
    const scores = this.score(features, writeFeatures(templates, features));
    this.#rows[2 * row] = scores[LEFT]!;
    this.#rows[2 * row + 1] = scores[RIGHT]!;
  }

  /** Sums the weights of the first `count` features by transition, and of two rows. The next call reuses the array. */
  score(features: Int32Array, count: number, row = 0, other = 0): Int32Array {
    const weights = this.#weights;
    const rows = this.#rows;
    const shift = this.#shift;
    let left = rows[2 * row]! + rows[2 * other]!;
    let right = rows[2 * row + 1]! + rows[2 * other + 1]!;
    for (let i = 0; i < count; i++) {
      const pair = weights[features[i]! >>> shift]!;
      left += (pair << 24) >> 24;
      right += pair >> 8;
    }
    const scores = this.#scores;
    scores[LEFT] = left;
    scores[RIGHT] = right;
    return scores;
  }
}
