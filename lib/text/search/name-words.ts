import { distance } from 'fastest-levenshtein';
import { hashOf } from '../statements/story/wording.ts';
import { searchWords } from './search-words.ts';

/** A name with what else it is called in words that are not its own: "North Atlantic Treaty Organization", "NATO". */
export interface SearchName {
  name: string;
  aliases: string[];
}

/** So that an entry stays a small item, whatever the names are. */
const MAX_ALIASES = 2;
const MAX_ALIAS_CHARACTERS = 40;
/** Words of a name by which it is listed. */
const MAX_WORDS = 12;

export const searchName = (name: string, aliases: readonly string[]): SearchName => {
  const own = new Set(searchWords(name));
  const others = aliases.filter(
    (alias) => alias.length <= MAX_ALIAS_CHARACTERS && searchWords(alias).some((word) => !own.has(word)),
  );
  return { name, aliases: others.slice(0, MAX_ALIASES) };
};

/** Lists for words of other scripts. */
const OTHER_LISTS = 256;

/**
 * What a word is listed under: its first two characters, or for other letters than the Latin ones a hash of them, so that no
 * text can make more lists than a function can write.
 */
export const listOf = (word: string): string => {
  const beginning = Array.from(word).slice(0, 2).join('');
  return /^[a-z0-9]+$/.test(beginning) ? beginning : `~${hashOf(beginning) % OTHER_LISTS}`;
};

/** The lists that a name is in. */
export const listsOf = ({ name, aliases }: SearchName): Set<string> =>
  new Set([name, ...aliases].flatMap((called) => searchWords(called).slice(0, MAX_WORDS)).map(listOf));

/**
 * How well a name answers a query: 4 the name itself, 3 it begins with these words, 2 it has all its words, 1 the beginnings of them,
 * 0 it does not answer it.
 */
export const nameRank = (query: readonly string[], { name, aliases }: SearchName): number =>
  Math.max(...[name, ...aliases].map((called) => rank(query, searchWords(called))));

const rank = (query: readonly string[], words: readonly string[]): number => {
  if (query.length === 0) return 0;
  const [asked, is] = [query.join(' '), words.join(' ')];
  if (asked === is) return 4;
  if (is.startsWith(`${asked} `)) return 3;
  if (query.every((word) => words.includes(word))) return 2;
  return query.every((word) => words.some((other) => other.startsWith(word))) ? 1 : 0;
};

/**
 * How far a name is from a query by spelling: letters to change, each word against the nearest of the name.
 *
 * @returns undefined if a word of the query is near none of the name's, by a third of its letters
 */
export const misspelling = (query: readonly string[], { name, aliases }: SearchName): number | undefined => {
  const words = [name, ...aliases].flatMap(searchWords);
  let sum = 0;
  for (const asked of query) {
    const least = Math.min(...words.map((word) => Math.min(distance(asked, word), distanceToBeginning(asked, word))));
    if (least > Math.max(1, Math.floor(asked.length / 3))) return undefined;
    sum += least;
  }
  return sum;
};

/** A query may have only the beginning of a word. */
const distanceToBeginning = (asked: string, word: string): number =>
  asked.length >= 3 ? distance(asked, word.slice(0, asked.length)) + 0.5 : Number.POSITIVE_INFINITY;
