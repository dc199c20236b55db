import { readWeightTable, type WeightTable } from '../../models/weight-table.ts';
import { ROWS } from './choice.ts';

/** The weights of all choices, ROWS of them in one table. */
export type ReadingModel = WeightTable;

let shared: ReadingModel | undefined;

/** The shipped model, read once. */
export const readingModel = (): ReadingModel => {
  shared ??= readWeightTable('reading.model', ROWS);
  return shared;
};
