import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS } from '../../words/calendar.ts';
import { wordSet } from '../../words/word-list.ts';
import type { Token } from '../document.ts';
import { ofLexeme } from '../lexemes.ts';

/** Bits: which words of dates a sentence has. Most have none, and no pattern is tried on them. */
export const WEEKDAY = 1;
export const MONTH = 2;
export const UNIT = 4;
export const SEASON = 8;
export const NUMBER = 16;
export const DAY_WORD = 32;

const WEEKDAY_WORDS: ReadonlySet<string> = new Set(WEEKDAYS);
const MONTH_WORDS: ReadonlySet<string> = new Set([...MONTHS, ...MONTH_ABBREVIATIONS]);
const UNIT_WORDS = wordSet('day days week weeks fortnight fortnights month months year years weekend weekends');
const SEASONS = wordSet('spring summer autumn');
const DAY_WORDS = wordSet('today tonight yesterday tomorrow night morning afternoon evening');

/** Days and months are written with a capital, which tells May from may. "mid-March" is a word too. */
const topicOf = ofLexeme(({ text, lower }): number => {
  const word = lower.slice(lower.lastIndexOf('-') + 1).replace(/\.$/, '');
  if (UNIT_WORDS.has(word)) return UNIT;
  if (SEASONS.has(word)) return SEASON;
  if (DAY_WORDS.has(word)) return DAY_WORD;
  if (/\d{4}/.test(lower)) return NUMBER;
  if (!/\p{Lu}/u.test(text)) return 0;
  if (WEEKDAY_WORDS.has(word)) return WEEKDAY;
  return MONTH_WORDS.has(word) ? MONTH : 0;
});

export const topicsOf = (tokens: readonly Token[]): number => {
  let topics = 0;
  for (const { lexeme } of tokens) topics |= topicOf(lexeme);
  return topics;
};
