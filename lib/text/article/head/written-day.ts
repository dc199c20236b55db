import { monthNumber } from '../../words/calendar-names.ts';
import { dateOf } from './dates.ts';

const MAX_CHARACTERS = 300;

/** "4. März 2026", "4 de marzo de 2026", "1er mars 2026". */
const DAY_MONTH =
  /(?<![\d.])(\d{1,2})(?:\.|er|º|°|st|nd|rd|th)?(?: de| of)? ?(\p{L}{3,12})\.?(?: del?)?,? (\d{4})(?!\d)/gu;
/** "March 4, 2026". */
const MONTH_DAY = /(?<!\p{L})(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/gu;
const NUMERIC = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/u;
const YEAR_FIRST = /(?<!\d)(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?!\d)/u;

/**
 * The first day written anywhere in a line, in English, German, French, Spanish, Portuguese, Italian, Dutch or a
 * Scandinavian language, as `YYYY-MM-DD`: "mié, 4 mar 2026 a las 17:58", "Mittwoch, 4. März 2026 um 17:58 Uhr".
 *
 * @param dayFirst whether "3/4/2026" is the third of April, as everywhere but in the United States; unknown by default
 */
export const writtenDay = (line: string, dayFirst?: boolean): string | undefined => {
  const text = line.slice(0, MAX_CHARACTERS).replace(/\s+/g, ' ');
  const [, year = '', month = '', day = ''] = YEAR_FIRST.exec(text) ?? [];
  if (year !== '') return isoDay(year, Number(month), day);
  for (const [, date, name, ofYear] of text.matchAll(DAY_MONTH)) {
    const found = isoDay(ofYear!, monthNumber(name!), date!);
    if (found) return found;
  }
  for (const [, name, date, ofYear] of text.matchAll(MONTH_DAY)) {
    const found = isoDay(ofYear!, monthNumber(name!), date!);
    if (found) return found;
  }
  return numericDay(text, dayFirst);
};

const numericDay = (text: string, dayFirst: boolean | undefined): string | undefined => {
  const [, one = '', mark, two = '', shortYear = ''] = NUMERIC.exec(text) ?? [];
  if (one === '') return undefined;
  const year = shortYear.length === 2 ? `20${shortYear}` : shortYear;
  if (mark === '.' || dayFirst === true || Number(one) > 12) return isoDay(year, Number(two), one);
  return dayFirst === false || Number(two) > 12 || one === two ? isoDay(year, Number(one), two) : undefined;
};

const isoDay = (year: string, month: number | undefined, day: string): string | undefined =>
  month === undefined ? undefined : dateOf(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
