import { readModel } from '../../models/read-model.ts';

/** The likeliest labels of each word in the table of clusters, judged by the word's vector alone. */
export class Affinities {
  readonly #codes: Uint16Array;

  /** The file: Uint16 [words], see `affinityCode`. */
  constructor(file: Buffer) {
    this.#codes = new Uint16Array(new Uint8Array(file).buffer);
  }

  /**
   * The code of the word with this index in the table of clusters; for an unknown word (-1) that of an unlikely name.
   */
  codeOf(index: number): number {
    return index < 0 ? 0 : this.#codes[index]!;
  }
}

/** Upper bounds of the steps to which probabilities are rounded. */
const STEPS = [0.15, 0.3, 0.45, 0.6, 0.75, 0.87, 0.95];
const stepOf = (probability: number): number => {
  const step = STEPS.findIndex((bound) => probability < bound);
  return step < 0 ? STEPS.length : step;
};

/** The likeliest label (4 bits) and the step of its probability (3 bits), then the same of the second. */
export const affinityCode = (probabilities: ArrayLike<number>): number => {
  let first = 0;
  for (let label = 1; label < probabilities.length; label++)
    if (probabilities[label]! > probabilities[first]!) first = label;
  let second = first === 0 ? 1 : 0;
  for (let label = 0; label < probabilities.length; label++)
    if (label !== first && probabilities[label]! > probabilities[second]!) second = label;
  return first | (stepOf(probabilities[first]!) << 4) | (second << 7) | (stepOf(probabilities[second]!) << 11);
};

/** The parts of a code for the likeliest label and for the second: the label with the step of its probability. */
export const firstOf = (code: number): number => code & 127;
export const secondOf = (code: number): number => code >> 7;
/** The label of the first part of a code. */
export const labelOf = (code: number): number => code & 15;

let shared: Affinities | undefined;

/** The affinities of `affinities.model`, read once. */
export const affinities = (): Affinities => {
  shared ??= new Affinities(readModel('affinities.model'));
  return shared;
};
