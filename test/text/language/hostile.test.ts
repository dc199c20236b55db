import { describe, expect, it } from 'vitest';
import { readDates } from '../../../lib/text/language/dates/read-dates.ts';
import { keyPhrases } from '../../../lib/text/language/key-phrases.ts';
import { identifyLanguage } from '../../../lib/text/language/language-id.ts';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import { readingEase } from '../../../lib/text/language/readability.ts';
import { summarise } from '../../../lib/text/language/summary.ts';
import { toneOf } from '../../../lib/text/language/tone.ts';

/** Steps that are not linear would take minutes and exceed the test's time limit. */
const SIZE = 100_000;
const filled = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);

describe('100,000 characters', () => {
  it.each([
    ['straight quotation marks', '"'],
    ['curly quotation marks', '“”'],
    ['opening brackets', '('],
    ['brackets and initials', '(AB) '],
    ['full stops', '. '],
    ['abbreviations', 'U.S. '],
    ['apostrophes', "'s"],
    ['hyphens without spaces', 'a-'],
    ['digits without spaces', '1234567890'],
    ['dates', '12 March 2011, '],
    ['letters without spaces', 'abcdefghij'],
    ['capitals without spaces', 'ABCDEFGHIJ'],
    ['capitalised words', 'Smith '],
    ['different capitalised words', 'Aa Ab Ac Ad Ba Bb Bc Bd Ca Cb Cc Cd '],
    ['names joined by commas', 'Paris, London, '],
    ['titles', 'Prime Minister of the '],
    ['names with particles', 'Jan van der Berg '],
    ['nicknames', 'John "Jack" '],
    ['definite descriptions', 'the minister, '],
    ['pronouns', 'he said she said '],
    ['surrogate pairs', '😀'],
    ['halves of surrogate pairs', '\ud83d '],
    ['combining marks', 'e\u0301\u0301'],
    ['addresses', 'http://a.b/c?d=e '],
    ['tabs and control characters', '\t\u0000\u200b'],
  ])(
    'of %s are read',
    async (_, piece) => {
      const text = filled(piece);
      const document = readDocument([text], { title: text.slice(0, 300) });
      const { sentences, entities, references } = document;
      for (const { start, end } of references) expect(text.slice(start, end)).not.toBe('');
      for (const { name } of entities) expect(name).not.toBe('');
      expect(sentences.every(({ start, end }) => start >= 0 && start < end && end <= text.length)).toBe(true);
      expect(keyPhrases(sentences).length).toBeLessThanOrEqual(20);
      expect(summarise(text, sentences).length).toBeLessThanOrEqual(text.length + 10);
      expect(readDates(document, '2026-03-04').every(({ date }) => /^\d{4}/.test(date))).toBe(true);
      expect(Math.abs(toneOf(sentences))).toBeLessThanOrEqual(1);
      expect(Number.isFinite(readingEase(sentences))).toBe(true);
      expect(await identifyLanguage(text)).toMatch(/^[a-z]{2,3}$/);
    },
    60_000,
  );
});
