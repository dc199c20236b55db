/** The names of months and weekdays in the languages of dates printed above articles. */
import { MONTHS, WEEKDAYS } from './calendar.ts';

/** Of these languages, beside English, Intl gives the names. */
const LANGUAGES = ['de', 'de-AT', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'nb', 'pl'];
/** Months as they are also written. */
const OTHER_SPELLINGS: readonly (readonly [string, number])[] = [
  ['maerz', 3],
  ['mrz', 3],
  ['setiembre', 9],
];
/** A shorter beginning of a month's name is no abbreviation, nor is a shorter one of a weekday's. */
const MIN_MONTH_CHARACTERS = 3;
const MIN_WEEKDAY_CHARACTERS = 2;

/** The number of a month, 1 to 12, by its name or an abbreviation in either case: "sept", "März", "août", "dic." */
export const monthNumber = (word: string): number | undefined => englishMonth(word) ?? numberOf(months(), word);

/** Whether a word is the name of a weekday or an abbreviation: "Wed", "Mi.", "mercredi", "quarta-feira". */
export const isWeekday = (word: string): boolean => {
  const name = plain(word);
  if (name.length >= MIN_MONTH_CHARACTERS && WEEKDAYS.some((weekday) => weekday.startsWith(name))) return true;
  return numberOf(weekdays(), word) !== undefined;
};

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

/** Names with their numbers. Every beginning of a name means it, unless it begins another name too: then it is 0. */
type Names = ReadonlyMap<string, number>;

const numberOf = (names: Names, word: string): number | undefined => names.get(plain(word)) || undefined;

const namesOf = (forms: Iterable<readonly [name: string, number: number]>, minCharacters: number): Names => {
  const names = new Map<string, number>();
  for (const [form, number] of forms) {
    const name = plain(form);
    for (let length = Math.min(minCharacters, name.length); length <= name.length; length++) {
      const beginning = name.slice(0, length);
      names.set(beginning, (names.get(beginning) ?? number) === number ? number : 0);
    }
  }
  return names;
};

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const months = once((): Names => {
  // With the day, for languages where the month is in the genitive beside it.
  const forms = LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
      return MONTHS.map((_, at): [string, number] => [partOf(format, Date.UTC(2026, at, 15), 'month'), at + 1]);
    }),
  );
  return namesOf([...forms, ...OTHER_SPELLINGS], MIN_MONTH_CHARACTERS);
});

const weekdays = once((): Names => {
  const forms = LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((weekday) => {
      const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
      // 5 January 2026 was a Monday. The numbers do not matter: no two may be told apart.
      return WEEKDAYS.map((_, at): [string, number] => [partOf(format, Date.UTC(2026, 0, 5 + at), 'weekday'), 1]);
    }),
  );
  return namesOf(forms, MIN_WEEKDAY_CHARACTERS);
});

const partOf = (format: Intl.DateTimeFormat, time: number, type: 'month' | 'weekday'): string =>
  format.formatToParts(time).find((part) => part.type === type)?.value ?? '';
