import { shorten } from '../../article/characters/cut.ts';
import type { CanonicalWord } from './canonical-words.ts';
import type { Run } from './word-runs.ts';

/** A sentence, and the words in it. */
interface Side {
  text: string;
  words: readonly CanonicalWord[];
}

/** Characters of each excerpt. */
export const MAX_CHARACTERS = 120;
/** What changed is never cut but here: a text may have a word of any length. */
const MOST_CHARACTERS = 500;

/**
 * The words around what changed in an earlier and a later sentence, from its first run to its last. Both excerpts begin and
 * end with the same words, or with their sentences, so that whoever compares them finds no change but those.
 */
export const excerptsOf = (
  pair: readonly [Side, Side],
  first: Run<CanonicalWord>,
  last: Run<CanonicalWord>,
): [before: string, after: string] => {
  if (pair.every(({ text }) => text.trim().length <= MAX_CHARACTERS)) return [pair[0].text.trim(), pair[1].text.trim()];
  const ends = [last.at[0] + last.before.length, last.at[1] + last.after.length] as const;
  const window: Window = { starts: [...first.at], ends: [...ends] };
  // Word by word on either side in turn, until there is no room or the sentences differ again.
  for (let isOpen = [true, true]; isOpen.some(Boolean); ) {
    isOpen = [isOpen[0]! && grow(pair, window, -1), isOpen[1]! && grow(pair, window, 1)];
  }
  for (const side of [0, 1] as const) {
    while (isSplit(pair[side], window.starts[side]) && window.starts.every((at, i) => at < first.at[i]!))
      shift(window.starts, 1);
    while (isSplit(pair[side], window.ends[side]) && window.ends.every((at, i) => at > ends[i]!))
      shift(window.ends, -1);
  }
  return [0, 1].map((side) => cut(pair[side]!, window.starts[side]!, window.ends[side]!)) as [string, string];
};

/** The words [starts, ends) of either sentence. */
interface Window {
  starts: [number, number];
  ends: [number, number];
}

const shift = (places: [number, number], step: -1 | 1): void => {
  places[0] += step;
  places[1] += step;
};

/** Takes in one more word that both have; says whether it did. */
const grow = (pair: readonly [Side, Side], window: Window, step: -1 | 1): boolean => {
  const moved = step < 0 ? window.starts : window.ends;
  const [one, other] = pair.map(({ words }, side) => words[moved[side]! + Math.min(step, 0)]);
  if (!one || !other || one.canonical !== other.canonical) return false;
  shift(moved, step);
  const fits = pair.every((side, i) => partOf(side, window.starts[i]!, window.ends[i]!).length <= MAX_CHARACTERS);
  if (!fits) shift(moved, -step as -1 | 1);
  return fits;
};

/** "isn't" is two words in one place. */
const isSplit = ({ words }: Side, at: number): boolean =>
  at > 0 && at < words.length && words[at]!.from < words[at - 1]!.to;

/** The words [start, end) with the marks that touch them. */
const partOf = ({ text, words }: Side, start: number, end: number): string => {
  if (end <= start) return '';
  const [from, to] = [words[start]!.from, words[end - 1]!.to];
  const before =
    start === 0
      ? text.slice(0, from)
      : text
          .slice(words[start - 1]!.to, from)
          .split(/\s/)
          .at(-1)!;
  const behind = end === words.length ? text.slice(to) : text.slice(to, words[end]!.from).split(/\s/, 1)[0]!;
  return (before + text.slice(from, to) + behind).trim();
};

const cut = (side: Side, start: number, end: number): string =>
  [start > 0 && '…', shorten(partOf(side, start, end), MOST_CHARACTERS), end < side.words.length && '…']
    .filter(Boolean)
    .join(' ');
