import type { Span } from '../document.ts';

export type Unit = 'day' | 'week' | 'month' | 'year';
export type Season = 'spring' | 'summer' | 'autumn';

/** "last", "this" and "next" with a name of the calendar; "coming" and "past" say the side only. */
export type Which = 'last' | 'past' | 'this' | 'coming' | 'next';

/** What the words of a date say, before it is known when they were printed and what lies ahead. */
export type Meaning =
  /** "4 March 2010", "4 March", "March"; `years` from the year of publication in "March last year". */
  | { kind: 'date'; month: number; day?: number; year?: number; years?: number; which?: Which }
  | { kind: 'year'; year: number }
  /** 1 (Monday) to 7: of the week that lies so many weeks off ("Monday last week"), or `later` ("Monday week"). */
  | { kind: 'weekday'; weekday: number; which?: Which; week?: number; later?: number }
  /** A distance from the day of publication: "yesterday", "two weeks ago", "next year". */
  | { kind: 'distance'; unit: Unit; count: number }
  /** "this year", "the end of the year"; "this week" in a Sunday paper may be the week that begins. */
  | { kind: 'current'; unit: Unit; isAhead?: boolean }
  | { kind: 'weekend'; which?: Which }
  | { kind: 'season'; season: Season; which: Which }
  /** A distance from the date that the text named before: "two days later", "the following March". */
  | { kind: 'narrative'; unit: Unit; count: number }
  | { kind: 'following'; weekday?: number; month?: number; count: number };

export interface Expression extends Span {
  text: string;
  meaning: Meaning;
}
