import { type Templates, writeFeatures } from './templates.ts';

/** The shape of a classifier's weights in a file. */
export interface SparseClassifierHeader {
  classes: number;
  bucketBits: number;
  /** Buckets that have weights. */
  buckets: number;
  /** Weights that are not 0. */
  entries: number;
}

/** Bytes of the weights that follow a header. */
export const sparseClassifierBytes = ({ bucketBits, buckets, entries }: SparseClassifierHeader): number =>
  2 ** bucketBits / 8 + buckets + 2 * entries;

/**
 * A linear classifier over hashed features with few weights: the top `bucketBits` bits of a feature are its bucket, and
 * a bucket lists the classes that it speaks for or against.
 *
 * The bytes: a bitmap [2^bucketBits / 8] of the buckets that have weights; for each of these, in order, the number of its
 * weights Uint8 [buckets]; then, in the same order, classes Uint8 [entries] and weights Int8 [entries].
 */
export class SparseClassifier {
  readonly classes: number;
  /** Sums of weights by class, of the last call of `score`. */
  readonly scores: Int32Array;
  readonly #shift: number;
  /** By bucket, where its entries begin and, in the lowest byte, how many there are. */
  readonly #lists: Uint32Array;
  /** Weight in the upper, class in the lower byte. */
  readonly #entries: Int16Array;
  /** Sums of weights by class that are kept, and the keys that they belong to. The first row stays 0. */
  readonly #rows: Int16Array;
  readonly #owners = new Int32Array(1 + PARTS * ROWS);

  /** @param bytes as many as `sparseClassifierBytes(header)` says. */
  constructor(header: SparseClassifierHeader, bytes: Uint8Array) {
    const { classes, bucketBits, buckets, entries } = header;
    this.classes = classes;
    this.scores = new Int32Array(classes);
    this.#rows = new Int16Array((1 + PARTS * ROWS) * classes);
    this.#shift = 32 - bucketBits;
    const bitmapBytes = 2 ** bucketBits / 8;
    this.#lists = new Uint32Array(2 ** bucketBits);
    const classesAt = bitmapBytes + buckets;
    const weightsAt = classesAt + entries;
    for (let bucket = 0, size = bitmapBytes, at = 0; bucket < 2 ** bucketBits; bucket++) {
      if (((bytes[bucket >>> 3]! >>> (bucket & 7)) & 1) === 0) continue;
      this.#lists[bucket] = (at << 8) | bytes[size]!;
      at += bytes[size++]!;
    }
    this.#entries = new Int16Array(entries);
    for (let i = 0; i < entries; i++) this.#entries[i] = bytes[classesAt + i]! | (bytes[weightsAt + i]! << 8);
  }

  /** Sums the weights of the first `count` features. The next call reuses the array. */
  score(features: Int32Array, count: number): Int32Array {
    const scores = this.scores;
    const lists = this.#lists;
    const entries = this.#entries;
    const shift = this.#shift;
    scores.fill(0);
    // The look-ups of all features before the loops, which are mispredicted: so the processor waits for memory once.
    let found = 0;
    for (let i = 0; i < count; i++) {
      const list = lists[features[i]! >>> shift]!;
      nonEmpty[found] = list;
      found += Math.min(list & 0xff, 1);
    }
    for (let i = 0; i < found; i++) {
      const entry = entries[nonEmpty[i]! >>> 8]!;
      scores[entry & 0xff]! += entry >> 8;
    }
    for (let i = 0; i < found; i++) {
      const list = nonEmpty[i]!;
      const start = list >>> 8;
      for (let at = start + 1, end = start + (list & 0xff); at < end; at++) {
        const entry = entries[at]!;
        scores[entry & 0xff]! += entry >> 8;
      }
    }
    return scores;
  }

  /**
   * The row of what one part of the features adds to the scores, which is computed only if it is not kept from an
   * earlier decision: news repeats its words.
   *
   * @param part 0 … PARTS - 1: a decision takes at most one row of each.
   * @param key of the values that the templates join, never the same for others, and not 0.
   */
  rowOf(part: number, key: number, templates: Templates): number {
    // Words are numbered as they come, so that the frequent ones are side by side in memory.
    const row = 1 + part * ROWS + (key & (ROWS - 1));
    if (this.#owners[row] !== key) {
      this.#owners[row] = key;
      this.#rows.set(this.score(features, writeFeatures(templates, features)), row * this.classes);
    }
    return row;
  }

  /** The class with the highest score, of several the first. The features of `rows` are counted as well. */
  best(features: Int32Array, count: number, own = 0, last = 0, next = 0): number {
    const scores = this.score(features, count);
    const rows = this.#rows;
    const { classes } = this;
    let best = 0;
    // A whole number: with an infinite one, each score would be turned into a float.
    let highest = LEAST;
    for (let i = 0, a = own * classes, b = last * classes, c = next * classes; i < classes; i++, a++, b++, c++) {
      const score = scores[i]! + rows[a]! + rows[b]! + rows[c]!;
      if (score <= highest) continue;
      best = i;
      highest = score;
    }
    return best;
  }
}

/** Below what all weights of a decision can add up to. */
const LEAST = -1_000_000_000;
const PARTS = 3;
/** Rows that are kept of each part. */
const ROWS = 16_384;
const features = new Int32Array(128);
const nonEmpty = new Uint32Array(128);
