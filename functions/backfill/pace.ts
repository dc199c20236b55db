import { setTimeout as pause } from 'node:timers/promises';

/** Tells the time and waits: the machine's own, or a test's. */
export interface Clock {
  /** Milliseconds; never goes back. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

const machineClock: Clock = {
  now: () => performance.now(),
  wait: async (milliseconds) => {
    await pause(milliseconds);
  },
};

/**
 * Limits the speed: waits until that many more messages may be sent. Lost time is not made up for, so that a slow
 * listing is not followed by a flood.
 *
 * @param rate messages a second
 */
export const pacer = (rate: number, clock: Clock = machineClock): ((messages: number) => Promise<void>) => {
  let next = clock.now();
  return async (messages) => {
    const wait = next - clock.now();
    if (wait > 0) await clock.wait(wait);
    next = Math.max(next, clock.now()) + (messages / rate) * 1000;
  };
};
