import { hashText } from '../models/hash.ts';
import { hashLetter, NO_LETTERS, rankOf } from './frequent-words.ts';
import { likeliestWord } from './likeliest-word.ts';

/**
 * A text is a bad scan if so large a share of its words in lower case are none that are known: of news 1 in 100 is not, with 8 % of
 * letters misread 30 are, with 3 to 4 % 15. Where it is more, or few of its words are among the most frequent of English, it is of another
 * language: English has 40 to 45 in 100 of them, in a bad scan 26 to 44; Dutch, the nearest, 13.
 */
const UNKNOWN = { least: 0.2, most: 0.6 };
/** A short text has few runs of words to be found by, and is soon mended: a better scan is enough. */
const SHORT = { letters: 1500, unknown: 0.08, words: 4 };
const FREQUENT = { rank: 150, least: 0.2 };
/** In fewer words the share says nothing. */
const MIN_WORDS = 8;
/** So many words are looked at first; only if two of them are unknown, of a short text one, all. */
const SAMPLE = 40;
/** Names and endings of single letters are left out. */
const MIN_LETTERS = 3;
/** Different words that are looked up: about those of a bad scan of five thousand words. */
const MAX_MENDED = 2000;

/**
 * The text with the words of a bad scan as they most likely were, in lower case; any other text as it is. With 8 % of their letters
 * misread, 77 words in 100 begin with the same four letters as before, and afterwards 93 (docs/similarity.md).
 */
export const legible = (text: string): string => {
  const share = shareMisread(text);
  if (share === 0) return text;
  const mended = new Map<string, string>();
  return withoutSpacesInWords(text).replace(WORDS, (word) => {
    const known = mended.get(word);
    if (known !== undefined || mended.size === MAX_MENDED || NUMBER.test(word)) return known ?? word;
    const lower = word.toLowerCase();
    // Of a better scan a known word is seldom another one misread.
    const likeliest = share < UNKNOWN.least && isKnown(lower) ? lower : likeliestWord(lower);
    mended.set(word, likeliest);
    return likeliest;
  });
};

const WORDS = /[\p{L}\p{N}]+/gu;
const NUMBER = /^\p{N}+$/u;
/** The second is looked at, and not taken: it may be the first of the next two. */
const TWO_WORDS = /(?<![\p{L}\p{N}])([\p{L}\p{N}]+) (?=([\p{Ll}\p{N}]{1,24}))/gu;

/** Two words of which one is unknown, and which are a word together, are that. */
const withoutSpacesInWords = (text: string): string =>
  text.replace(TWO_WORDS, (both, first: string, second: string) => {
    if (NUMBER.test(first) || NUMBER.test(second)) return both;
    const [a, b] = [first.toLowerCase(), second.toLowerCase()];
    return (!isKnown(a) || !isKnown(b)) && isKnown(a + b) ? first : both;
  });

const isKnown = (word: string): boolean => rankOf(hashText(word)) >= 0;

export const isBadScan = (text: string): boolean => shareMisread(text) > 0;

/** The share of words in lower case that are unknown if the text is a scan to be mended, else 0. */
const shareMisread = (text: string): number => {
  const isShort = text.length <= SHORT.letters;
  const some = countWords(text, Math.max(1, Math.floor(text.length / SAMPLE)));
  if (some.unknown < (isShort ? 1 : 2)) return 0;
  const { words, frequent, lowerCase, unknown } = countWords(text, 1);
  const share = unknown / lowerCase;
  const least = isShort && unknown >= SHORT.words ? SHORT.unknown : UNKNOWN.least;
  const isScan =
    lowerCase >= MIN_WORDS && frequent >= FREQUENT.least * words && share >= least && share <= UNKNOWN.most;
  return isScan ? share : 0;
};

const SPACE = 0x20;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => (code | SPACE) >= 0x61 && (code | SPACE) <= 0x7a;
const isLowerCase = (code: number): boolean => code >= 0x61;
/** What ends a word; other marks and letters may be part of a name or of another language. */
const isEnd = (code: number): boolean => !(code > SPACE) || code === 0x2c || code === 0x2e;

/** Counts a word behind every so many characters. Makes no strings: it is done for every text. */
const countWords = (text: string, stride: number) => {
  let [words, frequent, lowerCase, unknown] = [0, 0, 0, 0];
  let at = 0;
  for (let from = 0; from < text.length; from = Math.max(from + stride, at)) {
    at = from;
    while (text.charCodeAt(at) > SPACE) at++;
    const start = ++at;
    let hash = NO_LETTERS;
    for (; isLetter(text.charCodeAt(at)); at++) hash = hashLetter(hash, text.charCodeAt(at) | SPACE);
    const end = text.charCodeAt(at);
    if (at === start || !(isEnd(end) || isDigit(end))) continue;
    const rank = isDigit(end) ? -1 : rankOf(hash);
    words++;
    if (rank >= 0 && rank < FREQUENT.rank) frequent++;
    if (at - start < MIN_LETTERS || !isLowerCase(text.charCodeAt(start))) continue;
    lowerCase++;
    if (rank < 0) unknown++;
  }
  return { words, frequent, lowerCase, unknown };
};
