/**
 * Trains a `SequenceModel`: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001), by
 * stochastic gradient with AdaGrad (Duchi, Hazan and Singer, 2011). Deterministic for a seed.
 */
import { FORBIDDEN, type SequenceModelHeader } from '../../lib/text/models/sequence-model.ts';
import { randomFrom, shuffle } from './random.ts';
import type { TrainingSet } from './training-set.ts';

export interface TrainingOptions {
  labels: string[];
  /** Whether `to` may follow `from`; undefined is the edge of the sentence. By default all may. */
  allowed?: (from: string | undefined, to: string | undefined) => boolean;
  /** Passes over the data. */
  epochs: number;
  /** Further passes after the weakest features were dropped. */
  polish?: number;
  /** Learning rate of AdaGrad. */
  rate?: number;
  /** L2 penalty on a weight, spread over the tokens with its feature. */
  l2?: number;
  /** Share of a token's features that are left out, chosen again in each pass. */
  dropout?: number;
  /** Features of fewer tokens are not learnt. */
  minCount?: number;
  /** Features that are kept, the strongest. */
  maxFeatures?: number;
  seed?: number;
  about?: string;
  /** See `SequenceModelHeader`. */
  fingerprint?: string;
  /** Called after each pass with the mean loss of a token. */
  onEpoch?: (epoch: number, loss: number) => void;
}

/** Trains a model. Returns the file that `SequenceModel` reads. */
export const trainSequenceModel = (data: TrainingSet, options: TrainingOptions): Buffer => {
  const trainer = new Trainer(data, options);
  // The weights of the first third of passes are too far from the final ones to be averaged.
  const passes = (from: number, to: number): void => {
    for (let epoch = from; epoch < to; epoch++) {
      const loss = trainer.pass();
      if (epoch >= (options.epochs + (options.polish ?? 1)) / 3) trainer.remember();
      options.onEpoch?.(epoch, loss);
    }
  };
  passes(0, options.epochs);
  trainer.prune(options.maxFeatures ?? 150_000);
  passes(options.epochs, options.epochs + (options.polish ?? 1));
  trainer.average();
  return trainer.file();
};

class Trainer {
  readonly #width: number;
  readonly #random: () => number;
  /** The index of the weights of each feature number. */
  readonly #index: FeatureIndex;
  /** `data.values` as indexes of weights, -1 for features that are left out. */
  readonly #features: Int32Array;
  readonly #counts: Int32Array;
  readonly #weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #transitions: Float32Array;
  readonly #transitionSquares: Float32Array;
  readonly #sums: Float32Array;
  readonly #transitionSums: Float32Array;
  #remembered = 0;
  readonly #permitted: Uint8Array;
  readonly #data: TrainingSet;
  readonly #options: TrainingOptions;

  constructor(data: TrainingSet, options: TrainingOptions) {
    this.#data = data;
    this.#options = options;
    this.#width = options.labels.length;
    this.#random = randomFrom(options.seed ?? 1);
    const { index, features, counts } = indexFeatures(data.values.subarray(0, data.size), options.minCount ?? 2);
    this.#index = index;
    this.#features = features;
    this.#counts = counts;
    this.#weights = new Float32Array(counts.length * this.#width);
    this.#squares = new Float32Array(counts.length * this.#width).fill(1e-2);
    this.#sums = new Float32Array(this.#weights.length);
    const stride = this.#width + 1;
    this.#transitions = new Float32Array(stride * stride);
    this.#transitionSums = new Float32Array(stride * stride);
    this.#transitionSquares = new Float32Array(stride * stride).fill(1e-2);
    this.#permitted = new Uint8Array(stride * stride);
    const names = [...options.labels, undefined];
    for (let from = 0; from < stride; from++)
      for (let to = 0; to < stride; to++)
        this.#permitted[from * stride + to] = (options.allowed?.(names[from], names[to]) ?? true) ? 1 : 0;
  }

