const DAY = 24 * 60 * 60 * 1000;

/** A day of the Gregorian calendar, as the time of its noon in UTC. */
export type Day = Date;

/** `undefined` if there is no such day. @param month from 1. */
export const dayAt = (year: number, month: number, day: number): Day | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day, 12));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined;
};

/** @param iso begins with `YYYY-MM-DD`. */
export const dayOfIso = (iso: string): Day | undefined => {
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  return parts ? dayAt(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
};

export const addDays = (day: Day, days: number): Day => new Date(day.getTime() + days * DAY);

export const daysBetween = (from: Day, to: Day): number => Math.round((to.getTime() - from.getTime()) / DAY);

/** 1 (Monday) to 7 (Sunday), as in ISO 8601. */
export const weekdayOf = (day: Day): number => day.getUTCDay() || 7;

export const yearOf = (day: Day): number => day.getUTCFullYear();
/** 1 to 12. */
export const monthOf = (day: Day): number => day.getUTCMonth() + 1;

export const isoDay = (day: Day): string => day.toISOString().slice(0, 10);

/** `YYYY-MM`. @param month may be beyond 1 to 12. */
export const isoMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 7);

/** `YYYY-Www` as in ISO 8601: weeks begin on Monday and belong to the year of their Thursday. */
export const isoWeek = (day: Day): string => {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const year = yearOf(thursday);
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1, 12)) / (7 * DAY));
  return `${year}-W${String(week).padStart(2, '0')}`;
};
