import { syllable } from 'syllable';
import type { Sentence } from './document.ts';
import { isWord } from './words.ts';

/** Words whose syllables are remembered: the counter takes microseconds, and news repeats its words. */
const REMEMBERED = 20_000;
const remembered = new Map<string, number>();

const syllablesOf = (word: string): number => {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const count = Math.max(1, syllable(word));
  if (remembered.size < REMEMBERED) remembered.set(word, count);
  return count;
};

/**
 * Flesch reading ease: 100 is very easy, 60 plain English, 30 and below academic; one decimal, held to [-100, 121.2].
 *
 * R. Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948).
 */
export const readingEase = (sentences: readonly Sentence[]): number => {
  let words = 0;
  let syllables = 0;
  for (const sentence of sentences) {
    for (const token of sentence.tokens) {
      if (!isWord(token.text)) continue;
      words++;
      syllables += token.text.length > 40 ? 1 : syllablesOf(token.lower);
    }
  }
  if (words === 0) return 0;
  const ease = 206.835 - 1.015 * (words / sentences.length) - 84.6 * (syllables / words);
  return Math.round(Math.min(121.2, Math.max(-100, ease)) * 10) / 10;
};
