import type { WordFacts } from '../word-facts.ts';

/**
 * The registers a document may be written in, as the training files show them. What counts as a name, and of which kind,
 * differs between them (a country is a team in sports results, a city a publisher in an encyclopaedia), so the tagger
 * knows which it reads.
 */
export const REGISTERS = ['newswire', 'encyclopaedia', 'security', 'web', 'politics'] as const;

const CLUSTERS = 513;
const FLAGS = 256;
const DIMENSIONS = CLUSTERS + FLAGS + 1;

/** Shorter documents have no register to speak of. */
const SHORTEST = 8;

/**
 * What a register is told by: how often words of each cluster (the second level), and tokens of each kind of writing,
 * stand in the document. Square roots of shares, so that a few frequent ones do not drown the rest; the last is constant.
 */
export const profileOf = (facts: WordFacts): Float32Array => {
  const profile = new Float32Array(DIMENSIONS);
  const { flags, form, length } = facts;
  const { clusters, levels } = facts.forms;
  for (let i = 0; i < length; i++) {
    (profile[clusters[(form[i] as number) * levels + 1] as number] as number)++;
    (profile[CLUSTERS + ((flags[i] as number) & (FLAGS - 1))] as number)++;
  }
  for (let d = 0; d < DIMENSIONS; d++) profile[d] = Math.sqrt((profile[d] as number) / length);
  profile[DIMENSIONS - 1] = 1;
  return profile;
};

/** A linear classifier of documents. The file: Float32 [registers × dimensions]. */
export class RegisterClassifier {
  readonly weights: Float32Array;

  constructor(weights: Float32Array = new Float32Array(REGISTERS.length * DIMENSIONS)) {
    this.weights = weights;
  }

  static read(file: Buffer): RegisterClassifier {
    return new RegisterClassifier(new Float32Array(new Uint8Array(file).buffer));
  }

  scores(profile: Float32Array): number[] {
    return REGISTERS.map((_, register) => {
      let sum = 0;
      for (let d = 0, w = register * DIMENSIONS; d < DIMENSIONS; d++, w++)
        sum += (this.weights[w] as number) * (profile[d] as number);
      return sum;
    });
  }

  /** 1 + the index in REGISTERS, 0 where there is too little text to tell. */
  registerOf(facts: WordFacts): number {
    if (facts.length < SHORTEST) return 0;
    const scores = this.scores(profileOf(facts));
    return 1 + scores.indexOf(Math.max(...scores));
  }

  /** A step of multinomial logistic regression towards `register` (an index in REGISTERS). For training. */
  learn(profile: Float32Array, register: number, rate: number): void {
    const scores = this.scores(profile);
    const top = Math.max(...scores);
    const exps = scores.map((score) => Math.exp(score - top));
    const sum = exps.reduce((a, b) => a + b);
    exps.forEach((value, r) => {
      const step = rate * ((r === register ? 1 : 0) - value / sum);
      for (let d = 0, w = r * DIMENSIONS; d < DIMENSIONS; d++, w++)
        (this.weights[w] as number) += step * (profile[d] as number);
    });
  }
}
