import { ENGLISH_FUNCTION_WORDS } from './function-words.ts';

/** Characters looked at: enough to be sure, whatever the length of the article. */
const SAMPLE = 4000;

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
  if (isSurelyEnglish(sample)) return 'en';
  const { eld } = await import('eld/small');
  return eld.detect(sample).language || 'und';
};

const isSurelyEnglish = (sample: string): boolean => {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < ENOUGH_WORDS) return false;
  const functionWords = words.filter((word) => ENGLISH_FUNCTION_WORDS.has(word)).length;
  return functionWords / words.length >= SURELY_ENGLISH;
};
