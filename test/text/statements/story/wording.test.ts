import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, sayTheSame, wordingOf } from '../../../../lib/text/statements/story/wording.ts';

const same = (a: string, b: string) => sayTheSame(wordingOf(a), wordingOf(b));

describe('two prints of one statement', () => {
  it.each([
    ['quotes, dashes and case', 'We’ll defend the harbour – come what may', "we'll defend the harbour - come what may"],
    [
      'American and British spelling',
      'Our defense program was organized in time',
      'Our defence programme was organised in time',
    ],
    ['small words', 'The mayor has signed the contract of the harbour', 'mayor signed a contract for harbour'],
    [
      'one word in ten',
      'Divers photographed deep cracks in the northern pillar of the bridge in spring',
      'Divers photographed deep cracks in the northern pillar of the bridge in April',
    ],
  ])('are the same but for %s', (_, a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ['a not', 'The bridge was safe before the flood', 'The bridge was not safe before the flood'],
    ['a contraction of it', 'The company did warn the ministry', "The company didn't warn the ministry"],
    ['a contraction of another', 'The ministry would pay for the bridge', "The ministry wouldn't pay for the bridge"],
    ['a figure with the same beginning', 'The bank lost 1234561 pounds in May', 'The bank lost 1234599 pounds in May'],
    ['a figure', 'The strike will cost 40 million a day', 'The strike will cost 60 million a day'],
    ['most of the words', 'The bridge was safe before the flood', 'The museum was empty before the theft'],
  ])('are two that differ by %s', (_, a, b) => {
    expect(same(a, b)).toBe(false);
  });

  it('are compared alike both ways, and each is like itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const [x, y] = [wordingOf(a), wordingOf(b)];
        expect(likeness(x, y)).toBe(likeness(y, x));
        if (x.size > 0) expect(likeness(x, x)).toBe(1);
      }),
    );
  });

  it('are compared by a sample where they are long', () => {
    const words = Array.from(
      { length: 400 },
      (_, i) => `word${String.fromCharCode(97 + (i % 26), 97 + ((i / 26) | 0))}`,
    );
    const long = words.map((word) => word.slice(-2) + word).join(' ');
    expect(wordingOf(long).words).toHaveLength(16);
    expect(same(long, long.slice(0, -20))).toBe(true);
  });
});
