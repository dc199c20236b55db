import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trim, trimEnd } from '../../lib/text/trim.ts';

const text = fc.string({ unit: fc.constantFrom(' ', '\n', ',', '.', '—', 'a', '😀') });

it('trims what the expressions would that take quadratic time', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(trimEnd(value, /[\s,]/)).toBe(value.replace(/[\s,]+$/, ''));
      expect(trim(value, /[—,]/, /[\s,.]/)).toBe(value.replace(/^[—,]+|[\s,.]+$/g, ''));
      expect(trim(value, /\s/)).toBe(value.trim());
    }),
  );
});
