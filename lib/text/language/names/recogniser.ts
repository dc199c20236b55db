import { FeatureRows } from '../../models/feature-rows.ts';
import { readModel } from '../../models/read-model.ts';
import { SequenceModel } from '../../models/sequence-model.ts';
import type { Sentence, Span } from '../document.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { Evidence } from './evidence.ts';
import { isBegin, NAME_TYPES, type NameType, OUTSIDE, typeOf } from './labels.ts';
import { NameFeatures } from './name-features.ts';
import { RegisterClassifier } from './register.ts';
import { WordScores } from './word-scores.ts';

/** A name in its place: the tokens [first, last) of a sentence. */
export interface NameSpan extends Span {
  sentence: number;
  first: number;
  last: number;
  type: NameType;
}

/** Finds the names of a document, one document at a time. Results do not depend on the documents before. */
export class NameRecogniser {
  readonly #model: SequenceModel;
  readonly #registers: RegisterClassifier;
  readonly #features = new NameFeatures();
  readonly #words: WordScores;
  readonly #rows = new FeatureRows();
  readonly #evidence = new Evidence();
  /** By position in the facts: labels, and the sums of the first reading. */
  #labels = new Uint8Array(0);
  #sums = new Int32Array(0);

  /** @param files names.model and registers.model, by default those of the weights folder. */
  constructor(files?: { names: Buffer; registers: Buffer }) {
    this.#model = new SequenceModel(files?.names ?? readModel('names.model'));
    this.#words = new WordScores(this.#features, this.#model);
    this.#registers = RegisterClassifier.read(files?.registers ?? readModel('registers.model'));
  }

  /**
   * Reads the document twice: the second reading takes into account how the first labelled each word in other places.
   * It is limited to the sentences with such evidence.
   *
   * @param trees one a sentence.
   */
  recognise(sentences: readonly Sentence[], trees: readonly SyntaxTree[]): NameSpan[] {
    const features = this.#features;
    const rows = this.#rows;
    const model = this.#model;
    const evidence = this.#evidence;
    const labels = this.firstReading(sentences, trees);
    evidence.read(features.facts, labels.slice());
    const width = model.labels.length;
    const spans: NameSpan[] = [];
    sentences.forEach((sentence, s) => {
      const start = features.starts[s]!;
      const end = start + sentence.tokens.length;
      rows.clear();
      let hasEvidence = false;
      for (let i = start; i < end; i++) {
        hasEvidence = evidence.add(rows, i) || hasEvidence;
        rows.endToken();
      }
      if (hasEvidence) {
        const sums = model.score(rows);
        for (let i = 0, j = start * width; j < end * width; i++, j++) sums[i]! += this.#sums[j]!;
        model.viterbi(end - start, labels.subarray(start, end));
      }
      addSpans(spans, sentence, s, labels.subarray(start, end));
    });
    return spans;
  }

  /**
   * The labels of each sentence by itself, at the positions of its tokens in the facts. The next call reuses the array.
   *
   * @param register if known (see register.ts); by default the classifier decides.
   */
  firstReading(sentences: readonly Sentence[], trees: readonly SyntaxTree[], register?: number): Uint8Array {
    const features = this.#features;
    const rows = this.#rows;
    const model = this.#model;
    const words = this.#words;
    features.read(sentences, trees);
    const { starts, facts } = features;
    features.register = register ?? this.#registers.registerOf(facts);
    const width = model.labels.length;
    if (this.#labels.length < facts.length) {
      this.#labels = new Uint8Array(facts.length * 2);
      this.#sums = new Int32Array(facts.length * 2 * width);
    }
    const labels = this.#labels.subarray(0, facts.length).fill(OUTSIDE);
    sentences.forEach(({ tokens }, s) => {
      const start = starts[s]!;
      // All words before the contexts, because the model has one array for the sums of both.
      const own = this.#sums.fill(0, start * width, (start + tokens.length) * width);
      rows.clear();
      for (let i = start; i < start + tokens.length; i++) {
        const isOutside = words.add(i, own, i * width);
        if (!isOutside) features.addContext(rows, s, i);
        rows.endToken();
      }
      const sums = model.score(rows);
      for (let i = 0, j = start * width; i < tokens.length * width; i++, j++) {
        sums[i]! += own[j]!;
        own[j] = sums[i]!;
      }
      model.viterbi(tokens.length, labels.subarray(start, start + tokens.length));
    });
    return labels;
  }
}

/** Adds the names that the labels of sentence `s` mark. */
const addSpans = (spans: NameSpan[], { tokens }: Sentence, s: number, labels: Uint8Array): void => {
  for (let i = 0; i < tokens.length; i++) {
    const label = labels[i]!;
    if (label === OUTSIDE) continue;
    let last = i + 1;
    while (last < tokens.length && labels[last] !== OUTSIDE && !isBegin(labels[last]!)) last++;
    const start = tokens[i]!.start;
    const end = tokens[last - 1]!.end;
    spans.push({ sentence: s, first: i, last, start, end, type: NAME_TYPES[typeOf(label)]! });
    i = last - 1;
  }
};
