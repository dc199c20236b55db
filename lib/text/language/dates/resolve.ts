import { addDays, type Day, dayAt, isoDay, isoMonth, isoWeek, monthOf, weekdayOf, yearOf } from './day.ts';
import type { Meaning, Season, Unit } from './expression.ts';
import type { Time } from './predicate.ts';

/** What an expression means, as precisely as it says. */
export interface Resolved {
  unit: Unit | 'weekend';
  /** A day of that unit. */
  day: Day;
}

/** `YYYY-MM-DD`, `YYYY-Www`, `YYYY-MM` or `YYYY`; a weekend is two days. */
export const isoOf = ({ unit, day }: Resolved): string[] => {
  if (unit === 'year') return [String(yearOf(day))];
  if (unit === 'month') return [isoMonth(yearOf(day), monthOf(day))];
  if (unit === 'week') return [isoWeek(day)];
  return unit === 'weekend' ? [isoDay(day), isoDay(addDays(day, 1))] : [isoDay(day)];
};

const SUNDAY = 7;
/** A day without a year and without a tense is the nearest; a month only if it is this near. */
const NEAR_MONTHS = 3;
const FIRST_MONTHS: Readonly<Record<Season, number>> = { spring: 3, summer: 6, autumn: 9 };

/**
 * @param published the day of publication.
 * @param time of what the expression dates.
 * @param before the date that the text named before, for "two days later".
 * @returns `undefined` if it cannot be decided.
 */
export const resolve = (
  meaning: Meaning,
  published: Day,
  time: Time,
  before: Resolved | undefined,
): Resolved | undefined => {
  switch (meaning.kind) {
    case 'year':
      return at('year', dayAt(meaning.year, 7, 1));
    case 'distance':
      return moved(published, meaning.unit, meaning.count);
    case 'narrative':
      return before && before.unit !== 'weekend' ? narrative(before, meaning.unit, meaning.count) : undefined;
    case 'following':
      return before && following(before, meaning);
    case 'current':
      return current(meaning, published, time);
    case 'weekend':
      return weekend(meaning, published, time);
    case 'season':
      return season(meaning, published);
    case 'weekday':
      return at('day', weekday(meaning, published, time));
    case 'date':
      return meaning.day === undefined ? month(meaning, published, time) : calendarDay(meaning, published, time);
  }
};

const at = (unit: Resolved['unit'], day: Day | undefined): Resolved | undefined => day && { unit, day };

/** A day of the month that lies so many months off. */
const inMonth = (day: Day, months: number): Day => {
  const month = monthOf(day) - 1 + months;
  return dayAt(yearOf(day) + Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 15)!;
};

const moved = (from: Day, unit: Unit, count: number): Resolved | undefined => {
  if (unit === 'day') return at(unit, addDays(from, count));
  if (unit === 'week') return at(unit, addDays(from, 7 * count));
  if (unit === 'month') return at(unit, inMonth(from, count));
  return at(unit, dayAt(yearOf(from) + count, 7, 1));
};

const PRECISION: readonly Resolved['unit'][] = ['day', 'week', 'month', 'year'];

/** "two days later" needs a day to count from; "a year later" is a year, whatever it is counted from. */
const narrative = (before: Resolved, unit: Unit, count: number): Resolved | undefined => {
  const precision = PRECISION.indexOf(before.unit);
  if (unit === 'week' && before.unit === 'day') return at('day', addDays(before.day, 7 * count));
  return precision > PRECISION.indexOf(unit) ? undefined : moved(before.day, unit, count);
};

const following = (
  before: Resolved,
  { weekday, month, count }: Extract<Meaning, { kind: 'following' }>,
): Resolved | undefined => {
  if (weekday !== undefined)
    return before.unit === 'day'
      ? at('day', count > 0 ? after(before.day, weekday, 1) : last(before.day, weekday, 1))
      : undefined;
  if (before.unit === 'year' || before.unit === 'week') return undefined;
  const year = yearOf(before.day);
  const isNextYear = count > 0 ? month! <= monthOf(before.day) : month! < monthOf(before.day);
  return at('month', dayAt(isNextYear === count > 0 ? year + count : year, month!, 15));
};

/** "this week" in a Sunday paper may be the one that begins. */
const current = (
  { unit, isAhead }: Extract<Meaning, { kind: 'current' }>,
  published: Day,
  time: Time,
): Resolved | undefined => {
  if (isAhead && time !== 'ahead') return undefined;
  const isNext = unit === 'week' && weekdayOf(published) === SUNDAY && time === 'ahead';
  return at(unit, isNext ? addDays(published, 1) : published);
};

