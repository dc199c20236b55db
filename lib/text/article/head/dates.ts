import { trim } from '../../trim.ts';
import { isWeekday, monthNumber } from '../../words/calendar-names.ts';
import type { DateOrder } from './date-order.ts';
import { offsetOf, ZONE } from './zones.ts';

/** What is printed before a date: "Published on", "Stand:", "Mis en ligne le". */
const LABELS = {
  en: '(?:first |originally |last )?(?:published|posted|updated|modified|created|issued|released|written|filed|dated?)|(?:release|publication) date|for (?:immediate )?release',
  de: '(?:zuletzt |letzte )?(?:ver(?:ö|oe)ffentlicht|publiziert|erschienen|erstellt|aktualisiert|aktualisierung|ge(?:ä|ae)ndert)|stand|datum|vom',
  fr: 'publi(?:é|e)e?|paru|mis(?:e)? (?:en ligne|à jour)|modifi(?:é|e)e?',
  es: '(?:publicad|actualizad|cread)[oa]|fecha',
  it: '(?:ultimo )?(?:pubblicat|aggiornat|creat)[oa]|(?:ultimo )?aggiornamento|data',
  nl: '(?:laatst )?(?:gepubliceerd|geplaatst|bijgewerkt|gewijzigd|aangepast)',
  pt: '(?:publicad|atualizad|criad)[oa]',
  pl: 'opublikowano|aktualizacja|data publikacji|dodano',
};
const JOINTS = 'on|at|the|am|um|den|le|el|il|op|em|på|den';
const BEFORE = `(?:(?:${Object.values(LABELS).join('|')})(?![\\p{L}])[:.]? ?)?(?:(?:${JOINTS}) ){0,2}`;
const NAME = '[\\p{L}-]{2,14}';
const WEEKDAY = `(?:(${NAME})[.,]{0,2} (?:(?:${JOINTS}) )?)?`;
const CLOCK = `(\\d{1,2})(?: ?[:.h] ?(\\d{2}))?(?::\\d{2}(?:\\.\\d{1,6})?)? ?([ap]\\.?m\\.?(?![\\p{L}]))?,? ?(uhr|hs?|hrs?|hours|uur)?,? ?\\(?(${ZONE})?\\)?`;
const TIME_JOINTS = 'at|um|à|a las|às|alle ore|alle|ore|om|kl\\.?|o godz\\.?';
const WEEKDAY_AFTER = `(?:,? (?!(?:${TIME_JOINTS}) )\\(?(${NAME})\\)?)?`;
const BETWEEN = `(?:[,;] ?| ?[|–—@•·/-] ?| )(?:(?:${TIME_JOINTS}) )?`;
const TIME = `(?:${BETWEEN}${CLOCK})?(?: \\([A-Z]{1,5}\\))?`;

const DAY = '(\\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?';
const MONTH_FIRST = new RegExp(`^${BEFORE}${WEEKDAY}(${NAME})\\.? ${DAY},? (\\d{4})${WEEKDAY_AFTER}${TIME}$`, 'iu');
const DAY_FIRST = new RegExp(
  `^${BEFORE}${WEEKDAY}${DAY}(?:\\. ?|[ /-])(?:(?:of|de|di) |d[’'])?(${NAME})\\.?,?[ /-](?:(?:de|del) )?(\\d{4})${WEEKDAY_AFTER}${TIME}$`,
  'iu',
);
/**
 * With full stops ("3.11.2026") the day comes first; in "11/25/2026" and "25/11/2026" only one number can be a month.
 */
const NUMERIC = new RegExp(
  `^${BEFORE}${WEEKDAY}(\\d{1,4})([./-]) ?(\\d{1,2})\\3 ?(\\d{1,4})${WEEKDAY_AFTER}${TIME}$`,
  'iu',
);
const ISO = new RegExp(
  `^${BEFORE}(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2})?)(?:\\.\\d{1,9})?(?: ?(${ZONE}))?)?$`,
  'iu',
);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** "5:40 p.m. EST, March 4, 2026", "00:01, Thursday 5 March 2026". */
const TIME_FIRST = new RegExp(`^(${BEFORE})(${CLOCK}),? (?:[|–—-] ?)?(?=\\p{L}|\\d)`, 'iu');

const MAX_DATE_LINE_CHARACTERS = 80;

/** Larger Unix times are in milliseconds: as seconds they would be after the year 5100. */
const MAX_UNIX_SECONDS = 1e11;

/**
 * Reads a line that is only a date: "Published: 3 November 2026, 10:15 GMT", "Nov. 3, 2026", "mardi 3 novembre 2026 à
 * 10h15", "03.11.2026 10:15 Uhr", "2026-11-03T10:15:00Z", "20261103T101500Z", RFC 822 dates, seconds or milliseconds
 * since 1970.
 *
 * @returns an ISO 8601 date, or a date and time if the zone is known; undefined for anything else ("03/11/2026" is
 * ambiguous unless the order is known)
 */
