import type { Document } from '../language/document.ts';
import { ofLexeme } from '../language/lexemes.ts';
import { wordHash } from '../language/word-facts.ts';
import { wordClusters } from '../models/word-clusters.ts';
import { cueOf } from './cues.ts';
import { findQuotations, type Quotation } from './quotations.ts';

/** Where a token stands towards quotation marks. */
export const OUTSIDE = 0;
export const INSIDE = 1;
export const OPENING_MARK = 2;
export const CLOSING_MARK = 3;

/** The tokens of a document in columns, with what the features of the models are made of. */
export interface TokenTable {
  size: number;
  text: string[];
  start: Int32Array;
  end: Int32Array;
  sentence: Int32Array;
  /** Index of the first token of each sentence, and the size at the end. */
  firsts: Int32Array;
  paragraphOf: Int32Array;
  /** Hash of the word in lower case. */
  word: Int32Array;
  suffix: Int32Array;
  shape: Uint8Array;
  cluster: Uint8Array;
  subcluster: Uint16Array;
  fine: Uint16Array;
  /** 0, or 1 + class of the cue lexicon. */
  cue: Uint8Array;
  /** Hash of the dictionary form, where the word is a cue; else of the word. */
  lemma: Int32Array;
  /** What it says of where clauses and quotations begin: 1 a comma, 2 a quotation mark, 3 another mark, 4 a word. */
  boundary: Uint8Array;
  quote: Uint8Array;
  /** Index of the outermost quotation the token stands in, or -1. */
  quotation: Int32Array;
  /** Index of the last quotation that ends at or before the token, or -1. */
  quotationBefore: Int32Array;
  /** 0 no name, 1 person, 2 organisation, 3 place; plus 4 where the reference begins. */
  entity: Uint8Array;
  quotations: Quotation[];
}

interface WordFacts {
  word: number;
  suffix: number;
  shape: number;
  cluster: number;
  subcluster: number;
  fine: number;
  cue: number;
  lemma: number;
  boundary: number;
}

