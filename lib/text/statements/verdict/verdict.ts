import { type BoostedTrees, scoreOf } from '../../models/boosted-trees.ts';
import { readWeightTable, type WeightTable } from '../../models/weight-table.ts';
import { shippedTrees } from '../choices/reading-model.ts';

/**
 * How likely a careful reader would sign a statement: that somebody says it, that it is this speaker, these words and this
 * stance. A logistic regression and trees that weigh again what it says, learnt from articles whose statements were listed by
 * hand (bin/training/train-reading.ts).
 */
export interface Verdict {
  /**
   * @param features as `verdictFeatures` gives them
   * @param columns as `verdictColumns` gives them
   */
  confidence(features: Int32Array, columns: number[]): number;
}

/** Weights by the hash of a feature; a power of two. */
export const VERDICT_ROWS = 1 << 17;

/** Below this confidence a statement has no row (docs/statements.md has what other thresholds would give). */
export const ROW_CONFIDENCE = 0.5;

let shared: Verdict | undefined;

/** The shipped model, read once. */
export const verdictModel = (): Verdict => {
  shared ??= verdictOf(readWeightTable('verdict.model', VERDICT_ROWS), shippedTrees('verdict'));
  return shared;
};

/** The regression's log-odds, weighed again by trees together with what they ask. */
const verdictOf = ({ weights, scale }: WeightTable, trees: BoostedTrees): Verdict => ({
  confidence: (features, columns) => {
    let sum = 0;
    for (const feature of features) sum += weights[feature]!;
    return 1 / (1 + Math.exp(-scoreOf(trees, [...columns, sum * scale])));
  },
});
