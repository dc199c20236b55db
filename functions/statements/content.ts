import type { Span } from '../language/document.ts';

/** What parts two pieces of one quotation when it is longer is no mere "he said"; the pieces are then only set side by side. */
const LONGEST_INTERRUPTION = 300;

/**
 * The words of a statement as one string. Where "he said" stands between two pieces, the comma before it belongs to the
 * interruption, and what the mark after it says holds: `"I wrote," he said. "Nobody came."` was "I wrote. Nobody came.",
 * and `"If they come," he said, "we go."` was "If they come, we go."
 */
export const contentOf = (text: string, pieces: readonly Span[]): string =>
  pieces.reduce((content, { start, end }, i) => {
    const piece = text.slice(start, end);
    return i === 0 ? piece : content + seam(text.slice(pieces[i - 1]!.end, start)) + piece;
  }, '');

const seam = (between: string): string => {
  if (between.length > LONGEST_INTERRUPTION || !between.startsWith(',')) return ' ';
  const before = between.replace(/[\s"“”'‘’«»]+$/, '');
  if (before.endsWith('.')) return '. ';
  return before.endsWith(',') && before.length > 1 ? ', ' : ' ';
};
