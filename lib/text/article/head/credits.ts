import { trim } from '../../trim.ts';
import { isByline, MAX_BYLINE_CHARACTERS } from './byline.ts';
import type { DateOrder } from './date-order.ts';
import { dateOf, isUpdate } from './dates.ts';

/** A byline and a date that stand on one line. */
export interface Credits {
  byline: string;
  publishedAt: string;
}

/** Marks between the parts of a line. */
const MARK = /[\s,;|•·/—–-]/;

/** The two parts of a line at each of its spaces, without marks between them. */
function* halves(line: string): Generator<[one: string, other: string]> {
  if (line.length > MAX_BYLINE_CHARACTERS || !/\d{4}/.test(line)) return;
  for (const { index } of line.matchAll(/(?<=\S) /g))
    yield [trim(line.slice(0, index), MARK), trim(line.slice(index), MARK)];
}

/** Both on one line, in either order, and perhaps the date of an update: "March 3, 2026 by Karl Lund", "By KARL LUND MARCH 3, 2026, 10:15". */
export const bylineAndDate = (line: string, order?: DateOrder): Credits | undefined => {
  for (const [one, other] of halves(line)) {
    for (const [byline, date] of [
      [one, other],
      [other, one],
    ] as const) {
      const publishedAt = isByline(byline) ? (dateOf(date, order) ?? dateOfTwo(date, order)) : undefined;
      if (publishedAt !== undefined) return { byline, publishedAt };
    }
  }
  return undefined;
};

/**
 * The date of publication on a line that has nothing else but a date of an update, or a few words behind a bar: "Published
 * 3 March 2026, updated 4 March 2026", "3 March 2026 | 4 min read".
 */
export const datesOf = (line: string, order?: DateOrder): string | undefined => {
  const whole = dateOf(line, order);
  if (whole !== undefined) return whole;
  for (const [one, other] of halves(line)) {
    const [first, second] = [dateOf(one, order), dateOf(other, order)];
    if (first !== undefined && second !== undefined) return published(one, first, other, second);
    const rest = first === undefined ? one : other;
    if ((first ?? second) !== undefined && BAR.test(line) && isShort(rest)) return first ?? second;
  }
  return undefined;
};

/** Of a publication and an update, the publication. */
const published = (one: string, first: string, other: string, second: string): string =>
  isUpdate(one) && !isUpdate(other) ? second : first;

const dateOfTwo = (line: string, order?: DateOrder): string | undefined => {
  if (!/\d{4}.*\d{4}/.test(line)) return undefined;
  for (const [one, other] of halves(line)) {
    const [first, second] = [dateOf(one, order), dateOf(other, order)];
    if (first !== undefined && second !== undefined) return published(one, first, other, second);
  }
  return undefined;
};

const BAR = / [|•·] | \/\/ /;
const isShort = (words: string): boolean => words.length <= 40 && !/[.!?]$/.test(words) && !/\d{4}/.test(words);
