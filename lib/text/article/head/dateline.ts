import { trimEnd } from '../../trim.ts';
import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS } from '../../words/calendar.ts';
import { anyOf } from '../../words/word-list.ts';
import { dateOf } from './dates.ts';
import { isSectionLabel, SENTENCE_END } from './lines.ts';

/** Characters of a paragraph that a dateline is looked for in. */
const MAX_DATELINE_CHARACTERS = 160;
const MAX_DATELINE_LINE_CHARACTERS = 80;
/** Shorter words in capitals before a colon are abbreviations. */
const MIN_PLACE_CHARACTERS = 4;

const capitalised = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
const MONTH = anyOf([...MONTHS, ...MONTH_ABBREVIATIONS].flatMap((month) => [capitalised(month), month.toUpperCase()]));
const ORDINAL = '(?:st|nd|rd|th)?';
const DAY = `(?:${MONTH}\\.? \\d{1,2}${ORDINAL}|\\d{1,2}${ORDINAL} (?:of )?${MONTH}\\.?)`;
const DATE = `(?:${DAY}(?:,? \\d{4})?|\\d{4}-\\d{2}-\\d{2})`;
const DATE_OF_YEAR = `(?:${DAY},? \\d{4}|\\d{4}-\\d{2}-\\d{2})`;
/** A day in any language, which only an agency's name beside it makes certain: "4 mar", "4. März 2026". */
const ANY_DATE = `(?:${DATE}|\\d{1,2}\\.? (?:de )?\\p{L}{3,10}\\.?(?:,? (?:de )?\\d{4})?|${anyOf(WEEKDAYS.map(capitalised))})\\.?`;

/** A city in capitals, or any places followed by an agency or a date; then a dash. */
const CITY = "[\\p{Lu}][\\p{Lu}.'’-]{2,24}(?: [\\p{Lu}][\\p{Lu}.'’-]{0,24}){0,3}";
const PLACE = "[\\p{Lu}][\\p{L}.'’-]{1,24}(?: [\\p{L}.'’-]{1,24}){0,3}";
const REGION = `(?:[,/] ?${PLACE}){0,2}`;
const AGENCY_NAME = '(?:\\p{Lu}[\\p{L}. /&-]{1,40}|(?:dpa|epd|apa|ots|kna|sid|idw)(?:[/-][\\p{L}/-]{1,20})?)';
const AGENCY = `(?:\\(${AGENCY_NAME}\\)|/${AGENCY_NAME}/)`;
const DASH = '(?: ?(?:—|–|―|--|-|:|_) |\\.[-–—]+ ?|--(?=\\p{L}))';
const BAR = '(?:—|–|―|--|-|\\|)';
/** An agency may stand between its dashes, without spaces; TASS ends it with a full stop. */
const AGENCY_DASH = `(?:${DASH}|/?\\. )`;

const DATELINE = new RegExp(
  `^(?:${[
    // Press releases print the day between dashes or bars, before or behind the place.
    `${CITY}${REGION} ?${BAR} ?${DATE} ?${BAR} `,
    `${PLACE}${REGION}(?: ?${BAR} ?|, | (?=\\())\\(?${DATE_OF_YEAR}\\)? ?${BAR} `,
    `${DATE_OF_YEAR} ?(?:${BAR}|,) ?${PLACE}${REGION} ?(?:${BAR}|:) `,
    `${CITY}${REGION}(?:,? ${DATE}|,? ${anyOf(WEEKDAYS.map(capitalised))})?${DASH}`,
    `${PLACE}${REGION},? ${DATE}${DASH}`,
    `${PLACE}${REGION}(?:,? ${ANY_DATE})?(?: |--)${AGENCY}${AGENCY_DASH}`,
    `${DATE} ${AGENCY}${DASH}`,
    // ANSA prints itself first.
    `\\(${AGENCY_NAME}\\) ?${DASH}(?:${CITY}(?:,? ${ANY_DATE})?${DASH})?`,
  ].join('|')})`,
  'u',
);
const DATELINE_ALONE = new RegExp(`^${PLACE}${REGION},? ${DATE}(?: ${AGENCY})?$`, 'u');
const PLACE_ALONE = new RegExp(`^${PLACE}(?:[,/] ?${PLACE})??(?:, ?| ?[-–—|] ?)(?=\\d|\\p{L}{2,10}[.,]? \\d)`, 'u');
const DATE_WITHIN = new RegExp(`(?<![\\p{L}\\d])(?:${ANY_DATE})`, 'gu');

/** The dateline at the start of a first paragraph, with its dash ("LAGOS, Nigeria (Reuters) — "), if there is one. */
export const datelineOf = (paragraph: string): string | undefined => {
  const dateline = DATELINE.exec(paragraph.slice(0, MAX_DATELINE_CHARACTERS))?.[0];
  // A sentence follows a dateline: "SOCCER - CUP DRAW POSTPONED" is a slug and a headline.
  if (dateline === undefined || !/[\p{Ll}\p{Lo}]{2}/u.test(paragraph.slice(dateline.length))) return undefined;
  if (isSectionLabel(dateline)) return undefined;
  return /^[^\d(/]*: $/.test(dateline) && !isPlaceAbove(dateline, paragraph) ? undefined : dateline;
};

/** Whether a colon ends a place before a sentence: "RILL: The board …", not "DIY: A box for nails". */
const isPlaceAbove = (dateline: string, paragraph: string): boolean =>
  dateline.trimEnd().length > MIN_PLACE_CHARACTERS && SENTENCE_END.test(paragraph);

/** Whether a line is only a place and a date ("BRUSSELS 1996-08-22"). */
export const isDateline = (line: string): boolean =>
  line.length <= MAX_DATELINE_LINE_CHARACTERS && (DATELINE_ALONE.test(line) || dayBehindPlace(line) !== undefined);

/** The day on a line that is a place and a date in any language: "Valencia, 5 de marzo de 2025", "Rill, den 5. März 2026". */
const dayBehindPlace = (line: string): string | undefined => {
  const place = PLACE_ALONE.exec(line)?.[0];
  return place === undefined ? undefined : dateOf(line.slice(place.length));
};

/** The day of a dateline, if that has a year: "LONDON, March 4, 2026 /PRNewswire/ -- ". */
export const dayOfDateline = (dateline: string): string | undefined =>
  dayBehindPlace(dateline) ?? [...dateline.matchAll(DATE_WITHIN)].map(([date]) => dateOf(date)).find(Boolean);

const MAX_YEARS_BACK = 8;

/**
 * The day of a dateline without a year ("BELFAST, Jan. 14 —") in the year in which it was the latest, `YYYY-MM-DD`.
 *
 * @param received ISO 8601; the dateline is at most a day after it, where it is tomorrow already
 */
export const dayOfDatelineNear = (dateline: string, received: string): string | undefined => {
  const latest = new Date(Date.parse(received) + MS_PER_DAY).toISOString();
  const year = Number(latest.slice(0, 4));
  const days = [...dateline.matchAll(DATE_WITHIN)].flatMap(([date]) =>
    Array.from({ length: MAX_YEARS_BACK + 1 }, (_, back) => dateOf(`${trimEnd(date, /[.,]/)} ${year - back}`)),
  );
  return days.find((day) => day !== undefined && day <= latest);
};

const MS_PER_DAY = 24 * 60 * 60 * 1000;
