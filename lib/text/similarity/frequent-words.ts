import { hashText } from '../models/hash.ts';
import { type WordClusters, wordClusters } from '../models/word-clusters.ts';

/** As `hashText` goes on by a letter: hashes of words that differ in a letter are found without making the words. */
export const hashLetter = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);

/** The hash of no letters. */
export const NO_LETTERS = hashText('');

/** Most of what is looked up is no word: a bit for each of so many hashes says so, in memory that the processor keeps at hand. */
const FILTER_BITS = 21;
const filter = new Uint8Array(1 << (FILTER_BITS - 3));
const bitOf = (hash: number): number => (hash ^ (hash >>> 15)) & ((1 << FILTER_BITS) - 1);

let words: WordClusters | undefined;

const read = (): WordClusters => {
  const table = wordClusters();
  for (const hash of table.hashes) filter[bitOf(hash) >> 3]! |= 1 << (bitOf(hash) & 7);
  words = table;
  return table;
};

/** The place of a word among the 100,000 most frequent ones of English news and encyclopaedias, from 0; -1 if it is none of them. */
export const rankOf = (hash: number): number => {
  const table = words ?? read();
  const bit = bitOf(hash);
  return (filter[bit >> 3]! >> (bit & 7)) & 1 ? table.indexOf(hash) : -1;
};