/** The first such weekday from the day, `from` days after it at the earliest. */
const after = (day: Day, weekday: number, from: number): Day => {
  const start = addDays(day, from);
  return addDays(start, (weekday - weekdayOf(start) + 7) % 7);
};
const last = (day: Day, weekday: number, from: number): Day => {
  const start = addDays(day, -from);
  return addDays(start, -((weekdayOf(start) - weekday + 7) % 7));
};

const weekday = (
  { weekday, which, week, later }: Extract<Meaning, { kind: 'weekday' }>,
  published: Day,
  time: Time,
): Day | undefined => {
  if (week !== undefined) return addDays(published, weekday - weekdayOf(published) + 7 * week);
  if (later !== undefined) return addDays(after(published, weekday, 1), later);
  if (which === 'last' || which === 'past') return last(published, weekday, 1);
  if (which === 'coming') return after(published, weekday, 1);
  if (which === 'next') {
    // Of the next week; on a Sunday nobody calls tomorrow so.
    const day = addDays(published, weekday - weekdayOf(published) + 7);
    return weekdayOf(published) === SUNDAY && weekday === 1 ? undefined : day;
  }
  if (time === 'past') return last(published, weekday, 0);
  if (time === 'ahead') return after(published, weekday, 0);
  if (which === 'this') return addDays(published, weekday - weekdayOf(published));
  return weekday === weekdayOf(published) ? published : undefined;
};

/** The Saturday of a weekend. */
const weekend = (
  { which }: Extract<Meaning, { kind: 'weekend' }>,
  published: Day,
  time: Time,
): Resolved | undefined => {
  const saturday = addDays(published, 6 - weekdayOf(published));
  const isOn = weekdayOf(published) >= 6;
  if (which === 'last') return at('weekend', addDays(saturday, -7));
  if (which === 'next') return at('weekend', addDays(saturday, 7));
  if (which === 'past' || time === 'past') return at('weekend', isOn ? saturday : addDays(saturday, -7));
  if (which === 'coming' || which === 'this' || time === 'ahead') return at('weekend', saturday);
  return undefined;
};

/** "last summer" in October may be the one that has just gone or the one before: only what is clear is resolved. */
const season = ({ season, which }: Extract<Meaning, { kind: 'season' }>, published: Day): Resolved | undefined => {
  const first = FIRST_MONTHS[season];
  const month = monthOf(published);
  const year = yearOf(published);
  const inYear = (years: number) => at('year', dayAt(year + years, 7, 1));
  if (which === 'this') return inYear(0);
  if (which === 'last' || which === 'past') return month < first + 3 ? inYear(-1) : undefined;
  return month >= first ? inYear(1) : undefined;
};

const month = (meaning: Extract<Meaning, { kind: 'date' }>, published: Day, time: Time): Resolved | undefined => {
  const { month, year, years, which } = meaning;
  const thisYear = yearOf(published);
  const thisMonth = monthOf(published);
  const of = (value: number) => at('month', dayAt(value, month, 15));
  if (year !== undefined) return of(year);
  if (years !== undefined) return of(thisYear + years);
  if (which === 'last') return of(month < thisMonth ? thisYear : thisYear - 1);
  if (which === 'next') return of(month > thisMonth ? thisYear : thisYear + 1);
  if (which === 'past' || (which === undefined && time === 'past'))
    return of(month <= thisMonth ? thisYear : thisYear - 1);
  if (which === 'coming' || time === 'ahead') return of(month >= thisMonth ? thisYear : thisYear + 1);
  if (which === 'this') return of(thisYear);
  const nearest = [thisYear - 1, thisYear, thisYear + 1].find(
    (value) => Math.abs((value - thisYear) * 12 + month - thisMonth) <= NEAR_MONTHS,
  );
  return nearest === undefined ? undefined : of(nearest);
};

/** A day of the calendar; without a year, the nearest on the side that the tense tells. */
const calendarDay = (
  { month, day, year, years }: Extract<Meaning, { kind: 'date' }>,
  published: Day,
  time: Time,
): Resolved | undefined => {
  const thisYear = yearOf(published);
  if (year !== undefined) return at('day', dayAt(year, month, day!));
  if (years !== undefined) return at('day', dayAt(thisYear + years, month, day!));
  const distance = (candidate: Day) => candidate.getTime() - published.getTime();
  // A leap day may be years away.
  const candidates = [-4, -3, -2, -1, 0, 1, 2, 3, 4]
    .map((offset) => dayAt(thisYear + offset, month, day!))
    .filter((candidate) => candidate !== undefined)
    .filter((candidate) => !time || (time === 'past' ? distance(candidate) <= 0 : distance(candidate) >= 0))
    .sort((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)));
  return at('day', candidates[0]);
};
