import { Chrono, type ParsedResult, strict } from 'chrono-node/en';
import type { Sentence } from '../document.ts';
import { daysListedBeside } from './day-lists.ts';
import type { Expression, Meaning } from './expression.ts';
import { BARE_PHRASES, PHRASES, type Phrase } from './phrases.ts';
import { MONTH, NUMBER, topicsOf } from './topics.ts';

/** Longer sentences are lists or noise; only their beginning is read. */
const MAX_SENTENCE_CHARACTERS = 1000;

/** Only its parsers: its refiners join dates with times and distances, and guess years. */
const CALENDAR = new Chrono({ parsers: strict.parsers, refiners: [] });
/** What chrono takes for today: the text's own day is not needed for days of the calendar. */
const ANY_DAY = { instant: new Date('2000-01-01T12:00:00Z'), timezone: 0 };

/**
 * The expressions of a sentence that look like dates, in text order. Days of the calendar in all their forms ("4 March
 * 2010", "March 4th", "the 4th of March", "2010-03-04") are found by chrono-node, all others by phrases.
 */
export const expressionsIn = (text: string, sentence: Sentence): Expression[] => {
  const topics = topicsOf(sentence.tokens);
  if (topics === 0) return [];
  const { start } = sentence;
  const passage = text.slice(start, Math.min(sentence.end, start + MAX_SENTENCE_CHARACTERS));
  const taken = new Uint8Array(passage.length);
  const found: Expression[] = [];
  const add = (from: number, words: string, meanings: readonly Meaning[]): void => {
    const to = from + words.length;
    if (taken[from] || taken[to - 1]) return;
    taken.fill(1, from, to);
    for (const meaning of meanings) found.push({ start: start + from, end: start + to, text: words, meaning });
  };
  const addPhrases = (phrases: readonly Phrase[]): void => {
    // matchAll makes a copy of the pattern, and most find nothing.
    for (const { topics: needed, pattern, read } of phrases)
      if ((topics & needed) === needed && passage.search(pattern) >= 0)
        for (const match of passage.matchAll(pattern)) {
          const meaning = read(match);
          add(match.index, match[0], meaning ? [meaning] : []);
        }
  };
  addPhrases(PHRASES);
  if (topics & (MONTH | NUMBER))
    for (const { from, words, meanings } of calendarDaysIn(passage)) add(from, words, meanings);
  addPhrases(BARE_PHRASES);
  found.sort((a, b) => a.start - b.start);
  for (let i = found.length - 2; i >= 0; i--) shareYear(text, found[i]!, found[i + 1]!);
  return found.filter((expression, i) => !belongsTo(text, expression, found[i + 1]));
};

/** "between January and June 2025": the year is that of both. */
const shareYear = (text: string, { meaning, end }: Expression, next: Expression): void => {
  if (meaning.kind !== 'date' || next.meaning.kind !== 'date' || meaning.year || meaning.years || meaning.which) return;
  const { year, month } = next.meaning;
  if (year && /^(?: (?:and|or|to|until|through) |,? ?[-–—] ?|, )$/.test(text.slice(end, next.start)))
    meaning.year = meaning.month <= month ? year : year - 1;
};

/** Whether a weekday only says again which day the date behind it is: "Tuesday evening, 9th June". */
const belongsTo = (text: string, { meaning, end }: Expression, next: Expression | undefined): boolean =>
  meaning.kind === 'weekday' &&
  next?.meaning.kind === 'date' &&
  next.meaning.day !== undefined &&
  /^(?: (?:morning|afternoon|evening|night))?,? (?:the |\()?$/.test(text.slice(end, next.start));

interface CalendarDays {
  from: number;
  words: string;
  /** Both ends of "1-8 March"; none if it cannot be known which number is the month. */
  meanings: Meaning[];
}

/** The days of the calendar in a passage, the longest first: others may be parts of them. */
const calendarDaysIn = (passage: string): CalendarDays[] =>
  CALENDAR.parse(passage, ANY_DAY)
    .flatMap((result) => calendarDays(result) ?? [])
    .map((found) => withListedDays(passage, found))
    .sort((a, b) => b.words.length - a.words.length);

/** With the days that share its month: "3 and 4 June", "June 3, 4 and 7". */
const withListedDays = (passage: string, found: CalendarDays): CalendarDays => {
  const [day, ...others] = found.meanings;
  const list =
    day?.kind === 'date' && others.length === 0 ? daysListedBeside(passage, found.from, found.words) : undefined;
  if (day?.kind !== 'date' || list === undefined) return found;
  const { from, words, before, after, year } = list;
  const shared = year === undefined ? day : { ...day, year };
  const meaningOf = (other: number): Meaning => ({ ...shared, day: other });
  return { from, words, meanings: [...before.map(meaningOf), shared, ...after.map(meaningOf)] };
};

const calendarDays = ({ index, text, start, end }: ParsedResult): CalendarDays | undefined => {
  if (!start.isCertain('day') || !start.isCertain('month') || !/\d/.test(text)) return undefined;
  const lead = /^(?:on\b|[\s(,])*/i.exec(text)![0].length;
  const words = text.slice(lead).trimEnd();
  const numbers = /^(\d\d?)[./-](\d\d?)[./-]?(\d*)$/.exec(words);
  if (numbers && numbers[3]!.length !== 4) return undefined;
  const isUnclear = numbers && Number(numbers[1]) <= 12 && Number(numbers[2]) <= 12 && numbers[1] !== numbers[2];
  const year = start.isCertain('year') && /\d{4}/.test(words) ? { year: start.get('year')! } : {};
  const meanings = [start, ...(end ? [end] : [])].map(
    (side): Meaning => ({ kind: 'date', month: side.get('month')!, day: side.get('day')!, ...year }),
  );
  return { from: index + lead, words, meanings: isUnclear ? [] : meanings };
};
