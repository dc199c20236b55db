import { listsOf, type SearchName } from '../../../lib/text/search/name-words.ts';
import { packNumbers, postingsOf } from '../../../lib/text/search/postings.ts';
import { type PageKey, packNames, type SearchEntry } from './search-items.ts';

/** What a page lists: which articles have some pairs of words, or the names with words that begin alike. */
export interface Page extends PageKey {
  content: Uint8Array;
}

/** Where pairs of words are listed. */
export const pairList = (page: number): string => `words#${page.toString(16).padStart(2, '0')}`;
/** Where names are listed, by the beginnings of their words. */
export const nameList = (beginning: string): string => `names#${beginning}`;

/** A page of so many stays below DynamoDB's 400 KB; others have a fiftieth of it. */
const MAX_POSTINGS = 90_000;
const MAX_NAME_CHARACTERS = 100_000;

/** The pages of a block. */
export const blockPages = (entries: readonly SearchEntry[]): Page[] => [
  ...[...postingsOf(entries)].flatMap(([page, postings]) =>
    inParts(pairList(page), slicesOf(postings).map(packNumbers)),
  ),
  ...[...namesByList(entries)].flatMap(([list, names]) => inParts(nameList(list), groupsOf(names).map(packNames))),
];

const inParts = (list: string, contents: readonly Uint8Array[]): Page[] =>
  contents.map((content, part) => ({ list, ...(part > 0 && { part }), content }));

const slicesOf = (postings: Uint32Array): Uint32Array[] =>
  Array.from({ length: Math.ceil(postings.length / MAX_POSTINGS) }, (_, i) =>
    postings.subarray(i * MAX_POSTINGS, (i + 1) * MAX_POSTINGS),
  );

/** Each name once in a list, in the order of the names. */
const namesByList = (entries: readonly SearchEntry[]): Map<string, SearchName[]> => {
  const all = new Map<string, Set<string>>();
  for (const { name, aliases } of entries.flatMap(({ names }) => names)) {
    const known = all.get(name) ?? new Set<string>();
    all.set(name, known);
    for (const alias of aliases) known.add(alias);
  }
  const lists = new Map<string, SearchName[]>();
  for (const name of [...all.keys()].sort()) {
    const one = { name, aliases: [...all.get(name)!].sort() };
    for (const list of listsOf(one)) {
      const names = lists.get(list) ?? [];
      lists.set(list, names);
      names.push(one);
    }
  }
  return lists;
};

const groupsOf = (names: readonly SearchName[]): SearchName[][] => {
  const groups: SearchName[][] = [];
  let left = 0;
  for (const one of names) {
    if (left <= 0) {
      groups.push([]);
      left = MAX_NAME_CHARACTERS;
    }
    groups.at(-1)!.push(one);
    left -= one.name.length + one.aliases.join('').length;
  }
  return groups;
};
