import { ENGLISH_FUNCTION_WORDS } from '../words/function-words.ts';

/** A place counts for a part that holds so much of it, if the other holds hardly any. */
const MIN_HELD = 0.5;
const MAX_HELD_BY_OTHER = 0.15;
/** Words with fewer letters are in any text. */
const MIN_LETTERS = 4;
/** Endings are cut off with what is behind these letters. */
const STEM_LETTERS = 5;
/**
 * Two parts that have a smaller share of the words of the shorter one in common are about different things: two pieces of a text, and a
 * piece and all the rest.
 */
export const MIN_COMMON = { pieces: 1 / 15, rest: 1 / 9 };

/**
 * Are two parts of a text about one thing? Pieces of one story name the same people and things again, which unlike stories
 * seldom do (lexical cohesion: Hearst, TextTiling, Computational Linguistics 23, 1997).
 *
 * @param one for each of the places that the text is divided in, how much of it belongs to the part, 0 to 1
 */
export const areRelated = (
  text: string,
  one: readonly number[],
  other: readonly number[],
  least = MIN_COMMON.pieces,
): boolean => {
  const own = (places: readonly number[], others: readonly number[]) =>
    places.map((share, i) => share >= MIN_HELD && others[i]! <= MAX_HELD_BY_OTHER);
  const [a, b] = [contentWords(text, own(one, other)), contentWords(text, own(other, one))];
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const word of short) if (long.has(word)) common++;
  return common >= least * short.size;
};

const contentWords = (text: string, places: readonly boolean[]): Set<string> => {
  const words = new Set<string>();
  const length = text.length / places.length;
  places.forEach((isOwn, i) => {
    if (!isOwn) return;
    // Part of a word at either end is none.
    const part = text.slice(Math.floor(i * length), Math.ceil((i + 1) * length));
    for (const [word] of part.toLowerCase().matchAll(/(?<=\P{L})\p{L}+(?=\P{L})/gu)) {
      if (word.length >= MIN_LETTERS && !ENGLISH_FUNCTION_WORDS.has(word)) words.add(word.slice(0, STEM_LETTERS));
    }
  });
  return words;
};
