import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNumber, shingleHashes, wordHashes } from '../../../lib/text/similarity/words.ts';

const words = (text: string) => [...wordHashes(text)];

describe('words', () => {
  it.each([
    ['case', 'The Harbour CLOSED', 'the harbour closed'],
    ['quotes and dashes', '“Closed” — don’t come', '"closed" - don\'t come'],
    ['accents', 'Señor Müller à São Paulo', 'Senor Muller a Sao Paulo'],
    ['soft hyphens and joiners', 'har\u00adbour clo\u200dsed', 'harbour closed'],
    ['Unicode form', 'cafe\u0301', 'caf\u00e9'],
    ['full-width letters', 'Ｈａｒｂｏｕｒ', 'harbour'],
    ['line breaks and spaces', 'the\n\nharbour\u00a0closed  ', 'the harbour closed'],
    [
      'American and British spelling',
      'color organized defense center traveled',
      'colour organised defence centre travelled',
    ],
  ])('are the same whatever the %s', (_, one, other) => {
    expect(words(one)).toEqual(words(other));
    expect(words(one).length).toBeGreaterThan(0);
  });

  it('tell whether they are numbers', () => {
    expect([...wordHashes('The 9 of 1,250 ½ 4th ９ a1 1a x 2026')].map(isNumber)).toEqual([
      false,
      true,
      false,
      true,
      true,
      true,
      false,
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('count by their first four letters, the order of which matters', () => {
    expect(words('harbour')).toEqual(words('harbinger'));
    expect(words('harb')).not.toEqual(words('brah'));
    expect(words('har')).not.toEqual(words('harb'));
  });

  it('are single signs in scripts without spaces', () => {
    expect(words('新聞は')).toHaveLength(3);
    expect(words('ข่าว 新聞 news')).toHaveLength(3 + 2 + 1);
    expect(words('新').concat(words('聞'))).toEqual(words('新聞'));
  });

  it('are none where there are no letters or digits', () => {
    for (const text of ['', ' ', '—…“”', '\u200b\n', '🙂🙂']) expect(words(text)).toEqual([]);
  });

  it('of two texts one after the other are the words of both, whatever the texts', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(words(`${a} ${b}`)).toEqual([...words(a), ...words(b)]);
      }),
    );
  });
});

describe('shingles', () => {
  const shingles = (text: string, length: number) => [...shingleHashes(wordHashes(text), length)];

  it('are all runs of so many words', () => {
    const [abc, bcd] = shingles('alpha beta gamma delta', 3);
    expect(shingles('alpha beta gamma', 3)).toEqual([abc]);
    expect(shingles('beta gamma delta', 3)).toEqual([bcd]);
    expect(shingles('gamma beta alpha', 3)).not.toEqual([abc]);
  });

  it('are one where there are fewer words, and none where there is none', () => {
    expect(shingles('alpha beta', 3)).toHaveLength(1);
    expect(shingles('', 3)).toEqual([]);
  });

  it('spread evenly', () => {
    const hashes = shingles(Array.from({ length: 4000 }, (_, i) => i.toString(36)).join(' '), 5);
    const counts = new Array(16).fill(0);
    for (const hash of hashes) counts[hash >>> 28] += 1;
    for (const count of counts) expect(Math.abs(count - hashes.length / 16)).toBeLessThan(80);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
