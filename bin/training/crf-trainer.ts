import {
  CrfScratch,
  type CrfWeights,
  marginals,
  rowOf,
  type SequenceFeatures,
} from '../../functions/statements/crf.ts';

/** A sequence with its true labels, its features copied out of the buffer they were collected in. */
export interface LabelledSequence extends SequenceFeatures {
  labels: Uint8Array;
}

export const labelled = (sequence: SequenceFeatures, labels: Uint8Array): LabelledSequence => {
  const { length } = sequence;
  return {
    length,
    labels,
    offsets: sequence.offsets.slice(0, length + 1),
    transitionOffsets: sequence.transitionOffsets.slice(0, length + 1),
    features: sequence.features.slice(0, sequence.offsets[length]!),
    transitionFeatures: sequence.transitionFeatures.slice(0, sequence.transitionOffsets[length]!),
  };
};

export interface TrainingOptions {
  labels: number;
  emissionBits: number;
  transitionBits: number;
  epochs: number;
  rate: number;
  /** Strength of the pull towards zero at each update (L2). */
  decay: number;
  /** Features seen in fewer tokens are left out. */
  minimumCount: number;
  /** Share of a token's features that is kept, chosen anew at each visit: none may be relied upon alone (dropout). */
  keep: number;
  seed?: number;
}

/** Conditional likelihood by stochastic gradient with per-weight rates (AdaGrad, Duchi et al. 2011), averaged over the last epochs. */
export const trainCrf = (sequences: readonly LabelledSequence[], options: TrainingOptions): CrfWeights => {
  const { labels, emissionBits, transitionBits, epochs, rate, decay, minimumCount, keep } = options;
  const pairs = labels * labels;
  const rows = 1 << emissionBits;
  const stepRows = 1 << transitionBits;
  const emissions = new Float32Array(rows * labels);
  const transitions = new Float32Array(stepRows * pairs);
  const prepared = prepare(sequences, rows - 1, stepRows - 1, minimumCount);
  const squares = new Float32Array(emissions.length).fill(1e-3);
  const stepSquares = new Float32Array(transitions.length).fill(1e-3);
  const average = new Float32Array(emissions.length);
  const stepAverage = new Float32Array(transitions.length);
  const scratch = new CrfScratch();
  const random = generator(options.seed ?? 1);
  const order = sequences.map((_, i) => i);
  let averaged = 0;
  const gradient = new Float64Array(labels);
  const stepGradient = new Float64Array(pairs);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const sequence = thinned(prepared[index]!, keep, random);
      const { length, features, offsets, transitionFeatures, transitionOffsets } = sequence;
      if (length === 0) continue;
      scoreRows(emissions, transitions, labels, sequence, scratch);
      marginals(labels, length, scratch);
      const { forward, backward, emission, transition, scale } = scratch;
      for (let i = 0; i < length; i++) {
        let norm = 0;
        for (let l = 0; l < labels; l++) {
          gradient[l] = forward[i * labels + l]! * backward[i * labels + l]!;
          norm += gradient[l]!;
        }
        let loss = 0;
        for (let l = 0; l < labels; l++) {
          gradient[l] = (l === sequence.labels[i] ? 1 : 0) - gradient[l]! / norm;
          loss += Math.abs(gradient[l]!);
        }
        // What the tagger is sure of, and right, teaches it nothing more.
        if (loss < SURE) continue;
        for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
          const row = features[f]! * labels;
          for (let l = 0; l < labels; l++) {
            const g = gradient[l]! - decay * emissions[row + l]!;
            squares[row + l]! += g * g;
            emissions[row + l]! += (rate * g) / Math.sqrt(squares[row + l]!);
          }
        }
        if (i === 0) continue;
        for (let k = 0; k < labels; k++)
          for (let l = 0; l < labels; l++) {
            const p =
              (forward[(i - 1) * labels + k]! *
                transition[i * pairs + k * labels + l]! *
                emission[i * labels + l]! *
                backward[i * labels + l]!) /
              scale[i]!;
            stepGradient[k * labels + l] = (sequence.labels[i - 1] === k && sequence.labels[i] === l ? 1 : 0) - p;
          }
        for (let f = transitionOffsets[i]!; f < transitionOffsets[i + 1]!; f++) {
          const row = transitionFeatures[f]! * pairs;
          for (let p = 0; p < pairs; p++) {
            const g = stepGradient[p]! - decay * transitions[row + p]!;
            stepSquares[row + p]! += g * g;
            transitions[row + p]! += (rate * g) / Math.sqrt(stepSquares[row + p]!);
          }
        }
      }
    }
    if (epoch >= epochs / 2) {
      averaged++;
      for (let i = 0; i < emissions.length; i++) average[i]! += emissions[i]!;
      for (let i = 0; i < transitions.length; i++) stepAverage[i]! += transitions[i]!;
    }
  }
  for (let i = 0; i < emissions.length; i++) emissions[i] = (keep * average[i]!) / averaged;
  for (let i = 0; i < transitions.length; i++) transitions[i] = (keep * stepAverage[i]!) / averaged;
  return { labels, emissions, transitions, emissionMask: rows - 1, transitionMask: stepRows - 1, scale: 1 };
};

