import { sentenceEnds } from './sentences.ts';
import { countWords } from './tokens.ts';

/** A brief of three short sentences is an article; a line to try something out is none. */
const ENOUGH_WORDS = 20;
const FEWEST_WORDS = 8;
const FEWEST_SENTENCES = 2;

/** Whether a body is too short to be an article: under 8 words, or under 20 and not two sentences. */
export const isTooShort = (paragraphs: string[]): boolean => {
  const words = countWords(paragraphs, ENOUGH_WORDS);
  if (words >= ENOUGH_WORDS) return false;
  const sentences = paragraphs.reduce((sum, paragraph) => sum + 1 + sentenceEnds(paragraph).length, 0);
  return words < FEWEST_WORDS || sentences < FEWEST_SENTENCES;
};
