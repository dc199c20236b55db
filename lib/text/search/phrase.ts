import { placedWords } from './search-words.ts';

/** Where a text says a phrase, and how many words are changed, added or left out. */
export interface PhraseFound {
  changed: number;
  start: number;
  end: number;
}

/** Another wording has a fifth of the words changed; of fewer than four, none. */
export const mayChange = (words: number): number => (words < 4 ? 0 : Math.ceil(words / 5));

/**
 * The first place of those where the text comes nearest to the phrase (Sellers, 1980: edit distance of words, beginning and
 * ending anywhere). Time is the product of both lengths.
 *
 * @param phrase search words, at least one
 * @param most how many words may be changed
 */
export const findPhrase = (phrase: readonly string[], text: string, most: number): PhraseFound | undefined => {
  const words = placedWords(text);
  let best: { changed: number; from: number; to: number } | undefined;
  // A column of the table: the cost of the phrase's first i words, ending at this word of the text, and where they begin.
  let cost = Array.from({ length: phrase.length + 1 }, (_, i) => i);
  let from = new Array<number>(phrase.length + 1).fill(0);
  for (let to = 0; to < words.length; to++) {
    const nextCost = [0];
    const nextFrom = [to + 1];
    for (let i = 1; i <= phrase.length; i++) {
      const kept = cost[i - 1]! + (phrase[i - 1] === words[to]!.word ? 0 : 1);
      const added = cost[i]! + 1;
      const leftOut = nextCost[i - 1]! + 1;
      const least = Math.min(kept, added, leftOut);
      nextCost.push(least);
      nextFrom.push(least === kept ? (i === 1 ? to : from[i - 1]!) : least === leftOut ? nextFrom[i - 1]! : from[i]!);
    }
    [cost, from] = [nextCost, nextFrom];
    const changed = cost[phrase.length]!;
    if (changed <= most && (!best || changed < best.changed)) best = { changed, from: from[phrase.length]!, to };
  }
  return best && { changed: best.changed, start: words[Math.min(best.from, best.to)]!.start, end: words[best.to]!.end };
};
