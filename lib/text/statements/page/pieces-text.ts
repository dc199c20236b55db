import type { Span } from '../../language/document.ts';
import { CLOSING_MARK, INSIDE, OPENING_MARK, type Page, spanOf, type TokenRange } from './page.ts';

/** Tokens as characters. A question mark at the end belongs to the words, as does the full stop of a quoted sentence. */
export const piecesOf = (page: Page, content: readonly TokenRange[]): Span[] =>
  content.map(({ from, to }) => {
    let last = to;
    const ends = page.quote[to - 1] === INSIDE ? /^[?!.…]+$/ : /^[?!]$/;
    while (last < page.size && page.quote[last] === page.quote[to - 1] && ends.test(page.text[last]!)) last++;
    return withBracket(page.document.text, spanOf(page, withMarks(page, { from, to: last })));
  });

/** "[Ted] Barlow is wrong": brackets within a name are no tokens. */
const withBracket = (text: string, { start, end }: Span): Span => {
  if (text[start - 1] !== '[') return { start, end };
  const close = text.slice(start, end).search(/[[\]]/);
  return { start: text[start + close] === ']' ? start - 1 : start, end };
};

/** With the other one of a pair of marks that stands right beside the piece: speak “to everybody”, the KDP (Kurdish). */
const withMarks = (page: Page, { from, to }: TokenRange): TokenRange => {
  const { quote, quotation, text } = page;
  let last = to;
  if (quotation[last - 1]! >= 0 && quotation[from] !== quotation[last - 1]) {
    let close = last;
    while (quote[close] === INSIDE && text[close] === ',') close++;
    if (quote[close] === CLOSING_MARK && quotation[close] === quotation[last - 1]) last = close + 1;
  }
  const brackets = (mark: string): number => text.slice(from, last).filter((other) => other === mark).length;
  if (text[last] === ')' && brackets('(') > brackets(')')) last++;
  const opens = quotation[from]! >= 0 && quotation[from - 1] === quotation[from] && quote[from - 1] === OPENING_MARK;
  const closes = opens && quotation[last - 1] !== quotation[from];
  return { from: closes ? from - 1 : from, to: last };
};

/** What parts two pieces of one quotation when it is longer is no mere "he said"; the pieces are then only set side by side. */
const LONGEST_INTERRUPTION = 300;

/**
 * The words of a statement as one string. The comma before "he said" belongs to the interruption; where the interruption
 * ends in a full stop, a sentence had ended: `"I wrote," he said. "Nobody came."` was "I wrote. Nobody came.", and
 * `"The bridge," he said, "is safe."` was "The bridge is safe."
 */
export const contentOf = (text: string, pieces: readonly Span[]): string =>
  pieces.reduce((content, { start, end }, i) => {
    const piece = text.slice(start, end);
    return i === 0 ? piece : content + seam(text.slice(pieces[i - 1]!.end, start)) + piece;
  }, '');

const seam = (between: string): string => {
  if (between.length > LONGEST_INTERRUPTION || !between.startsWith(',')) return ' ';
  return /[.!?][\s"“”'‘’«»]*$/.test(between.slice(-8)) ? '. ' : ' ';
};
