/**
 * Trains the model that model.ts reads: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001),
 * by stochastic gradient with AdaGrad (Duchi, Hazan and Singer, 2011). Deterministic for a seed. Never imported by what
 * runs in the function.
 */
import { FORBIDDEN, type Header } from '../../lib/text/models/sequence-model.ts';
import { randomFrom } from './random.ts';
import type { TrainingSet } from './training-set.ts';

export interface TrainingOptions {
  labels: string[];
  /** Whether `to` may follow `from`; undefined is the edge of the sentence. All may, by default. */
  allowed?: (from: string | undefined, to: string | undefined) => boolean;
  /** Passes over the data, and as many again as `polish` says after the weakest features are dropped. */
  epochs: number;
  polish?: number;
  /** AdaGrad's step. */
  rate?: number;
  /** L2 penalty on a weight, spread over the tokens that have its feature. */
  l2?: number;
  /** The share of a token's features that are hidden from it, anew in each pass: less trust in any single one. */
  dropout?: number;
  /** A feature must stand with so many tokens to be learnt. */
  minCount?: number;
  /** So many features are kept, the strongest. */
  maxFeatures?: number;
  seed?: number;
  about?: string;
  /** See `Header`. */
  fingerprint?: string;
  /** Called after each pass with the mean loss of a token. */
  onEpoch?: (epoch: number, loss: number) => void;
}

