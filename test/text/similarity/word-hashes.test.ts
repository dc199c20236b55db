import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNumber, shingleHashes, wordHashes, wordsOf } from '../../../lib/text/similarity/word-hashes.ts';

const words = (text: string) => [...wordHashes(text)];

describe('the looks of words', () => {
  const looks = (text: string) => [...wordsOf(text).looks];

  it('are the same if letters that scanners confuse are confused, or a letter behind the fourth is', () => {
    expect(looks('1ocal hcalth bill 5oldier')).toEqual(looks('local health b1ll soldjer'));
    expect(looks('minister')).toEqual(looks('minixter'));
  });

  it('are others for other words', () => {
    expect(new Set(looks('bank rank minister market 12 17 12.5')).size).toBe(7);
  });
});

describe('wordHashes', () => {
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
  ])('ignores differences in %s', (_, one, other) => {
    expect(words(one)).toEqual(words(other));
    expect(words(one).length).toBeGreaterThan(0);
  });

  it('marks numbers', () => {
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

  it('depends on the first four letters of a word, in order', () => {
    expect(words('harbour')).toEqual(words('harbinger'));
    expect(words('harb')).not.toEqual(words('brah'));
    expect(words('har')).not.toEqual(words('harb'));
  });

  it('takes each character for a word in scripts without spaces', () => {
    expect(words('新聞は')).toHaveLength(3);
    expect(words('ข่าว 新聞 news')).toHaveLength(3 + 2 + 1);
    expect(words('新').concat(words('聞'))).toEqual(words('新聞'));
  });

  it('is empty without letters or digits', () => {
    for (const text of ['', ' ', '—…“”', '\u200b\n', '🙂🙂']) expect(words(text)).toEqual([]);
  });

  it('of two joined texts is the hashes of both', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(words(`${a} ${b}`)).toEqual([...words(a), ...words(b)]);
      }),
    );
  });
});

describe('shingleHashes', () => {
  const shingles = (text: string, length: number) => [...shingleHashes(wordHashes(text), length)];

  it('hashes all runs of the given number of words', () => {
    const [abc, bcd] = shingles('alpha beta gamma delta', 3);
    expect(shingles('alpha beta gamma', 3)).toEqual([abc]);
    expect(shingles('beta gamma delta', 3)).toEqual([bcd]);
    expect(shingles('gamma beta alpha', 3)).not.toEqual([abc]);
  });

  it('has one hash for fewer words, and none for no words', () => {
    expect(shingles('alpha beta', 3)).toHaveLength(1);
    expect(shingles('', 3)).toEqual([]);
  });

  it('spreads evenly', () => {
    const hashes = shingles(Array.from({ length: 4000 }, (_, i) => i.toString(36)).join(' '), 5);
    const counts = new Array(16).fill(0);
    for (const hash of hashes) counts[hash >>> 28] += 1;
    for (const count of counts) expect(Math.abs(count - hashes.length / 16)).toBeLessThan(80);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
