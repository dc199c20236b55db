import { wordHashes } from '../../../lib/text/similarity/words.ts';
import type { Random } from './random.ts';

/** Makes up texts in which runs of words are as common as in the texts it has read. */
export interface Chain {
  /** Where in the texts read the words of a new text stand. */
  walk(words: number, random: Random): Uint32Array;
  /** The same as word hashes, as `sketchOfWords` takes them. */
  hashes(walk: Uint32Array): Uint32Array;
  /** The same as a text, in sentences of twenty words and paragraphs of sixty. */
  text(walk: Uint32Array): string;
}

/** Share of the words that follow one word only, and of those that follow nothing: what is new in the news. */
export interface Freedom {
  loose: number;
  free: number;
}

/** Set so that the keys of made-up texts meet as often as those of as many real ones (docs/scale.md). */
export const LIKE_NEWS: Freedom = { loose: 0.2, free: 0.02 };

/**
 * A Markov chain of words: the next word follows the two before it as it does somewhere in the texts; now and then only
 * the one before it, now and then it is any word, so that a made-up text leaves the text it is following.
 */
export const chainOf = (texts: readonly string[], { loose, free }: Freedom = LIKE_NEWS): Chain => {
  const words = texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []);
  const all = Uint32Array.from(words, (word) => wordHashes(word)[0] ?? 0);
  const [afterOne, afterTwo] = [followersOf(all, 1), followersOf(all, 2)];
  return {
    walk(count, random) {
      const made = new Uint32Array(count);
      let before = 0;
      for (let i = 0; i < count; i++) {
        const draw = random.next();
        const followers = i === 0 || draw < free ? undefined : i === 1 || draw < free + loose ? afterOne : afterTwo;
        const [from, to] = followers ? [followers.from[before] as number, followers.to[before] as number] : [0, 0];
        before =
          followers && to > from
            ? (followers.positions[random.between(from, to - 1)] as number)
            : random.between(0, all.length - 1);
        made[i] = before;
      }
      return made;
    },
    hashes: (walk) => walk.map((position) => all[position] as number),
    text: (walk) =>
      Array.from(
        walk,
        (position, i) => `${words[position]}${i % 60 === 59 ? '.\n\n' : i % 20 === 19 ? '. ' : ' '}`,
      ).join(''),
  };
};

/** Where the words stand that follow the same one or two words as the next word of each position does. */
interface Followers {
  positions: Uint32Array;
  from: Uint32Array;
  to: Uint32Array;
}

const pair = (a: number, b: number): number => (Math.imul(a, 0x9e3779b1) ^ b) >>> 0;

const followersOf = (all: Uint32Array, length: 1 | 2): Followers => {
  const contexts = all.map((word, i) => (length === 1 || i === 0 ? word : pair(all[i - 1] as number, word)));
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
    const context = contexts[i - 1] as number;
    const at = filled.get(context) as number;
    positions[at] = i;
    filled.set(context, at + 1);
  }
  return {
    positions,
    from: contexts.map((context) => starts.get(context) ?? 0),
    to: contexts.map((context) => filled.get(context) ?? 0),
  };
};
