import type { EntityType } from '../vocabulary.ts';
import type { Lexeme } from './lexemes.ts';

/** A stretch of the article's text: `[start, end)` in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** A word, number or mark of punctuation. `text` is the slice of the article's text, unchanged. */
export interface Token extends Span {
  text: string;
  /** In small letters. */
  lower: string;
  lexeme: Lexeme;
}

export interface Sentence extends Span {
  /** Index of the paragraph it stands in. */
  paragraph: number;
  tokens: Token[];
}

/** A person, organisation or place of one article, under the one name a reader would look up. */
export interface Entity {
  name: string;
  type: EntityType;
  /** Other surfaces it goes by in this article ("Panetta", "the ISI"), without possessives and titles. */
  aliases: string[];
  /** "US Defence Secretary", as the article puts it. Persons only. */
  role?: string;
  /** How often it is named in the article, short forms included, pronouns left out. */
  count: number;
}

/** Where an entity stands in the text: under a name, a definite description ("the Defense Secretary") or a pronoun. */
export interface Reference extends Span {
  /** Index into `Document.entities`. */
  entity: number;
  kind: 'name' | 'description' | 'pronoun';
}

/** The base layer of analysis that statements, names and summaries stand on. */
export interface Document {
  /** Paragraphs joined by a blank line, as stored in `Articles.text`. */
  text: string;
  paragraphs: Span[];
  sentences: Sentence[];
  entities: Entity[];
  /** In text order. */
  references: Reference[];
}
