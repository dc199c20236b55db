import { describe, expect, it } from 'vitest';
import { dayOfDatelineNear } from '../../../../lib/text/article/head/dateline.ts';

describe('the day of a dateline without a year', () => {
  it.each([
    ['BELFAST, Jan. 14 — ', '2026-01-14'],
    ['LIVERPOOL, 3 March (Reuters) - ', '2026-03-03'],
    ['MANILA, March 5 (AFP) - ', '2026-03-05'],
    ['OSLO, March 6 - ', '2025-03-06'],
    ['ROMA, 4 MAR - ', '2026-03-04'],
    ['BERN, 4. März (sda) - ', '2026-03-04'],
    ['HALE, Feb. 29 (AP) — ', '2024-02-29'],
    ['HALE, Monday (AP) — ', undefined],
    ['LAGOS, Nigeria (AP) — ', undefined],
  ])('is in the year in which it was the latest: "%s"', (dateline, expected) => {
    expect(dayOfDatelineNear(dateline, '2026-03-04T10:00:00Z')).toBe(expected);
  });
});
