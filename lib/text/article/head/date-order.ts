import { ENGLISH_FUNCTION_WORDS } from '../../words/function-words.ts';

/** What the first number of a date such as 05/03/2026 is. */
export type DateOrder = 'day first' | 'month first';

/** Languages that write the day first wherever they are written. */
const DAY_FIRST = new Set('ca cs da de el es fi fr gl it nb nl nn no pl pt ro ru sk sl sv tr uk'.split(' '));
const MAX_SAMPLE_CHARACTERS = 4000;
const MIN_WORDS = 20;
/** Share of English function words; English news has 0.3 to 0.5, other languages share a few of the words. */
const MAX_ENGLISH = 0.15;

/** The order of dates in a language, or in that of a text if it is not stated; unknown in English. */
export const orderOfLanguage = (language: string | undefined, paragraphs: readonly string[]): DateOrder | undefined => {
  const isDayFirst =
    language === undefined ? isForeign(paragraphs) : DAY_FIRST.has(language.toLowerCase().split(/[-_]/)[0]!);
  return isDayFirst ? 'day first' : undefined;
};

/** Whether a text in the Latin or Cyrillic script is surely not English. */
const isForeign = (paragraphs: readonly string[]): boolean => {
  const sample = paragraphs.join(' ').slice(0, MAX_SAMPLE_CHARACTERS);
  const words = sample.match(/(?<!\p{L})[\p{Script=Latin}\p{Script=Cyrillic}’']+(?!\p{L})/gu) ?? [];
  const lowerCase = words.filter((word) => /^\p{Ll}/u.test(word));
  if (lowerCase.length < MIN_WORDS || lowerCase.length < words.length / 2) return false;
  return lowerCase.filter((word) => ENGLISH_FUNCTION_WORDS.has(word)).length < lowerCase.length * MAX_ENGLISH;
};

const SLASHED = /(?<![^\s,;|"])(\d{1,2})\/(\d{1,2})\/\d{4}(?![^\s,;|"])/g;

/** The order that the dates of a text tell, if one of them has a day after the twelfth, and none contradicts it. */
export const orderOfDates = (text: string): DateOrder | undefined => {
  const dates = [...text.matchAll(SLASHED)];
  const isDayFirst = dates.some(([, one]) => Number(one) > LAST_MONTH);
  const isMonthFirst = dates.some(([, , two]) => Number(two) > LAST_MONTH);
  return isDayFirst === isMonthFirst ? undefined : isDayFirst ? 'day first' : 'month first';
};

const LAST_MONTH = 12;
