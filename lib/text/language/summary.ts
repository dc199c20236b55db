import { ENGLISH_FUNCTION_WORDS } from '../words/function-words.ts';
import type { Sentence } from './document.ts';
import { type Lexeme, ofLexeme } from './lexemes.ts';
import { isWord } from './tokens.ts';

/*
 * Extractive summary by MEAD's three features: nearness to the centroid, position, overlap with the first sentence.
 * D. Radev, H. Jing, M. Styś and D. Tam, Centroid-based summarization of multiple documents, Information Processing &
 * Management 40 (2004). Linear in the number of words.
 */

const WEIGHTS = { centroid: 1, position: 1, first: 0.5, loose: -0.5 };

/** Size of the centroid: the most frequent words of the article. */
const CENTROID_WORDS = 30;

const MIN_SENTENCE_TOKENS = 6;
const MAX_SENTENCE_CHARACTERS = 500;

/** Two sentences that share more than this of their content words say the same. */
const MAX_OVERLAP = 0.5;

/**
 * At most `limit` whole sentences of the article, in text order, joined by a space.
 *
 * @param options.isContentWord whether a word of the article's language carries meaning; English by default
 */
export const summarise = (
  text: string,
  sentences: readonly Sentence[],
  {
    limit = 3,
    isContentWord = isEnglishContentWord,
  }: { limit?: number; isContentWord?: (lexeme: Lexeme) => boolean } = {},
): string => {
  const bags = sentences.map((sentence) => contentWords(sentence, isContentWord));
  const frequency = new Map<string, number>();
  for (const bag of bags) for (const word of bag) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const centroid = new Map([...frequency].sort((a, b) => b[1] - a[1]).slice(0, CENTROID_WORDS));
  const scored = sentences
    .map((sentence, index) => {
      const bag = bags[index]!;
      let nearness = 0;
      let overlap = 0;
      for (const word of bag) {
        nearness += centroid.get(word) ?? 0;
        if (bags[0]!.has(word)) overlap++;
      }
      return {
        index,
        sentence,
        bag,
        nearness: nearness / Math.sqrt(bag.size || 1),
        overlap: overlap / (bag.size || 1),
      };
    })
    .filter(({ sentence }) => isWhole(text, sentence));
  const nearest = scored.reduce((largest, { nearness }) => Math.max(largest, nearness), 1);
  const score = ({ index, sentence, nearness, overlap }: (typeof scored)[number]): number =>
    (WEIGHTS.centroid * nearness) / nearest +
    WEIGHTS.position * Math.max(0, 1 - index / Math.max(10, sentences.length)) +
    WEIGHTS.first * overlap +
    (isLoose(text.slice(sentence.start, sentence.end)) ? WEIGHTS.loose : 0);
  const ranked = scored
    .map((candidate) => ({ ...candidate, score: score(candidate) }))
    .sort((a, b) => b.score - a.score);
  const kept: typeof ranked = [];
  for (const candidate of ranked) {
    if (kept.length === limit) break;
    if (!kept.some((other) => overlapOf(other.bag, candidate.bag) > MAX_OVERLAP)) kept.push(candidate);
  }
  return kept
    .sort((a, b) => a.index - b.index)
    .map(({ sentence }) => text.slice(sentence.start, sentence.end))
    .join(' ');
};

const isEnglishContentWord = ofLexeme(
  ({ text, lower }) => isWord(text) && lower.length > 2 && !ENGLISH_FUNCTION_WORDS.has(lower),
);

const contentWords = (sentence: Sentence, isContentWord: (lexeme: Lexeme) => boolean): Set<string> => {
  const words = new Set<string>();
  for (const { lexeme, lower } of sentence.tokens) if (isContentWord(lexeme)) words.add(lower);
  return words;
};

/** Whether the sentence can be read by itself: neither a fragment nor a page long, and no half of a quotation. */
const isWhole = (text: string, sentence: Sentence): boolean => {
  if (sentence.tokens.length < MIN_SENTENCE_TOKENS || sentence.end - sentence.start > MAX_SENTENCE_CHARACTERS)
    return false;
  const words = text.slice(sentence.start, sentence.end);
  return !words.endsWith(':') && areClosed(words);
};

/** "They also said …", "Why?": what hangs on the sentence before, or asks and does not tell. */
const isLoose = (sentence: string): boolean =>
  sentence.endsWith('?') || /^(?:they|he|she|it|this|these|those|that|their|his)\b/i.test(sentence);

/** Whether every quotation mark has its counterpart: "…", “…”, „…“, «…», »…«. */
const areClosed = (sentence: string): boolean => {
  let open = 0;
  let low = 0;
  let alike = 0;
  for (const mark of sentence) {
    if (mark === '"' || mark === '«' || mark === '»') alike ^= mark === '"' ? 1 : 2;
    else if (mark === '„') low++;
    else if (low > 0 && (mark === '“' || mark === '”')) low--;
    else if (mark === '“') open++;
    else if (mark === '”') open--;
  }
  return open === 0 && low === 0 && alike === 0;
};

/** The share of the smaller set that is in both. */
const overlapOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.min(a.size || 1, b.size || 1);
};
