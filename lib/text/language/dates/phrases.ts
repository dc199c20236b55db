import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS } from '../../words/calendar.ts';
import { NUMBER_WORDS } from '../../words/numbers.ts';
import { anyOf } from '../../words/word-list.ts';
import type { Meaning, Season, Unit, Which } from './expression.ts';
import * as topic from './topics.ts';

/** A kind of phrase. */
export interface Phrase {
  /** The topics of the sentences that can have it. */
  topics: number;
  pattern: RegExp;
  /** `undefined` if the words name no date, though some of them look like one. */
  read: (match: RegExpMatchArray) => Meaning | undefined;
}

const DAYS = anyOf(WEEKDAYS);
const MONTH = anyOf(MONTHS);
const ABBREVIATION = anyOf(MONTH_ABBREVIATIONS);
const UNIT = '(day|week|month|year|fortnight)s?';
const SMALL = anyOf([...NUMBER_WORDS].filter(([, value]) => Number(value) > 0).map(([word]) => word));
const COUNT = `(\\d{1,3}|an?|${SMALL}(?:-${SMALL})?)`;
const YEAR = '(?:1[4-9]|20)\\d\\d';
const BEFORE_YEARS =
  'in|since|until|till|by|during|from|before|after|through|between|of|late|early|mid|spring|summer|autumn|winter|christmas|easter';
const LINK = '(?:, | and | or | to | until | through |–|-)';
const PART_OF_DAY = '(?:day|morning|afternoon|evening|night)';

const phrase = (topics: number, pattern: string, read: Phrase['read']): Phrase => ({
  topics,
  pattern: new RegExp(`\\b(?:${pattern})\\b`, 'gi'),
  read,
});

const lower = (word: string | undefined): string => word?.toLowerCase() ?? '';
const weekdayOf = (word: string | undefined): number => WEEKDAYS.indexOf(lower(word)) + 1;
const monthOf = (word: string | undefined): number =>
  MONTHS.findIndex((month) => month.startsWith(lower(word).slice(0, 3))) + 1;
const unitOf = (word: string | undefined): Unit => lower(word) as Unit;
const OFFSETS: Readonly<Record<string, number>> = { last: -1, previous: -1, this: 0, next: 1, following: 1 };
const offsetOf = (word: string | undefined): number => OFFSETS[lower(word)]!;
/** "this past", "this coming": the last word. */
const whichOf = (word: string | undefined): Which => lower(word).split(' ').at(-1) as Which;

/** "a", "12", "twenty-five". */
const countOf = (word: string | undefined): number => {
  const parts = lower(word).split('-');
  return /^an?$/i.test(word!) ? 1 : parts.reduce((sum, part) => sum + Number(NUMBER_WORDS.get(part) ?? part), 0);
};

const far = (kind: 'distance' | 'narrative', side: 1 | -1, [, count, unit]: RegExpMatchArray): Meaning =>
  lower(unit) === 'fortnight'
    ? { kind, unit: 'week', count: side * 2 * countOf(count) }
    : { kind, unit: unitOf(unit), count: side * countOf(count) };

