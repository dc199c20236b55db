import type { Sentence, Span } from '../document.ts';
import { readModel } from '../models.ts';
import { FeatureRows } from '../sequence/feature-rows.ts';
import { SequenceModel } from '../sequence/model.ts';
import { isBegin, NAME_TYPES, type NameType, OUTSIDE, typeOf } from './labels.ts';
import { NameFeatures } from './name-features.ts';

/** A name where it stands: tokens `first` … `last` (exclusive) of a sentence. */
export interface NameSpan extends Span {
  sentence: number;
  first: number;
  last: number;
  type: NameType;
}

/** Finds the names of a document. Keeps no state between documents; not for two at once. */
export class NameRecogniser {
  private readonly model: SequenceModel;
  private readonly features = new NameFeatures();
  private readonly rows = new FeatureRows();
  private tags = new Uint8Array(256);

  constructor(file: Buffer = readModel('names.model')) {
    this.model = new SequenceModel(file);
  }

  recognise(sentences: readonly Sentence[]): NameSpan[] {
    const found: NameSpan[] = [];
    this.features.read(sentences);
    sentences.forEach((sentence, s) => {
      this.features.fill(this.rows, s);
      const length = sentence.tokens.length;
      if (this.tags.length < length) this.tags = new Uint8Array(length * 2);
      this.model.decode(this.rows, this.tags);
      spansOf(sentence, s, this.tags, found);
    });
    return found;
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
