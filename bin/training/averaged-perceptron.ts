import { TRANSITIONS } from '../../lib/text/language/syntax/parser-state.ts';
import type { TransitionWeightsHeader } from '../../lib/text/language/syntax/transition-weights.ts';
import type { SparseClassifierHeader } from '../../lib/text/models/sparse-classifier.ts';

/** A trained classifier, in the format that `SparseClassifier` reads. */
export interface EncodedClassifier {
  header: SparseClassifierHeader;
  bytes: Uint8Array;
}

/** Trained weights of transitions, in the format that `TransitionWeights` reads. */
export interface EncodedTransitions {
  header: TransitionWeightsHeader;
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

  /**
   * One step: takes the class with the highest score, and moves the weights if the right class does not lead by `margin`
   * (Crammer and Singer, 2003). Returns the class taken. With -1 for `right`, nothing is learnt.
   */
  learn(features: Int32Array, count: number, right: number, margin: number): number {
    const scores = this.score(features, count);
    if (right < 0) return bestOf(scores);
    let rival = right === 0 ? 1 : 0;
    for (let c = 0; c < scores.length; c++) if (c !== right && scores[c]! > scores[rival]!) rival = c;
    const lead = scores[right]! - scores[rival]!;
    this.endStep();
    if (lead < margin) this.update(features, count, right, rival);
    return lead > 0 || (lead === 0 && right < rival) ? right : rival;
  }

  /** Call once for each decision, before its `update`. */
  endStep(): void {
    this.#step++;
  }

  /** One step towards `right`, away from `wrong`. */
  update(features: Int32Array, count: number, right: number, wrong: number): void {
    this.move(features, count, right, 1);
    this.move(features, count, wrong, -1);
  }

  /** Adds `by` to the weights of one class. */
  move(features: Int32Array, count: number, to: number, by: number): void {
    const shift = 32 - this.#bucketBits;
    for (let i = 0; i < count; i++) {
      const bucket = features[i]! >>> shift;
      this.#touched[bucket] = 1;
      this.#weights[bucket * this.#classes + to]! += by;
      this.#lag[bucket * this.#classes + to]! += by * this.#step;
    }
  }

  /** The `entries` largest averaged weights, rounded to a `scale`th of an update. */
  encode(entries: number, scale: number): EncodedClassifier {
    const classes = this.#classes;
    const averages = this.#weights.map((weight, i) => (weight - this.#lag[i]! / this.#step) * scale);
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
        weights.push(signedByte(average));
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

  /**
   * The `buckets` buckets with the largest averaged weights, rounded to a `scale`th of an update. The classes are the
   * transitions; scores only matter relative to each other, so that the first needs no weights.
   */
  encodeTransitions(buckets: number, scale: number): EncodedTransitions {
    const count = 2 ** this.#bucketBits;
    const pairs = new Float32Array(2 * count);
    const sizes = new Float32Array(count);
    const average = (at: number): number => (this.#weights[at]! - this.#lag[at]! / this.#step) * scale;
    for (let bucket = 0; bucket < count; bucket++) {
      if (this.#touched[bucket] === 0) continue;
      const first = average(bucket * TRANSITIONS);
      for (let c = 1; c < TRANSITIONS; c++) {
        const weight = average(bucket * TRANSITIONS + c) - first;
        pairs[2 * bucket + c - 1] = weight;
        sizes[bucket] = Math.max(sizes[bucket]!, Math.abs(weight));
      }
    }
    const least = Math.max(leastOf(sizes, buckets), 0.5);
    const bitmap = new Uint8Array(count / 8);
    const weights: number[] = [];
    for (let bucket = 0; bucket < count; bucket++) {
      if (sizes[bucket]! < least) continue;
      bitmap[bucket >>> 3]! |= 1 << (bucket & 7);
      weights.push(signedByte(pairs[2 * bucket]!), signedByte(pairs[2 * bucket + 1]!));
    }
    return {
      header: { bucketBits: this.#bucketBits, buckets: weights.length / 2 },
      bytes: Buffer.concat([bitmap, Uint8Array.from(weights)]),
    };
  }
}

const signedByte = (value: number): number => Math.max(-127, Math.min(127, Math.round(value))) & 0xff;

/** The index of the largest number, of several the first. */
const bestOf = (numbers: Float32Array): number => {
  let best = 0;
  for (let i = 1; i < numbers.length; i++) if (numbers[i]! > numbers[best]!) best = i;
  return best;
};

/** The size of the `count`th largest number, signs apart. */
const leastOf = (numbers: Float32Array, count: number): number => {
  const sizes = numbers.filter((number) => number !== 0).map(Math.abs);
  sizes.sort();
  return sizes[Math.max(0, sizes.length - count)] ?? 0;
};