/** The file that `SequenceModel` reads. */
export const trainSequenceModel = (data: TrainingSet, options: TrainingOptions): Buffer => {
  const trainer = new Trainer(data, options);
  // The first third of the passes is too far from the end to be averaged.
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
  private readonly width: number;
  private readonly random: () => number;
  /** For each feature number its index among the weights, or -1. */
  private readonly index: FeatureIndex;
  /** `data.values` as such indexes. */
  private readonly features: Int32Array;
  private readonly counts: Int32Array;
  private readonly weights: Float32Array;
  private readonly squares: Float32Array;
  private readonly transitions: Float32Array;
  private readonly transitionSquares: Float32Array;
  private readonly sums: Float32Array;
  private readonly transitionSums: Float32Array;
  private remembered = 0;
  private readonly permitted: Uint8Array;
  private readonly data: TrainingSet;
  private readonly options: TrainingOptions;

  constructor(data: TrainingSet, options: TrainingOptions) {
    this.data = data;
    this.options = options;
    this.width = options.labels.length;
    this.random = randomFrom(options.seed ?? 1);
    const { index, features, counts } = indexFeatures(data.values.subarray(0, data.size), options.minCount ?? 2);
    this.index = index;
    this.features = features;
    this.counts = counts;
    this.weights = new Float32Array(counts.length * this.width);
    this.squares = new Float32Array(counts.length * this.width).fill(1e-2);
    this.sums = new Float32Array(this.weights.length);
    const stride = this.width + 1;
    this.transitions = new Float32Array(stride * stride);
    this.transitionSums = new Float32Array(stride * stride);
    this.transitionSquares = new Float32Array(stride * stride).fill(1e-2);
    this.permitted = new Uint8Array(stride * stride);
    const names = [...options.labels, undefined];
    for (let from = 0; from < stride; from++)
      for (let to = 0; to < stride; to++)
        this.permitted[from * stride + to] = (options.allowed?.(names[from], names[to]) ?? true) ? 1 : 0;
  }

  /** One pass over the sentences in a new order. Returns the mean negative log-likelihood of a token. */
  pass(): number {
    const { data } = this;
    const order = Int32Array.from({ length: data.sentences }, (_, i) => i);
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(this.random() * (i + 1));
      const kept = order[i] as number;
      order[i] = order[j] as number;
      order[j] = kept;
    }
    let loss = 0;
    for (const sentence of order) loss += this.learn(sentence);
    return loss / data.tokens;
  }

  private learn(sentence: number): number {
    const { data, width, weights, features, permitted, transitions } = this;
    const stride = width + 1;
    const first = sentence === 0 ? 0 : (data.sentenceEnds[sentence - 1] as number);
    const length = (data.sentenceEnds[sentence] as number) - first;
    if (length === 0) return 0;
    const importance = data.importance[sentence] as number;
    const dropout = this.options.dropout ?? 0;
    const scale = 1 / (1 - dropout);

    // Which features are seen this time, and what they say.
    const from = first === 0 ? 0 : (data.tokenEnds[first - 1] as number);
    const to = data.tokenEnds[first + length - 1] as number;
    const seen = new Int32Array(to - from);
    const scores = new Float64Array(length * width);
    for (let t = 0, i = from; t < length; t++) {
      for (const end = data.tokenEnds[first + t] as number; i < end; i++) {
        const f = features[i] as number;
        const hidden = f < 0 || (dropout > 0 && this.random() < dropout);
        seen[i - from] = hidden ? -1 : f;
        if (hidden) continue;
        for (let l = 0, w = f * width; l < width; l++, w++)
          (scores[t * width + l] as number) += (weights[w] as number) * scale;
      }
    }

    // Forward and backward, each row scaled to sum to one.
    const step = new Float64Array(stride * stride);
    for (let i = 0; i < step.length; i++) step[i] = permitted[i] ? Math.exp(transitions[i] as number) : 0;
    const emit = new Float64Array(length * width);
    let logLikelihood = 0;
    for (let t = 0; t < length; t++) {
      let top = Number.NEGATIVE_INFINITY;
      for (let l = 0; l < width; l++) top = Math.max(top, scores[t * width + l] as number);
      for (let l = 0; l < width; l++) emit[t * width + l] = Math.exp((scores[t * width + l] as number) - top);
      logLikelihood += (scores[t * width + (data.tags[first + t] as number)] as number) - top;
    }
    const alpha = new Float64Array(length * width);
    const norms = new Float64Array(length + 1);
    for (let t = 0; t < length; t++) {
      let sum = 0;
      for (let l = 0; l < width; l++) {
        let inner = 0;
        if (t === 0) inner = step[width * stride + l] as number;
        else
          for (let k = 0; k < width; k++)
            inner += (alpha[(t - 1) * width + k] as number) * (step[k * stride + l] as number);
        const value = inner * (emit[t * width + l] as number);
        alpha[t * width + l] = value;
        sum += value;
      }
      norms[t] = sum || 1e-300;
      for (let l = 0; l < width; l++) (alpha[t * width + l] as number) /= norms[t] as number;
    }
    let last = 0;
    for (let l = 0; l < width; l++)
      last += (alpha[(length - 1) * width + l] as number) * (step[l * stride + width] as number);
    norms[length] = last || 1e-300;
    const beta = new Float64Array(length * width);
    for (let l = 0; l < width; l++)
      beta[(length - 1) * width + l] = (step[l * stride + width] as number) / (norms[length] as number);
    for (let t = length - 2; t >= 0; t--)
      for (let k = 0; k < width; k++) {
        let inner = 0;
        for (let l = 0; l < width; l++)
          inner +=
            (step[k * stride + l] as number) *
            (emit[(t + 1) * width + l] as number) *
            (beta[(t + 1) * width + l] as number);
        beta[t * width + k] = inner / (norms[t + 1] as number);
      }
    for (let t = 0; t <= length; t++) {
      logLikelihood -= Math.log(norms[t] as number);
      const a = t === 0 ? width : (data.tags[first + t - 1] as number);
      const b = t === length ? width : (data.tags[first + t] as number);
      logLikelihood += transitions[a * stride + b] as number;
    }

    // Gradients: expected less observed.
    const gradient = new Float64Array(width);
    for (let t = 0, i = from; t < length; t++) {
      let matters = false;
      for (let l = 0; l < width; l++) {
        const expected = (alpha[t * width + l] as number) * (beta[t * width + l] as number);
        const g = (expected - (data.tags[first + t] === l ? 1 : 0)) * importance;
        gradient[l] = Math.abs(g) < 1e-3 ? 0 : g;
        matters ||= gradient[l] !== 0;
      }
      const end = data.tokenEnds[first + t] as number;
      if (matters)
        for (; i < end; i++) if ((seen[i - from] as number) >= 0) this.update(seen[i - from] as number, gradient);
      i = end;
    }
    this.updateTransitions(first, length, alpha, beta, emit, step, norms, importance);
    return -logLikelihood;
  }

  private update(f: number, gradient: Float64Array): void {
    const { width, weights, squares } = this;
    const rate = this.options.rate ?? 0.1;
    const decay = (this.options.l2 ?? 0) / (this.counts[f] as number);
    for (let l = 0, w = f * width; l < width; l++, w++) {
      const g = (gradient[l] as number) + decay * (weights[w] as number);
      if (g === 0) continue;
      const square = (squares[w] as number) + g * g;
      squares[w] = square;
      (weights[w] as number) -= (rate * g) / Math.sqrt(square);
    }
  }

  private updateTransitions(
    first: number,
    length: number,
    alpha: Float64Array,
    beta: Float64Array,
    emit: Float64Array,
    step: Float64Array,
    norms: Float64Array,
    importance: number,
  ): void {
    const { data, width, transitions, transitionSquares, permitted } = this;
    const stride = width + 1;
    const gradient = new Float64Array(stride * stride);
    for (let t = 0; t <= length; t++) {
      const a = t === 0 ? width : (data.tags[first + t - 1] as number);
      const b = t === length ? width : (data.tags[first + t] as number);
      (gradient[a * stride + b] as number) -= 1;
      if (t === 0) {
        for (let l = 0; l < width; l++)
          (gradient[width * stride + l] as number) += (alpha[l] as number) * (beta[l] as number);
      } else if (t === length) {
        for (let l = 0; l < width; l++)
          (gradient[l * stride + width] as number) +=
            (alpha[(length - 1) * width + l] as number) * (beta[(length - 1) * width + l] as number);
      } else {
        for (let k = 0; k < width; k++)
          for (let l = 0; l < width; l++)
            (gradient[k * stride + l] as number) +=
              ((alpha[(t - 1) * width + k] as number) *
                (step[k * stride + l] as number) *
                (emit[t * width + l] as number) *
                (beta[t * width + l] as number)) /
              (norms[t] as number);
      }
    }
    const rate = this.options.rate ?? 0.1;
    for (let i = 0; i < gradient.length; i++) {
      const g = (gradient[i] as number) * importance;
      if (!permitted[i] || Math.abs(g) < 1e-4) continue;
      (transitionSquares[i] as number) += g * g;
      (transitions[i] as number) -= (rate * g) / Math.sqrt(transitionSquares[i] as number);
    }
  }

  /** Adds the weights as they are now to those that `average` takes the mean of. */
  remember(): void {
    for (let w = 0; w < this.weights.length; w++) (this.sums[w] as number) += this.weights[w] as number;
    for (let i = 0; i < this.transitions.length; i++)
      (this.transitionSums[i] as number) += this.transitions[i] as number;
    this.remembered++;
  }

  /** The mean of the weights after each pass wanders less than the last of them (Polyak and Juditsky, 1992). */
  average(): void {
    if (this.remembered === 0) return;
    for (let w = 0; w < this.weights.length; w++)
      this.weights[w] = this.weights[w] === 0 ? 0 : (this.sums[w] as number) / this.remembered;
    for (let i = 0; i < this.transitions.length; i++)
      this.transitions[i] = (this.transitionSums[i] as number) / this.remembered;
  }

  /** Drops all but the `most` features of the largest weights, from here on. */
  prune(most: number): void {
    const strength = this.strengths();
    const threshold = strength.length <= most ? 0 : (Float32Array.from(strength).sort().at(-most) as number);
    const { features, width, weights } = this;
    for (let i = 0; i < features.length; i++) {
      const f = features[i] as number;
      if (f >= 0 && ((strength[f] as number) < threshold || strength[f] === 0)) features[i] = -1;
    }
    for (let f = 0; f < strength.length; f++)
      if ((strength[f] as number) < threshold) weights.fill(0, f * width, (f + 1) * width);
  }

  private strengths(): Float32Array {
    const { width, weights } = this;
    const strength = new Float32Array(weights.length / width);
    for (let f = 0; f < strength.length; f++)
      for (let l = 0, w = f * width; l < width; l++, w++)
        strength[f] = Math.max(strength[f] as number, Math.abs(weights[w] as number));
    return strength;
  }

  file(): Buffer {
    const { width, weights, transitions, permitted, options } = this;
    const strength = this.strengths();
    const kept: number[] = [];
    let largest = 0;
    for (const value of strength) largest = Math.max(largest, value);
    // Weights beyond the bulk are cut to it, so that the many small ones keep their steps.
    const unit = Math.min(largest, LARGEST_WEIGHT) / 127;
    for (let f = 0; f < strength.length; f++) if ((strength[f] as number) >= unit / 2) kept.push(f);
    const bucketBits = Math.max(8, Math.ceil(Math.log2(kept.length / 2 + 1)));
    const numbers = this.index.numbers(strength.length);
    const bucketOf = (f: number): number => (numbers[f] as number) >>> (32 - bucketBits);
    kept.sort((a, b) => bucketOf(a) - bucketOf(b));
    const sizes = new Uint8Array(2 ** bucketBits);
    const stride = width + 2;
    const records = new Int8Array(kept.length * stride);
    kept.forEach((f, i) => {
      (sizes[bucketOf(f)] as number)++;
      const number = numbers[f] as number;
      records[i * stride] = number;
      records[i * stride + 1] = number >> 8;
      for (let l = 0; l < width; l++)
        records[i * stride + 2 + l] = Math.max(
          -127,
          Math.min(127, Math.round((weights[f * width + l] as number) / unit)),
        );
    });
    const steps = Int32Array.from(transitions, (weight, i) => (permitted[i] ? Math.round(weight / unit) : FORBIDDEN));
    const header: Header = { labels: options.labels, bucketBits, features: kept.length };
    if (options.about) header.about = options.about;
    if (options.fingerprint) header.fingerprint = options.fingerprint;
    return Buffer.concat([
      Buffer.from(`${JSON.stringify(header)}\n`),
      ...[steps, sizes, records].map((array) => Buffer.from(array.buffer)),
    ]);
  }
}

