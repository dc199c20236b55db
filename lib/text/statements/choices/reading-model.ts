import { type BoostedTrees, readTrees } from '../../models/boosted-trees.ts';
import { readWeightTable, type WeightTable } from '../../models/weight-table.ts';
import { ROWS } from './choice.ts';

/** The weights of all choices, ROWS of them in one table, and the trees that weigh antecedents again. */
export interface ReadingModel extends WeightTable {
  antecedents?: BoostedTrees;
}

/** The file of trees: those for antecedents, and those of the verdict. */
export const TREES = 'trees.model';

let trees: Record<string, BoostedTrees> | undefined;

/** The shipped trees of a kind; their file is read once. */
export const shippedTrees = (kind: 'antecedents' | 'verdict'): BoostedTrees => {
  trees ??= readTrees(TREES);
  return trees[kind]!;
};

let shared: ReadingModel | undefined;

/** The shipped model, read once. */
export const readingModel = (): ReadingModel => {
  shared ??= { ...readWeightTable('reading.model', ROWS), antecedents: shippedTrees('antecedents') };
  return shared;
};
