import { parseModel, readModel } from '../../models/read-model.ts';
import {
  SparseClassifier,
  type SparseClassifierHeader,
  sparseClassifierBytes,
} from '../../models/sparse-classifier.ts';
import type { LowerCaseWords } from './reading.ts';

export const CLASSIFIERS = ['tags', 'supertags', 'transitions', 'relations'] as const;
export type ClassifierName = (typeof CLASSIFIERS)[number];

/** The header of syntax.model: after it the bytes of the classifiers, then the bits of `LowerCaseWords`. */
export interface SyntaxModelHeader {
  classifiers: { [name in ClassifierName]: SparseClassifierHeader };
  lowerCaseBytes: number;
  /** From what the weights were learnt, for people who open the file. */
  about: string;
}

/** The classifiers of all steps and the words that headlines need. */
export type SyntaxModel = { [name in ClassifierName]: SparseClassifier } & { lowerCaseWords: LowerCaseWords };

const decodeSyntaxModel = (file: Buffer): SyntaxModel => {
  const { header, body } = parseModel<SyntaxModelHeader>(file);
  let at = 0;
  const take = (length: number): Uint8Array => {
    at += length;
    return new Uint8Array(body, at - length, length);
  };
  const classifier = (name: ClassifierName): SparseClassifier =>
    new SparseClassifier(header.classifiers[name], take(sparseClassifierBytes(header.classifiers[name])));
  return {
    tags: classifier('tags'),
    supertags: classifier('supertags'),
    transitions: classifier('transitions'),
    relations: classifier('relations'),
    lowerCaseWords: take(header.lowerCaseBytes),
  };
};

let shared: SyntaxModel | undefined;

/** The weights of `syntax.model`, read once. */
export const syntaxModel = (): SyntaxModel => {
  shared ??= decodeSyntaxModel(readModel('syntax.model'));
  return shared;
};
