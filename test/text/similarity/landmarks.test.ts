import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landmarks } from '../../../lib/text/similarity/landmarks.ts';
import { mix } from '../../../lib/text/similarity/word-hashes.ts';

const hashes = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: least, maxLength: most });
const valuesOf = (list: readonly number[], count: number) =>
  landmarks(Uint32Array.from(list), count).map((i) => list[i]!);

describe('landmarks', () => {
  it('returns as many as asked for, or all if there are fewer', () => {
    fc.assert(
      fc.property(hashes(0, 300), fc.integer({ min: 1, max: 20 }), (list, count) => {
        const found = valuesOf(list, count);
        expect(found.length).toBe(Math.min(count, new Set(list).size));
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it('returns as many of a text that repeats itself', () => {
    const passage = Array.from({ length: 40 }, (_, i) => mix(i));
    expect(valuesOf([...passage, ...passage, ...passage, ...passage], 12).length).toBe(12);
  });

  it('returns the smallest of all hashes first', () => {
    fc.assert(
      fc.property(hashes(1, 200), (list) => {
        expect(valuesOf(list, 1)).toEqual([Math.min(...list)]);
      }),
    );
  });

  it('returns some near either end nearly as often as within', () => {
    const [texts, length, piece] = [400, 1200, 120];
    let [start, middle, end] = [0, 0, 0];
    for (let text = 0; text < texts; text++) {
      const found = landmarks(
        Uint32Array.from({ length }, (_, i) => mix(text * length + i)),
        12,
      );
      const hasOne = (from: number) => Number(found.some((i) => i >= from && i < from + piece));
      start += hasOne(0);
      middle += hasOne((length - piece) / 2);
      end += hasOne(length - piece);
    }
    expect(Math.min(start, end)).toBeGreaterThan(0.9 * middle);
  });

  it('finds some of the same positions in a longer text', () => {
    const scattered = (least: number, most: number) =>
      fc.uniqueArray(fc.nat(), { minLength: least, maxLength: most }).map((list) => list.map(mix));
    fc.assert(
      fc.property(scattered(60, 100), scattered(0, 60), scattered(0, 60), (list, before, after) => {
        const [alone, within] = [valuesOf(list, 12), new Set(valuesOf([...before, ...list, ...after], 36))];
        expect(alone.filter((value) => within.has(value)).length).toBeGreaterThan(0);
      }),
    );
  });
});
