import { MONTHS, WEEKDAYS } from '../../words/calendar.ts';

const firstLetters = (name: string): string => name.slice(0, 3);

const MONTH_BEGINNINGS = MONTHS.map(firstLetters);
const MONTH = `(${MONTH_BEGINNINGS.join('|')})[a-z]{0,6}\\.?`;
const WEEKDAY = `(?:(?:${WEEKDAYS.map(firstLetters).join('|')})[a-z]{0,6},? )?`;
const LABEL =
  '(?:(?:first )?(?:published|posted|updated|last updated|last modified|modified|created|date|issued)(?: on| at)?:? ?)?';
const TIME =
  '(?:(?:,| at| -| \\||)? ?(\\d{1,2})[:.](\\d{2})(?::\\d{2})? ?(a\\.?m\\.?|p\\.?m\\.?)? ?(gmt|utc|[ecmp][sd]t|bst|cet|cest|ist)?)?';

const MONTH_FIRST = new RegExp(`^${LABEL}${WEEKDAY}${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${TIME}$`, 'i');
const DAY_FIRST = new RegExp(`^${LABEL}${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH},?[ -](\\d{4})${TIME}$`, 'i');
const ISO = new RegExp(
  `^${LABEL}(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2})?)(?:\\.\\d{1,9})?(?: ?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?)?$`,
  'i',
);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** "Tue, 03 Nov 2026 10:15:00 +0000", as in mail and RSS; the groups are those of DAY_FIRST. */
const RFC_822 = new RegExp(
  `^${WEEKDAY}(\\d{1,2}) ${MONTH} (\\d{4}) (\\d{2}):(\\d{2})(?::\\d{2})?() ?(Z|UTC|GMT|UT|[+-]\\d{4})?(?: \\([A-Z]{1,5}\\))?$`,
  'i',
);

/**
 * With full stops ("3.11.2026") the day comes first; in "11/25/2026" and "25/11/2026" only one number can be a month.
 */
const NUMERIC = /^(\d{1,4})([./])(\d{1,2})\2(\d{1,4})$/;

const MAX_DATE_LINE_CHARACTERS = 80;

/** Larger Unix times are in milliseconds: as seconds they would be after the year 5100. */
const MAX_UNIX_SECONDS = 1e11;

const ZONES: Record<string, string> = { z: 'Z', utc: 'Z', gmt: 'Z', bst: '+01:00', cet: '+01:00', cest: '+02:00' };

/**
 * Reads a line that is only a date: "Published: 3 November 2026, 10:15 GMT", "Nov. 3, 2026", "2026-11-03T10:15:00Z",
 * "20261103T101500Z", RFC 822 dates, seconds or milliseconds since 1970.
 *
 * @returns an ISO 8601 date, or a date and time if the zone is known; undefined for anything else ("03/11/2026" is
 * ambiguous)
 */
export const dateOf = (line: string): string | undefined => {
  const text = line.trim();
  if (text.length > MAX_DATE_LINE_CHARACTERS || !/\d/.test(text)) return undefined;
  return isoDate(text) ?? compactDate(text) ?? writtenDate(text) ?? numericDate(text) ?? unixTime(text);
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

const numericDate = (text: string): string | undefined => {
  const [, one = '', mark, two = '', three = ''] = NUMERIC.exec(text) ?? [];
  const day = (year: string, month: string, date: string) =>
    dated(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  if (one.length === 4) return day(one, two, three);
  if (three.length !== 4 || one.length > 2) return undefined;
  if (mark === '.' || Number(one) > 12) return day(three, two, one);
  return Number(two) > 12 ? day(three, one, two) : undefined;
};

const writtenDate = (text: string): string | undefined => {
  const monthFirst = MONTH_FIRST.exec(text);
  const match = monthFirst ?? DAY_FIRST.exec(text) ?? RFC_822.exec(text);
  if (!match) return undefined;
  const [month, day] = monthFirst ? [match[1]!, match[2]!] : [match[2]!, match[1]!];
  const [, , , year, hour, minute, half, zone] = match;
  const number = MONTH_BEGINNINGS.indexOf(month.toLowerCase()) + 1;
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined) return dated(date);
  const clock = (Number(hour) % (half ? 12 : 24)) + (/^p/i.test(half ?? '') ? 12 : 0);
  return dated(date, `${String(clock).padStart(2, '0')}:${minute}:00`, zone);
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
  const offset =
    zone === undefined ? undefined : (ZONES[zone.toLowerCase()] ?? (/^[+-]/.test(zone) ? zone : undefined));
  if (time === undefined || offset === undefined) return date;
  const instant = new Date(
    `${date}T${time.length === 5 ? `${time}:00` : time}${offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`,
  );
  return Number.isNaN(instant.getTime()) ? date : instant.toISOString();
};
