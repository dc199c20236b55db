/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over hashed features: a token's
 * features add to the score of each label, its transition features to the score of each pair of labels.
 */
export interface CrfWeights {
  /** 3 or 4. */
  labels: number;
  /** Rows of one weight a label; the number of rows is a power of two. */
  emissions: Float32Array | Int8Array;
  /** Rows of labels × labels weights, from the label before to the label here; the number of rows is a power of two. */
  transitions: Float32Array | Int8Array;
  emissionMask: number;
  transitionMask: number;
  /** What a stored weight is multiplied with. */
  scale: number;
  /** The emissions as `pack` makes them, of a model that only reads. */
  packed?: Int32Array;
}

/** The features of one sequence: those of token i are `features[offsets[i] … offsets[i + 1])`, hashes of 32 bits. */
export interface SequenceFeatures {
  length: number;
  features: Int32Array;
  offsets: Int32Array;
  transitionFeatures: Int32Array;
  transitionOffsets: Int32Array;
}

/** Room for sequences of any length, reused from call to call: nothing is allocated while an article is read. */
export class CrfScratch {
  emission = new Float64Array(1024);
  transition = new Float64Array(4096);
  best = new Float64Array(1024);
  forward = new Float64Array(1024);
  backward = new Float64Array(1024);
  scale = new Float64Array(256);
  back = new Uint8Array(1024);
  sums = new Float64Array(16);
  wholeSums = new Int32Array(16);

  ensure(length: number, labels: number): void {
    if (this.emission.length < length * labels) {
      const size = 2 * length * labels;
      this.emission = new Float64Array(size);
      this.transition = new Float64Array(size * labels);
      this.best = new Float64Array(size);
      this.forward = new Float64Array(size);
      this.backward = new Float64Array(size);
      this.back = new Uint8Array(size);
    }
    if (this.scale.length < length) this.scale = new Float64Array(2 * length);
  }
}

/** Spreads a hash over all its bits before the low ones choose a row. */
export const rowOf = (hash: number, mask: number): number => {
  let h = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  h ^= h >>> 15;
  return h & mask;
};

/** Fills `scratch.emission` and `scratch.transition` with the scores of the sequence. */
export const score = (weights: CrfWeights, sequence: SequenceFeatures, scratch: CrfScratch): void => {
  const { labels, transitions, transitionMask, scale } = weights;
  const { length, transitionFeatures, transitionOffsets } = sequence;
  scratch.ensure(length, labels);
  if (labels === 4) scoreFour(weights, sequence, scratch.emission);
  else scoreThree(weights, sequence, scratch.emission);
  const { transition } = scratch;
  const pairs = labels * labels;
  const sums = weights.packed ? scratch.wholeSums : scratch.sums;
  for (let i = 1; i < length; i++) {
    sums.fill(0);
    for (let f = transitionOffsets[i]!; f < transitionOffsets[i + 1]!; f++) {
      const row = rowOf(transitionFeatures[f]!, transitionMask) * pairs;
      for (let p = 0; p < pairs; p++) sums[p]! += transitions[row + p]!;
    }
    const from = i * pairs;
    for (let p = 0; p < pairs; p++) transition[from + p] = sums[p]! * scale;
  }
  transition.fill(0, 0, Math.min(pairs, length * pairs));
};

// The loops over the labels are written out: most of the reader's time goes here.

const scoreFour = (
  { emissions, emissionMask, scale, packed }: CrfWeights,
  { length, features, offsets }: SequenceFeatures,
  emission: Float64Array,
): void => {
  for (let i = 0, f = offsets[0]!; i < length; i++) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    const end = offsets[i + 1]!;
    if (packed)
      for (; f < end; f++) {
        const four = packed[rowOf(features[f]!, emissionMask)]!;
        a += (four << 24) >> 24;
        b += (four << 16) >> 24;
        c += (four << 8) >> 24;
        d += four >> 24;
      }
    else
      for (; f < end; f++) {
        const row = rowOf(features[f]!, emissionMask) << 2;
        a += emissions[row]!;
        b += emissions[row + 1]!;
        c += emissions[row + 2]!;
        d += emissions[row + 3]!;
      }
    const at = i << 2;
    emission[at] = a * scale;
    emission[at + 1] = b * scale;
    emission[at + 2] = c * scale;
    emission[at + 3] = d * scale;
  }
};

