import { MONTH_ABBREVIATIONS, MONTHS } from '../../words/calendar.ts';
import { anyOf } from '../../words/word-list.ts';

/** Characters of a paragraph that a dateline is looked for in. */
const MAX_DATELINE_CHARACTERS = 160;
const MAX_DATELINE_LINE_CHARACTERS = 80;

const MONTH = anyOf([...MONTHS, ...MONTH_ABBREVIATIONS].map((month) => month[0]!.toUpperCase() + month.slice(1)));
const DAY = `(?:${MONTH}\\.? \\d{1,2}|\\d{1,2} ${MONTH}\\.?)`;
const DATE = `(?:${DAY}(?:,? \\d{4})?|\\d{4}-\\d{2}-\\d{2})`;

/** A city in capitals, or any places followed by an agency or a date; then a dash. */
const CITY = "[\\p{Lu}][\\p{Lu}.'’-]{2,24}(?: [\\p{Lu}][\\p{Lu}.'’-]{0,24}){0,3}";
const PLACE = "[\\p{Lu}][\\p{L}.'’-]{1,24}(?: [\\p{L}.'’-]{1,24}){0,3}";
const REGION = `(?:[,/] ?${PLACE}){0,2}`;
const AGENCY = '\\((?:[\\p{Lu}][\\p{L}. /&-]{1,40})\\)';
const DASH = ' ?(?:—|–|--|-|:) ';

const DATELINE = new RegExp(
  `^(?:${CITY}${REGION}(?:,? ${DATE})?(?: ${AGENCY})?|${PLACE}${REGION}(?:,? ${DATE} ${AGENCY}|,? ${DATE}| ${AGENCY}))${DASH}`,
  'u',
);
const DATELINE_ALONE = new RegExp(`^${PLACE}${REGION},? ${DATE}(?: ${AGENCY})?$`, 'u');

/** The dateline at the start of a first paragraph, with its dash ("LAGOS, Nigeria (Reuters) — "), if there is one. */
export const datelineOf = (paragraph: string): string | undefined => {
  const dateline = DATELINE.exec(paragraph.slice(0, MAX_DATELINE_CHARACTERS))?.[0];
  // A sentence follows a dateline: "SOCCER - CUP DRAW POSTPONED" is a slug and a headline.
  return dateline !== undefined && /[\p{Ll}\p{Lo}]{2}/u.test(paragraph.slice(dateline.length)) ? dateline : undefined;
};

/** Whether a line is only a place and a date ("BRUSSELS 1996-08-22"). */
export const isDateline = (line: string): boolean =>
  line.length <= MAX_DATELINE_LINE_CHARACTERS && DATELINE_ALONE.test(line);
