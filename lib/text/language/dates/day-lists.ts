/** Days of a month that stand beside one of its dates, and the words of the whole. */
export interface DayList {
  from: number;
  words: string;
  before: number[];
  after: number[];
  /** Behind the whole: "June 3 and 4, 2024". */
  year?: number;
}

const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const AND = ',? (?:and|or|&) ';
/** "on 3, 4 and | 7 June". */
const BEFORE = new RegExp(
  `(?<=\\b(?:on|the|of|for|from|by|between|until|before|after|both|either) )((?:${DAY}, ){0,5}${DAY})${AND}$`,
  'i',
);
/** "June 3|, 4 and 7", and no number of something else: "June 3 and 4 people". */
const AFTER = new RegExp(
  `^((?:, ${DAY}(?![\\d.,]*\\d)){0,5}${AND}${DAY}(?!\\d))(?:,? (\\d{4})(?!\\d))?(?=[.,;:)]|$| (?:at|in|on|for|from|to|with|by|when|while|as|after|before)\\b)`,
  'i',
);
const MAX_CHARACTERS = 50;

/** The days listed beside a date that is `words`, from `from` on. */
export const daysListedBeside = (passage: string, from: number, words: string): DayList | undefined => {
  if (/^\d{1,2}(?!\d)/.test(words)) {
    const list = BEFORE.exec(passage.slice(Math.max(0, from - MAX_CHARACTERS), from));
    if (!list) return undefined;
    const start = from - list[0].length;
    return { from: start, words: list[0] + words, before: daysOf(list[1]!), after: [] };
  }
  const end = from + words.length;
  const list = /\p{L}\.? \d{1,2}(?:st|nd|rd|th)?$/u.test(words) && AFTER.exec(passage.slice(end, end + MAX_CHARACTERS));
  if (!list) return undefined;
  const [whole, days, year] = list;
  return { from, words: words + whole, before: [], after: daysOf(days!), ...(year && { year: Number(year) }) };
};

const daysOf = (list: string): number[] =>
  [...list.matchAll(/\d+/g)].map(([day]) => Number(day)).filter((day) => day >= 1 && day <= 31);
