import { describe, expect, it } from 'vitest';
import { Estimate, timeLeft } from '../../lib/local/command/estimate.ts';

/** An estimate after so many seconds of a work of which `doneAfter` is done by then; a look five times a second. */
const leftAfter = (seconds: number, total: number, doneAfter: (second: number) => number): number | undefined => {
  const estimate = new Estimate(total);
  for (let tick = 0; tick <= seconds * 5; tick++) estimate.note(doneAfter(tick / 5), tick * 200);
  return estimate.left;
};

describe('the time left', () => {
  it('is not guessed before anything is known', () => {
    expect(leftAfter(0, 100, () => 0)).toBeUndefined();
    expect(leftAfter(4, 100, (second) => second)).toBeUndefined();
    expect(timeLeft(undefined)).toBe('time left unknown yet');
  });

  it('is exact at one speed', () => {
    expect(leftAfter(20, 1000, (second) => 10 * second)).toBeCloseTo(80);
  });

  it('forgets the slow beginning, in which the functions load', () => {
    const done = (second: number) => Math.max(0, 10 * (second - 20));
    expect(leftAfter(60, 1000, done)).toBeCloseTo(60, 0);
  });

  it('grows when the work slows down', () => {
    const done = (second: number) => (second < 30 ? 10 * second : 300 + 2 * (second - 30));
    expect(leftAfter(29, 1000, done)).toBeCloseTo(71, 0);
    expect(leftAfter(65, 1000, done)).toBeCloseTo(315, 0);
  });

  it('is unknown when nothing is done any more', () => {
    expect(leftAfter(70, 1000, (second) => Math.min(100, 10 * second))).toBeUndefined();
  });

  it.each([
    [4, 'a few seconds left'],
    [34, 'about 30 s left'],
    [100, 'about 2 min left'],
    [6000, 'about 1.7 h left'],
  ])('%i seconds: %s', (seconds, words) => {
    expect(timeLeft(seconds)).toBe(words);
  });
});
