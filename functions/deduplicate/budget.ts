import type { Usage, Used } from '../tables/usage.ts';

/** What may be handled, by configuration; undefined is no limit. */
export interface Limits {
  articlesPerHour?: number | undefined;
  unpackedBytesPerDay?: number | undefined;
}

/** A limit by the name of its setting, for logs, metrics and reasons. */
export type Limit = 'maxRecordsPerFile' | 'maxVersionsPerKey' | 'maxArticlesPerHour' | 'maxUnpackedBytesPerDay';

/**
 * How much may still be handled. What comes in bulk gets nine tenths, so that a flood of it leaves something for new
 * files. The limits are soft: functions that work side by side hear of each other when they note what they have used.
 */
export interface Budget {
  /** Notes what was handled. */
  spend(used: Partial<Used>): Promise<void>;
  /** The limit that is reached, if one is. What comes then waits. */
  reached(isBulk: boolean): Limit | undefined;
  /** How many records of a bulk file may be sent on now. Asks what all functions have used. */
  recordsLeft(): Promise<number>;
  /** How long something waits before it is tried again: until the hour is over, at most what SQS allows. */
  waitSeconds(): number;
}

/** A file is not handled now, as a limit is reached: it waits, which is no failure. */
export class Postponed extends Error {
  override name = 'Postponed';
  readonly limit: Limit;

  constructor(limit: Limit) {
    super(`${limit} is reached`);
    this.limit = limit;
  }
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-timers.html */
const MAX_DELAY_SECONDS = 900;
const HOUR_MILLISECONDS = 3_600_000;

const BULK_SHARE = 0.9;

/** Used by one function before the sums are asked for: a fiftieth of a write unit an article. */
const NOTED_RECORDS = 50;
const NOTED_BYTES = 100_000_000;
/** And no more than this share of a limit, if that is low. */
const NOTED_SHARE = 0.01;

/** @param now milliseconds since 1970 */
export const budgetOf = (usage: Usage, limits: Limits, now: () => number = Date.now): Budget => {
  const { articlesPerHour = Number.POSITIVE_INFINITY, unpackedBytesPerDay = Number.POSITIVE_INFINITY } = limits;
  const isLimited = Math.min(articlesPerHour, unpackedBytesPerDay) < Number.POSITIVE_INFINITY;
  const periods = () => {
    const time = new Date(now()).toISOString();
    return { hour: time.slice(0, 13), day: time.slice(0, 10) };
  };
  const unnoted = { records: 0, bytes: 0 };
  let sums = { ...periods(), records: 0, bytes: 0 };

  /** Sums of an earlier hour or day are over. */
  const sumsNow = () => {
    const { hour, day } = periods();
    if (hour !== sums.hour) sums = { ...sums, hour, records: 0 };
    if (day !== sums.day) sums = { ...sums, day, bytes: 0 };
    return sums;
  };
  const note = async (): Promise<void> => {
    const { records, bytes } = unnoted;
    Object.assign(unnoted, { records: 0, bytes: 0 });
    const { hour, day } = periods();
    const [ofHour, ofDay] = await Promise.all([
      usage.add(hour, { records, bytes: 0 }),
      usage.add(day, { records: 0, bytes }),
    ]);
    sums = { hour, day, records: ofHour.records, bytes: ofDay.bytes };
  };
  const isWorthNoting = () =>
    unnoted.records >= Math.min(NOTED_RECORDS, NOTED_SHARE * articlesPerHour) ||
    unnoted.bytes >= Math.min(NOTED_BYTES, NOTED_SHARE * unpackedBytesPerDay);

  return {
    async spend({ records = 0, bytes = 0 }) {
      if (!isLimited) return;
      unnoted.records += records;
      unnoted.bytes += bytes;
      if (isWorthNoting()) await note();
    },
    reached(isBulk) {
      const share = isBulk ? BULK_SHARE : 1;
      const { records, bytes } = sumsNow();
      if (records + unnoted.records >= share * articlesPerHour) return 'maxArticlesPerHour';
      return bytes + unnoted.bytes >= share * unpackedBytesPerDay ? 'maxUnpackedBytesPerDay' : undefined;
    },
    async recordsLeft() {
      if (!isLimited) return Number.POSITIVE_INFINITY;
      await note();
      if (sums.bytes >= BULK_SHARE * unpackedBytesPerDay) return 0;
      return Math.max(0, Math.floor(BULK_SHARE * articlesPerHour) - sums.records);
    },
    waitSeconds: () => Math.min(MAX_DELAY_SECONDS, Math.ceil((HOUR_MILLISECONDS - (now() % HOUR_MILLISECONDS)) / 1000)),
  };
};
