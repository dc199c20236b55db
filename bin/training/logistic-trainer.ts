import { type AcceptanceWeights, rowOf } from '../../lib/text/statements/acceptance.ts';
import { randomFrom, shuffle } from './random.ts';

export interface LogisticExample {
  features: Int32Array;
  /** The probability to be learnt, 0 to 1. */
  label: number;
}

/**
 * Logistic regression by stochastic gradient with per-weight rates (AdaGrad), averaged over the second half of epochs.
 */
export const trainLogistic = (
  examples: readonly LogisticExample[],
  { bits, epochs, rate, decay }: { bits: number; epochs: number; rate: number; decay: number },
): AcceptanceWeights => {
  const mask = (1 << bits) - 1;
  const weights = new Float32Array(mask + 1);
  const squares = new Float32Array(mask + 1).fill(1e-2);
  const average = new Float32Array(mask + 1);
  const random = randomFrom(7);
  const order = examples.map((_, i) => i);
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const { features, label } = examples[index]!;
      let sum = 0;
      for (const feature of features) sum += weights[rowOf(feature, mask)]!;
      const error = label - 1 / (1 + Math.exp(-sum));
      for (const feature of features) {
        const row = rowOf(feature, mask);
        const gradient = error - decay * weights[row]!;
        squares[row]! += gradient * gradient;
        weights[row]! += (rate * gradient) / Math.sqrt(squares[row]!);
      }
    }
    if (epoch * 2 < epochs) continue;
    averaged++;
    for (let i = 0; i <= mask; i++) average[i]! += weights[i]!;
  }
  return { weights: average.map((weight) => weight / averaged), mask, scale: 1 };
};
