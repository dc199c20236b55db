import { wordHashes } from '../../../functions/similarity/words.ts';
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

/** Set so that of 626 made-up texts of 500 words as many keys meet as of 626 real ones (docs/scale.md). */
export const LIKE_NEWS: Freedom = { loose: 0.2, free: 0.02 };

/**
 * A Markov chain of words: the next word follows the two before it as it does somewhere in the texts; now and then only
 * the one before it, now and then it is any word, so that a made-up text leaves the text it is following.
 */
export const chainOf = (texts: readonly string[], { loose, free }: Freedom = LIKE_NEWS): Chain => {
  const words = texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []);
  const all = Uint32Array.from(words, (word) => wordHashes(word)[0] ?? 0);
  const [afterOne, afterTwo] = [positionsBy(all, 1), positionsBy(all, 2)];
  const follow = (index: Positions, context: number, random: Random): number | undefined => {
    const range = index.ranges.get(context);
    return range && index.positions[random.between(range[0], range[1] - 1)];
  };
  const at = (position: number | undefined): number => all[position as number] as number;
  return {
    walk(count, random) {
      const made = new Uint32Array(count);
      for (let i = 0; i < count; i++) {
        const draw = random.next();
        let position: number | undefined;
        if (i > 1 && draw >= loose + free) position = follow(afterTwo, pair(at(made[i - 2]), at(made[i - 1])), random);
        if (i > 0 && position === undefined && draw >= free) position = follow(afterOne, at(made[i - 1]), random);
        made[i] = position ?? random.between(0, all.length - 1);
      }
      return made;
    },
    hashes: (walk) => walk.map((position) => at(position)),
    text: (walk) =>
      Array.from(
        walk,
        (position, i) => `${words[position]}${i % 60 === 59 ? '.\n\n' : i % 20 === 19 ? '. ' : ' '}`,
      ).join(''),
  };
};

interface Positions {
  /** Where in the texts a word stands that follows a context, context by context. */
  positions: Uint32Array;
  ranges: Map<number, [number, number]>;
}

const pair = (a: number, b: number): number => (Math.imul(a, 0x9e3779b1) ^ b) >>> 0;

const positionsBy = (all: Uint32Array, length: 1 | 2): Positions => {
  const contextAt = (i: number) =>
    length === 1 ? (all[i - 1] as number) : pair(all[i - 2] as number, all[i - 1] as number);
  const counts = new Map<number, number>();
  for (let i = length; i < all.length; i++) counts.set(contextAt(i), (counts.get(contextAt(i)) ?? 0) + 1);
  const ranges = new Map<number, [number, number]>();
  let start = 0;
  for (const [context, count] of counts) {
    ranges.set(context, [start, start]);
    start += count;
  }
  const positions = new Uint32Array(start);
  for (let i = length; i < all.length; i++) {
    const range = ranges.get(contextAt(i)) as [number, number];
    positions[range[1]++] = i;
  }
  return { positions, ranges };
};
