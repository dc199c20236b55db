import { type BoostedTrees, LEAF } from '../../lib/text/models/boosted-trees.ts';
import { randomFrom } from './random.ts';

/** A choice as trees learn it: a row of columns for each candidate, and the candidates' shares, which add up to 1. */
export interface TreeExample {
  rows: readonly ArrayLike<number>[];
  targets: ArrayLike<number>;
  weight: number;
}

export interface TreeSettings {
  trees: number;
  leaves: number;
  rate: number;
  /** The least candidates in a leaf. */
  least: number;
  /** Pull of a leaf's value towards nought. */
  ridge: number;
  /** The share of the columns that each tree may ask. */
  share: number;
}

const BINS = 64;

/**
 * Gradient boosting of the softmax over each example's candidates, with histograms and trees that grow where they gain most (Friedman 2001;
 * Ke et al. 2017, LightGBM). An example of one candidate is a logistic regression: its target is a share of 1.
 */
export const trainTrees = (
  examples: readonly TreeExample[],
  { trees, leaves, rate, least, ridge, share }: TreeSettings,
): BoostedTrees => {
  const count = examples.reduce((sum, { rows }) => sum + rows.length, 0);
  const width = examples[0]!.rows[0]!.length;
  const edges = Array.from({ length: width }, (_, column) => edgesOf(examples, column));
  const bins = Array.from({ length: width }, () => new Uint8Array(count));
  let row = 0;
  for (const { rows } of examples)
    for (const values of rows) {
      for (let column = 0; column < width; column++) bins[column]![row] = binOf(edges[column]!, values[column]!);
      row++;
    }
  const scores = new Float64Array(count);
  const slopes = new Float64Array(count);
  const bends = new Float64Array(count);
  const grower = new Grower(bins, edges, slopes, bends, { leaves, least, ridge, rate });
  const model = { columns: [] as number[], values: [] as number[], rights: [] as number[], roots: [] as number[] };
  const random = randomFrom(17);
  for (let tree = 0; tree < trees; tree++) {
    derive(examples, scores, slopes, bends);
    grower.grow(
      model,
      scores,
      bins.map(() => random() < share),
    );
  }
  return {
    columns: Uint8Array.from(model.columns),
    values: Float32Array.from(model.values),
    rights: Uint16Array.from(model.rights),
    roots: Uint16Array.from(model.roots),
  };
};

/** Slope and bend of the loss for each candidate. */
const derive = (
  examples: readonly TreeExample[],
  scores: Float64Array,
  slopes: Float64Array,
  bends: Float64Array,
): void => {
  let at = 0;
  for (const { rows, targets, weight } of examples) {
    const end = at + rows.length;
    let most = rows.length === 1 ? 0 : Number.NEGATIVE_INFINITY;
    for (let i = at; i < end; i++) most = Math.max(most, scores[i]!);
    let total = rows.length === 1 ? Math.exp(-most) : 0;
    for (let i = at; i < end; i++) total += Math.exp(scores[i]! - most);
    for (let i = at; i < end; i++) {
      const odds = Math.exp(scores[i]! - most) / total;
      slopes[i] = weight * (targets[i - at]! - odds);
      bends[i] = weight * Math.max(odds * (1 - odds), 1e-6);
    }
    at = end;
  }
};

/** Values between which the column's values fall into bins of like size. */
const edgesOf = (examples: readonly TreeExample[], column: number): Float32Array => {
  const values: number[] = [];
  for (const { rows } of examples) for (const row of rows) values.push(Math.fround(row[column]!));
  const sorted = Float32Array.from(values).sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  if (distinct.length <= BINS) return distinct.subarray(0, -1);
  const edges: number[] = [];
  for (let bin = 1; bin < BINS; bin++) {
    const edge = sorted[Math.floor((bin * sorted.length) / BINS)]!;
    if (edge !== edges.at(-1) && edge !== sorted.at(-1)) edges.push(edge);
  }
  return Float32Array.from(edges);
};

