import { type Choice, featuresOf, probabilities, ROWS } from '../../lib/text/statements/choices/choice.ts';
import type { TwiceWeighed } from '../../lib/text/statements/choices/second-look.ts';
import { randomFrom, shuffle } from './random.ts';

/** A choice with what is right: the candidates' shares, which add up to 1. */
export interface ChoiceExample extends Choice {
  columns?: TwiceWeighed['columns'];
  targets: Float32Array;
  weight: number;
}

export interface ChoiceSettings {
  passes: number;
  rate: number;
  /** Pull of a weight towards its prior, each time it is used. */
  decay: number;
}

/**
 * Multinomial logistic regression by stochastic gradient with a rate for each weight (AdaGrad, Duchi et al. 2011), drawn
 * towards `prior`; the mean of the last half of the passes.
 */
export const trainChoices = (
  examples: readonly ChoiceExample[],
  { passes, rate, decay }: ChoiceSettings,
  prior: Float32Array = new Float32Array(ROWS),
): Float32Array => {
  const weights = Float32Array.from(prior);
  const squares = new Float32Array(ROWS).fill(0.1);
  const mean = new Float32Array(ROWS);
  const random = randomFrom(5);
  const order = examples.map((_, i) => i);
  let means = 0;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const i of order) {
      const example = examples[i]!;
      const errors = errorsOf(example, weights);
      example.groups.forEach((group, g) => {
        const error = errors[g]! * example.weight;
        if (Math.abs(error) < 1e-4) return;
        for (const feature of featuresOf(group)) {
          const gradient = error - decay * (weights[feature]! - prior[feature]!);
          squares[feature]! += gradient * gradient;
          weights[feature]! += (rate * gradient) / Math.sqrt(squares[feature]!);
        }
      });
    }
    if (pass * 2 < passes) continue;
    means++;
    for (let i = 0; i < ROWS; i++) mean[i]! += weights[i]!;
  }
  return mean.map((sum) => sum / means);
};

/** For each group, how much more it should have spoken for its candidates. */
const errorsOf = (example: ChoiceExample, weights: Float32Array): Float64Array => {
  const odds = probabilities(example, weights, 1);
  const errors = new Float64Array(example.groups.length);
  example.candidates.forEach((own, c) => {
    const error = example.targets[c]! - odds[c]!;
    for (const group of own) errors[group]! += error;
  });
  return errors;
};

/** Sets the weights of features to nought that fewer than `least` groups of the examples have. */
export const withoutRare = (weights: Float32Array, examples: Iterable<ChoiceExample>, least: number): Float32Array => {
  const counts = new Uint16Array(ROWS);
  for (const { groups } of examples)
    for (const group of groups)
      for (const feature of featuresOf(group)) if (counts[feature]! < least) counts[feature]!++;
  return weights.map((weight, row) => (counts[row]! < least ? 0 : weight));
};
