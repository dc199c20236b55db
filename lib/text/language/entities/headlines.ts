import type { Sentence } from '../document.ts';
import { casingOf } from '../names/casing.ts';
import { COUNTRY, kindsOf, PLACE } from '../names/gazetteers.ts';
import { isRunningText, type Mention } from './mention.ts';
import { looksLikePerson } from './span-rules.ts';

/**
 * Leaves out what the tagger found in headlines with a capital on every word, unless the text names it too or it is a
 * known place or a full name: "Keller Picks Up" is nobody. What the text names is found in the headline again later.
 */
export const withoutHeadlineGuesses = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const isHeadline = sentences.map(
    (sentence, s) =>
      (s === 0 || s === sentences.length - 1) &&
      casingOf(sentence) === 'titled' &&
      !isRunningText(sentence) &&
      !sentence.tokens.some(({ text }, i) => (text === '.' && i < sentence.tokens.length - 1) || /\d/.test(text)),
  );
  if (!isHeadline.includes(true)) return [...mentions];
  const named = new Set(
    mentions.flatMap(({ sentence, words, surface }) =>
      isHeadline[sentence] ? [] : words.length > 1 ? [surface, words.at(-1)!] : [surface],
    ),
  );
  return mentions.filter(({ sentence, surface, words, first, last }) => {
    if (!isHeadline[sentence] || named.has(surface)) return true;
    const kinds = kindsOf(surface);
    if ((kinds & PLACE) !== 0 && (words.length > 1 || (kinds & COUNTRY) !== 0)) return true;
    return words.length === 2 && looksLikePerson(sentences[sentence]!.tokens, first, last);
  });
};
