import { parseModel, readModel } from '../../models/read-model.ts';
import {
  SparseClassifier,
  type SparseClassifierHeader,
  sparseClassifierBytes,
} from '../../models/sparse-classifier.ts';
import type { LowerCaseWords } from './reading.ts';
import { TransitionWeights, type TransitionWeightsHeader, transitionWeightsBytes } from './transition-weights.ts';

export const CLASSIFIERS = ['tags', 'supertags', 'backwards', 'transitions', 'relations', 'marks'] as const;
export type ClassifierName = (typeof CLASSIFIERS)[number];
/** The parsers that read backwards and forwards. */
export type ParserName = 'backwards' | 'transitions';
type Parts<Classifier, Parser> = { [name in ClassifierName]: name extends ParserName ? Parser : Classifier };

/** The header of syntax.model: after it the bytes of the classifiers, then the bits of `LowerCaseWords`. */
export interface SyntaxModelHeader {
  classifiers: Parts<SparseClassifierHeader, TransitionWeightsHeader>;
  lowerCaseBytes: number;
  /** A hash of the features that the weights were learnt with (bin/training/syntax-fingerprint.ts). */
  features: string;
  /** From what the weights were learnt, for people who open the file. */
  about: string;
}

/** The classifiers of all steps and the words that headlines need. */
export interface SyntaxModel extends Parts<SparseClassifier, TransitionWeights> {
  lowerCaseWords: LowerCaseWords;
}

const decodeSyntaxModel = (file: Buffer): SyntaxModel => {
  const { header, body } = parseModel<SyntaxModelHeader>(file);
  let at = 0;
  const take = (length: number): Uint8Array => {
    at += length;
    return new Uint8Array(body, at - length, length);
  };
  const classifier = (name: Exclude<ClassifierName, ParserName>): SparseClassifier =>
    new SparseClassifier(header.classifiers[name], take(sparseClassifierBytes(header.classifiers[name])));
  const transitions = (name: ParserName): TransitionWeights =>
    new TransitionWeights(header.classifiers[name], take(transitionWeightsBytes(header.classifiers[name])));
  return {
    tags: classifier('tags'),
    supertags: classifier('supertags'),
    backwards: transitions('backwards'),
    transitions: transitions('transitions'),
    relations: classifier('relations'),
    marks: classifier('marks'),
    lowerCaseWords: take(header.lowerCaseBytes),
  };
};

let shared: SyntaxModel | undefined;

/** The weights of `syntax.model`, read once. */
export const syntaxModel = (): SyntaxModel => {
  shared ??= decodeSyntaxModel(readModel('syntax.model'));
  return shared;
};