const LARGEST_WEIGHT = 4;

/** Feature numbers to dense indexes, by open addressing. */
class FeatureIndex {
  private keys: Int32Array;
  private slots: Int32Array;
  private mask: number;
  size = 0;

  constructor() {
    this.keys = new Int32Array(1 << 20);
    this.slots = new Int32Array(1 << 20).fill(-1);
    this.mask = (1 << 20) - 1;
  }

  find(key: number): number {
    let slot = Math.imul(key, 0x9e3779b1) & this.mask;
    while (this.slots[slot] !== -1 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    return slot;
  }

  get(key: number): number {
    return this.slots[this.find(key)] as number;
  }

  set(key: number, value: number): void {
    if (this.size * 2 > this.mask) this.grow();
    const slot = this.find(key);
    if (this.slots[slot] === -1) this.size++;
    this.keys[slot] = key;
    this.slots[slot] = value;
  }

  /** Index to feature number. */
  numbers(count: number): Int32Array {
    const numbers = new Int32Array(count);
    for (let slot = 0; slot < this.slots.length; slot++) {
      const value = this.slots[slot] as number;
      if (value >= 0) numbers[value] = this.keys[slot] as number;
    }
    return numbers;
  }

  private grow(): void {
    const { keys, slots } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.slots = new Int32Array(keys.length * 2).fill(-1);
    this.mask = this.keys.length - 1;
    this.size = 0;
    for (let i = 0; i < slots.length; i++) if (slots[i] !== -1) this.set(keys[i] as number, slots[i] as number);
  }
}

const indexFeatures = (
  values: Int32Array,
  minCount: number,
): { index: FeatureIndex; features: Int32Array; counts: Int32Array } => {
  const first = new FeatureIndex();
  for (const value of values) first.set(value, Math.max(first.get(value), 0) + 1);
  const index = new FeatureIndex();
  const features = new Int32Array(values.length);
  const counts: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const count = first.get(value);
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
