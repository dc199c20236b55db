/** The names of months and weekdays in the languages of dates printed above articles. */
import { MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS } from './calendar.ts';

/** Of these languages, beside English, Intl gives the names. */
const LANGUAGES = ['de', 'de-AT', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'nb', 'pl', 'cs', 'tr', 'ru', 'uk'];
/** Months as they are also written. */
const OTHER_SPELLINGS: readonly (readonly [string, number])[] = [
  ['maerz', 3],
  ['mrz', 3],
  ['setiembre', 9],
];
/** A shorter beginning of a month's name is no abbreviation. */
const MIN_MONTH_CHARACTERS = 3;

/** The number of a month, 1 to 12, by its name or an abbreviation in either case: "sept", "März", "août", "dic." */
export const monthNumber = (word: string): number | undefined =>
  englishMonth(word) ?? (months().get(plain(word)) || undefined);

/** Whether a word is the name of a weekday or its usual abbreviation: "Wed", "Mi.", "mercredi", "quarta-feira". */
export const isWeekday = (word: string): boolean => {
  const name = plain(word);
  return ENGLISH_WEEKDAYS.has(name) || weekdays().has(name);
};

const ENGLISH_WEEKDAYS: ReadonlySet<string> = new Set([...WEEKDAYS, ...WEEKDAY_ABBREVIATIONS]);

/** English is read without Intl, which takes fifty milliseconds at first. */
const englishMonth = (word: string): number | undefined => {
  const name = plain(word);
  if (name === 'sept') return 9;
  const at = name.length < MIN_MONTH_CHARACTERS ? -1 : MONTHS.findIndex((month) => month.startsWith(name));
  return at === -1 ? undefined : at + 1;
};

/** Lower-case letters without accents and full stops. */
const plain = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '');

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Every beginning of a name means its month, unless it begins another one's too: then it has the number 0. */
const months = once((): ReadonlyMap<string, number> => {
  const numbers = new Map<string, number>();
  const days = MONTHS.map((_, at) => Date.UTC(2026, at, 15));
  for (const [form, number] of [...printedNames('month', days), ...OTHER_SPELLINGS]) {
    const name = plain(form);
    for (let length = Math.min(MIN_MONTH_CHARACTERS, name.length); length <= name.length; length++) {
      const beginning = name.slice(0, length);
      numbers.set(beginning, (numbers.get(beginning) ?? number) === number ? number : 0);
    }
  }
  return numbers;
});

const weekdays = once((): ReadonlySet<string> => {
  const days = WEEKDAYS.map((_, at) => Date.UTC(2026, 0, 5 + at));
  return new Set(printedNames('weekday', days).map(([name]) => plain(name)));
});

/** The names of a part of some days, long and short, in all languages, each with the day's number, from 1. */
const printedNames = (part: 'month' | 'weekday', days: readonly number[]): [name: string, number: number][] =>
  LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((length) => {
      // With the day of the month, beside which some languages put its name in the genitive.
      const format = new Intl.DateTimeFormat(language, { [part]: length, day: 'numeric', timeZone: 'UTC' });
      return days.map((day, at): [string, number] => [
        format.formatToParts(day).find(({ type }) => type === part)?.value ?? '',
        at + 1,
      ]);
    }),
  );
