import { CrfScratch, type CrfWeights, marginals } from '../../lib/text/statements/crf.ts';
import { CAPACITY, type Columns, Templates } from '../../lib/text/statements/templates.ts';
import { randomFrom, shuffle } from './random.ts';

/** A sequence with its true labels and, [tokens × templates], the hashes of its tokens and of the steps to them. */
export interface LabelledSequence {
  labels: Uint8Array;
  tokens: Int32Array;
  steps: Int32Array;
}

/** Turns sequences in columns into labelled ones, all under the same templates. */
export class Labeller<Name extends string> {
  readonly columns: Columns<Name>;
  readonly #tokens: Templates<Name>;
  readonly #steps: Templates<Name>;

  constructor(columns: Columns<Name>, { tokens, steps }: TemplateDefinitions) {
    this.columns = columns;
    this.#tokens = unsized(tokens);
    this.#steps = unsized(steps);
  }

  /** @param place of the first token in the columns, which contain no other sequence. */
  label(place: number, labels: Uint8Array): LabelledSequence {
    return {
      labels,
      tokens: this.#hashes(this.#tokens, place, labels.length),
      steps: this.#hashes(this.#steps, place, labels.length),
    };
  }

  #hashes(templates: Templates<Name>, place: number, length: number): Int32Array {
    const hashes = new Int32Array(length * templates.length);
    for (let t = 0; t < templates.length; t++) {
      templates.hashesOf(t, this.columns, templateHashes);
      for (let i = 0; i < length; i++) hashes[i * templates.length + t] = templateHashes[place + i]!;
    }
    return hashes;
  }
}

const templateHashes = new Int32Array(CAPACITY);

export interface TemplateDefinitions {
  tokens: readonly string[];
  steps: readonly string[];
}

const unsized = <Name extends string>(definitions: readonly string[]): Templates<Name> =>
  new Templates(
    definitions,
    definitions.map(() => 0),
  );

/**
 * Templates with about as many rows as they have features: the least power of two above `room` times the number of
 * hashes that occur with `minimumCount` tokens or more.
 */
export const sized = <Name extends string>(
  definitions: readonly string[],
  hashes: readonly Int32Array[],
  { room, minimumCount }: { room: number; minimumCount: number },
): Templates<Name> => {
  const size = hashes.reduce((sum, { length }) => sum + length, 0) / definitions.length;
  const bits = definitions.map((_, t) => {
    const all = new Int32Array(size);
    let filled = 0;
    for (const list of hashes) for (let h = t; h < list.length; h += definitions.length) all[filled++] = list[h]!;
    all.sort();
    let features = 0;
    for (let i = minimumCount - 1; i < size; i++)
      if (all[i] === all[i - minimumCount + 1] && (i + 1 === size || all[i + 1] !== all[i])) features++;
    return Math.max(1, Math.ceil(Math.log2(room * features + 1)));
  });
  return new Templates(definitions, bits);
};

export interface TrainingOptions {
  labels: number;
  epochs: number;
  rate: number;
  /** Strength of the pull towards zero at each update (L2). */
  decay: number;
  /** Features of fewer tokens are left out. */
  minimumCount: number;
  /** Share of a token's features that is kept, chosen again at each visit (dropout). */
  keep: number;
  seed?: number;
}

/**
 * Maximises the conditional likelihood by stochastic gradient with per-weight rates (AdaGrad, Duchi et al. 2011); the
 * weights are averaged over the second half of epochs.
 */
