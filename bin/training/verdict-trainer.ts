import { statementRow } from '../../functions/analyse/rows/statement-row.ts';
import { type BoostedTrees, scoreOf } from '../../lib/text/models/boosted-trees.ts';
import type { ReadingModel } from '../../lib/text/statements/choices/reading-model.ts';
import { readStatements } from '../../lib/text/statements/read-statements.ts';
import { VERDICT_ROWS } from '../../lib/text/statements/verdict/verdict.ts';
import { randomFrom, shuffle } from './random.ts';
import { acceptedRows } from './reader-labels.ts';
import type { ListedPage } from './reading-examples.ts';
import { trainTrees } from './tree-trainer.ts';

export interface JudgedStatement {
  story: string;
  features: Int32Array;
  columns: number[];
  /** Whether a reader accepts it; undefined where it counts neither for nor against. */
  label: boolean | undefined;
}

/** The statements that a model reads in a story, each judged by what a reader listed. */
export const judgedStatements = ({ id, document, story }: ListedPage, model: ReadingModel): JudgedStatement[] => {
  const seen: { features: Int32Array; columns: number[] }[] = [];
  // In place of a probability, the number of the statement, from 1: what is certain by rule is raised to less than that.
  const recorder = { confidence: (features: Int32Array, columns: number[]) => seen.push({ features, columns }) };
  const request = { articleId: id, storyId: id, key: id, version: '', receivedAt: '2026-01-01T00:00:00.000Z' };
  const statements = readStatements(document, model, recorder);
  const rows = statements.map((one, i) => statementRow({ ...request, article: { paragraphs: [] } }, document, one, i));
  const accepted = acceptedRows(story, rows);
  return statements.map(({ confidence }, i) => ({ story: id, ...seen[confidence - 1]!, label: accepted[i] }));
};

const PASSES = 20;
const DECAY = 0.03;
const RATE = 0.01;
const FOLDS = 10;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const sumOf = (weights: Float32Array, features: Int32Array): number => {
  let sum = 0;
  for (const feature of features) sum += weights[feature]!;
  return sum;
};

/** Logistic regression by stochastic gradient (AdaGrad); the mean of the last half of the passes. */
const trained = (statements: readonly JudgedStatement[]): Float32Array => {
  const weights = new Float32Array(VERDICT_ROWS);
  const squares = new Float32Array(VERDICT_ROWS).fill(0.1);
  const mean = new Float32Array(VERDICT_ROWS);
  const random = randomFrom(11);
  const judged = statements.filter(({ label }) => label !== undefined);
  const order = judged.map((_, i) => i);
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random);
    for (const i of order) {
      const { features, label } = judged[i]!;
      const error = Number(label) - sigmoid(sumOf(weights, features));
      for (const feature of features) {
        const gradient = error - DECAY * weights[feature]!;
        squares[feature]! += gradient * gradient;
        weights[feature]! += (RATE * gradient) / Math.sqrt(squares[feature]!);
      }
    }
    if (pass * 2 >= PASSES) for (let row = 0; row < mean.length; row++) mean[row]! += (2 * weights[row]!) / PASSES;
  }
  return mean;
};

/** The sums of weights of statements by weights learnt from other stories. */
const sumsOfOthers = (statements: readonly JudgedStatement[]): number[] => {
  const foldOf = new Map([...new Set(statements.map(({ story }) => story))].map((story, i) => [story, i % FOLDS]));
  const sums = new Array<number>(statements.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = trained(statements.filter(({ story }) => foldOf.get(story) !== fold));
    statements.forEach(({ story, features }, i) => {
      if (foldOf.get(story) === fold) sums[i] = sumOf(weights, features);
    });
  }
  return sums;
};

/** The slope and offset that make probabilities of the sums (Platt 1999). */
const calibrate = (
  statements: readonly JudgedStatement[],
  sums: readonly number[],
): { slope: number; offset: number } => {
  let slope = 1;
  let offset = 0;
  const judged = statements.flatMap(({ label }, i) =>
    label === undefined ? [] : [{ sum: sums[i]!, label: Number(label) }],
  );
  for (let step = 0; step < 4000; step++) {
    let bySlope = 0;
    let byOffset = 0;
    for (const { sum, label } of judged) {
      const error = label - sigmoid(slope * sum + offset);
      bySlope += error * sum;
      byOffset += error;
    }
    slope += (0.02 * bySlope) / judged.length;
    offset += (0.1 * byOffset) / judged.length;
  }
  return { slope, offset };
};

/** The weights of the regression, calibrated, and the trees that weigh again what it says of stories it has not seen. */
export interface TrainedVerdict {
  weights: Float32Array;
  trees: BoostedTrees;
}

const TREES = { trees: 120, leaves: 10, rate: 0.06, least: 30, ridge: 5, share: 1 };

const treesOf = (
  statements: readonly JudgedStatement[],
  sums: readonly number[],
  isUsed: (story: string) => boolean,
): BoostedTrees =>
  trainTrees(
    statements.flatMap(({ story, columns, label }, i) =>
      label === undefined || !isUsed(story)
        ? []
        : [{ rows: [Float32Array.from([...columns, sums[i]!])], targets: [Number(label)], weight: 1 }],
    ),
    TREES,
  );

export const trainVerdict = (statements: readonly JudgedStatement[]): TrainedVerdict => {
  const raw = sumsOfOthers(statements);
  const { slope, offset } = calibrate(statements, raw);
  const sums = raw.map((sum) => slope * sum + offset);
  const weights = trained(statements).map((weight) => weight * slope);
  // The offset goes with the feature that every statement has.
  weights[statements[0]!.features[0]!]! += offset;
  return { weights, trees: treesOf(statements, sums, () => true) };
};

/** The probability of each statement by a regression and trees that do not know its story. */
export const confidences = (statements: readonly JudgedStatement[]): number[] => {
  const raw = sumsOfOthers(statements);
  const { slope, offset } = calibrate(statements, raw);
  const sums = raw.map((sum) => slope * sum + offset);
  const stories = new Map([...new Set(statements.map(({ story }) => story))].map((story, i) => [story, i % FOLDS]));
  const trees = Array.from({ length: FOLDS }, (_, fold) =>
    treesOf(statements, sums, (story) => stories.get(story) !== fold),
  );
  return statements.map(({ story, columns }, i) =>
    sigmoid(scoreOf(trees[stories.get(story)!]!, [...columns, sums[i]!])),
  );
};
