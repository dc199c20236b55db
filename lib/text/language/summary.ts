import { ENGLISH_FUNCTION_WORDS } from '../words/function-words.ts';
import type { Sentence } from './document.ts';
import { ofLexeme } from './lexemes.ts';
import { isWord } from './words.ts';

/**
 * Extractive summary by MEAD's three features: nearness to the centroid, position, overlap with the first sentence.
 * D. Radev, H. Jing, M. Styś and D. Tam, Centroid-based summarization of multiple documents, Information Processing &
 * Management 40 (2004). Linear in the number of words.
 */
const WEIGHTS = { centroid: 1, position: 1, first: 0.5 };

/** Words of the article the centroid is made of. */
const CENTROID_WORDS = 30;

const SHORTEST = 6;
const LONGEST_CHARACTERS = 500;

/** Two sentences that share more of their content words than this say the same. */
const SAME = 0.5;

/** Up to `most` whole sentences of the article, in its order, joined by a space. */
export const summarise = (text: string, sentences: readonly Sentence[], most = 3): string => {
  const bags = sentences.map(contentWords);
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
  const score = ({ index, nearness, overlap }: (typeof scored)[number]): number =>
    (WEIGHTS.centroid * nearness) / nearest +
    WEIGHTS.position * Math.max(0, 1 - index / Math.max(10, sentences.length)) +
    WEIGHTS.first * overlap;
  const kept: typeof scored = [];
  for (const candidate of scored.map((s) => ({ s, score: score(s) })).sort((a, b) => b.score - a.score)) {
    if (kept.length === most) break;
    if (!kept.some((other) => shares(other.bag, candidate.s.bag) > SAME)) kept.push(candidate.s);
  }
  return kept
    .sort((a, b) => a.index - b.index)
    .map(({ sentence }) => text.slice(sentence.start, sentence.end))
    .join(' ');
};

const isContentWord = ofLexeme(
  ({ text, lower }) => isWord(text) && lower.length > 2 && !ENGLISH_FUNCTION_WORDS.has(lower),
);

const contentWords = (sentence: Sentence): Set<string> => {
  const words = new Set<string>();
  for (const { lexeme, lower } of sentence.tokens) if (isContentWord(lexeme)) words.add(lower);
  return words;
};

/** A sentence that can stand alone: neither a fragment nor a page long, and not half of a quotation. */
const isWhole = (text: string, sentence: Sentence): boolean => {
  if (sentence.tokens.length < SHORTEST || sentence.end - sentence.start > LONGEST_CHARACTERS) return false;
  let quotes = 0;
  for (let i = sentence.start; i < sentence.end; i++) {
    const mark = text[i];
    if (mark === '"') quotes ^= 1;
    else if (mark === '“') quotes++;
    else if (mark === '”') quotes--;
  }
  return quotes === 0;
};

const shares = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.min(a.size || 1, b.size || 1);
};
