import { type ParsedResult, parse } from 'chrono-node/en';
import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS } from '../words/calendar.ts';
import { anyOf, wordList } from '../words/word-list.ts';
import type { Sentence, Span } from './document.ts';
import { ofLexeme } from './lexemes.ts';

/** A date in the words of the article, and the day, month or year it means. */
export interface DateReference extends Span {
  text: string;
  /** `YYYY-MM-DD`; `YYYY-MM` ("last month") or `YYYY` ("in 2009") if the text is no more precise. */
  date: string;
}

const RELATIVE_DAYS = wordList('today tonight yesterday tomorrow weekend ago');
const RELATIVE_ADVERBS = wordList('earlier later');
const RELATIVE_ADJECTIVES = wordList('last next this past previous following coming');
const UNITS_OF_TIME = wordList('day week month year').flatMap((unit) => [unit, `${unit}s`]);
const PERIODS = [
  ...UNITS_OF_TIME,
  ...wordList('morning afternoon evening night').flatMap((period) => [period, `${period}s`]),
  ...wordList('quarter spring summer autumn fall winter'),
];

/** A sentence without a hint has no date. "May" is among them only with its capital. */
const HINT = new RegExp(
  [
    '\\d{4}|\\d[/.-]\\d',
    `\\b${anyOf([...MONTHS.filter((month) => month !== 'may'), ...MONTH_ABBREVIATIONS])}\\b`,
    `\\b${anyOf([...WEEKDAYS, ...WEEKDAY_ABBREVIATIONS])}\\b`,
    `\\b${anyOf(RELATIVE_DAYS)}\\b`,
    `\\b${anyOf(UNITS_OF_TIME)} ${anyOf(RELATIVE_ADVERBS)}\\b`,
    `\\b${anyOf(RELATIVE_ADJECTIVES)}\\b[^.]{0,24}\\b${anyOf(PERIODS)}\\b`,
  ].join('|'),
  'gi',
);
const MAY = /\bMay\b/g;

const HINT_START = new RegExp(
  `\\d|\\b${anyOf([
    ...[...MONTHS, ...WEEKDAYS].map((name) => name.slice(0, 3)),
    ...RELATIVE_DAYS,
    ...RELATIVE_ADVERBS,
    ...RELATIVE_ADJECTIVES,
  ])}`,
);

/**
 * Whether a hint may begin in the word, which is faster to find out than whether a sentence has one: most have none.
 */
const mayHint = ofLexeme(({ lower }) => HINT_START.test(lower));

/** "in 2009": a year by itself, which chrono ignores. */
const YEAR = /\b(?:in|since|until|by|during|from|of) ((?:1[5-9]|20)\d\d)\b(?![-,.]\d)/g;

/** "He said on Tuesday" is about the past; a sentence with one of these words may be about the future. */
const FUTURE = /\b(?:will|would|next|coming|until|due|expected|plans?|scheduled|from|shall|to)\b/i;

/** Longer sentences are lists or noise; only their beginning is read. */
const MAX_SENTENCE_CHARACTERS = 1000;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Finds the dates of an article, in text order, resolved against the day it was published.
 *
 * @param publishedAt ISO 8601; relative dates ("last month") are relative to it. With anything else no date is found.
 */
export const readDates = (text: string, sentences: readonly Sentence[], publishedAt: string): DateReference[] => {
  const noon = new Date(`${publishedAt.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return [];
  return sentences.flatMap((sentence) => {
    if (!sentence.tokens.some(({ lexeme }) => mayHint(lexeme))) return [];
    const start = sentence.start;
    const passage = text.slice(start, Math.min(sentence.end, start + MAX_SENTENCE_CHARACTERS));
    const hints = [...passage.matchAll(HINT), ...passage.matchAll(MAY)];
    if (hints.length === 0) return [];
    const [from, to] = around(passage, hints);
    const found = parse(passage.slice(from, to), { instant: noon, timezone: 0 }).flatMap((result) => {
      const date = dateOf(result, passage, noon);
      if (date === undefined) return [];
      const preposition = /^(?:on|in) /i.exec(result.text)?.[0].length ?? 0;
      return [referenceAt(start + from + result.index + preposition, result.text.slice(preposition), date)];
    });
    const years = [...passage.matchAll(YEAR)]
      .map((match) => referenceAt(start + match.index + match[0].length - 4, match[1]!, match[1]!))
      .filter((year) => !found.some((other) => other.start < year.end && year.start < other.end));
    return [...found, ...years].sort((a, b) => a.start - b.start);
  });
};

/** Characters before the first hint and after the last one that may belong to a date. */
const CHARACTERS_BEFORE = 30;
const CHARACTERS_AFTER = 40;

/** The part of a passage, in whole words, with all hints and what may belong to them. */
const around = (passage: string, hints: readonly RegExpExecArray[]): [from: number, to: number] => {
  const first = Math.min(...hints.map(({ index }) => index)) - CHARACTERS_BEFORE;
  const last = Math.max(...hints.map(({ index, 0: hint }) => index + hint.length)) + CHARACTERS_AFTER;
  const space = first > 0 ? passage.indexOf(' ', first) : -1;
  const end = last < passage.length ? passage.lastIndexOf(' ', last) : passage.length;
  return [space + 1, end];
};

const referenceAt = (start: number, text: string, date: string): DateReference => ({
  text,
  date,
  start,
  end: start + text.length,
});

/** The date that a match means, as precise as the text; `undefined` for hours, durations and common words. */
const dateOf = (result: ParsedResult, passage: string, noon: Date): string | undefined => {
  const { start, text } = result;
  // "may", "sat" and "sun" in lower case are words; "for ten years" and "five minutes" are durations.
  if (/^(?:may|mar|sat|sun|second)\.?$/.test(text) || /^for\b|\b(?:hours?|minutes?|seconds?)\b/i.test(text))
    return undefined;
  let day = start.date();
  if (start.isCertain('weekday') && !start.isCertain('day')) {
    if (day.getTime() > noon.getTime() && !FUTURE.test(passage)) day = new Date(day.getTime() - 7 * DAY);
    return day.toISOString().slice(0, 10);
  }
  const iso = day.toISOString();
  if (start.isCertain('day') || /\bthis (?:morning|afternoon|evening)\b/i.test(text)) return iso.slice(0, 10);
  if (start.isCertain('month')) return iso.slice(0, 7);
  return start.isCertain('year') ? iso.slice(0, 4) : undefined;
};
