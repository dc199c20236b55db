import { firstIndex } from '../binary-search.ts';
import type { Document } from '../language/document.ts';
import { ofLexeme } from '../language/lexemes.ts';
import { wordHash } from '../language/word-facts.ts';
import { hashText } from '../models/hash.ts';
import { wordClusters } from '../models/word-clusters.ts';
import { cueOf } from './cues.ts';
import { findQuotations, type Quotation } from './quotations.ts';

/** Where a token is with respect to quotation marks. */
export const OUTSIDE = 0;
export const INSIDE = 1;
export const OPENING_MARK = 2;
export const CLOSING_MARK = 3;

/** How a token is written. */
export const LOWER_CASE = 1;
export const CAPITALISED = 2;
export const UPPER_CASE = 3;
const MIXED_CASE = 4; // a capital, but not the first letter
const NUMBER = 5; // contains a digit
export const PUNCTUATION = 6;

/** The class of a word in the lexicon of cues. */
export const NO_CUE = 0;
export const SPEECH = 1;
const THOUGHT = 2;
const FINDING = 3;
export const REPORT_NOUN = 4;

/** What the token indicates of where clauses and quotations begin. */
const NO_BOUNDARY = 0;
export const COMMA = 1;
export const QUOTATION_MARK = 2;
export const CLAUSE_MARK = 3;
export const CLAUSE_WORD = 4;

/** The name that the token is part of: NO_NAME or a type, plus NAME_START at its first token. */
export const NO_NAME = 0;
export const PERSON = 1;
const ORGANISATION = 2;
const PLACE = 3;
export const NAME_START = 4;
export const ENTITY_TYPE = 3; // mask

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
  /** How the tokens are written. */
  shape: Uint8Array;
  cluster: Uint8Array;
  subcluster: Uint16Array;
  fine: Uint16Array;
  /** Classes of cues. */
  cue: Uint8Array;
  /** Hash of the dictionary form, where the word is a cue; else of the word. */
  lemma: Int32Array;
  /** Kinds of boundaries. */
  boundary: Uint8Array;
  /** Where the tokens are with respect to quotation marks. */
  quote: Uint8Array;
  /** Index of the outermost quotation the token stands in, or -1. */
  quotation: Int32Array;
  /** Index of the last quotation that ends at or before the token, or -1. */
  quotationBefore: Int32Array;
  /** Codes of names. */
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
  if (digit > 0) return NUMBER;
  if (lower + upper === 0) return PUNCTUATION;
  if (upper === 0) return LOWER_CASE;
  const first = text[0]!;
  if (first !== first.toLowerCase()) return lower === 0 && text.length > 1 ? UPPER_CASE : CAPITALISED;
  return MIXED_CASE;
};

const BOUNDARIES = new Map(
  (
    [
      [COMMA, ','],
      [QUOTATION_MARK, "\" “ ” '' `` ‘ ’ '"],
      [CLAUSE_MARK, ': ; - -- — – ( )'],
      [CLAUSE_WORD, 'that who which whether how what why'],
    ] as const
  ).flatMap(([boundary, list]) => list.split(' ').map((text): [string, number] => [text, boundary])),
);
const CUE_CLASSES = { speech: SPEECH, thought: THOUGHT, finding: FINDING };
const clusters = new Int32Array(8);

const factsOf = ofLexeme(({ text, lower }): WordFacts => {
  const cue = cueOf(lower);
  wordClusters().write(wordHash(lower), clusters, 0);
  return {
    word: hashText(lower),
    suffix: hashText(`~${lower.slice(-3)}`),
    shape: shapeOf(text),
    cluster: clusters[0]!,
    subcluster: clusters[1]!,
    fine: clusters[2]!,
    cue: !cue ? NO_CUE : cue.noun ? REPORT_NOUN : CUE_CLASSES[cue.class],
    lemma: cue ? hashText(`=${cue.lemma}`) : hashText(lower),
    boundary: BOUNDARIES.get(text) ?? NO_BOUNDARY,
  };
});

const ENTITY_CODES = { person: PERSON, organisation: ORGANISATION, place: PLACE };

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
    const type = ENTITY_CODES[document.entities[reference.entity]!.type];
    let start = NAME_START;
    for (; i < table.size && table.start[i]! < reference.end; i++) {
      table.entity[i] = type + start;
      start = 0;
    }
  }
};

/** Whether a name begins at the token with this code. */
export const startsName = (entity: number): boolean => entity > NAME_START;

/** What a name in the possessive ends with. */
export const POSSESSIVES: ReadonlySet<string> = new Set(["'s", '’s', "'", '’']);

/** Whether a token is a mark that ends a phrase: any but that of a possessive. */
export const isMark = ({ shape, text }: TokenTable, i: number): boolean =>
  shape[i] === PUNCTUATION && !POSSESSIVES.has(text[i]!);

/** Index of the token that stands at or after the place in the text. */
export const tokenAt = ({ size, end }: TokenTable, place: number): number =>
  firstIndex(size, (token) => end[token]! > place);
