import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAscending, encodeAscending, howManyFit, lowBitsFor } from '../../../lib/text/similarity/rice.ts';
import { mix } from '../../../lib/text/similarity/word-hashes.ts';

const ascending = fc
  .uniqueArray(fc.integer({ min: 0, max: 2 ** 20 - 1 }), { maxLength: 300 })
  .map((list) => Uint32Array.from(list).sort());
/** Below 8, the codes of numbers so far apart would be very long. */
const low = fc.integer({ min: 8, max: 20 });

describe('a Rice code', () => {
  it('decodes to the numbers that were encoded', () => {
    fc.assert(
      fc.property(ascending, low, (numbers, low) => {
        expect(decodeAscending(encodeAscending(numbers, low), low)).toEqual(numbers);
      }),
    );
  });

  it('fits as many numbers as possible in the bytes allowed', () => {
    fc.assert(
      fc.property(ascending, low, fc.integer({ min: 0, max: 400 }), (numbers, low, bytes) => {
        const fit = howManyFit(numbers, low, bytes);
        expect(encodeAscending(numbers.slice(0, fit), low).length).toBeLessThanOrEqual(bytes);
        if (fit < numbers.length) expect(encodeAscending(numbers.slice(0, fit + 1), low).length).toBeGreaterThan(bytes);
      }),
    );
  });

  it('stays within two bits of the logarithm of the mean gap', () => {
    for (const gap of [2, 7, 300, 4000]) {
      const scattered = Array.from({ length: 1000 }, (_, i) => mix(i) % (gap * 1000));
      const numbers = Uint32Array.from(new Set(scattered)).sort();
      const bits = encodeAscending(numbers, lowBitsFor((gap * 1000) / numbers.length)).length * 8;
      expect(bits).toBeLessThan(numbers.length * (Math.log2((gap * 1000) / numbers.length) + 2));
    }
  });

  it('decodes any bytes without reading past their end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 0, max: 20 }), (bytes, low) => {
        const numbers = decodeAscending(bytes, low);
        expect(numbers.length).toBeLessThanOrEqual(bytes.length * 8);
      }),
    );
  });
});
