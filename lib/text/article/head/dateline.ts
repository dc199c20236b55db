const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const DAY = `(?:${MONTH}\\.? \\d{1,2}|\\d{1,2} ${MONTH}\\.?)`;
const DATE = `(?:${DAY}(?:,? \\d{4})?|\\d{4}-\\d{2}-\\d{2})`;

/** A city in capitals, or any place or places where an agency or a date follows, then a dash. */
const CITY = "[\\p{Lu}][\\p{Lu}.'’-]{2,24}(?: [\\p{Lu}][\\p{Lu}.'’-]{0,24}){0,3}";
const PLACE = "[\\p{Lu}][\\p{L}.'’-]{1,24}(?: [\\p{L}.'’-]{1,24}){0,3}";
const REGION = `(?:[,/] ?${PLACE}){0,2}`;
const AGENCY = '\\((?:[\\p{Lu}][\\p{L}. /&-]{1,40})\\)';
const DASH = ' ?(?:—|–|--|-|:) ';

const INLINE = new RegExp(
  `^(?:${CITY}${REGION}(?:,? ${DATE})?(?: ${AGENCY})?|${PLACE}${REGION}(?:,? ${DATE} ${AGENCY}|,? ${DATE}| ${AGENCY}))${DASH}`,
  'u',
);
const OWN_LINE = new RegExp(`^${PLACE}${REGION},? ${DATE}(?: ${AGENCY})?$`, 'u');

/** The dateline at the head of a first paragraph, with its dash ("LAGOS, Nigeria (Reuters) — "); undefined where none is. */
export const datelineOf = (paragraph: string): string | undefined => {
  const dateline = INLINE.exec(paragraph.slice(0, 160))?.[0];
  // "SOCCER - CUP DRAW POSTPONED" is a slug and a headline: after a dateline comes a sentence.
  return dateline !== undefined && /[\p{Ll}\p{Lo}]{2}/u.test(paragraph.slice(dateline.length)) ? dateline : undefined;
};

/** Whether a line is a place and a date and nothing else ("BRUSSELS 1996-08-22"). */
export const isDateline = (line: string): boolean => line.length <= 80 && OWN_LINE.test(line);
