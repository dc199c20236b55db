import { readModel } from '../../models/read-model.ts';

/** For each word of the clusters' table, what label it would most likely bear by its vector alone. */
export class Affinities {
  private readonly codes: Uint16Array;

  /** The file: Uint16 [words], see `affinityCode`. */
  constructor(file: Buffer) {
    this.codes = new Uint16Array(new Uint8Array(file).buffer);
  }

  /** The code of the word with this index in the clusters' table; of an unknown word (-1) that of an unlikely name. */
  codeOf(index: number): number {
    return index < 0 ? 0 : (this.codes[index] as number);
  }
}

/** Upper bounds of the steps in which a probability is kept. */
const STEPS = [0.15, 0.3, 0.45, 0.6, 0.75, 0.87, 0.95];
const stepOf = (probability: number): number => {
  const step = STEPS.findIndex((bound) => probability < bound);
  return step < 0 ? STEPS.length : step;
};

/** 4 bits the most likely label, 3 bits how likely it is, then the same of the second. */
export const affinityCode = (probabilities: ArrayLike<number>): number => {
  let first = 0;
  for (let label = 1; label < probabilities.length; label++)
    if ((probabilities[label] as number) > (probabilities[first] as number)) first = label;
  let second = first === 0 ? 1 : 0;
  for (let label = 0; label < probabilities.length; label++)
    if (label !== first && (probabilities[label] as number) > (probabilities[second] as number)) second = label;
  return (
    first |
    (stepOf(probabilities[first] as number) << 4) |
    (second << 7) |
    (stepOf(probabilities[second] as number) << 11)
  );
};

/** The most likely label, with how likely it is, and the second in the same way. */
export const firstOf = (code: number): number => code & 127;
export const secondOf = (code: number): number => code >> 7;
/** The label alone. */
export const labelOf = (code: number): number => code & 15;

let shared: Affinities | undefined;

/** The affinities of `affinities.model`, read once. */
export const affinities = (): Affinities => {
  shared ??= new Affinities(readModel('affinities.model'));
  return shared;
};
