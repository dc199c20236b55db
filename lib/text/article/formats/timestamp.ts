import { MONTHS } from '../../words/calendar.ts';
import type { DateOrder } from '../head/date-order.ts';
import { dateOf } from '../head/dates.ts';
import { offsetOf } from '../head/zones.ts';

/** In mail and feeds CST is that of America, as RFC 822 has it, whatever it is elsewhere. */
const RFC_822_CST = '-06:00';

const CLOCK = '(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.,]\\d{1,9})?';
const ZONE = '(?: ?([A-Za-z]{1,5}|(?:GMT|UTC)?[+-]\\d{1,2}(?::?\\d{2})?))?(?: ?\\([^()]{1,40}\\))?';
const WEEKDAY = '(?:\\p{L}{2,12}\\.?,? ?)?';

/** "Tue, 03 Mar 2026 10:15:25 EST", as in feeds and mail, also with a year of two digits and a wrong weekday. */
const RFC_822 = new RegExp(`^${WEEKDAY}(\\d{1,2})[ -]([A-Za-z]{3,9})\\.?[ -](\\d{4}|\\d{2}),? ${CLOCK}${ZONE}$`, 'u');
/** "Tue Mar 03 10:15:25 GMT 2026", as C and Java write it, and "Tue Mar 03 2026 10:15:25 GMT+0100", as JavaScript does. */
const C_TIME = new RegExp(`^\\p{L}{3} ([A-Z][a-z]{2}) {1,2}(\\d{1,2}) ${CLOCK}${ZONE} (\\d{4})$`, 'u');
const JAVASCRIPT = new RegExp(`^\\p{L}{3} ([A-Z][a-z]{2}) (\\d{2}) (\\d{4}) ${CLOCK}${ZONE}$`, 'u');
/** "2026-03-03 10:15:25.123456+00", as databases write it, with slashes, or with a place behind that stands for the zone. */
const ISO = new RegExp(
  `^(\\d{4})[-/](\\d{2})[-/](\\d{2})[T ,]{1,2}${CLOCK}${ZONE}(?:\\[[\\w/+-]{1,40}\\]| ?[A-Z]\\w{1,20}/[\\w/-]{1,40})?$`,
  'u',
);
/** "20260303101525" */
const DIGITS = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** Times since 1970 in microseconds and nanoseconds have so many digits. */
const MICROSECONDS = /^(\d{13})\d{3}(?:\d{3})?$/;

/**
 * Reads a time as programs write it: in a feed, in a field of JSON or a table, as a number, in the wrapper of a database.
 *
 * @param order of 05/03/2026, if that is known
 * @returns as `dateOf`, which reads all that is not a program's
 */
export const timestampOf = (value: unknown, order?: DateOrder): string | undefined => {
  if (Array.isArray(value)) return value.length === 1 ? timestampOf(value[0], order) : undefined;
  // MongoDB's export: { "$date": "…" }, { "$date": { "$numberLong": "…" } }.
  if (typeof value === 'object' && value !== null)
    return timestampOf(Object.entries(value).find(([name]) => name === '$date' || name === '$numberLong')?.[1]);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim().replace(/\s+/g, ' ');
  const long = MICROSECONDS.exec(text);
  return readParts(text) ?? dateOf(long ? long[1]! : text, order);
};

/** A longer text is no time. */
const MAX_CHARACTERS = 100;

const readParts = (text: string): string | undefined => {
  if (text.length > MAX_CHARACTERS) return undefined;
  const rfc = RFC_822.exec(text);
  if (rfc) {
    const [, day, month, year, hour, minute, second, zone = ''] = rfc;
    return instant([year, month, day], [hour, minute, second], /^cst$/i.test(zone) ? RFC_822_CST : zone);
  }
  const c = C_TIME.exec(text);
  if (c) {
    const [, month, day, hour, minute, second, zone, year] = c;
    return instant([year, month, day], [hour, minute, second], zone);
  }
  const js = JAVASCRIPT.exec(text);
  if (js) {
    const [, month, day, year, hour, minute, second, zone] = js;
    return instant([year, month, day], [hour, minute, second], zone);
  }
  const [, year, month, day, hour, minute, second, zone] = ISO.exec(text) ?? DIGITS.exec(text) ?? [];
  return year === undefined ? undefined : instant([year, month, day], [hour, minute, second], zone);
};

type Part = string | undefined;

/** @returns undefined if there is no such day; the day alone if the zone is not known */
const instant = ([year = '', month = '', day = '']: Part[], clock: Part[], zone = ''): string | undefined => {
  const number = /^\d/.test(month) ? month : String(monthNumber(month));
  const fullYear = year.length === 2 ? `20${year}` : year;
  const date = `${fullYear}-${two(number)}-${two(day)}`;
  const time = clock.map((part = '00') => two(part)).join(':');
  const local = `${date}T${time}`;
  return dateOf(local + (offsetOf(zone, local) ?? ''));
};

const two = (number: string): string => number.padStart(2, '0');

const monthNumber = (name: string): number =>
  MONTHS.findIndex((month) => month.slice(0, 3) === name.slice(0, 3).toLowerCase()) + 1;
