import { PackedSums, type PackedWeights, pack, unpack } from './packed-weights.ts';
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
}

/** Weights as `score` reads them. */
export interface Crf<Name extends string> extends CrfWeights<Name> {
  emissions: Int8Array;
  transitions: Int8Array;
  packedEmissions: PackedWeights;
  packedTransitions: PackedWeights;
  /** By how much a score is less than another, to which part of it its exponential is. */
  fractions: Float64Array;
}

export const readable = <Name extends string>(
  weights: CrfWeights<Name> & { emissions: Int8Array; transitions: Int8Array },
): Crf<Name> => {
  const { labels, scale } = weights;
  return {
    ...weights,
    packedEmissions: pack(weights.emissions, labels, 1),
    packedTransitions: pack(weights.transitions, labels, labels),
    fractions: Float64Array.from({ length: Math.ceil(NOTHING / scale) }, (_, k) => Math.exp(-k * scale)),
  };
};

/** Scores that differ by so much, in natural logarithms, are worlds apart: 4e-18. */
const NOTHING = 40;

/** Room for the places of `Columns`, used again from call to call: nothing is allocated while an article is read. */
export class CrfScratch {
  /** Scores of labels and of pairs of them, in units of the weights' scale. */
  readonly emission = new Int32Array(4 * CAPACITY);
  readonly transition = new Int32Array(16 * CAPACITY);
  /** What a label and a pair of them multiply the probability of a path with. */
  readonly emissionFactor = new Float64Array(4 * CAPACITY);
  readonly transitionFactor = new Float64Array(16 * CAPACITY);
  readonly forward = new Float64Array(4 * CAPACITY);
  readonly backward = new Float64Array(4 * CAPACITY);
  readonly scale = new Float64Array(CAPACITY);
  readonly partial = new Float64Array(8);
  readonly best = new Int32Array(4 * CAPACITY);
  readonly back = new Uint8Array(4 * CAPACITY);
  readonly sums = new PackedSums(CAPACITY);
  readonly stepSums = new PackedSums(4 * CAPACITY);
}

/** Writes the scores at every place of the columns to `scratch.emission` and `scratch.transition`. */
export const score = <Name extends string>(
  { tokens, steps, labels, packedEmissions, packedTransitions }: Crf<Name>,
  columns: Columns<Name>,
  { emission, transition, sums, stepSums }: CrfScratch,
): void => {
  const end = columns.size - MARGIN;
  tokens.addRows(columns, packedEmissions, sums);
  unpack(sums, labels, tokens.length, MARGIN, end, emission);
  steps.addRows(columns, packedTransitions, stepSums);
  unpack(stepSums, labels, steps.length, MARGIN * labels, end * labels, transition);
};

/** The best sequence of labels at the places [from, to) by their scores (Viterbi), written to `out` from `at`. */
export const decode = (
  labels: number,
  from: number,
  to: number,
  { emission, transition, best, back }: CrfScratch,
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
 * Turns the scores at the places [from, to) into factors, each a part of the largest beside it. Returns the logarithm of
 * what the product of a path's factors is to be multiplied with.
 */
export const exponentiate = (
  { labels, scale, fractions }: Pick<Crf<string>, 'labels' | 'scale' | 'fractions'>,
  from: number,
  to: number,
  { emission, transition, emissionFactor, transitionFactor }: CrfScratch,
): number => {
  const pairs = labels * labels;
  let tops = 0;
  for (let i = from; i < to; i++) {
    tops += partsOfTop(emission, i * labels, labels, fractions, emissionFactor);
    if (i > from) tops += partsOfTop(transition, i * pairs, pairs, fractions, transitionFactor);
  }
  return tops * scale;
};

const partsOfTop = (
  scores: Int32Array,
  from: number,
  length: number,
  fractions: Float64Array,
  out: Float64Array,
): number => {
  let top = scores[from]!;
  for (let i = from + 1; i < from + length; i++) if (scores[i]! > top) top = scores[i]!;
  for (let i = from; i < from + length; i++) {
    // Never nothing: where all paths had no part at all, their probabilities would be 0 / 0.
    out[i] = fractions[Math.min(top - scores[i]!, fractions.length - 1)]!;
  }
  return top;
};

/**
 * The forward-backward algorithm over the factors at the places [from, to): leaves in `scratch.forward` and
 * `scratch.backward` what `probability` multiplies. Returns the logarithm of the sum of all paths.
 */
export const marginals = (labels: number, from: number, to: number, scratch: CrfScratch): number => {
  const { emissionFactor: emission, transitionFactor: transition, forward, backward, scale } = scratch;
  if (to === from) return 0;
  const pairs = labels * labels;
  let log = 0;
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
    log += Math.log(sum);
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
  return log;
};

/** The logarithm of the sum of all paths at the places [from, to) on which a label is nowhere, by the factors alone. */
export const sumWithout = (
  label: number,
  labels: number,
  from: number,
  to: number,
  { emissionFactor: emission, transitionFactor: transition, partial }: CrfScratch,
): number => {
  const pairs = labels * labels;
  let log = 0;
  for (let i = from; i < to; i++) {
    const here = (i & 1) * labels;
    const last = labels - here;
    let sum = 0;
    for (let l = 0; l < labels; l++) {
      let value = i === from ? 1 : 0;
      if (i > from)
        for (let k = 0; k < labels; k++) value += partial[last + k]! * transition[i * pairs + k * labels + l]!;
      value = l === label ? 0 : value * emission[i * labels + l]!;
      partial[here + l] = value;
      sum += value;
    }
    log += Math.log(sum);
    for (let l = 0; l < labels; l++) partial[here + l]! /= sum;
  }
  return log;
};

/** Marginal probability of a label at a place, after `marginals`: scaled as there, the labels' add up to one. */
export const probability = (labels: number, at: number, label: number, { forward, backward }: CrfScratch): number =>
  forward[at * labels + label]! * backward[at * labels + label]!;
