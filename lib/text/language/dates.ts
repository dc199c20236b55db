import { type ParsedResult, parse } from 'chrono-node/en';
import type { Sentence, Span } from './document.ts';
import { ofLexeme } from './lexemes.ts';

/** A date as the article puts it, and the day, month or year it means. */
export interface DateReference extends Span {
  text: string;
  /** `YYYY-MM-DD`; `YYYY-MM` ("last month") or `YYYY` ("in 2009") where the text says no more. */
  date: string;
}

/** A sentence without one of these holds no date. `mayHint` knows how they begin. */
const HINT = new RegExp(
  [
    '\\d{4}|\\d[/.-]\\d',
    '\\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b',
    '\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\b',
    '\\b(?:today|tonight|yesterday|tomorrow|weekend|ago)\\b|\\b(?:days?|weeks?|months?|years?) (?:earlier|later)\\b',
    '\\b(?:last|next|this|past|previous|following|coming)\\b[^.]{0,24}\\b(?:days?|mornings?|afternoons?|evenings?|nights?|weeks?|months?|quarter|years?|spring|summer|autumn|fall|winter)\\b',
  ].join('|'),
  'gi',
);

/** A word that one of these may begin with: most sentences have none. */
const mayHint = ofLexeme(({ lower }) =>
  /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|to(?:day|night|morrow)|yesterday|weekend|ago|earlier|later|last|next|this|past|previous|following|coming)/.test(
    lower,
  ),
);

/** In small letters it is no month. */
const MAY = /\bMay\b/g;

/** "in 2009": a year alone, which chrono leaves alone. */
const YEAR = /\b(?:in|since|until|by|during|from|of) ((?:1[5-9]|20)\d\d)\b(?![-,.]\d)/g;

/** "He said on Tuesday" looks back; a sentence with one of these may look forward. */
const FORWARD = /\b(?:will|would|next|coming|until|due|expected|plans?|scheduled|from|shall|to)\b/i;

/** Sentences longer than this are lists or noise; only their beginning is read. */
const LONGEST = 1000;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Dates of an article in text order, resolved against the day it was published.
 *
 * @param publishedAt ISO 8601; relative dates ("last month") count from it. Anything else: no dates.
 */
export const readDates = (text: string, sentences: readonly Sentence[], publishedAt: string): DateReference[] => {
  const noon = new Date(`${publishedAt.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return [];
  return sentences.flatMap((sentence) => {
    if (!sentence.tokens.some(({ lexeme }) => mayHint(lexeme))) return [];
    const start = sentence.start;
    const passage = text.slice(start, Math.min(sentence.end, start + LONGEST));
    const hints = [...passage.matchAll(HINT), ...passage.matchAll(MAY)];
    if (hints.length === 0) return [];
    const [from, to] = around(passage, hints);
    const found = parse(passage.slice(from, to), { instant: noon, timezone: 0 }).flatMap((result) => {
      const date = dateOf(result, passage, noon);
      if (date === undefined) return [];
      const preposition = /^(?:on|in) /i.exec(result.text)?.[0].length ?? 0;
      return [at(start + from + result.index + preposition, result.text.slice(preposition), date)];
    });
    const years = [...passage.matchAll(YEAR)]
      .map((match) => at(start + match.index + match[0].length - 4, match[1]!, match[1]!))
      .filter((year) => !found.some((other) => other.start < year.end && year.start < other.end));
    return [...found, ...years].sort((a, b) => a.start - b.start);
  });
};

/** Characters before the first hint and behind the last one that may belong to a date. */
const BEFORE = 30;
const BEHIND = 40;

/** The part of a passage that holds all hints and what may belong to them, of whole words. */
const around = (passage: string, hints: readonly RegExpExecArray[]): [from: number, to: number] => {
  const first = Math.min(...hints.map(({ index }) => index)) - BEFORE;
  const last = Math.max(...hints.map(({ index, 0: hint }) => index + hint.length)) + BEHIND;
  const space = first > 0 ? passage.indexOf(' ', first) : -1;
  const end = last < passage.length ? passage.lastIndexOf(' ', last) : passage.length;
  return [space + 1, end];
};

const at = (start: number, text: string, date: string): DateReference => ({
  text,
  date,
  start,
  end: start + text.length,
});

/** What a match means, as precisely as the text puts it; `undefined` for hours, durations and common words. */
const dateOf = (result: ParsedResult, passage: string, noon: Date): string | undefined => {
  const { start, text } = result;
  // "may", "sat" and "sun" in small letters are words; "for ten years" and "five minutes" are spans of time.
  if (/^(?:may|mar|sat|sun|second)\.?$/.test(text) || /^for\b|\b(?:hours?|minutes?|seconds?)\b/i.test(text))
    return undefined;
  let day = start.date();
  if (start.isCertain('weekday') && !start.isCertain('day')) {
    if (day.getTime() > noon.getTime() && !FORWARD.test(passage)) day = new Date(day.getTime() - 7 * DAY);
    return day.toISOString().slice(0, 10);
  }
  const iso = day.toISOString();
  if (start.isCertain('day') || /\bthis (?:morning|afternoon|evening)\b/i.test(text)) return iso.slice(0, 10);
  if (start.isCertain('month')) return iso.slice(0, 7);
  return start.isCertain('year') ? iso.slice(0, 4) : undefined;
};
