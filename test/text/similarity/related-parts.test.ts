import { describe, expect, it } from 'vitest';
import { areRelated, MIN_COMMON } from '../../../lib/text/similarity/related-parts.ts';

describe('two parts of a text', () => {
  const [first, second] = ['orchard', 'harvest'].map((word) => (common: string) => {
    const others = Array.from({ length: 24 }, (_, i) => `${String.fromCharCode(97 + i)}${word}`);
    return ` ${common} ${others.join(' ')} `;
  }) as [(common: string) => string, (common: string) => string];
  const halves = [
    [1, 0],
    [0, 1],
  ] as const;
  const related = (common: string, least?: number) => areRelated(first(common) + second(common), ...halves, least);

  it('are about one thing if they have words in common', () => {
    expect(related('Penrose bakery')).toBe(true);
    expect(related('')).toBe(false);
  });

  it('need more of them if one is all that is not the other', () => {
    expect(related('Penrose bakery', MIN_COMMON.rest)).toBe(false);
    expect(related('Penrose bakery kettle lantern', MIN_COMMON.rest)).toBe(true);
  });
});
