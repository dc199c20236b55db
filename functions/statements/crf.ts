import { CAPACITY, type Columns, MARGIN, type Templates } from './templates.ts';

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): the features of a token add to the
 * score of each label, its step features to the score of each pair of labels, from the label before to the label here.
 */
export interface CrfWeights<Name extends string> {
  /** What the features of tokens are, and those of steps. */
  tokens: Templates<Name>;
  steps: Templates<Name>;
  /** 3 or 4. */
  labels: number;
  /** Rows of one weight a label, and of labels × labels weights. */
  emissions: Float32Array | Int8Array;
  transitions: Float32Array | Int8Array;
  /** What a stored weight is multiplied with. */
  scale: number;
  /** The emissions as `pack` makes them. */
  packed: Int32Array;
}

/** Room for the places of `Columns`, used again from call to call: nothing is allocated while an article is read. */
export class CrfScratch {
  readonly emission = new Float64Array(4 * CAPACITY);
  readonly transition = new Float64Array(16 * CAPACITY);
  readonly forward = new Float64Array(4 * CAPACITY);
  readonly backward = new Float64Array(4 * CAPACITY);
  readonly scale = new Float64Array(CAPACITY);
  readonly rows = new Int32Array(CAPACITY);
  readonly even = new Int32Array(CAPACITY);
  readonly odd = new Int32Array(CAPACITY);
  readonly back = new Uint8Array(4 * CAPACITY);
}

/** The weights of a row as bytes of one number, each 128 more than it is: one look-up a feature, and two additions. */
export const pack = (emissions: Int8Array, labels: number): Int32Array => {
  const packed = new Int32Array(emissions.length / labels);
  for (let row = 0; row < packed.length; row++) {
    let value = 0;
    for (let l = 0; l < labels; l++) value |= (emissions[row * labels + l]! + BIAS) << (8 * l);
    packed[row] = value;
  }
  return packed;
};

const BIAS = 128;
const EVEN_BYTES = 0x00ff00ff;

/** Writes the scores at every place of the columns to `scratch.emission` and `scratch.transition`. */
export const score = <Name extends string>(
  { tokens, steps, labels, packed, transitions, scale }: CrfWeights<Name>,
  columns: Columns<Name>,
  { emission, transition, rows, even, odd }: CrfScratch,
): void => {
  const end = columns.size - MARGIN;
  // The bytes of two labels at a time, in the halves of a number: 15 bits hold the sum of 128 features.
  even.fill(0, 0, end);
  odd.fill(0, 0, end);
  for (let t = 0; t < tokens.length; t++) {
    tokens.rowsOf(t, columns, rows);
    for (let i = MARGIN; i < end; i++) {
      const bytes = packed[rows[i]!]!;
      even[i]! += bytes & EVEN_BYTES;
      odd[i]! += (bytes >>> 8) & EVEN_BYTES;
    }
  }
  const bias = tokens.length * BIAS;
  for (let i = MARGIN; i < end; i++) {
    const at = i * labels;
    emission[at] = ((even[i]! & 0xffff) - bias) * scale;
    emission[at + 1] = ((odd[i]! & 0xffff) - bias) * scale;
    emission[at + 2] = ((even[i]! >>> 16) - bias) * scale;
    if (labels === 4) emission[at + 3] = ((odd[i]! >>> 16) - bias) * scale;
  }
  const pairs = labels * labels;
  transition.fill(0, 0, end * pairs);
  for (let t = 0; t < steps.length; t++) {
    steps.rowsOf(t, columns, rows);
    for (let i = MARGIN, at = MARGIN * pairs; i < end; i++) {
      const from = rows[i]! * pairs;
      for (let p = 0; p < pairs; p++, at++) transition[at]! += transitions[from + p]! * scale;
    }
  }
};

/** The best sequence of labels at the places [from, to) by their scores (Viterbi), written to `out` from `at`. */
export const decode = (
  labels: number,
  from: number,
  to: number,
  { emission, transition, forward: best, back }: CrfScratch,
  out: Uint8Array,
  at: number,
): void => {
  if (to === from) return;
  for (let l = from * labels; l < (from + 1) * labels; l++) best[l] = emission[l]!;
  for (let i = from + 1; i < to; i++) {
    const here = i * labels;
    for (let l = 0; l < labels; l++) {
      let top = Number.NEGATIVE_INFINITY;
      let before = 0;
      for (let k = 0; k < labels; k++) {
        const value = best[here - labels + k]! + transition[(here + k) * labels + l]!;
        if (value > top) {
          top = value;
          before = k;
        }
      }
      best[here + l] = top + emission[here + l]!;
      back[here + l] = before;
    }
  }
  const last = (to - 1) * labels;
  let label = 0;
  for (let l = 1; l < labels; l++) if (best[last + l]! > best[last + label]!) label = l;
  for (let i = to - 1; i >= from; i--) {
    out[at + i - from] = label;
    label = back[i * labels + label]!;
  }
};

/**
 * The forward-backward algorithm over the places [from, to): leaves in `scratch.forward` and `scratch.backward` what
 * `probability` multiplies. The scores there are turned into factors. Returns the logarithm of the partition function.
 */
export const marginals = (labels: number, from: number, to: number, scratch: CrfScratch): number => {
  const { emission, transition, forward, backward, scale } = scratch;
  if (to === from) return 0;
  const pairs = labels * labels;
  let logZ = 0;
  // Each token's factors are divided by the largest of its row.
  for (let i = from; i < to; i++) {
    logZ += exponentiate(emission, i * labels, labels);
    if (i > from) logZ += exponentiate(transition, i * pairs, pairs);
  }
  for (let i = from; i < to; i++) {
    let sum = 0;
    for (let l = 0; l < labels; l++) {
      let value = 0;
      if (i === from) value = 1;
      else
        for (let k = 0; k < labels; k++)
          value += forward[(i - 1) * labels + k]! * transition[i * pairs + k * labels + l]!;
      value *= emission[i * labels + l]!;
      forward[i * labels + l] = value;
      sum += value;
    }
    scale[i] = sum;
    logZ += Math.log(sum);
    for (let l = 0; l < labels; l++) forward[i * labels + l]! /= sum;
  }
  for (let l = 0; l < labels; l++) backward[(to - 1) * labels + l] = 1;
  for (let i = to - 2; i >= from; i--) {
    const next = (i + 1) * labels;
    for (let k = 0; k < labels; k++) {
      let value = 0;
      for (let l = 0; l < labels; l++)
        value += transition[next * labels + k * labels + l]! * emission[next + l]! * backward[next + l]!;
      backward[i * labels + k] = value / scale[i + 1]!;
    }
  }
  return logZ;
};

/** Replaces scores by their exponentials, all divided by the largest, whose score is returned. */
const exponentiate = (scores: Float64Array, from: number, length: number): number => {
  let top = scores[from]!;
  for (let i = from + 1; i < from + length; i++) if (scores[i]! > top) top = scores[i]!;
  for (let i = from; i < from + length; i++) scores[i] = Math.exp(scores[i]! - top);
  return top;
};

/** Marginal probability of a label at a place, after `marginals`. */
export const probability = (labels: number, at: number, label: number, { forward, backward }: CrfScratch): number => {
  let sum = 0;
  for (let l = at * labels; l < (at + 1) * labels; l++) sum += forward[l]! * backward[l]!;
  return (forward[at * labels + label]! * backward[at * labels + label]!) / sum;
};