export const dateOf = (line: string, order?: DateOrder): string | undefined => {
  const text = line.trim();
  if (text.length > MAX_DATE_LINE_CHARACTERS || !/\d/.test(text)) return undefined;
  return (
    isoDate(text) ??
    compactDate(text) ??
    printedDate(text, order) ??
    printedDate(timeLast(text), order) ??
    unixTime(text)
  );
};

const UPDATE =
  /updated?|modified|aktualisier|ge(?:ä|ae)ndert|mis à jour|modifi|actualizad|aggiorna|bijgewerkt|gewijzigd|atualizad|aktualizacja/i;

/** Whether a line with a date says that this is the day of an update: "Updated 3 March 2026". */
export const isUpdate = (line: string): boolean => UPDATE.test(line);

/** Words that a date may have, with its time. */
const MAX_DATE_WORDS = 9;
const MAX_WORDS_AROUND = 40;

/** The first date within a line that holds other things too, in as many words as belong to it. */
export const dateWithin = (line: string): string | undefined => {
  if (!/\d{4}/.test(line)) return undefined;
  const words = line.split(/\s+|(?<=\p{Ll})(?=\d)/u).slice(0, MAX_WORDS_AROUND);
  for (const from of words.keys()) {
    for (let to = Math.min(words.length, from + MAX_DATE_WORDS); to > from; to--) {
      const date = dateOf(trim(words.slice(from, to).join(' '), /[([]/, /[.,;:|)\]–—-]/));
      // An issue's number or an amount is no time since 1970.
      if (date !== undefined && !/^\d+$/.test(words.slice(from, to).join(' '))) return date;
    }
  }
  return undefined;
};

const isoDate = (text: string): string | undefined => {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, date, time, zone] = match;
  return dated(date!, time, zone);
};

const compactDate = (text: string): string | undefined => {
  const match = COMPACT.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  return dated(`${year}-${month}-${day}`, hour && `${hour}:${minute}:${second ?? '00'}`, zone);
};

/** The same with its time behind the date, if that is before it. */
const timeLast = (text: string): string => {
  const match = TIME_FIRST.exec(text);
  return match?.[4] || match?.[5] || match?.[6] ? `${match[1]}${text.slice(match[0].length)}, ${match[2]}` : '';
};

const printedDate = (text: string, order?: DateOrder): string | undefined => {
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) {
    const [, before, month, day, year, after, ...time] = monthFirst;
    return dayAndTime([year, monthNumber(month!), day], [before, after], time);
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    const [, before, day, month, year, after, ...time] = dayFirst;
    return dayAndTime([year, monthNumber(month!), day], [before, after], time);
  }
  const numeric = NUMERIC.exec(text);
  if (!numeric) return undefined;
  const [, before, one = '', mark, two = '', three = '', after, ...time] = numeric;
  const read = (year: string, month: string, day: string) =>
    dayAndTime([year, Number(month), day], [before, after], time);
  if (one.length === 4) return read(one, two, three);
  if (three.length !== 4 || one.length > 2) return undefined;
  if (mark === '.' || Number(one) > 12) return read(three, two, one);
  if (Number(two) > 12) return read(three, one, two);
  if (order === undefined) return undefined;
  return order === 'day first' ? read(three, two, one) : read(three, one, two);
};

/** @param clock hour, minute, half of the day, "Uhr" or the like, and zone, as printed */
const dayAndTime = (
  [year, month, day]: [string | undefined, number | undefined, string | undefined],
  names: (string | undefined)[],
  [hour, minute, half, unit, zone]: (string | undefined)[],
): string | undefined => {
  if (month === undefined || names.some((name) => name !== undefined && !isWeekday(name))) return undefined;
  const date = `${year}-${String(month).padStart(2, '0')}-${day!.padStart(2, '0')}`;
  if (hour === undefined) return dated(date);
  if (minute === undefined && half === undefined && unit === undefined) return undefined;
  const clock = (Number(hour) % (half ? 12 : 24)) + (/^p/i.test(half ?? '') ? 12 : 0);
  return dated(date, `${String(clock).padStart(2, '0')}:${minute ?? '00'}:00`, zone);
};

const unixTime = (text: string): string | undefined => {
  if (!/^\d{9,10}(?:\d{3})?(?:\.\d{1,6})?$/.test(text)) return undefined;
  const number = Number(text);
  const date = new Date(number > MAX_UNIX_SECONDS ? number : number * 1000);
  return date.getUTCFullYear() >= 1990 && date.getUTCFullYear() < 2100 ? date.toISOString() : undefined;
};

/** Only the date if the zone is unknown: a time without one would be a guess. */
const dated = (date: string, time?: string, zone?: string): string | undefined => {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date) return undefined;
  if (time === undefined || zone === undefined) return date;
  const local = `${date}T${time.length === 5 ? `${time}:00` : time}`;
  const offset = offsetOf(zone, local);
  const instant = new Date(`${local}${offset}`);
  return offset === undefined || Number.isNaN(instant.getTime()) ? date : instant.toISOString();
};
