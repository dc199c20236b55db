import { hashOf } from '../statements/story/wording.ts';

/** Bits of a hash of two words. The upper eight name the page that lists it; with 16 bits of an article's id, the rest makes 31. */
export const PAIR_BITS = 23;

/** The hash of each two neighbouring words, in their order. */
export const pairsInOrder = (words: readonly string[]): number[] =>
  words.slice(1).map((word, i) => hashOf(`${words[i]} ${word}`) & (2 ** PAIR_BITS - 1));

/** Packed, 55 kilobytes: far more than the statements of any article that a person wrote. */
const MAX_PAIRS = 50_000;

/** The distinct hashes of all neighbouring words of several texts, ascending; of texts out of all proportion, of the beginning. */
export const pairsOf = (texts: readonly (readonly string[])[]): Uint32Array => {
  const pairs = new Set(texts.flatMap(pairsInOrder));
  return Uint32Array.from([...pairs].slice(0, MAX_PAIRS)).sort();
};

/**
 * How many of a phrase's pairs are surely there in a text that says it with up to `changed` words changed, added or left
 * out: each takes away two at most (the q-gram lemma; Jokinen and Ukkonen, 1991).
 */
export const pairsKept = (pairs: number, changed: number): number => Math.max(1, pairs - 2 * changed);
