import { syllable } from 'syllable';
import type { Sentence } from './document.ts';
import { ofLexeme } from './lexemes.ts';
import { isWord } from './tokens.ts';

/** The syllable counter is slow; longer tokens are no words and count as one syllable. */
const MAX_WORD_CHARACTERS = 40;

const syllablesOf = ofLexeme(({ lower }) => (lower.length > MAX_WORD_CHARACTERS ? 1 : Math.max(1, syllable(lower))));

/**
 * Flesch reading ease: 100 is very easy, 60 plain English, 30 and below academic; one decimal, limited to [-100,
 * 121.2]; 0 without words.
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
      syllables += syllablesOf(token.lexeme);
    }
  }
  if (words === 0) return 0;
  const ease = 206.835 - 1.015 * (words / sentences.length) - 84.6 * (syllables / words);
  return Math.round(Math.min(121.2, Math.max(-100, ease)) * 10) / 10;
};
