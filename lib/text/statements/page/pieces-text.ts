import type { Span } from '../../language/document.ts';

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
