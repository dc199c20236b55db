import { countWords } from './repetition/tokens.ts';

/** A news flash of one sentence is an article; a line to try something out is none. */
const ENOUGH_WORDS = 20;
const FEWEST_WORDS = 7;

/** A paragraph that ends as sentences do, whatever closes behind it. */
const ENDED = /[.!?…。！？।॥]["'”’»)\]」』]*$/u;

/** Whether a body is too short to be an article: under 7 words, or under 20 and no sentence that ends. */
export const isTooShort = (paragraphs: string[]): boolean => {
  const words = countWords(paragraphs, ENOUGH_WORDS);
  if (words >= ENOUGH_WORDS) return false;
  return words < FEWEST_WORDS || !paragraphs.some((paragraph) => ENDED.test(paragraph.trimEnd().slice(-8)));
};
