import type { Unit } from './data/span.ts';

/** Numbers, days and times as somebody in a place writes them. */
export interface Format {
  number(value: number): string;
  /** `0.5` is `50 %`. */
  share(value: number): string;
  /** Of an instant: the day it has here. */
  day(iso: string): string;
  time(iso: string): string;
  /** Day and time. */
  instant(iso: string): string;
  /** As short as may be: `17:21:05`, `17:21`, `29 Nov`. */
  tick(iso: string, unit: Unit): string;
  readonly timeZone: string;
}

/** A day by itself, `YYYY-MM-DD`: it is the same everywhere. */
const BARE_DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * @param locale a language tag, `en-GB` if it is none
 * @param timeZone a name (`Europe/Berlin`) or an offset (`+02:00`), UTC if it is none
 */
export const formatFor = (locale: string | undefined, timeZone: string | undefined): Format => {
  const language = known(locale, 'en-GB', (tag) => new Intl.NumberFormat(tag));
  const zone = known(timeZone, 'UTC', (name) => new Intl.DateTimeFormat('en', { timeZone: name }));
  const formatter = (options: Intl.DateTimeFormatOptions, fixedZone = zone) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: fixedZone });
    return (iso: string) => {
      const date = new Date(iso);
      return Number.isNaN(date.getTime()) ? iso : format.format(date);
    };
  };
  const day = formatter({ day: 'numeric', month: 'long', year: 'numeric' });
  const bareDay = formatter({ day: 'numeric', month: 'long', year: 'numeric' }, 'UTC');
  const hour = formatter({ hour: '2-digit', minute: '2-digit' });
  const ticks: Record<Unit, (iso: string) => string> = {
    second: formatter({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
    minute: formatter({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: formatter({ day: 'numeric', month: 'short' }),
  };
  const number = new Intl.NumberFormat(language);
  const share = new Intl.NumberFormat(language, { style: 'percent' });
  return {
    number: (value) => number.format(value),
    share: (value) => share.format(value),
    day: (iso) => (BARE_DAY.test(iso) ? bareDay(iso) : day(iso)),
    time: hour,
    instant: formatter({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    tick: (iso, unit) => ticks[unit](iso),
    timeZone: zone,
  };
};

const known = (wanted: string | undefined, otherwise: string, attempt: (wanted: string) => unknown): string => {
  try {
    if (wanted === undefined || wanted === '') return otherwise;
    attempt(wanted);
    return wanted;
  } catch {
    return otherwise;
  }
};