/** FNV-1a over UTF-16 code units. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
};

const SHAPES = { lower: 1, capital: 2, upper: 3, mixed: 4, digit: 5, mark: 6, other: 7 };

const shapeOf = (text: string): number => {
  let lower = 0;
  let upper = 0;
  let digit = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c >= '0' && c <= '9') digit++;
    else if (c !== c.toUpperCase()) lower++;
    else if (c !== c.toLowerCase()) upper++;
  }
  if (digit > 0) return SHAPES.digit;
  if (lower + upper === 0) return SHAPES.mark;
  if (upper === 0) return SHAPES.lower;
  const first = text[0]!;
  if (first !== first.toLowerCase()) return lower === 0 && text.length > 1 ? SHAPES.upper : SHAPES.capital;
  return SHAPES.mixed;
};

const BOUNDARIES = new Map(
  [',', "\" “ ” '' `` ‘ ’ '", ': ; - -- — – ( )', 'that who which whether how what why'].flatMap((list, i) =>
    list.split(' ').map((text): [string, number] => [text, i + 1]),
  ),
);
const CLASSES = { speech: 0, thought: 1, finding: 2 };
const clusters = new Int32Array(8);

const factsOf = ofLexeme(({ text, lower }): WordFacts => {
  const cue = cueOf(lower);
  wordClusters().write(wordHash(lower), clusters, 0);
  return {
    word: hashOf(lower),
    suffix: hashOf(`~${lower.slice(-3)}`),
    shape: shapeOf(text),
    cluster: clusters[0]!,
    subcluster: clusters[1]!,
    fine: clusters[2]!,
    cue: cue ? (cue.noun ? 4 : 1 + CLASSES[cue.class]) : 0,
    lemma: cue ? hashOf(`=${cue.lemma}`) : hashOf(lower),
    boundary: BOUNDARIES.get(text) ?? 0,
  };
});

const ENTITY_CODES = { person: 1, organisation: 2, place: 3 };

/** Lays a document out in columns: one pass over tokens, quotations and references. */
export const tokenTable = (document: Document): TokenTable => {
  let size = 0;
  for (const sentence of document.sentences) size += sentence.tokens.length;
  const table: TokenTable = {
    size,
    text: new Array<string>(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
    sentence: new Int32Array(size),
    firsts: new Int32Array(document.sentences.length + 1),
    paragraphOf: new Int32Array(document.sentences.length),
    word: new Int32Array(size),
    suffix: new Int32Array(size),
    shape: new Uint8Array(size),
    cluster: new Uint8Array(size),
    subcluster: new Uint16Array(size),
    fine: new Uint16Array(size),
    cue: new Uint8Array(size),
    lemma: new Int32Array(size),
    boundary: new Uint8Array(size),
    quote: new Uint8Array(size),
    quotation: new Int32Array(size).fill(-1),
    quotationBefore: new Int32Array(size),
    entity: new Uint8Array(size),
    quotations: findQuotations(document.text, document.paragraphs).filter((quotation) => quotation.depth === 0),
  };
  let i = 0;
  document.sentences.forEach((sentence, s) => {
    table.firsts[s] = i;
    table.paragraphOf[s] = sentence.paragraph;
    for (const token of sentence.tokens) {
      const facts = factsOf(token.lexeme);
      table.text[i] = token.text;
      table.start[i] = token.start;
      table.end[i] = token.end;
      table.sentence[i] = s;
      table.word[i] = facts.word;
      table.suffix[i] = facts.suffix;
      table.shape[i] = facts.shape;
      table.cluster[i] = facts.cluster;
      table.subcluster[i] = facts.subcluster;
      table.fine[i] = facts.fine;
      table.cue[i] = facts.cue;
      table.lemma[i] = facts.lemma;
      table.boundary[i] = facts.boundary;
      i++;
    }
  });
  table.firsts[document.sentences.length] = size;
  markQuotations(table);
  markEntities(table, document);
  return table;
};

const markQuotations = (table: TokenTable): void => {
  let i = 0;
  table.quotations.forEach((quotation, index) => {
    while (i < table.size && table.end[i]! <= quotation.outer.start) i++;
    for (; i < table.size && table.start[i]! < quotation.outer.end; i++) {
      table.quotation[i] = index;
      if (table.end[i]! <= quotation.start) table.quote[i] = OPENING_MARK;
      else if (table.start[i]! >= quotation.end) table.quote[i] = CLOSING_MARK;
      else table.quote[i] = INSIDE;
    }
  });
  let last = -1;
  for (let k = 0; k < table.size; k++) {
    while (last + 1 < table.quotations.length && table.quotations[last + 1]!.outer.end <= table.start[k]!) last++;
    table.quotationBefore[k] = last;
  }
};

const markEntities = (table: TokenTable, document: Document): void => {
  let i = 0;
  for (const reference of document.references) {
    if (reference.kind === 'pronoun') continue;
    while (i < table.size && table.end[i]! <= reference.start) i++;
    const code = ENTITY_CODES[document.entities[reference.entity]!.type];
    let first = 4;
    for (; i < table.size && table.start[i]! < reference.end; i++) {
      table.entity[i] = code + first;
      first = 0;
    }
  }
};

/** What a name in the possessive ends with. */
export const POSSESSIVES: ReadonlySet<string> = new Set(["'s", '’s', "'", '’']);

/** Whether a token is a mark that ends a phrase: any but that of a possessive. */
export const isMark = ({ shape, text }: TokenTable, i: number): boolean => shape[i] === 6 && !POSSESSIVES.has(text[i]!);

/** Index of the token that stands at or after the place in the text. */
export const tokenAt = (table: TokenTable, place: number): number => {
  let low = 0;
  let high = table.size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table.end[middle]! <= place) low = middle + 1;
    else high = middle;
  }
  return low;
};