const scoreThree = (
  { emissions, emissionMask, scale, packed }: CrfWeights,
  { length, features, offsets }: SequenceFeatures,
  emission: Float64Array,
): void => {
  for (let i = 0, f = offsets[0]!; i < length; i++) {
    let a = 0;
    let b = 0;
    let c = 0;
    const end = offsets[i + 1]!;
    if (packed)
      for (; f < end; f++) {
        const three = packed[rowOf(features[f]!, emissionMask)]!;
        a += (three << 24) >> 24;
        b += (three << 16) >> 24;
        c += (three << 8) >> 24;
      }
    else
      for (; f < end; f++) {
        const row = rowOf(features[f]!, emissionMask) * 3;
        a += emissions[row]!;
        b += emissions[row + 1]!;
        c += emissions[row + 2]!;
      }
    const at = i * 3;
    emission[at] = a * scale;
    emission[at + 1] = b * scale;
    emission[at + 2] = c * scale;
  }
};

/** The emission weights with those of one row in one number, a byte a label: one look-up a feature instead of four. */
export const pack = (emissions: Int8Array, labels: number): Int32Array => {
  const packed = new Int32Array(emissions.length / labels);
  for (let row = 0; row < packed.length; row++) {
    let value = 0;
    for (let l = 0; l < labels; l++) value |= (emissions[row * labels + l]! & 0xff) << (8 * l);
    packed[row] = value;
  }
  return packed;
};

/** The best sequence of labels for the scores in `scratch` (Viterbi), written to `out`; returns its score. */
export const decode = (labels: number, length: number, scratch: CrfScratch, out: Uint8Array): number => {
  const { emission, transition, best, back } = scratch;
  if (length === 0) return 0;
  for (let l = 0; l < labels; l++) best[l] = emission[l]!;
  for (let i = 1; i < length; i++) {
    for (let l = 0; l < labels; l++) {
      let top = Number.NEGATIVE_INFINITY;
      let from = 0;
      for (let k = 0; k < labels; k++) {
        const value = best[(i - 1) * labels + k]! + transition[i * labels * labels + k * labels + l]!;
        if (value > top) {
          top = value;
          from = k;
        }
      }
      best[i * labels + l] = top + emission[i * labels + l]!;
      back[i * labels + l] = from;
    }
  }
  let label = 0;
  const last = (length - 1) * labels;
  for (let l = 1; l < labels; l++) if (best[last + l]! > best[last + label]!) label = l;
  const total = best[last + label]!;
  for (let i = length - 1; i >= 0; i--) {
    out[i] = label;
    label = back[i * labels + label]!;
  }
  return total;
};

/**
 * The marginal probability of every label at every token, written to `scratch.forward` (token × labels), by the
 * forward-backward algorithm; returns the logarithm of the partition function.
 */
export const marginals = (labels: number, length: number, scratch: CrfScratch): number => {
  const { emission, transition, forward, backward, scale } = scratch;
  if (length === 0) return 0;
  const pairs = labels * labels;
  let logZ = 0;
  // In place: scores become factors, each token's divided by the largest of its row.
  for (let i = 0; i < length; i++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let l = 0; l < labels; l++) top = Math.max(top, emission[i * labels + l]!);
    for (let l = 0; l < labels; l++) emission[i * labels + l] = Math.exp(emission[i * labels + l]! - top);
    logZ += top;
    if (i === 0) continue;
    let topPair = Number.NEGATIVE_INFINITY;
    for (let p = 0; p < pairs; p++) topPair = Math.max(topPair, transition[i * pairs + p]!);
    for (let p = 0; p < pairs; p++) transition[i * pairs + p] = Math.exp(transition[i * pairs + p]! - topPair);
    logZ += topPair;
  }
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (let l = 0; l < labels; l++) {
      let value = 0;
      if (i === 0) value = 1;
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
  for (let l = 0; l < labels; l++) backward[(length - 1) * labels + l] = 1;
  for (let i = length - 2; i >= 0; i--) {
    for (let k = 0; k < labels; k++) {
      let value = 0;
      for (let l = 0; l < labels; l++)
        value +=
          transition[(i + 1) * pairs + k * labels + l]! *
          emission[(i + 1) * labels + l]! *
          backward[(i + 1) * labels + l]!;
      backward[i * labels + k] = value / scale[i + 1]!;
    }
  }
  return logZ;
};
