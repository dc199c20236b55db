import { ENGLISH_FUNCTION_WORDS } from '../words/function-words.ts';

/** Characters looked at: enough to be sure, whatever the length of the article, and enough to see that it is English. */
const SAMPLE = 4000;
const SAMPLE_OF_ENGLISH = 1500;

/** Share of English function words from which a text is English beyond doubt: English news has 0.3 to 0.5. */
const SURELY_ENGLISH = 0.22;

/** Words below which the share says nothing. */
const ENOUGH_WORDS = 12;

/**
 * The language of a text as its ISO 639-1 code, `und` (undetermined, ISO 639-2) where nothing can be said.
 *
 * A page of English gives itself away by its function words; whatever does not is left to `eld`, whose tables take a
 * third of a second to load and so are loaded only then.
 */
export const identifyLanguage = async (text: string): Promise<string> => {
  const sample = text.slice(0, SAMPLE);
  if (isSurelyEnglish(text.slice(0, SAMPLE_OF_ENGLISH)) || isTable(sample)) return 'en';
  const { eld } = await import('eld/small');
  return eld.detect(withoutNames(sample)).language || 'und';
};

/** Share of words with a capital, or numbers, from which names may drown the language; small words enough to tell it. */
const MANY_NAMES = 0.5;
const ENOUGH_SMALL_WORDS = 8;

/** Names tell no language of their own: where they are many, only the words in small letters are asked about. */
const withoutNames = (sample: string): string => {
  const words = sample.match(/[\p{L}\p{N}]+/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word));
  return small.length >= ENOUGH_SMALL_WORDS && small.length < words.length * (1 - MANY_NAMES)
    ? small.join(' ')
    : sample;
};

/** Share of words in small letters below which a text with as many numbers as below is a list of names and results. */
const FEW_SMALL_WORDS = 0.2;
const MANY_NUMBERS = 0.2;

/**
 * Sports results and tables of prices: names and numbers tell no language of their own (a table of Dutch football clubs
 * looks Dutch), so they are read as what most articles are.
 */
const isTable = (sample: string): boolean => {
  const words = sample.match(/[\p{L}\p{N}]+/gu) ?? [];
  let small = 0;
  let numbers = 0;
  for (const word of words) {
    if (/^\p{N}/u.test(word)) numbers++;
    else if (word !== word.toUpperCase() && word[0] === word[0]?.toLowerCase()) small++;
    // Scripts without case: nothing to go by.
    else if (word.toLowerCase() === word) return false;
  }
  const names = words.length - numbers;
  return names > 0 && numbers >= words.length * MANY_NUMBERS && small < names * FEW_SMALL_WORDS;
};

const isSurelyEnglish = (sample: string): boolean => {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < ENOUGH_WORDS) return false;
  const functionWords = words.filter((word) => ENGLISH_FUNCTION_WORDS.has(word)).length;
  return functionWords / words.length >= SURELY_ENGLISH;
};
