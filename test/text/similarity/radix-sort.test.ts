import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedByBits } from '../../../lib/text/similarity/radix-sort.ts';

const numbers = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 300 });

describe('sorting by bits', () => {
  it('sorts by the bits asked for and leaves in order what agrees in them', () => {
    fc.assert(
      fc.property(numbers, fc.nat({ max: 31 }), fc.integer({ min: 1, max: 32 }), (list, from, count) => {
        const to = Math.min(32, from + count);
        const digits = (number: number) => Math.floor(number / 2 ** from) % 2 ** (to - from);
        const sorted = list.toSorted((a, b) => digits(a) - digits(b));
        expect([...sortedByBits(Uint32Array.from(list), from, to)]).toEqual(sorted);
      }),
    );
  });
});