  /** One pass over the sentences in a new order. Returns the mean negative log-likelihood of a token. */
  pass(): number {
    const data = this.#data;
    const order = Int32Array.from({ length: data.sentences }, (_, i) => i);
    shuffle(order, this.#random);
    let loss = 0;
    for (const sentence of order) loss += this.#learn(sentence);
    return loss / data.tokens;
  }

  #learn(sentence: number): number {
    const data = this.#data;
    const width = this.#width;
    const weights = this.#weights;
    const features = this.#features;
    const permitted = this.#permitted;
    const transitions = this.#transitions;
    const stride = width + 1;
    const first = sentence === 0 ? 0 : data.sentenceEnds[sentence - 1]!;
    const length = data.sentenceEnds[sentence]! - first;
    if (length === 0) return 0;
    const importance = data.importance[sentence]!;
    const dropout = this.#options.dropout ?? 0;
    const scale = 1 / (1 - dropout);

    // Which features take part this time, and the scores they add up to.
    const from = first === 0 ? 0 : data.tokenEnds[first - 1]!;
    const to = data.tokenEnds[first + length - 1]!;
    const seen = new Int32Array(to - from);
    const scores = new Float64Array(length * width);
    for (let t = 0, i = from; t < length; t++) {
      for (const end = data.tokenEnds[first + t]!; i < end; i++) {
        const f = features[i]!;
        const hidden = f < 0 || (dropout > 0 && this.#random() < dropout);
        seen[i - from] = hidden ? -1 : f;
        if (hidden) continue;
        for (let l = 0, w = f * width; l < width; l++, w++) scores[t * width + l]! += weights[w]! * scale;
      }
    }

    // Forward and backward, each row scaled to sum to one.
    const step = new Float64Array(stride * stride);
    for (let i = 0; i < step.length; i++) step[i] = permitted[i] ? Math.exp(transitions[i]!) : 0;
    const emit = new Float64Array(length * width);
    let logLikelihood = 0;
    for (let t = 0; t < length; t++) {
      let top = Number.NEGATIVE_INFINITY;
      for (let l = 0; l < width; l++) top = Math.max(top, scores[t * width + l]!);
      for (let l = 0; l < width; l++) emit[t * width + l] = Math.exp(scores[t * width + l]! - top);
      logLikelihood += scores[t * width + data.tags[first + t]!]! - top;
    }
    const alpha = new Float64Array(length * width);
    const norms = new Float64Array(length + 1);
    for (let t = 0; t < length; t++) {
      let sum = 0;
      for (let l = 0; l < width; l++) {
        let inner = 0;
        if (t === 0) inner = step[width * stride + l]!;
        else for (let k = 0; k < width; k++) inner += alpha[(t - 1) * width + k]! * step[k * stride + l]!;
        const value = inner * emit[t * width + l]!;
        alpha[t * width + l] = value;
        sum += value;
      }
      norms[t] = sum || 1e-300;
      for (let l = 0; l < width; l++) alpha[t * width + l]! /= norms[t]!;
    }
    let last = 0;
    for (let l = 0; l < width; l++) last += alpha[(length - 1) * width + l]! * step[l * stride + width]!;
    norms[length] = last || 1e-300;
    const beta = new Float64Array(length * width);
    for (let l = 0; l < width; l++) beta[(length - 1) * width + l] = step[l * stride + width]! / norms[length]!;
    for (let t = length - 2; t >= 0; t--)
      for (let k = 0; k < width; k++) {
        let inner = 0;
        for (let l = 0; l < width; l++)
          inner += step[k * stride + l]! * emit[(t + 1) * width + l]! * beta[(t + 1) * width + l]!;
        beta[t * width + k] = inner / norms[t + 1]!;
      }
    for (let t = 0; t <= length; t++) {
      logLikelihood -= Math.log(norms[t]!);
      const a = t === 0 ? width : data.tags[first + t - 1]!;
      const b = t === length ? width : data.tags[first + t]!;
      logLikelihood += transitions[a * stride + b]!;
    }

    // Gradients: expected less observed.
    const gradient = new Float64Array(width);
    for (let t = 0, i = from; t < length; t++) {
      let matters = false;
      for (let l = 0; l < width; l++) {
        const expected = alpha[t * width + l]! * beta[t * width + l]!;
        const g = (expected - (data.tags[first + t] === l ? 1 : 0)) * importance;
        gradient[l] = Math.abs(g) < 1e-3 ? 0 : g;
        matters ||= gradient[l] !== 0;
      }
      const end = data.tokenEnds[first + t]!;
      if (matters) for (; i < end; i++) if (seen[i - from]! >= 0) this.#update(seen[i - from]!, gradient);
      i = end;
    }
    this.#updateTransitions(first, length, alpha, beta, emit, step, norms, importance);
    return -logLikelihood;
  }

  #update(f: number, gradient: Float64Array): void {
    const width = this.#width;
    const weights = this.#weights;
    const squares = this.#squares;
    const rate = this.#options.rate ?? 0.1;
    const decay = (this.#options.l2 ?? 0) / this.#counts[f]!;
    for (let l = 0, w = f * width; l < width; l++, w++) {
      const g = gradient[l]! + decay * weights[w]!;
      if (g === 0) continue;
      const square = squares[w]! + g * g;
      squares[w] = square;
      weights[w]! -= (rate * g) / Math.sqrt(square);
    }
  }

  #updateTransitions(
    first: number,
    length: number,
    alpha: Float64Array,
    beta: Float64Array,
    emit: Float64Array,
    step: Float64Array,
    norms: Float64Array,
    importance: number,
  ): void {
    const data = this.#data;
    const width = this.#width;
    const transitions = this.#transitions;
    const transitionSquares = this.#transitionSquares;
    const permitted = this.#permitted;
    const stride = width + 1;
    const gradient = new Float64Array(stride * stride);
    for (let t = 0; t <= length; t++) {
      const a = t === 0 ? width : data.tags[first + t - 1]!;
      const b = t === length ? width : data.tags[first + t]!;
      gradient[a * stride + b]! -= 1;
      if (t === 0) {
        for (let l = 0; l < width; l++) gradient[width * stride + l]! += alpha[l]! * beta[l]!;
      } else if (t === length) {
        for (let l = 0; l < width; l++)
          gradient[l * stride + width]! += alpha[(length - 1) * width + l]! * beta[(length - 1) * width + l]!;
      } else {
        for (let k = 0; k < width; k++)
          for (let l = 0; l < width; l++)
            gradient[k * stride + l]! +=
              (alpha[(t - 1) * width + k]! * step[k * stride + l]! * emit[t * width + l]! * beta[t * width + l]!) /
              norms[t]!;
      }
    }
    const rate = this.#options.rate ?? 0.1;
    for (let i = 0; i < gradient.length; i++) {
      const g = gradient[i]! * importance;
      if (!permitted[i] || Math.abs(g) < 1e-4) continue;
      transitionSquares[i]! += g * g;
      transitions[i]! -= (rate * g) / Math.sqrt(transitionSquares[i]!);
    }
  }

