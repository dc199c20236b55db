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
  /** A bit for each bucket that has weights: most features have none, and the look-up stops here. */
  readonly #filled: Int32Array;
  /** The entries of bucket b are `starts[b] … starts[b + 1])`. */
  readonly #starts: Uint32Array;
  /** Weight in the upper, class in the lower byte. */
  readonly #entries: Int16Array;

  /** @param bytes as many as `sparseClassifierBytes(header)` says. */
  constructor(header: SparseClassifierHeader, bytes: Uint8Array) {
    const { classes, bucketBits, buckets, entries } = header;
    this.classes = classes;
    this.scores = new Int32Array(classes);
    this.#shift = 32 - bucketBits;
    const bitmapBytes = 2 ** bucketBits / 8;
    this.#filled = new Int32Array(Uint8Array.from(bytes.subarray(0, bitmapBytes)).buffer);
    this.#starts = new Uint32Array(2 ** bucketBits + 1);
    const classesAt = bitmapBytes + buckets;
    const weightsAt = classesAt + entries;
    for (let bucket = 0, size = bitmapBytes, at = 0; bucket < 2 ** bucketBits; bucket++) {
      if ((bytes[bucket >>> 3]! >>> (bucket & 7)) & 1) at += bytes[size++]!;
      this.#starts[bucket + 1] = at;
    }
    this.#entries = new Int16Array(entries);
    for (let i = 0; i < entries; i++) this.#entries[i] = bytes[classesAt + i]! | (bytes[weightsAt + i]! << 8);
  }

  /** Sums the weights of the first `count` features. The next call reuses the array. */
  score(features: Int32Array, count: number): Int32Array {
    const scores = this.scores;
    const filled = this.#filled;
    const starts = this.#starts;
    const entries = this.#entries;
    const shift = this.#shift;
    scores.fill(0);
    for (let i = 0; i < count; i++) {
      const bucket = features[i]! >>> shift;
      if (((filled[bucket >>> 5]! >>> (bucket & 31)) & 1) === 0) continue;
      const end = starts[bucket + 1]!;
      for (let at = starts[bucket]!; at < end; at++) {
        const entry = entries[at]!;
        scores[entry & 0xff]! += entry >> 8;
      }
    }
    return scores;
  }

  /** The class with the highest score, of several the first. */
  best(features: Int32Array, count: number): number {
    const scores = this.score(features, count);
    let best = 0;
    for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
    return best;
  }
}
