/** An excerpt of each of two sentences, its words beside those that both excerpts show. */
export interface Aligned {
  /** What only one of them shows of the words before: no change. */
  lead: string;
  before: string;
  after: string;
  /** The same of the words behind. */
  tail: string;
}

/** As many words in a row are the same place in both. */
const MIN_SAME = 3;
/** A word of an excerpt is looked for among so many of the other: an excerpt is a sentence or a part of one. */
const MAX_WORDS = 300;

/**
 * Sentences are shown in part, cut with an ellipsis around what changed, and not always at the same word. What stands
 * outside the other's excerpt has neither come nor gone.
 */
export const alignExcerpts = (before: string, after: string): Aligned => {
  const [one, other] = [uncut(before), uncut(after)];
  let [a, b] = [one.words, other.words];
  // An excerpt that goes on past the beginning of the other: only if that one is cut there.
  const start = offset(a, b, other.cutStart) ?? 0;
  const startOther = start > 0 ? 0 : (offset(b, a, one.cutStart) ?? 0);
  const lead = [...a.slice(0, start), ...b.slice(0, startOther)];
  [a, b] = [a.slice(start), b.slice(startOther)];
  const [backA, backB] = [a.toReversed(), b.toReversed()];
  const end = offset(backA, backB, other.cutEnd) ?? 0;
  const endOther = end > 0 ? 0 : (offset(backB, backA, one.cutEnd) ?? 0);
  const tail = [...a.slice(a.length - end), ...b.slice(b.length - endOther)];
  [a, b] = [a.slice(0, a.length - end), b.slice(0, b.length - endOther)];
  return {
    lead: `${isOpen(start, startOther, one.cutStart, other.cutStart) ? '… ' : ''}${lead.map((word) => `${word} `).join('')}`,
    before: a.join(' '),
    after: b.join(' '),
    tail: `${tail.map((word) => ` ${word}`).join('')}${isOpen(end, endOther, one.cutEnd, other.cutEnd) ? ' …' : ''}`,
  };
};

/** Whether the one that goes on longer is cut there too. */
const isOpen = (own: number, others: number, isCut: boolean, isOtherCut: boolean): boolean => {
  if (own > 0) return isCut;
  return others > 0 ? isOtherCut : isCut || isOtherCut;
};

/** The words of an excerpt, and where it is cut. A word that is cut itself is left out. */
const uncut = (excerpt: string) => {
  const text = excerpt.trim();
  const cutStart = text.startsWith('…');
  const cutEnd = text.endsWith('…');
  const words = text.split(/\s+/).filter((word) => word !== '' && word !== '…');
  const last = words.at(-1);
  if (cutEnd && last?.endsWith('…')) words.pop();
  return { words, cutStart, cutEnd };
};

/** How many words of `long` stand before the place where `short`, which is cut, begins. */
const offset = (long: readonly string[], short: readonly string[], isCut: boolean): number | undefined => {
  if (!isCut || short.length < MIN_SAME) return undefined;
  const last = Math.min(long.length - MIN_SAME, MAX_WORDS);
  for (let at = 0; at <= last; at++) {
    if (short.slice(0, MIN_SAME).every((word, i) => word === long[at + i])) return at;
  }
  return undefined;
};