  /** Adds the current weights to those that `average` averages. */
  remember(): void {
    for (let w = 0; w < this.#weights.length; w++) this.#sums[w]! += this.#weights[w]!;
    for (let i = 0; i < this.#transitions.length; i++) this.#transitionSums[i]! += this.#transitions[i]!;
    this.#remembered++;
  }

  /**
   * Replaces the weights by the mean of the remembered ones, which varies less than the last (Polyak and Juditsky,
   * 1992).
   */
  average(): void {
    if (this.#remembered === 0) return;
    for (let w = 0; w < this.#weights.length; w++)
      this.#weights[w] = this.#weights[w] === 0 ? 0 : this.#sums[w]! / this.#remembered;
    for (let i = 0; i < this.#transitions.length; i++)
      this.#transitions[i] = this.#transitionSums[i]! / this.#remembered;
  }

  /** Drops all but the `limit` features with the largest weights. */
  prune(limit: number): void {
    const strength = this.#strengths();
    const threshold = strength.length <= limit ? 0 : Float32Array.from(strength).sort().at(-limit)!;
    const features = this.#features;
    const width = this.#width;
    const weights = this.#weights;
    for (let i = 0; i < features.length; i++) {
      const f = features[i]!;
      if (f >= 0 && (strength[f]! < threshold || strength[f] === 0)) features[i] = -1;
    }
    for (let f = 0; f < strength.length; f++) if (strength[f]! < threshold) weights.fill(0, f * width, (f + 1) * width);
  }

  #strengths(): Float32Array {
    const width = this.#width;
    const weights = this.#weights;
    const strength = new Float32Array(weights.length / width);
    for (let f = 0; f < strength.length; f++)
      for (let l = 0, w = f * width; l < width; l++, w++) strength[f] = Math.max(strength[f]!, Math.abs(weights[w]!));
    return strength;
  }

  /** The file that `SequenceModel` reads. */
  file(): Buffer {
    const width = this.#width;
    const weights = this.#weights;
    const transitions = this.#transitions;
    const permitted = this.#permitted;
    const options = this.#options;
    const strength = this.#strengths();
    const kept: number[] = [];
    let largest = 0;
    for (const value of strength) largest = Math.max(largest, value);
    // The few larger weights are clipped, so that the many small ones are not rounded too coarsely.
    const unit = Math.min(largest, MAX_WEIGHT) / MAX_INT8;
    for (let f = 0; f < strength.length; f++) if (strength[f]! >= unit / 2) kept.push(f);
    const bucketBits = Math.max(8, Math.ceil(Math.log2(kept.length / 2 + 1)));
    const numbers = this.#index.numbers(strength.length);
    const bucketOf = (f: number): number => numbers[f]! >>> (32 - bucketBits);
    kept.sort((a, b) => bucketOf(a) - bucketOf(b));
    const sizes = new Uint8Array(2 ** bucketBits);
    const stride = width + 2;
    const records = new Int8Array(kept.length * stride);
    kept.forEach((f, i) => {
      sizes[bucketOf(f)]!++;
      const number = numbers[f]!;
      records[i * stride] = number;
      records[i * stride + 1] = number >> 8;
      for (let l = 0; l < width; l++) records[i * stride + 2 + l] = clipped(weights[f * width + l]! / unit);
    });
    const steps = Int32Array.from(transitions, (weight, i) => (permitted[i] ? Math.round(weight / unit) : FORBIDDEN));
    const header: SequenceModelHeader = { labels: options.labels, bucketBits, features: kept.length };
    if (options.about) header.about = options.about;
    if (options.fingerprint) header.fingerprint = options.fingerprint;
    return Buffer.concat([
      Buffer.from(`${JSON.stringify(header)}\n`),
      ...[steps, sizes, records].map((array) => Buffer.from(array.buffer)),
    ]);
  }
}

const MAX_WEIGHT = 4;
const MAX_INT8 = 127;
const clipped = (weight: number): number => Math.max(-MAX_INT8, Math.min(MAX_INT8, Math.round(weight)));

/** A map from feature numbers to dense indexes: a hash table with open addressing. */
class FeatureIndex {
  #keys: Int32Array;
  #slots: Int32Array;
  #mask: number;
  size = 0;

  constructor() {
    this.#keys = new Int32Array(1 << 20);
    this.#slots = new Int32Array(1 << 20).fill(-1);
    this.#mask = (1 << 20) - 1;
  }

  #slotOf(key: number): number {
    let slot = Math.imul(key, 0x9e3779b1) & this.#mask;
    while (this.#slots[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** -1 for a key that was never set. */
  get(key: number): number {
    return this.#slots[this.#slotOf(key)]!;
  }

  set(key: number, value: number): void {
    if (this.size * 2 > this.#mask) this.#grow();
    const slot = this.#slotOf(key);
    if (this.#slots[slot] === -1) this.size++;
    this.#keys[slot] = key;
    this.#slots[slot] = value;
  }

  /** The feature numbers by index. */
  numbers(count: number): Int32Array {
    const numbers = new Int32Array(count);
    for (let slot = 0; slot < this.#slots.length; slot++) {
      const value = this.#slots[slot]!;
      if (value >= 0) numbers[value] = this.#keys[slot]!;
    }
    return numbers;
  }

  #grow(): void {
    const keys = this.#keys;
    const slots = this.#slots;
    this.#keys = new Int32Array(keys.length * 2);
    this.#slots = new Int32Array(keys.length * 2).fill(-1);
    this.#mask = this.#keys.length - 1;
    this.size = 0;
    for (let i = 0; i < slots.length; i++) if (slots[i] !== -1) this.set(keys[i]!, slots[i]!);
  }
}

/** Numbers the features of at least `minCount` tokens from 0 on, in order of appearance; others get -1. */
const indexFeatures = (
  values: Int32Array,
  minCount: number,
): { index: FeatureIndex; features: Int32Array; counts: Int32Array } => {
  const allCounts = new FeatureIndex();
  for (const value of values) allCounts.set(value, Math.max(allCounts.get(value), 0) + 1);
  const index = new FeatureIndex();
  const features = new Int32Array(values.length);
  const counts: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const count = allCounts.get(value);
    if (count < minCount) {
      features[i] = -1;
      continue;
    }
    let dense = index.get(value);
    if (dense < 0) {
      dense = counts.length;
      index.set(value, dense);
      counts.push(count);
    }
    features[i] = dense;
  }
  return { index, features, counts: Int32Array.from(counts) };
};