export const trainCrf = <Name extends string>(
  sequences: readonly LabelledSequence[],
  { tokens, steps }: { tokens: Templates<Name>; steps: Templates<Name> },
  options: TrainingOptions,
): CrfWeights<Name> => {
  const { labels, epochs, rate, decay, minimumCount, keep } = options;
  const pairs = labels * labels;
  const emissions = new Float32Array(tokens.rows * labels);
  const transitions = new Float32Array(steps.rows * pairs);
  const prepared = rowsOfAll(sequences, tokens, steps, minimumCount);
  const squares = new Float32Array(emissions.length).fill(1e-3);
  const stepSquares = new Float32Array(transitions.length).fill(1e-3);
  const average = new Float32Array(emissions.length);
  const stepAverage = new Float32Array(transitions.length);
  const scratch = new CrfScratch();
  const random = randomFrom(options.seed ?? 1);
  const order = sequences.map((_, i) => i);
  let averaged = 0;
  const gradient = new Float64Array(labels);
  const stepGradient = new Float64Array(pairs);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const sequence = thinned(prepared[index]!, keep, random);
      const { length } = sequence;
      if (length === 0) continue;
      scoreRows(emissions, transitions, labels, sequence, scratch);
      marginals(labels, 0, length, scratch);
      const { forward, backward, emissionFactor: emission, transitionFactor: transition, scale } = scratch;
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
        // Nothing more is learnt from a token that is labelled correctly and with certainty.
        if (loss < NEGLIGIBLE_LOSS) continue;
        for (let f = sequence.offsets[i]!; f < sequence.offsets[i + 1]!; f++) {
          const row = sequence.rows[f]! * labels;
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
        for (let f = sequence.stepOffsets[i]!; f < sequence.stepOffsets[i + 1]!; f++) {
          const row = sequence.stepRows[f]! * pairs;
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
  return { tokens, steps, labels, emissions, transitions, scale: 1 };
};

/** The mean of several models of the same features: more stable than one model that is trained on the data of all. */
export const averaged = <Name extends string>(models: readonly CrfWeights<Name>[]): CrfWeights<Name> => {
  const mean = (part: 'emissions' | 'transitions'): Float32Array =>
    Float32Array.from(
      models[0]![part],
      (_, i) => models.reduce((sum, model) => sum + model[part][i]!, 0) / models.length,
    );
  return { ...models[0]!, emissions: mean('emissions'), transitions: mean('transitions') };
};

/** Summed error of a token's labels below which it is skipped. */
const NEGLIGIBLE_LOSS = 1e-3;

/**
 * A sequence with the weight rows of its features: those of token i are `rows[offsets[i] … offsets[i + 1])`, those of
 * the step to it `stepRows[stepOffsets[i] … stepOffsets[i + 1])`.
 */
interface RowSequence {
  length: number;
  labels: Uint8Array;
  rows: Int32Array;
  offsets: Int32Array;
  stepRows: Int32Array;
  stepOffsets: Int32Array;
}

/** All sequences with their rows, without the rows of too few tokens. */
const rowsOfAll = <Name extends string>(
  sequences: readonly LabelledSequence[],
  tokens: Templates<Name>,
  steps: Templates<Name>,
  minimumCount: number,
): RowSequence[] => {
  const rowsOf = (hashes: Int32Array, templates: Templates<Name>): Int32Array =>
    hashes.map((hash, f) => templates.rowOf(f % templates.length, hash));
  const offsetsOf = (length: number, templates: Templates<Name>): Int32Array =>
    Int32Array.from({ length: length + 1 }, (_, i) => i * templates.length);
  const counts = new Int32Array(tokens.rows);
  const stepCounts = new Int32Array(steps.rows);
  const all = sequences.map((sequence): RowSequence => {
    const rows = rowsOf(sequence.tokens, tokens);
    const stepRows = rowsOf(sequence.steps, steps);
    for (const row of rows) counts[row]!++;
    for (const row of stepRows) stepCounts[row]!++;
    const { labels } = sequence;
    const { length } = labels;
    return {
      length,
      labels,
      rows,
      offsets: offsetsOf(length, tokens),
      stepRows,
      stepOffsets: offsetsOf(length, steps),
    };
  });
  return all.map((sequence) =>
    chosen(
      sequence,
      (row) => counts[row]! >= minimumCount,
      (row) => stepCounts[row]! >= minimumCount,
    ),
  );
};

/** The sequence with only those of its rows that are kept. */
const chosen = (
  sequence: RowSequence,
  keeps: (row: number) => boolean,
  keepsStep: (row: number) => boolean,
): RowSequence => {
  const among = (rows: Int32Array, offsets: Int32Array, keeps: (row: number) => boolean): [Int32Array, Int32Array] => {
    const kept = new Int32Array(rows.length);
    const ends = new Int32Array(offsets.length);
    let at = 0;
    for (let i = 0; i < sequence.length; i++) {
      for (let f = offsets[i]!; f < offsets[i + 1]!; f++) if (keeps(rows[f]!)) kept[at++] = rows[f]!;
      ends[i + 1] = at;
    }
    return [kept.slice(0, at), ends];
  };
  const [rows, offsets] = among(sequence.rows, sequence.offsets, keeps);
  const [stepRows, stepOffsets] = among(sequence.stepRows, sequence.stepOffsets, keepsStep);
  return { length: sequence.length, labels: sequence.labels, rows, offsets, stepRows, stepOffsets };
};

/** As `score` and `exponentiate` of crf.ts. */
const scoreRows = (
  emissions: Float32Array,
  transitions: Float32Array,
  labels: number,
  { length, rows, offsets, stepRows, stepOffsets }: RowSequence,
  { emissionFactor, transitionFactor }: CrfScratch,
): void => {
  const pairs = labels * labels;
  emissionFactor.fill(0, 0, length * labels);
  transitionFactor.fill(0, 0, length * pairs);
  for (let i = 0; i < length; i++) {
    const at = i * labels;
    for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
      const row = rows[f]! * labels;
      for (let l = 0; l < labels; l++) emissionFactor[at + l]! += emissions[row + l]!;
    }
    exponentiate(emissionFactor, at, labels);
    if (i === 0) continue;
    const from = i * pairs;
    for (let f = stepOffsets[i]!; f < stepOffsets[i + 1]!; f++) {
      const row = stepRows[f]! * pairs;
      for (let p = 0; p < pairs; p++) transitionFactor[from + p]! += transitions[row + p]!;
    }
    exponentiate(transitionFactor, from, pairs);
  }
};

/** Replaces scores by their exponentials, each divided by the largest. */
const exponentiate = (scores: Float64Array, from: number, length: number): void => {
  let top = scores[from]!;
  for (let i = from + 1; i < from + length; i++) if (scores[i]! > top) top = scores[i]!;
  for (let i = from; i < from + length; i++) scores[i] = Math.exp(scores[i]! - top);
};

const thinned = (sequence: RowSequence, keep: number, random: () => number): RowSequence => {
  const isKept = (): boolean => random() < keep;
  return keep >= 1 ? sequence : chosen(sequence, isKept, isKept);
};
