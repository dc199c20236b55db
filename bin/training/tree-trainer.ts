import { firstIndex } from '../../lib/text/binary-search.ts';
import type { Trees } from '../../lib/text/statements/trees.ts';
import { randomFrom } from './random.ts';

export interface TreeOptions {
  trees: number;
  depth: number;
  rate: number;
  /** Pull of the leaves towards zero, in number of examples. */
  pull: number;
  /** Share of the examples each tree is grown from. */
  sample: number;
}

const BINS = 64;

/**
 * Gradient boosting for logistic loss over histograms of the features' values.
 *
 * @param rows the values of the features of each example, all of the same length.
 * @param targets probabilities, from 0 to 1.
 */
export const trainTrees = (
  rows: readonly Float32Array[],
  targets: readonly number[],
  { trees, depth, rate, pull, sample }: TreeOptions,
): Trees => {
  const count = rows.length;
  const width = rows[0]!.length;
  const cuts = Array.from({ length: width }, (_, f) => quantiles(rows.map((row) => row[f]!)));
  const binned = new Uint8Array(count * width);
  rows.forEach((row, i) => {
    for (let f = 0; f < width; f++) binned[i * width + f] = binOf(cuts[f]!, row[f]!);
  });
  const mean = targets.reduce((sum, target) => sum + target, 0) / count;
  const base = Math.log(mean / (1 - mean));
  const scores = new Float64Array(count).fill(base);
  const inner = (1 << depth) - 1;
  const outer = 1 << depth;
  const model: Trees = {
    depth,
    base,
    features: new Uint8Array(trees * inner),
    limits: new Float32Array(trees * inner),
    leaves: new Float32Array(trees * outer),
  };
  const random = randomFrom(3);
  const node = new Uint16Array(count);
  const gradient = new Float64Array(count);
  const curve = new Float64Array(count);
  for (let tree = 0; tree < trees; tree++) {
    const used: number[] = [];
    for (let i = 0; i < count; i++) {
      const p = 1 / (1 + Math.exp(-scores[i]!));
      gradient[i] = targets[i]! - p;
      curve[i] = p * (1 - p);
      node[i] = 0;
      if (random() < sample) used.push(i);
    }
    for (let level = 0; level < depth; level++) {
      const from = (1 << level) - 1;
      const nodes = 1 << level;
      const sums = new Float64Array(nodes * width * BINS * 2);
      for (const i of used) {
        const at = (node[i]! - from) * width * BINS * 2;
        for (let f = 0; f < width; f++) {
          const cell = at + (f * BINS + binned[i * width + f]!) * 2;
          sums[cell]! += gradient[i]!;
          sums[cell + 1]! += curve[i]!;
        }
      }
      for (let n = 0; n < nodes; n++) {
        const best = bestSplit(sums.subarray(n * width * BINS * 2, (n + 1) * width * BINS * 2), width, pull);
        const place = tree * inner + from + n;
        model.features[place] = best.feature;
        model.limits[place] =
          best.bin < 0 ? Number.POSITIVE_INFINITY : (cuts[best.feature]![best.bin] ?? Number.POSITIVE_INFINITY);
      }
      for (let i = 0; i < count; i++) {
        const place = tree * inner + node[i]!;
        const left = rows[i]![model.features[place]!]! <= model.limits[place]!;
        node[i] = 2 * node[i]! + (left ? 1 : 2);
      }
    }
    const top = new Float64Array(outer);
    const bottom = new Float64Array(outer);
    for (const i of used) {
      top[node[i]! - inner]! += gradient[i]!;
      bottom[node[i]! - inner]! += curve[i]!;
    }
    for (let l = 0; l < outer; l++) model.leaves[tree * outer + l] = (rate * top[l]!) / (bottom[l]! + pull);
    for (let i = 0; i < count; i++) scores[i]! += model.leaves[tree * outer + node[i]! - inner]!;
  }
  return model;
};

const bestSplit = (sums: Float64Array, width: number, pull: number): { feature: number; bin: number } => {
  let allG = 0;
  let allH = 0;
  for (let b = 0; b < BINS; b++) {
    allG += sums[b * 2]!;
    allH += sums[b * 2 + 1]!;
  }
  const worth = (g: number, h: number): number => (g * g) / (h + pull);
  let best = { feature: 0, bin: -1, gain: 1e-6 };
  for (let f = 0; f < width; f++) {
    let g = 0;
    let h = 0;
    for (let b = 0; b < BINS - 1; b++) {
      g += sums[(f * BINS + b) * 2]!;
      h += sums[(f * BINS + b) * 2 + 1]!;
      if (h < 1 || allH - h < 1) continue;
      const gain = worth(g, h) + worth(allG - g, allH - h) - worth(allG, allH);
      if (gain > best.gain) best = { feature: f, bin: b, gain };
    }
  }
  return best;
};

/** Up to BINS - 1 increasing limits, with about as many values between each and the next. */
const quantiles = (values: number[]): Float32Array => {
  const sorted = Float32Array.from(values).sort();
  const limits: number[] = [];
  for (let b = 1; b < BINS; b++) {
    const limit = sorted[Math.floor((b * sorted.length) / BINS)]!;
    if (limits.length === 0 || limit > limits.at(-1)!) limits.push(limit);
  }
  return Float32Array.from(limits);
};

/** The index of the first limit that the value does not exceed, `limits.length` if it exceeds all. */
const binOf = (limits: Float32Array, value: number): number =>
  firstIndex(limits.length, (bin) => limits[bin]! >= value);
