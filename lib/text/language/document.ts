import type { EntityType } from '../vocabulary.ts';
import type { Gender } from '../words/titles.ts';
import type { Lexeme } from './lexemes.ts';
import type { SyntaxTree } from './syntax/tree.ts';

/** A stretch of the article's text: `[start, end)` in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** A word, number or punctuation mark. */
export interface Token extends Span {
  /** The slice of the article's text, unchanged. */
  text: string;
  /** In lower case. */
  lower: string;
  lexeme: Lexeme;
}

export interface Sentence extends Span {
  /** Index of its paragraph. */
  paragraph: number;
  tokens: Token[];
}

/** A person, organisation or place of one article, under the one name that a reader would look up. */
export interface Entity {
  name: string;
  type: EntityType;
  /** Other forms of the name in this article ("Panetta", "the ISI"), without possessives and titles. */
  aliases: string[];
  /** "US Defence Secretary", as the article puts it. Only of people. */
  role?: string;
  /** As a title, a given name or a noun ("spokeswoman") tells. Only of people. */
  gender?: Gender;
  /** How often the article names it, short forms included, pronouns excluded. */
  count: number;
}

/** A reference to an entity in the text: by name, by definite description ("the Defense Secretary") or by pronoun. */
export interface Reference extends Span {
  /** Index into `Document.entities`. */
  entity: number;
  kind: 'name' | 'description' | 'pronoun';
}

/** The base layer of analysis, from which statements, names and summaries are made. */
export interface Document {
  /** Paragraphs joined by a blank line, as stored in `Articles.text`. */
  text: string;
  paragraphs: Span[];
  sentences: Sentence[];
  /** The dependency tree of each sentence. */
  trees: SyntaxTree[];
  entities: Entity[];
  /** In text order. */
  references: Reference[];
  /** The headline in the same way, with offsets of its own and the same entities, where the article has one. */
  headline?: Document;
}
