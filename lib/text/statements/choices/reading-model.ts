import { parseModel, readModel } from '../../models/read-model.ts';
import { ROWS } from './choice.ts';

/** The weights of all choices, ROWS of them in one table. */
export interface ReadingModel {
  weights: ArrayLike<number>;
  /** What a weight of one is worth in log-odds. */
  scale: number;
}

export interface ReadingHeader {
  scale: number;
  about: string;
  /** What the features were that the weights were trained on: bin/training/reading-fingerprint.ts. */
  fingerprint: string;
}

let shared: ReadingModel | undefined;

/** The shipped model, read once: a line of JSON, then ROWS signed bytes. */
export const readingModel = (): ReadingModel => {
  if (!shared) {
    const { header, body } = parseModel<ReadingHeader>(readModel('reading.model'));
    shared = { weights: new Int8Array(body, 0, ROWS), scale: header.scale };
  }
  return shared;
};
