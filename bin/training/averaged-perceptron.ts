import type { SparseClassifierHeader } from '../../lib/text/models/sparse-classifier.ts';

/** A trained classifier, in the format that `SparseClassifier` reads. */
export interface EncodedClassifier {
  header: SparseClassifierHeader;
  bytes: Uint8Array;
}

/** An averaged perceptron over hashed features (Freund and Schapire, 1999; Collins, 2002). */
export class AveragedPerceptron {
  readonly scores: Float32Array;
  readonly #classes: number;
  readonly #bucketBits: number;
  readonly #weights: Float32Array;
  /** The sum over all updates of the step times the change: what the average lacks of the last weights. */
  readonly #lag: Float32Array;
  /** Buckets that have been updated: the others need not be read. */
  readonly #touched: Uint8Array;
  #step = 1;

  constructor(classes: number, bucketBits: number) {
    this.#classes = classes;
    this.#bucketBits = bucketBits;
    this.scores = new Float32Array(classes);
    this.#weights = new Float32Array(classes * 2 ** bucketBits);
    this.#lag = new Float32Array(classes * 2 ** bucketBits);
    this.#touched = new Uint8Array(2 ** bucketBits);
  }

  /** The sums of the weights of the first `count` features by class. The next call reuses the array. */
  score(features: Int32Array, count: number): Float32Array {
    const classes = this.#classes;
    const scores = this.scores;
    const weights = this.#weights;
    const touched = this.#touched;
    const shift = 32 - this.#bucketBits;
    scores.fill(0);
    for (let i = 0; i < count; i++) {
      const bucket = features[i]! >>> shift;
      if (touched[bucket] === 0) continue;
      const from = bucket * classes;
      for (let c = 0; c < classes; c++) scores[c]! += weights[from + c]!;
    }
    return scores;
  }

  best(features: Int32Array, count: number): number {
    const scores = this.score(features, count);
    let best = 0;
    for (let c = 1; c < scores.length; c++) if (scores[c]! > scores[best]!) best = c;
    return best;
  }

  /** Call once for each decision, before its `update`. */
  endStep(): void {
    this.#step++;
  }

  update(features: Int32Array, count: number, right: number, wrong: number): void {
    const shift = 32 - this.#bucketBits;
    for (let i = 0; i < count; i++) {
      const bucket = features[i]! >>> shift;
      this.#touched[bucket] = 1;
      const from = bucket * this.#classes;
      this.#weights[from + right]! += 1;
      this.#lag[from + right]! += this.#step;
      this.#weights[from + wrong]! -= 1;
      this.#lag[from + wrong]! -= this.#step;
    }
  }

  /**
   * The `entries` largest averaged weights, rounded to a `scale`th of an update. Scores only matter relative to each
   * other: with `relativeToFirst`, the weights of the first class are taken off those of the others, so that it needs
   * none.
   */
  encode(entries: number, scale: number, relativeToFirst = false): EncodedClassifier {
    const classes = this.#classes;
    const averages = this.#weights.map((weight, i) => (weight - this.#lag[i]! / this.#step) * scale);
    if (relativeToFirst)
      for (let from = 0; from < averages.length; from += classes)
        for (let c = classes - 1; c >= 0; c--) averages[from + c]! -= averages[from]!;
    const least = Math.max(leastOf(averages, entries), 0.5);
    const bitmap = new Uint8Array(2 ** this.#bucketBits / 8);
    const sizes: number[] = [];
    const kept: number[] = [];
    const weights: number[] = [];
    for (let bucket = 0; bucket < 2 ** this.#bucketBits; bucket++) {
      const before = kept.length;
      for (let c = 0; c < classes; c++) {
        const average = averages[bucket * classes + c]!;
        if (Math.abs(average) < least) continue;
        kept.push(c);
        weights.push(Math.max(-127, Math.min(127, Math.round(average))) & 0xff);
      }
      if (kept.length === before) continue;
      bitmap[bucket >>> 3]! |= 1 << (bucket & 7);
      sizes.push(kept.length - before);
    }
    return {
      header: { classes, bucketBits: this.#bucketBits, buckets: sizes.length, entries: kept.length },
      bytes: Buffer.concat([bitmap, Uint8Array.from(sizes), Uint8Array.from(kept), Uint8Array.from(weights)]),
    };
  }
}

/** The size of the `count`th largest number, signs apart. */
const leastOf = (numbers: Float32Array, count: number): number => {
  const sizes = numbers.filter((number) => number !== 0).map(Math.abs);
  sizes.sort();
  return sizes[Math.max(0, sizes.length - count)] ?? 0;
};