/** The first bin whose edge is not less than the value. */
const binOf = (edges: Float32Array, value: number): number => {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

interface Split {
  column: number;
  bin: number;
  gain: number;
}

interface Leaf {
  from: number;
  to: number;
  slope: number;
  bend: number;
  histogram: Float64Array;
  split: Split | undefined;
}

interface Node {
  leaf: Leaf;
  split?: Split;
  left?: Node;
  right?: Node;
}

class Grower {
  readonly #bins: Uint8Array[];
  readonly #edges: Float32Array[];
  readonly #slopes: Float64Array;
  readonly #bends: Float64Array;
  readonly #settings: { leaves: number; least: number; ridge: number; rate: number };
  readonly #order: Uint32Array;
  readonly #spare: Uint32Array;
  #isAsked: readonly boolean[] = [];

  constructor(
    bins: Uint8Array[],
    edges: Float32Array[],
    slopes: Float64Array,
    bends: Float64Array,
    settings: { leaves: number; least: number; ridge: number; rate: number },
  ) {
    this.#bins = bins;
    this.#edges = edges;
    this.#slopes = slopes;
    this.#bends = bends;
    this.#settings = settings;
    this.#order = new Uint32Array(slopes.length);
    this.#spare = new Uint32Array(slopes.length);
  }

  /** Adds one tree to the model, which asks some of the columns, and its values to the scores. */
  grow(
    model: { columns: number[]; values: number[]; rights: number[]; roots: number[] },
    scores: Float64Array,
    isAsked: readonly boolean[],
  ): void {
    this.#isAsked = isAsked;
    const order = this.#order;
    for (let i = 0; i < order.length; i++) order[i] = i;
    const root: Node = { leaf: this.#leaf(0, order.length, this.#histogram(0, order.length)) };
    const open: Node[] = [root];
    for (let leaves = 1; leaves < this.#settings.leaves; leaves++) {
      let best: Node | undefined;
      for (const node of open)
        if (node.leaf.split && (!best || node.leaf.split.gain > best.leaf.split!.gain)) best = node;
      if (!best) break;
      this.#divide(best);
      open.splice(open.indexOf(best), 1, best.left!, best.right!);
    }
    model.roots.push(model.columns.length);
    const write = (node: Node): void => {
      const at = model.columns.length;
      const { split, leaf } = node;
      if (!split) {
        const value = Math.fround((this.#settings.rate * leaf.slope) / (leaf.bend + this.#settings.ridge));
        model.columns.push(LEAF);
        model.values.push(value);
        model.rights.push(0);
        for (let i = leaf.from; i < leaf.to; i++) scores[order[i]!]! += value;
        return;
      }
      model.columns.push(split.column);
      model.values.push(this.#edges[split.column]![split.bin]!);
      model.rights.push(0);
      write(node.left!);
      model.rights[at] = model.columns.length;
      write(node.right!);
    };
    write(root);
  }

  /** Of each bin of each column: slopes, bends and count. */
  #histogram(from: number, to: number): Float64Array {
    const histogram = new Float64Array(this.#bins.length * BINS * 3);
    const order = this.#order;
    this.#bins.forEach((bins, column) => {
      const base = column * BINS * 3;
      for (let i = from; i < to; i++) {
        const row = order[i]!;
        const at = base + bins[row]! * 3;
        histogram[at]! += this.#slopes[row]!;
        histogram[at + 1]! += this.#bends[row]!;
        histogram[at + 2]!++;
      }
    });
    return histogram;
  }

  #leaf(from: number, to: number, histogram: Float64Array): Leaf {
    let slope = 0;
    let bend = 0;
    for (let bin = 0; bin < BINS; bin++) {
      slope += histogram[bin * 3]!;
      bend += histogram[bin * 3 + 1]!;
    }
    return { from, to, slope, bend, histogram, split: this.#split(to - from, slope, bend, histogram) };
  }

  #split(count: number, slope: number, bend: number, histogram: Float64Array): Split | undefined {
    const { least, ridge } = this.#settings;
    let best: Split | undefined;
    const whole = slope ** 2 / (bend + ridge);
    for (let column = 0; column < this.#bins.length; column++) {
      if (!this.#isAsked[column]) continue;
      let leftSlope = 0;
      let leftBend = 0;
      let left = 0;
      for (let bin = 0; bin < this.#edges[column]!.length; bin++) {
        const at = (column * BINS + bin) * 3;
        leftSlope += histogram[at]!;
        leftBend += histogram[at + 1]!;
        left += histogram[at + 2]!;
        if (left < least) continue;
        if (count - left < least) break;
        const gain = leftSlope ** 2 / (leftBend + ridge) + (slope - leftSlope) ** 2 / (bend - leftBend + ridge) - whole;
        if (gain > 1e-6 && (!best || gain > best.gain)) best = { column, bin, gain };
      }
    }
    return best;
  }

  #divide(node: Node): void {
    const { from, to, split, histogram } = node.leaf;
    const { column, bin } = split!;
    const bins = this.#bins[column]!;
    const order = this.#order;
    let left = from;
    let rest = 0;
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      if (bins[row]! <= bin) order[left++] = row;
      else this.#spare[rest++] = row;
    }
    order.set(this.#spare.subarray(0, rest), left);
    // The smaller half is counted, the other is what is left.
    const isLeftSmaller = left - from < to - left;
    const small = isLeftSmaller ? this.#histogram(from, left) : this.#histogram(left, to);
    for (let i = 0; i < histogram.length; i++) histogram[i]! -= small[i]!;
    node.split = split!;
    node.left = { leaf: this.#leaf(from, left, isLeftSmaller ? small : histogram) };
    node.right = { leaf: this.#leaf(left, to, isLeftSmaller ? histogram : small) };
  }
}