/** Those with a plan of their own come before those that could be read in them. */
export const PHRASES: readonly Phrase[] = [
  phrase(
    topic.WEEKDAY,
    `(?:every|each|any|alternate|most|some|many|one|other|first|second|third|fourth|fifth) (?:other |second |third )?${DAYS}|${DAYS} (?:mornings|afternoons|evenings|nights)`,
    () => undefined,
  ),
  phrase(topic.WEEKDAY | topic.UNIT, `(${DAYS}),? (?:of |in )?(last|this|next) week`, ([, day, week]) => ({
    kind: 'weekday',
    weekday: weekdayOf(day),
    week: offsetOf(week),
  })),
  phrase(topic.WEEKDAY | topic.UNIT, `(last|this|next) week,? on (${DAYS})`, ([, week, day]) => ({
    kind: 'weekday',
    weekday: weekdayOf(day),
    week: offsetOf(week),
  })),
  phrase(topic.WEEKDAY | topic.UNIT, `(${DAYS}) (week|fortnight)(?! of\\b)`, ([, day, unit]) => ({
    kind: 'weekday',
    weekday: weekdayOf(day),
    later: lower(unit) === 'week' ? 7 : 14,
  })),
  phrase(topic.WEEKDAY | topic.UNIT, `(?:a|one) week (?:on|from) (${DAYS})`, ([, day]) => ({
    kind: 'weekday',
    weekday: weekdayOf(day),
    later: 7,
  })),
  phrase(topic.WEEKDAY, `the (following|previous|next) (${DAYS})`, ([, which, day]) => ({
    kind: 'following',
    weekday: weekdayOf(day),
    count: offsetOf(which),
  })),
  phrase(topic.WEEKDAY, `(last|next|this past|this coming|this) (${DAYS})`, ([, which, day]) => ({
    kind: 'weekday',
    weekday: weekdayOf(day),
    which: whichOf(which),
  })),
  phrase(topic.MONTH, `the (following|previous) (${MONTH})`, ([, which, month]) => ({
    kind: 'following',
    month: monthOf(month),
    count: offsetOf(which),
  })),
  phrase(
    topic.MONTH | topic.UNIT,
    `(?:(\\d\\d?)(?:st|nd|rd|th)? )?(${MONTH})(?: (\\d\\d?)(?:st|nd|rd|th)?)?,? (?:of )?(last|this|next) year`,
    ([, before, month, after, years]) => ({
      kind: 'date',
      month: monthOf(month),
      years: offsetOf(years),
      ...((before ?? after) && { day: Number(before ?? after) }),
    }),
  ),
  phrase(topic.MONTH, `(last|next|this past|this coming|this) (${MONTH})(?! \\d)`, ([, which, month]) => ({
    kind: 'date',
    month: monthOf(month),
    which: whichOf(which),
  })),
  phrase(topic.DAY_WORD, 'the day (after tomorrow|before yesterday)', ([, side]) => ({
    kind: 'distance',
    unit: 'day',
    count: lower(side).startsWith('after') ? 2 : -2,
  })),
  // Too vague: "more than three years ago", "two or three weeks ago".
  phrase(
    topic.UNIT,
    `(?:(?:more|less|fewer) than|at (?:least|most)|over|under|nearly|almost|(?:${COUNT}|few|couple) (?:or|to)) ${COUNT} ${UNIT} (?:ago|later|earlier)`,
    () => undefined,
  ),
  // "two years ago today", "a year ago this week": to the day, which other words then name.
  phrase(
    topic.UNIT,
    `${COUNT} ${UNIT} ago (?:today|yesterday|tomorrow|this|on|last)(?: ${DAYS}| [a-z]+)?`,
    () => undefined,
  ),
  phrase(topic.UNIT, `${COUNT} ${UNIT} ago`, (match) => far('distance', -1, match)),
  phrase(topic.UNIT, `${COUNT} ${UNIT} from now`, (match) => far('distance', 1, match)),
  phrase(topic.UNIT, `in ${COUNT} ${UNIT}['’]? time`, (match) => far('distance', 1, match)),
  phrase(topic.UNIT, `${COUNT} ${UNIT} (?:later|afterwards|after(?=[,.;:)]|$))`, (match) => far('narrative', 1, match)),
  phrase(topic.UNIT, `${COUNT} ${UNIT} (?:earlier|previously|before(?=[,.;:)]|$))`, (match) =>
    far('narrative', -1, match),
  ),
  phrase(topic.UNIT, `the (following|previous) ${PART_OF_DAY}|(?:the )?(next) (?:day|morning)`, ([, which, next]) => ({
    kind: 'narrative',
    unit: 'day',
    count: offsetOf(which ?? next),
  })),
  phrase(topic.DAY_WORD, `the (following|next|previous) (?:morning|afternoon|evening|night)`, ([, which]) => ({
    kind: 'narrative',
    unit: 'day',
    count: offsetOf(which),
  })),
  phrase(topic.UNIT, 'the (following|previous) (week|month|year)', ([, which, unit]) => ({
    kind: 'narrative',
    unit: unitOf(unit),
    count: offsetOf(which),
  })),
  phrase(topic.UNIT, 'the day (after|before)(?=[,.;:)]|$)', ([, side]) => ({
    kind: 'narrative',
    unit: 'day',
    count: lower(side) === 'after' ? 1 : -1,
  })),
  phrase(topic.UNIT, '(last|next|this past|this coming|this) weekend', ([, which]) => ({
    kind: 'weekend',
    which: whichOf(which),
  })),
  phrase(
    topic.UNIT,
    '(?:over|at|during|by|before|since|until|after|of) the weekend(?! (?:of|before|after)\\b)',
    () => ({
      kind: 'weekend',
    }),
  ),
  // "over the last year" is as long as a year.
  phrase(topic.UNIT, '(?<!\\bthe )(last|next) (week|month|year)', ([, which, unit]) => ({
    kind: 'distance',
    unit: unitOf(unit),
    count: offsetOf(which),
  })),
  phrase(topic.UNIT, '(?:the|this) coming week', () => ({ kind: 'distance', unit: 'week', count: 1 })),
  phrase(topic.UNIT, 'this (week|month|year)', ([, unit]) => ({ kind: 'current', unit: unitOf(unit) })),
  phrase(topic.UNIT, '(?:end|rest) of the (week|month|year)', ([, unit]) => ({
    kind: 'current',
    unit: unitOf(unit),
    isAhead: true,
  })),
  phrase(topic.UNIT, 'since the (?:start|beginning|turn) of the (month|year)', ([, unit]) => ({
    kind: 'current',
    unit: unitOf(unit),
  })),
  phrase(topic.SEASON, '(last|next|this past|this coming|this) (spring|summer|autumn)', ([, which, season]) => ({
    kind: 'season',
    season: lower(season) as Season,
    which: whichOf(which),
  })),
  phrase(topic.DAY_WORD, 'last night|yesterday', () => ({ kind: 'distance', unit: 'day', count: -1 })),
  phrase(topic.DAY_WORD, 'tomorrow', () => ({ kind: 'distance', unit: 'day', count: 1 })),
  phrase(topic.DAY_WORD, 'today|tonight|this (?:morning|afternoon|evening)', () => ({
    kind: 'distance',
    unit: 'day',
    count: 0,
  })),
];

/** What is left when days of months are read: weekdays, months and years by themselves. */
export const BARE_PHRASES: readonly Phrase[] = [
  phrase(topic.WEEKDAY, `(${DAYS})`, ([, day]) => ({ kind: 'weekday', weekday: weekdayOf(day) })),
  phrase(topic.MONTH, `(${MONTH}|${ABBREVIATION}(?=\\.))(?:\\.?,? (?:of )?(${YEAR}))?`, ([, month, year]) => ({
    kind: 'date',
    month: monthOf(month),
    ...(year && { year: Number(year) }),
  })),
  // "in 2009", "from 1998 to 2006", "late 2019", "summer 2024".
  phrase(
    topic.NUMBER,
    `(?<=\\b(?:${BEFORE_YEARS})(?: the year)?[ -](?:${YEAR}${LINK}){0,4})(${YEAR})(?![,.:/]\\d|-\\d\\d(?!\\d)|[-–][a-z]|%|['’]?s\\b)`,
    ([, year]) => ({ kind: 'year', year: Number(year) }),
  ),
];
