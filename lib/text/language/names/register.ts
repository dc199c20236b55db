import type { WordFacts } from '../word-facts.ts';

/**
 * The registers of the training files. They differ in what is a name and of which type (a country is a team in sports
 * results, a city a publisher in an encyclopaedia), so the tagger takes the register of a document into account.
 */
export const REGISTERS = ['newswire', 'encyclopaedia', 'security', 'web', 'politics', 'news'] as const;
export type RegisterName = (typeof REGISTERS)[number];

/** The register of a document that is too short to be classified; the others are numbered from 1. */
const UNKNOWN_REGISTER = 0;
const MIN_TOKENS = 8;

const CLUSTERS = 513;
const FLAGS = 256;
const DIMENSIONS = CLUSTERS + FLAGS + 1;

/**
 * What a register is recognised by: the shares of words of each cluster (the second level) and of tokens of each kind
 * of writing. Square roots, so that a few frequent ones do not drown out the rest; the last dimension is constant.
 */
export const profileOf = (facts: WordFacts): Float32Array => {
  const profile = new Float32Array(DIMENSIONS);
  const { flags, form, length } = facts;
  const { clusters, levels } = facts.forms;
  for (let i = 0; i < length; i++) {
    profile[clusters[form[i]! * levels + 1]!]!++;
    profile[CLUSTERS + (flags[i]! & (FLAGS - 1))]!++;
  }
  for (let d = 0; d < DIMENSIONS; d++) profile[d] = Math.sqrt(profile[d]! / length);
  profile[DIMENSIONS - 1] = 1;
  return profile;
};

/** A linear classifier of documents. */
export class RegisterClassifier {
  /** [registers × dimensions] */
  readonly weights: Float32Array<ArrayBuffer>;

  constructor(weights = new Float32Array(REGISTERS.length * DIMENSIONS)) {
    this.weights = weights;
  }

  /** The file: the weights, Float32 [registers × dimensions]. */
  static read(file: Buffer): RegisterClassifier {
    return new RegisterClassifier(new Float32Array(new Uint8Array(file).buffer));
  }

  scores(profile: Float32Array): number[] {
    return REGISTERS.map((_, register) => {
      let sum = 0;
      for (let d = 0, w = register * DIMENSIONS; d < DIMENSIONS; d++, w++) sum += this.weights[w]! * profile[d]!;
      return sum;
    });
  }

  /** 1 + the index in REGISTERS, or UNKNOWN_REGISTER. */
  registerOf(facts: WordFacts): number {
    if (facts.length < MIN_TOKENS) return UNKNOWN_REGISTER;
    const scores = this.scores(profileOf(facts));
    return 1 + scores.indexOf(Math.max(...scores));
  }
}
