import { isWeekday, monthNumber } from '../../../words/calendar-names.ts';
import { isByline } from '../../head/byline.ts';
import { writtenDay } from '../../head/written-day.ts';
import { inReadingOrder } from '../person-name.ts';

/** A length as databases state it: "312 words", "1,204 Wörter". */
const WORD_COUNT = /^[\d.,' ]{1,9} ?(?:words?|wörter|wort|mots?|palabras?|palavras?|parole|woorden|ord)$/iu;

export const isWordCount = (line: string): boolean => WORD_COUNT.test(line.trim());

const MAX_DATE_CHARACTERS = 60;
const CLOCK =
  /^(?:am|pm|a|p|m|gmt|utc|est|edt|cst|pst|bst|cet|cest|eastern|time|uhr|at|um|om|uur|h|de|del|d|the|of|le|el|il|den|st|nd|rd|th|er|first)$/i;

/** The day of a line that holds nothing but a date: "March 3, 2026 Tuesday 10:15 AM GMT", "4 maart 2026 woensdag". */
export const dayOfLine = (line: string): string | undefined => (isDateLine(line) ? writtenDay(line) : undefined);

const EDITION = /\b(?:edition|ausgabe|editie|édition|edición|edizione|final|correction appended)\b/i;

/**
 * Whether a line holds nothing but a date, or a month and year, as magazines have them. An edition may follow: "March 4,
 * 2026, Sunday, Late Edition".
 */
export const isDateLine = (line: string): boolean => {
  if (line.length > MAX_DATE_CHARACTERS || !/(?<!\d)(?:19|20)\d{2}(?!\d)/.test(line)) return false;
  const words = line.match(/\p{L}+/gu) ?? [];
  const end = words.findIndex((word) => monthNumber(word) === undefined && !isWeekday(word) && !CLOCK.test(word));
  return words.length > 0 && (end === -1 || (end > 1 && EDITION.test(line)));
};

const COPYRIGHT =
  /^(?:copyright|©|\(c\)|℗)(?![\p{L}])|^(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|alle rechten voorbehouden|todos los derechos|tutti i diritti)/iu;

export const isCopyright = (line: string): boolean => COPYRIGHT.test(line.trim());

const LANGUAGES: [string, RegExp][] = [
  ['en', /^(?:english|englisch|anglais|engels|ingl[eé]s|inglese)/i],
  ['de', /^(?:german|deutsch|allemand|duits|alem[aá]n|tedesco|alemão)/i],
  ['fr', /^(?:french|franz[oö]sisch|fran[cç]ais|frans|franc[eé]s|francese)/i],
  ['nl', /^(?:dutch|niederl[aä]ndisch|n[eé]erlandais|nederlands|neerland[eé]s|olandese)/i],
  ['es', /^(?:spanish|spanisch|espagnol|spaans|espa[nñ]ol|spagnolo|castellano)/i],
  ['it', /^(?:italian|italienisch|italiaans)/i],
  ['pt', /^(?:portuguese|portugiesisch|portugais|portugees|portugu[eéê]s|portoghese)/i],
];

/** The ISO 639-1 code of a language's name in one of these languages: "ENGLISH", "Niederländisch". */
export const languageCode = (name: string): string | undefined =>
  LANGUAGES.find(([, names]) => names.test(name.trim()))?.[0];

/** Runs of lines between empty ones. */
export const lineBlocks = (lines: readonly string[]): string[][] => {
  const blocks: string[][] = [];
  let open: string[] = [];
  for (const line of lines) {
    if (line.trim() !== '') open.push(line.trim());
    else if (open.length > 0) {
      blocks.push(open);
      open = [];
    }
  }
  return open.length > 0 ? [...blocks, open] : blocks;
};

/** A byline as printed, or the names of the writers. */
export const writersOf = (line: string): { byline?: string; author?: string } =>
  line === '' ? {} : isByline(line) ? { byline: line } : { author: inReadingOrder(line) };

/** Why a document of an export without a text is refused. */
export const NO_TEXT = 'This document of the delivery has no body.';
