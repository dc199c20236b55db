import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SearchName } from '../../../lib/text/search/name-words.ts';
import { packNumbers, unpackNumbers } from '../../../lib/text/search/postings.ts';

/** What a search needs to know of one article. */
export interface SearchEntry {
  articleId: string;
  /** The day in the keys of its rows. */
  day: string;
  /** The names of its rows in Mentions. */
  names: SearchName[];
  /** The speakers of its statements. */
  speakers: string[];
  /** Hashes of the neighbouring words of its statements, ascending (lib/text/search/word-pairs.ts). */
  pairs: Uint32Array;
  withdrawals?: number;
}

export type Item = Record<string, unknown>;

const pack = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value));
const unpack = <T>(bytes: Uint8Array): T => JSON.parse(inflateRawSync(bytes).toString());

/** Where a page is: a list, and which part of it, if it is so long that it has several. */
export interface PageKey {
  list: string;
  part?: number;
}

export const packPageKeys = (pages: readonly PageKey[]): Uint8Array =>
  pack(pages.map(({ list, part }) => (part ? [list, part] : list)));

export const unpackPageKeys = (bytes: Uint8Array): PageKey[] =>
  unpack<(string | [string, number])[]>(bytes).map((key) =>
    typeof key === 'string' ? { list: key } : { list: key[0], part: key[1] },
  );

type PackedName = string | [name: string, ...aliases: string[]];

const packName = ({ name, aliases }: SearchName): PackedName => (aliases.length > 0 ? [name, ...aliases] : name);

const unpackName = (packed: PackedName): SearchName => {
  const [name, ...aliases] = [packed].flat() as [string, ...string[]];
  return { name, aliases };
};

export const packNames = (names: readonly SearchName[]): Uint8Array => pack(names.map(packName));
export const unpackNames = (bytes: Uint8Array): SearchName[] => unpack<PackedName[]>(bytes).map(unpackName);

/** Names and speakers of an entry; speakers that are names, by their places. */
type About = [names: PackedName[], speakers: (string | number)[]];

/** Packed, the entry of most articles fits into the kilobyte that one write unit pays for. */
export const packEntry = ({ day, names, speakers, pairs, withdrawals }: SearchEntry): Item => {
  const place = new Map(names.map(({ name }, i) => [name, i]));
  const about: About = [names.map(packName), speakers.map((speaker) => place.get(speaker) ?? speaker)];
  return {
    day,
    about: pack(about),
    ...(pairs.length > 0 && { pairs: packNumbers(pairs) }),
    ...(withdrawals && { withdrawals }),
  };
};

/** The names and speakers of an entry's item. */
export const aboutOf = (item: Item): Pick<SearchEntry, 'names' | 'speakers'> => {
  const [packed, speakers] = unpack<About>(item.about as Uint8Array);
  const names = packed.map(unpackName);
  return {
    names,
    speakers: speakers.map((speaker) => (typeof speaker === 'number' ? names[speaker]!.name : speaker)),
  };
};

/** The pairs of words of an entry's item. */
export const pairsIn = (item: Item): Uint32Array =>
  item.pairs ? unpackNumbers(item.pairs as Uint8Array) : new Uint32Array();

export const unpackEntry = (item: Item): SearchEntry => ({
  articleId: item.entry as string,
  day: item.day as string,
  ...aboutOf(item),
  pairs: pairsIn(item),
  ...(item.withdrawals !== undefined && { withdrawals: item.withdrawals as number }),
});
