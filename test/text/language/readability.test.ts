import { describe, expect, it } from 'vitest';
import { readingEase } from '../../../lib/text/language/readability.ts';
import { sentencesOf } from './sentences-of.ts';

const ease = (...paragraphs: string[]) => readingEase(sentencesOf(...paragraphs).sentences);

describe('Flesch reading ease', () => {
  it('follows the formula of 1948', () => {
    // 6 words, 6 syllables, 1 sentence: 206.835 - 1.015 × 6 - 84.6 × 1
    expect(ease('The cat sat on the mat.')).toBe(116.1);
  });

  it('falls with long words and long sentences', () => {
    expect(ease('Institutional considerations necessitate comprehensive organisational restructuring.')).toBeLessThan(
      0,
    );
  });

  it('is 0 without words', () => {
    expect(ease()).toBe(0);
    expect(ease('...')).toBe(0);
  });
});
