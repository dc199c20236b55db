import { parseModel, readModel } from './read-model.ts';

/** The header of a file of weights: a line of JSON, then as many signed bytes as the table has rows. */
export interface WeightTableHeader {
  /** What a weight of one is worth in log-odds. */
  scale: number;
  about: string;
  /** A hash of the features that the weights were trained on (bin/training/reading-fingerprint.ts). */
  fingerprint: string;
}

/** Weights by the row of a feature. */
export interface WeightTable {
  weights: ArrayLike<number>;
  scale: number;
}

/** @throws {Error} ENOENT if the file is missing */
export const readWeightTable = (file: string, rows: number): WeightTable => {
  const { header, body } = parseModel<WeightTableHeader>(readModel(file));
  return { weights: new Int8Array(body, 0, rows), scale: header.scale };
};