/** The mean of several models of the same features: steadier than one model trained on what all of them saw. */
export const averaged = (models: readonly CrfWeights[]): CrfWeights => {
  const mean = (part: 'emissions' | 'transitions'): Float32Array =>
    Float32Array.from(
      models[0]![part],
      (_, i) => models.reduce((sum, model) => sum + model[part][i]!, 0) / models.length,
    );
  return { ...models[0]!, emissions: mean('emissions'), transitions: mean('transitions') };
};

/** Summed error of a token's labels below which it is passed over. */
const SURE = 1e-3;

/** The sequences with rows of weights instead of features, rare features left out. */
const prepare = (
  sequences: readonly LabelledSequence[],
  mask: number,
  stepMask: number,
  minimumCount: number,
): LabelledSequence[] => {
  const count = (lists: readonly Int32Array[], mask: number): Uint16Array => {
    const counts = new Uint16Array(mask + 1);
    for (const list of lists)
      for (const feature of list) {
        const row = rowOf(feature, mask);
        if (counts[row]! < 65535) counts[row]!++;
      }
    return counts;
  };
  const rowsOf = (features: Int32Array, offsets: Int32Array, counts: Uint16Array, mask: number): Int32Array[] => {
    const rows = new Int32Array(features.length);
    const ends = new Int32Array(offsets.length);
    let at = 0;
    for (let i = 0; i + 1 < offsets.length; i++) {
      for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
        const row = rowOf(features[f]!, mask);
        if (counts[row]! >= minimumCount) rows[at++] = row;
      }
      ends[i + 1] = at;
    }
    return [rows.slice(0, at), ends];
  };
  const counts = count(
    sequences.map(({ features }) => features),
    mask,
  );
  const stepCounts = count(
    sequences.map(({ transitionFeatures }) => transitionFeatures),
    stepMask,
  );
  return sequences.map((sequence) => {
    const [features, offsets] = rowsOf(sequence.features, sequence.offsets, counts, mask);
    const [transitionFeatures, transitionOffsets] = rowsOf(
      sequence.transitionFeatures,
      sequence.transitionOffsets,
      stepCounts,
      stepMask,
    );
    return {
      length: sequence.length,
      labels: sequence.labels,
      features: features!,
      offsets: offsets!,
      transitionFeatures: transitionFeatures!,
      transitionOffsets: transitionOffsets!,
    };
  });
};

/** As `score` of the reader, of rows instead of features. */
const scoreRows = (
  emissions: Float32Array,
  transitions: Float32Array,
  labels: number,
  { length, features, offsets, transitionFeatures, transitionOffsets }: SequenceFeatures,
  scratch: CrfScratch,
): void => {
  scratch.ensure(length, labels);
  const { emission, transition } = scratch;
  const pairs = labels * labels;
  emission.fill(0, 0, length * labels);
  transition.fill(0, 0, length * pairs);
  for (let i = 0; i < length; i++) {
    const at = i * labels;
    for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
      const row = features[f]! * labels;
      for (let l = 0; l < labels; l++) emission[at + l]! += emissions[row + l]!;
    }
    if (i === 0) continue;
    const from = i * pairs;
    for (let f = transitionOffsets[i]!; f < transitionOffsets[i + 1]!; f++) {
      const row = transitionFeatures[f]! * pairs;
      for (let p = 0; p < pairs; p++) transition[from + p]! += transitions[row + p]!;
    }
  }
};

const thinned = (sequence: LabelledSequence, keep: number, random: () => number): LabelledSequence => {
  if (keep >= 1) return sequence;
  const thin = (features: Int32Array, offsets: Int32Array): [Int32Array, Int32Array] => {
    const kept = new Int32Array(features.length);
    const ends = new Int32Array(offsets.length);
    let at = 0;
    for (let i = 0; i < sequence.length; i++) {
      for (let f = offsets[i]!; f < offsets[i + 1]!; f++) if (random() < keep) kept[at++] = features[f]!;
      ends[i + 1] = at;
    }
    return [kept, ends];
  };
  const [features, offsets] = thin(sequence.features, sequence.offsets);
  const [transitionFeatures, transitionOffsets] = thin(sequence.transitionFeatures, sequence.transitionOffsets);
  return { length: sequence.length, labels: sequence.labels, features, offsets, transitionFeatures, transitionOffsets };
};

/** mulberry32: the same training gives the same weights. */
export const generator = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

export const shuffle = <T>(list: T[], random: () => number): void => {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
};
