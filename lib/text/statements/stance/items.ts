import type { Document } from '../../language/document.ts';
import type { Statement } from '../statement.ts';

/** What a paragraph opens. */
type Opening = 'item' | 'section' | undefined;

/** "* * *", "---" */
const SEPARATOR = /^[^\p{L}\p{N}]*$/u;
/** What a page of short news is called, and how one goes on to the next. */
const NEXT_ITEM = /^(?:(?:news )?in brief|briefly|in other (?:news|stories|developments)|also in the news)\b/i;
/** One point of a list; "HARBOUR. The board …", "TARN, June 3 - The board …": words in bold or capitals lead in. */
const LEAD_IN = /^(?:[•▪■●◆►*]\s|\p{Lu}[\p{Lu}\p{N}'’ ]{2,40}(?:\.|,[^.!?]{1,20})? ?(?:[—–]|- |(?<=\.) )\p{Lu})/u;
/** A line between paragraphs, no sentence: it may end as a question. */
const HEADING = /^[\p{Lu}\p{N}][^.!;:…"“”«»„]*[\p{L}\p{N}'’)?]$/u;
const MAX_HEADING_CHARACTERS = 80;
const MAX_HEADING_WORDS = 12;
/** From further back a statement is pointed at only if the two name somebody in common. */
const PARAGRAPHS_BACK = 4;

const openingOf = (paragraph: string): Opening => {
  if (SEPARATOR.test(paragraph) || NEXT_ITEM.test(paragraph)) return 'item';
  const isLine = paragraph.length <= MAX_HEADING_CHARACTERS && paragraph.split(/\s+/).length <= MAX_HEADING_WORDS;
  return LEAD_IN.test(paragraph.slice(0, 80)) || (isLine && HEADING.test(paragraph)) ? 'section' : undefined;
};

/**
 * Whether two statements stand in items of a digest that have nothing to do with one another: then neither points at the
 * other. A sub-heading may also stand in the middle of a story, whose people are named again below it.
 */
export const itemsOf = (document: Document, paragraphAt: (place: number) => number) => {
  const { text, paragraphs } = document;
  const openings = paragraphs.map(({ start, end }, i) =>
    i > 0 ? openingOf(text.slice(start, end).trim()) : undefined,
  );
  const [items, sections] = [numbered(openings, ['item']), numbered(openings, ['item', 'section'])];
  /** Who is named in a paragraph: persons and organisations; a place may have several stories. */
  const names = new Map<number, Set<string>>();
  for (const { start, kind, entity } of document.references) {
    const { name, type } = document.entities[entity]!;
    if (kind !== 'name' || type === 'place') continue;
    const paragraph = paragraphAt(start);
    const known = names.get(paragraph);
    if (known) known.add(name);
    else names.set(paragraph, new Set([name]));
  }
  const isNamed = ({ speaker, about }: Statement, section: number, from: number, to: number): boolean => {
    for (let i = Math.max(0, from); i <= to; i++)
      if (sections[i] === section && [speaker, ...about].some((name) => names.get(i)?.has(name))) return true;
    return false;
  };

  return {
    areApart: (earlier: Statement, later: Statement): boolean => {
      const [one, other] = [paragraphAt(earlier.start), paragraphAt(later.start)];
      if (items[one] !== items[other]) return true;
      const [a, b] = [sections[one]!, sections[other]!];
      if (a === b && other - one <= PARAGRAPHS_BACK) return false;
      const around = one - PARAGRAPHS_BACK;
      return !(isNamed(earlier, b, one + 1, other) || isNamed(later, a, around, a === b ? one : other));
    },
  };
};

/** For each paragraph, how many such openings stand up to it. */
const numbered = (openings: readonly Opening[], kinds: readonly Opening[]): number[] => {
  let count = 0;
  return openings.map((opening) => (kinds.includes(opening) ? ++count : count));
};
