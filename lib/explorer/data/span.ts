/** A time from one instant to another, both included, ISO 8601 in UTC. */
export interface Span {
  from: string;
  to: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Of a chart. */
const MAX_BUCKETS = 48;
const STEPS = [SECOND, 10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY] as const;

export type Unit = 'second' | 'minute' | 'day';

export interface Bucket {
  start: string;
  end: string;
}

export interface Buckets {
  /** How precisely the times of the parts have to be given. */
  unit: Unit;
  buckets: Bucket[];
}

/** The time between the first and the last of these times in equal parts: seconds, minutes, hours or days. */
export const bucketsOf = (times: readonly string[]): Buckets => {
  const instants = times.map((time) => Date.parse(time)).filter((instant) => !Number.isNaN(instant));
  if (instants.length === 0) return { unit: 'day', buckets: [] };
  const first = instants.reduce((a, b) => Math.min(a, b));
  const last = instants.reduce((a, b) => Math.max(a, b));
  const fits = (size: number) => Math.floor(last / size) - Math.floor(first / size) < MAX_BUCKETS;
  const step = STEPS.find(fits) ?? DAY * Math.ceil((last - first) / DAY / (MAX_BUCKETS - 1));
  const buckets: Bucket[] = [];
  for (let at = Math.floor(first / step) * step; at <= last; at += step) {
    buckets.push({ start: new Date(at).toISOString(), end: new Date(at + step - 1).toISOString() });
  }
  return { unit: step < MINUTE ? 'second' : step < DAY ? 'minute' : 'day', buckets };
};

/** Whole days, from the first to the last, as they are in a time zone. */
export const spanOfDays = (first: string, last: string, timeZone: string): Span => {
  const [from, to] = first <= last ? [first, last] : [last, first];
  const dayAfter = new Date(Date.parse(to) + DAY).toISOString().slice(0, 10);
  return {
    from: new Date(midnight(from, timeZone)).toISOString(),
    to: new Date(midnight(dayAfter, timeZone) - 1).toISOString(),
  };
};

/** The day that an instant has in a time zone, `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, iso: string): string => {
  const instant = Date.parse(iso);
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 10);
};

/** The instant at which a day begins. The offset is looked up at a first guess, as it may change on that day. */
const midnight = (day: string, timeZone: string): number => {
  const asUtc = Date.parse(day);
  return asUtc - offsetAt(asUtc - offsetAt(asUtc, timeZone), timeZone);
};

/** Milliseconds that clocks there are ahead of UTC. */
const offsetAt = (instant: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
};
