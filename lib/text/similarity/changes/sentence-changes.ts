import { roughSentenceEnds } from '../../article/characters/rough-sentence-ends.ts';
import { shingleHashes, wordHashes } from '../word-hashes.ts';

export interface SentenceChanges {
  /** Sentences of the later text that the earlier one does not have, and the other way round, in order. */
  adds: string[];
  drops: string[];
  /** The same as shares of the later text's and the earlier text's words, 0 to 1. */
  added: number;
  dropped: number;
}

/**
 * A sentence is in the other text if this share of its pairs of words is, so that single words and letters may differ.
 */
const MIN_KNOWN_SHARE = 0.5;
const PAIR_WORDS = 2;

/**
 * The sentences that a later text adds to an earlier one and those that it drops. Linear in the length of both texts.
 */
export const sentenceChanges = (earlier: readonly string[], later: readonly string[]): SentenceChanges => {
  const [before, after] = [earlier.flatMap(sentencesOf), later.flatMap(sentencesOf)];
  const [added, dropped] = [unknownOf(after, pairsOf(before)), unknownOf(before, pairsOf(after))];
  return { adds: added.sentences, drops: dropped.sentences, added: added.share, dropped: dropped.share };
};

interface Sentence {
  text: string;
  words: Uint32Array;
}

const sentencesOf = (paragraph: string): Sentence[] => {
  const ends = [...roughSentenceEnds(paragraph), paragraph.length];
  return ends
    .map((end, i) => paragraph.slice(i === 0 ? 0 : ends[i - 1], end).trim())
    .map((text) => ({ text, words: wordHashes(text) }))
    .filter(({ words }) => words.length > 0);
};

const pairsOf = (sentences: readonly Sentence[]): Set<number> => {
  const pairs = new Set<number>();
  for (const { words } of sentences) for (const pair of shingleHashes(words, PAIR_WORDS)) pairs.add(pair);
  return pairs;
};

const unknownOf = (sentences: readonly Sentence[], known: ReadonlySet<number>) => {
  const unknown = sentences.filter(({ words }) => {
    const pairs = shingleHashes(words, PAIR_WORDS);
    return pairs.reduce((count, pair) => count + Number(known.has(pair)), 0) < pairs.length * MIN_KNOWN_SHARE;
  });
  const count = (some: readonly Sentence[]) => some.reduce((sum, { words }) => sum + words.length, 0);
  return { sentences: unknown.map(({ text }) => text), share: count(unknown) / Math.max(1, count(sentences)) };
};
