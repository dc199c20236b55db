import { relationNumber, tagNumber } from '../../language/syntax/tags.ts';
import { wordSet } from '../../words/word-list.ts';
import { CLOSING_MARK, childrenAt, INSIDE, OPENING_MARK, type Page, type TokenRange } from '../page/page.ts';
import type { Paths } from './paths.ts';

const MAX_STARTS = 14;
const MAX_ENDS = 14;

/** Whether a content may begin behind the mark, or end before it. */
export const isEdgeMark = ({ isEdge }: Page, i: number): boolean => isEdge[i] === 1;

/** The relations of subjects. */
export const SUBJECTS = new Set([relationNumber('nsubj'), relationNumber('nsubj:pass')]);

/** A quotation that crosses the edge of the sentence is within reach as a whole; so is what a colon at its end announces. */
export const reachOf = (page: Page, first: number, last: number): TokenRange => {
  let from = first;
  let to = last;
  if (page.quote[first] === INSIDE || page.quote[first] === CLOSING_MARK) {
    const quotation = page.quotation[first]!;
    while (from > 0 && page.quotation[from - 1] === quotation) from--;
  }
  if (page.quote[last - 1] === INSIDE || page.quote[last - 1] === OPENING_MARK) {
    const quotation = page.quotation[last - 1]!;
    while (to < page.size && page.quotation[to] === quotation) to++;
  }
  return { from, to: announces(page, last) ? announcedEnd(page, last) : to };
};

const announces = (page: Page, last: number): boolean =>
  page.text[last - 1] === ':' && last < page.size && page.sentence[last] !== page.sentence[last - 1];

/** The end of the quotation that begins at a place, or of the paragraph there. */
const announcedEnd = (page: Page, place: number): number => {
  const paragraph = page.paragraphOf[page.sentence[place]!];
  const quotation = page.quotation[place]!;
  let to = place;
  while (
    to < page.size &&
    (quotation >= 0 ? page.quotation[to] === quotation : page.paragraphOf[page.sentence[to]!] === paragraph)
  )
    to++;
  return to;
};

/** Where a content may begin and end. */
export const boundaries = (
  page: Page,
  at: number,
  paths: Paths,
  first: number,
  last: number,
  reach: TokenRange,
): { starts: number[]; ends: number[] } => {
  const starts = new Set<number>();
  const ends = new Set<number>();
  const start = (place: number): void => {
    let i = place;
    while (i < reach.to && isEdgeMark(page, i) && i !== at) i++;
    const opensClause = i > at && i <= at + 2 && /^(?:and|or)$/.test(page.lower[i] ?? '');
    if (i < reach.to && i !== at && !opensClause) starts.add(i);
  };
  const end = (place: number): void => {
    let i = place;
    while (i > reach.from && isEdgeMark(page, i - 1) && i - 1 !== at) i--;
    if (i > reach.from && i - 1 !== at) ends.add(i);
  };
  start(reach.from);
  start(first);
  start(at + 1);
  if (announces(page, last)) start(last);
  end(reach.to);
  end(last);
  end(at);
  for (let i = first; i < last; i++)
    if (isEdgeMark(page, i)) {
      start(i);
      end(i);
    }
  for (const above of paths.line.slice(0, 3))
    for (const child of childrenAt(page, above)) {
      if (child === at) continue;
      const from = page.from[child]!;
      if (from >= reach.from) {
        start(from);
        if (leads(page, from)) start(from + 1);
        end(from);
      }
      const to = page.to[child]!;
      if (to <= reach.to) end(to);
    }
  // Whatever the tree says: behind "that" or "of", and where somebody or something acts.
  for (let i = at + 1; i < last && i <= at + MAX_LEAD; i++) {
    if (leads(page, i)) start(i + 1);
    if (SUBJECTS.has(page.relation[i]!) && page.from[i]! > at) start(page.from[i]!);
  }
  return { starts: nearest(starts, at, MAX_STARTS), ends: nearest(ends, at, MAX_ENDS) };
};

/** Whether the word stands between a predicate and what it reports: not that of "that report". */
const leads = (page: Page, i: number): boolean => LEADS.has(page.lower[i]!) && page.tag[i] !== DETERMINER;

const DETERMINER = tagNumber('DT');

/** How far behind a predicate the word may stand that leads to what it reports: "accused the minister in charge of …". */
const MAX_LEAD = 12;

/** What may stand between a predicate and what it reports. */
const LEADS = wordSet('that whether if for of on to as about against in with the how');

/** At most so many on either side of the word, the first and the last of all among them. */
const nearest = (places: ReadonlySet<number>, at: number, most: number): number[] => {
  const sorted = [...places].sort((a, b) => a - b);
  const before = sorted.filter((place) => place <= at);
  const after = sorted.filter((place) => place > at);
  // The first of a sentence is the likeliest on the left, and stays.
  const left = before.length <= most ? before : [before[0]!, ...before.slice(1 - most)];
  const right = after.length <= most ? after : [...after.slice(0, most - 1), after.at(-1)!];
  return [...left, ...right];
};

/** Where the part of a content before the report may end: at the marks before it. */
export const marksBefore = (page: Page, at: number, first: number): number[] => {
  const places: number[] = [];
  for (let i = at - 1; i > first && places.length < 2; i--)
    if (isEdgeMark(page, i) && !isEdgeMark(page, i - 1)) places.push(i);
  return places;
};

export const marksAfter = (page: Page, at: number, last: number): number[] => {
  const places: number[] = [];
  for (let i = at + 1; i < last && places.length < 3; i++)
    if (!isEdgeMark(page, i) && isEdgeMark(page, i - 1)) places.push(i);
  return places;
};
