import { firstIndex } from '../binary-search.ts';
import { decodeAscending, encodeAscending, lowBitsFor } from '../similarity/rice.ts';
import { PAIR_BITS } from './word-pairs.ts';

/** Pages of a block: of a thousand articles, one takes two kilobytes. */
const PAGES = 256;
const PAGE_BITS = PAIR_BITS - Math.log2(PAGES);
/** Of an article's id: among a thousand articles, two in a hundred share them with another. */
export const ID_DIGITS = 4;

export const pageOf = (pair: number): number => pair >>> PAGE_BITS;

/** The first digits of an id as a number; ids are hexadecimal hashes. */
const shortId = (articleId: string): number => Number.parseInt(articleId.slice(0, ID_DIGITS), 16) || 0;

export interface Posted {
  articleId: string;
  /** Hashes of its pairs of words. */
  pairs: Iterable<number>;
}

/** Which articles have which pairs: for each page, numbers made of the rest of a hash and the beginning of an id, ascending. */
export const postingsOf = (articles: readonly Posted[]): Map<number, Uint32Array> => {
  const pages = new Map<number, Set<number>>();
  for (const { articleId, pairs } of articles) {
    for (const pair of pairs) {
      const page = pages.get(pageOf(pair)) ?? new Set();
      pages.set(pageOf(pair), page.add(restOf(pair) * 0x10000 + shortId(articleId)));
    }
  }
  return new Map([...pages].map(([page, postings]) => [page, Uint32Array.from(postings).sort()]));
};

const restOf = (pair: number): number => pair & (2 ** PAGE_BITS - 1);

/** The beginnings of the ids of the articles that a page lists under a pair. */
export const articlesWith = (postings: Uint32Array, pair: number): string[] => {
  const from = restOf(pair) * 0x10000;
  const found: string[] = [];
  for (const posting of postings.subarray(lowerBound(postings, from))) {
    if (posting >= from + 0x10000) break;
    found.push((posting - from).toString(16).padStart(ID_DIGITS, '0'));
  }
  return found;
};

const lowerBound = (numbers: Uint32Array, least: number): number =>
  firstIndex(numbers.length, (i) => numbers[i]! >= least);

/** Ascending numbers below 2 ** 31, packed: the first byte says how. */
export const packNumbers = (ascending: Uint32Array): Uint8Array => {
  const low = lowBitsFor(Math.max(1, (ascending.at(-1) ?? 0) / Math.max(1, ascending.length)));
  const encoded = encodeAscending(ascending, low);
  const packed = new Uint8Array(1 + encoded.length);
  packed[0] = low;
  packed.set(encoded, 1);
  return packed;
};

export const unpackNumbers = (bytes: Uint8Array): Uint32Array =>
  bytes.length === 0 ? new Uint32Array() : decodeAscending(bytes.subarray(1), bytes[0]!);
