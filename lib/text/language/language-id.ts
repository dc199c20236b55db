import { ENGLISH_FUNCTION_WORDS } from '../words/function-words.ts';

/** Characters that are read of an article, and those that suffice to recognise English. */
const SAMPLE_CHARACTERS = 4000;
const ENGLISH_SAMPLE_CHARACTERS = 1500;

/** Share of English function words from which a text is surely English: English news has 0.3 to 0.5. */
const MIN_FUNCTION_WORDS = 0.22;

/** In a shorter text the share says nothing. */
const MIN_WORDS = 12;

/**
 * The language of a text as its ISO 639-1 code, `und` (undetermined, ISO 639-2) if there is nothing to go by.
 *
 * English is recognised by its function words. Everything else is left to `eld`, which is loaded only then because its
 * tables take a third of a second to load.
 */
export const identifyLanguage = async (text: string): Promise<string> => {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  if (isSurelyEnglish(text.slice(0, ENGLISH_SAMPLE_CHARACTERS)) || isTable(sample)) return 'en';
  const { eld } = await import('eld/small');
  return eld.detect(withoutNames(sample)).language || 'und';
};

/** Share of capitalised words and numbers from which names may mislead the classifier. */
const MANY_NAMES = 0.5;
/** Lower-case words that the classifier needs. */
const MIN_LOWER_CASE_WORDS = 8;

/** Names indicate no language: if there are many, only the lower-case words are classified. */
const withoutNames = (sample: string): string => {
  const words = sample.match(/[\p{L}\p{N}]+/gu) ?? [];
  const lowerCase = words.filter((word) => /^\p{Ll}/u.test(word));
  return lowerCase.length >= MIN_LOWER_CASE_WORDS && lowerCase.length < words.length * (1 - MANY_NAMES)
    ? lowerCase.join(' ')
    : sample;
};

/** Shares of lower-case words and of numbers that distinguish a list of names and results from running text. */
const FEW_LOWER_CASE_WORDS = 0.2;
const MANY_NUMBERS = 0.2;

/**
 * Whether the text is a table of sports results or prices. Names and numbers indicate no language (a table of Dutch
 * football clubs looks Dutch), so it is taken for English, as most articles are.
 */
const isTable = (sample: string): boolean => {
  const words = sample.match(/[\p{L}\p{N}]+/gu) ?? [];
  let lowerCase = 0;
  let numbers = 0;
  for (const word of words) {
    if (/^\p{N}/u.test(word)) numbers++;
    else if (word !== word.toUpperCase() && word[0] === word[0]?.toLowerCase()) lowerCase++;
    // A script without case.
    else if (word.toLowerCase() === word) return false;
  }
  const names = words.length - numbers;
  return names > 0 && numbers >= words.length * MANY_NUMBERS && lowerCase < names * FEW_LOWER_CASE_WORDS;
};

const isSurelyEnglish = (sample: string): boolean => {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < MIN_WORDS) return false;
  const functionWords = words.filter((word) => ENGLISH_FUNCTION_WORDS.has(word)).length;
  return functionWords / words.length >= MIN_FUNCTION_WORDS;
};
