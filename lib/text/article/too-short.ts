import { countWords } from './repetition/folded-words.ts';

/** Why a text that is too short is refused. */
export const TOO_SHORT = 'The text is too short to be an article.';

/** A text of this length is an article even without a complete sentence. */
const ENOUGH_WORDS = 20;
/** A news flash of one sentence is an article; a line typed as a test is not. */
const MIN_WORDS = 7;

/** The end of a sentence, with any closing quotation marks or brackets. */
const SENTENCE_END = /[.!?…。！？।॥]["'”’»)\]」』]*$/u;

/** Whether a body is too short to be an article: under 7 words, or under 20 without a complete sentence. */
export const isTooShort = (paragraphs: string[]): boolean => {
  const words = countWords(paragraphs, ENOUGH_WORDS);
  if (words >= ENOUGH_WORDS) return false;
  return words < MIN_WORDS || !paragraphs.some((paragraph) => SENTENCE_END.test(paragraph.trimEnd().slice(-8)));
};
