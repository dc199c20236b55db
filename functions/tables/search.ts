import type { EntityType } from '../../lib/text/vocabulary.ts';
import type { StatementRow } from './rows.ts';

export interface NameQuery {
  /** A name, some of its words, or their beginnings, in any case, with or without accents. */
  text: string;
  /** How many names at most; default 20. */
  limit?: number;
}

/** A name that Mentions holds. */
export interface NameFound {
  name: string;
  type: EntityType;
  /** The sort key of its latest row in Mentions: `date#articleId`. */
  seen: string;
  role?: string;
}

export interface NamesFound {
  /** The best first: the name itself, then those with all the words, then those with their beginnings. */
  names: NameFound[];
  /** There are more than were asked for. */
  more: boolean;
  /** If there are none: names spelled nearly so. */
  suggestions: NameFound[];
}

export interface QuotationQuery {
  /** At least two words, of a speaker one, in their order, up to fifty; case, accents, apostrophes and punctuation do not matter. */
  words: string;
  /** Only statements of this speaker, by the exact name in Statements; then other wordings are found too. */
  speaker?: string;
  /** Only statements of these days, `YYYY-MM-DD`, both inclusive, either may be left out; then other wordings are found too. */
  from?: string;
  to?: string;
  /** How many statements at most; default 20. */
  limit?: number;
}

/** A statement that holds the words: who said it, and where it ran (`storyId`, `articles`, `title`, `articleId`). */
export interface QuotationFound {
  /** The whole row in Statements. */
  statement: StatementRow;
  /** How many words have to be changed, added or left out to get from what was asked to what was said; 0: these very words. */
  changed: number;
  /** Where they stand in the content, its pieces joined by a space (`spokenText`). */
  start: number;
  end: number;
}

export interface QuotationsFound {
  /** These very words first, then other wordings, each the latest first. */
  quotations: QuotationFound[];
  /** There are, or may be, more than these. */
  more: boolean;
  /** Too few words were given, so nothing was looked for. */
  tooFewWords?: true;
  /** If nothing was found: what was said in nearly these words, by anybody, on any day. */
  suggestions: QuotationFound[];
}

/**
 * Finds names and quotations that Mentions and Statements hold at this moment: what the Search table lists is looked up
 * there before it is answered. Reads only; no read is consistent, so what was written in the last second may be missing. The one over DynamoDB is `dynamoSearch` (search/dynamo-search.ts).
 */
export interface Search {
  names(query: NameQuery): Promise<NamesFound>;
  quotations(query: QuotationQuery): Promise<QuotationsFound>;
}

/** The names of the tables that a search reads. */
export interface SearchTables {
  search: string;
  statements: string;
  mentions: string;
}

/** What a statement says as one text, as `QuotationFound` counts in it. */
export const spokenText = ({ content }: Pick<StatementRow, 'content'>): string => [content].flat().join(' ');
