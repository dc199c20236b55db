import type { EntityType } from '../../vocabulary.ts';
import { isUpper } from '../characters.ts';
import type { Token } from '../document.ts';

/** A name in one place of the text, without titles and possessive. */
export interface Mention {
  type: EntityType;
  /** As a reader would write it: in normal case even if the text is in capitals. */
  surface: string;
  words: string[];
  start: number;
  end: number;
  sentence: number;
  /** Tokens of the sentence: [first, last). */
  first: number;
  last: number;
  /** The fuller form that is printed here, if any: "Washington, D.C.", "city of Tartus". */
  longer?: string;
}

export const isCapitalised = (token: Token | undefined): boolean =>
  token !== undefined && isUpper(token.text.charCodeAt(0));

/** The tokens [from, to) as one string, with single spaces where the text has white space. */
export const surfaceOf = (
  tokens: readonly Token[],
  from: number,
  to: number,
  words: readonly string[] = tokens.slice(from, to).map((token) => token.text),
): string => {
  let surface = '';
  for (let i = from; i < to; i++) {
    if (i > from && tokens[i]!.start > tokens[i - 1]!.end) surface += ' ';
    surface += words[i - from];
  }
  return surface;
};
