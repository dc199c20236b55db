import { wordList, wordSet } from './word-list.ts';

export const MONTHS: readonly string[] = wordList(
  'january february march april may june july august september october november december',
);
/** As dates are written with them; "may" has none. */
export const MONTH_ABBREVIATIONS: readonly string[] = wordList('jan feb mar apr jun jul aug sep sept oct nov dec');

export const WEEKDAYS: readonly string[] = wordList('monday tuesday wednesday thursday friday saturday sunday');
const DAYS_AND_MONTHS: ReadonlySet<string> = new Set([...WEEKDAYS, ...MONTHS]);
/** Whether a word in lower case names one, in full. */
export const isDayOrMonth = (lower: string): boolean => DAYS_AND_MONTHS.has(lower);

/** Of what a time is counted in, and the parts of a day: last week, this morning. */
export const TIME_UNITS = wordSet('week weekend month year day morning afternoon evening night');

export const WEEKDAY_ABBREVIATIONS: readonly string[] = wordList('mon tue tues wed thu thur thurs fri sat sun');
