import { type Words, wordsOf } from '../../../lib/text/similarity/word-hashes.ts';
import type { Random } from './random.ts';

/** Generates texts in which runs of words are as common as in the texts that it was made from. */
export interface Chain {
  /** A new text, as positions of its words in the source texts. */
  walk(words: number, random: Random): Uint32Array;
  /** Its words, for `sketchOfWords`. */
  words(walk: Uint32Array): Words;
  /** Its text, in sentences of twenty words and paragraphs of sixty. */
  text(walk: Uint32Array): string;
}

/** The share of words that depend only on the word before, and of those that depend on none. */
export interface Freedom {
  loose: number;
  free: number;
}

/** Chosen so that the keys of generated texts meet as often as those of as many real ones (docs/scale.md). */
const LIKE_NEWS: Freedom = { loose: 0.2, free: 0.02 };

/**
 * A Markov chain of words: each word follows the two before it as somewhere in the texts; sometimes only the one before
 * it, sometimes it is any word, so that a generated text does not follow one source text.
 */
export const chainOf = (texts: readonly string[], { loose, free }: Freedom = LIKE_NEWS): Chain => {
  const words = texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []);
  const read = words.map((word) => wordsOf(word));
  const all = Uint32Array.from(read, ({ hashes }) => hashes[0] ?? 0);
  const looks = Uint32Array.from(read, (word) => word.looks[0] ?? 0);
  const lengths = Uint8Array.from(read, (word) => word.lengths[0] ?? 0);
  const [afterOne, afterTwo] = [followersOf(all, 1), followersOf(all, 2)];
  return {
    walk(count, random) {
      const made = new Uint32Array(count);
      let before = 0;
      for (let i = 0; i < count; i++) {
        const draw = random.next();
        const followers = i === 0 || draw < free ? undefined : i === 1 || draw < free + loose ? afterOne : afterTwo;
        const [from, to] = followers ? [followers.from[before]!, followers.to[before]!] : [0, 0];
        before =
          followers && to > from
            ? followers.positions[random.between(from, to - 1)]!
            : random.between(0, all.length - 1);
        made[i] = before;
      }
      return made;
    },
    words: (walk) => ({
      hashes: walk.map((position) => all[position]!),
      looks: walk.map((position) => looks[position]!),
      lengths: Uint8Array.from(walk, (position) => lengths[position]!),
    }),
    text: (walk) =>
      Array.from(
        walk,
        (position, i) => `${words[position]}${i % 60 === 59 ? '.\n\n' : i % 20 === 19 ? '. ' : ' '}`,
      ).join(''),
  };
};

/** For each position, the range in `positions` of all words that follow the same one or two words. */
interface Followers {
  positions: Uint32Array;
  from: Uint32Array;
  to: Uint32Array;
}

const pair = (a: number, b: number): number => (Math.imul(a, 0x9e3779b1) ^ b) >>> 0;

const followersOf = (all: Uint32Array, length: 1 | 2): Followers => {
  const contexts = all.map((word, i) => (length === 1 || i === 0 ? word : pair(all[i - 1]!, word)));
  const counts = new Map<number, number>();
  for (const context of contexts.subarray(0, -1)) counts.set(context, (counts.get(context) ?? 0) + 1);
  const starts = new Map<number, number>();
  let start = 0;
  for (const [context, count] of counts) {
    starts.set(context, start);
    start += count;
  }
  const positions = new Uint32Array(start);
  const filled = new Map(starts);
  for (let i = 1; i < all.length; i++) {
    const context = contexts[i - 1]!;
    const at = filled.get(context)!;
    positions[at] = i;
    filled.set(context, at + 1);
  }
  return {
    positions,
    from: contexts.map((context) => starts.get(context) ?? 0),
    to: contexts.map((context) => filled.get(context) ?? 0),
  };
};
