import { wordHashes } from '../../../functions/similarity/words.ts';
import type { Random } from './random.ts';

/** Makes up texts, as word hashes, in which runs of words are as common as in the texts it has read. */
export interface Chain {
  text(words: number, random: Random): Uint32Array;
}

/**
 * A Markov chain of words: the next word follows the two before it as it does somewhere in the texts; now and then only
 * the one before it, now and then it is any word, so that a made-up text leaves the text it is following.
 *
 * @param loose share of the words that follow one word only; how it is set, docs/scale.md tells
 * @param free share of the words that follow nothing: what is new in the news
 */
export const chainOf = (texts: readonly string[], loose: number, free: number): Chain => {
  const words = texts.map((text) => wordHashes(text));
  const total = words.reduce((sum, { length }) => sum + length, 0);
  const all = new Uint32Array(total);
  let at = 0;
  for (const each of words) {
    all.set(each, at);
    at += each.length;
  }
  const afterOne = positionsBy(all, 1);
  const afterTwo = positionsBy(all, 2);
  const follow = (index: Positions, context: number, random: Random): number | undefined => {
    const range = index.ranges.get(context);
    return range && all[index.positions[random.between(range[0], range[1] - 1)] as number];
  };
  return {
    text(count, random) {
      const made = new Uint32Array(count);
      for (let i = 0; i < count; i++) {
        const draw = random.next();
        let word: number | undefined;
        if (i > 1 && draw >= loose + free)
          word = follow(afterTwo, pair(made[i - 2] as number, made[i - 1] as number), random);
        if (i > 0 && word === undefined && draw >= free) word = follow(afterOne, made[i - 1] as number, random);
        made[i] = word ?? (all[random.between(0, total - 1)] as number);
      }
      return made;
    },
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
