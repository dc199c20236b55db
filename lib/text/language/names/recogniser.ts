import { FeatureRows } from '../../models/feature-rows.ts';
import { readModel } from '../../models/read-model.ts';
import { SequenceModel } from '../../models/sequence-model.ts';
import type { Sentence, Span } from '../document.ts';
import { Evidence } from './evidence.ts';
import { isBegin, NAME_TYPES, type NameType, OUTSIDE, typeOf } from './labels.ts';
import { NameFeatures } from './name-features.ts';
import { RegisterClassifier } from './register.ts';
import { WordScores } from './word-scores.ts';

/** A name where it stands: tokens `first` … `last` (exclusive) of a sentence. */
export interface NameSpan extends Span {
  sentence: number;
  first: number;
  last: number;
  type: NameType;
}

/** Finds the names of a document. Keeps nothing from one document to the next; not for two at once. */
export class NameRecogniser {
  private readonly model: SequenceModel;
  private readonly registers: RegisterClassifier;
  private readonly features = new NameFeatures();
  private readonly words: WordScores;
  private readonly rows = new FeatureRows();
  private readonly evidence = new Evidence();
  /** By position in the facts: labels, and the sums of the first reading. */
  private labels = new Uint8Array(0);
  private sums = new Int32Array(0);

  /** @param files names.model and registers.model, by default those of the models folder. */
  constructor(files?: { names: Buffer; registers: Buffer }) {
    this.model = new SequenceModel(files?.names ?? readModel('names.model'));
    this.words = new WordScores(this.features, this.model);
    this.registers = RegisterClassifier.read(files?.registers ?? readModel('registers.model'));
  }

  /**
   * Two readings: the second knows how each word was taken where else it stands, and reads again only the sentences
   * that it concerns.
   */
  recognise(sentences: readonly Sentence[]): NameSpan[] {
    const { features, rows, model, evidence } = this;
    const labels = this.firstReading(sentences);
    evidence.read(features, labels.slice());
    const width = model.labels.length;
    const spans: NameSpan[] = [];
    sentences.forEach((sentence, s) => {
      const start = features.starts[s] as number;
      const end = start + sentence.tokens.length;
      rows.clear();
      let concerned = false;
      for (let i = start; i < end; i++) {
        concerned = evidence.add(rows, i) || concerned;
        rows.endToken();
      }
      if (concerned) {
        const sums = model.score(rows);
        for (let i = 0, j = start * width; j < end * width; i++, j++) (sums[i] as number) += this.sums[j] as number;
        model.viterbi(end - start, labels.subarray(start, end));
      }
      spansOf(sentence, s, labels.subarray(start, end), spans);
    });
    return spans;
  }

  /**
   * The labels of each sentence by itself, at the positions of its tokens in the facts. What it returns is used again.
   *
   * @param register where it is known; otherwise the classifier says.
   */
  firstReading(sentences: readonly Sentence[], register?: number): Uint8Array {
    const { features, rows, model, words } = this;
    features.read(sentences);
    const { starts, facts } = features;
    features.register = register ?? this.registers.registerOf(facts);
    const width = model.labels.length;
    if (this.labels.length < facts.length) {
      this.labels = new Uint8Array(facts.length * 2);
      this.sums = new Int32Array(facts.length * 2 * width);
    }
    const labels = this.labels.subarray(0, facts.length).fill(OUTSIDE);
    sentences.forEach(({ tokens }, s) => {
      const start = starts[s] as number;
      // Words before contexts: the model writes the sums of both in one place.
      const own = this.sums.fill(0, start * width, (start + tokens.length) * width);
      rows.clear();
      for (let i = start; i < start + tokens.length; i++) {
        const isOutside = words.add(i, own, i * width);
        if (!isOutside) features.addContext(rows, s, i);
        rows.endToken();
      }
      const sums = model.score(rows);
      for (let i = 0, j = start * width; i < tokens.length * width; i++, j++) {
        (sums[i] as number) += own[j] as number;
        own[j] = sums[i] as number;
      }
      model.viterbi(tokens.length, labels.subarray(start, start + tokens.length));
    });
    return labels;
  }
}

/** The names that the labels of a sentence spell. */
export const spansOf = (sentence: Sentence, s: number, tags: Uint8Array, found: NameSpan[]): void => {
  const { tokens } = sentence;
  for (let i = 0; i < tokens.length; i++) {
    const tag = tags[i] as number;
    if (tag === OUTSIDE) continue;
    const type = typeOf(tag);
    let last = i + 1;
    while (last < tokens.length && tags[last] !== OUTSIDE && !isBegin(tags[last] as number)) last++;
    const start = tokens[i]?.start as number;
    const end = tokens[last - 1]?.end as number;
    found.push({ sentence: s, first: i, last, start, end, type: NAME_TYPES[type] as NameType });
    i = last - 1;
  }
};
