import { beginning } from '../characters/cut.ts';
import { type FoldedWords, foldedWordsOf, type WordRun, weightOf } from './folded-words.ts';
import { cutRuns, type Seams, seamsOf } from './seams.ts';

/** What was removed because it is in the text already. */
export interface Repeated {
  /** How many passages (paragraphs, or runs of sentences within one) were removed. */
  passages: number;
  /** How the removed passages begin: up to 80 characters each, at most 20 of them. */
  beginnings: string[];
}

/** What two looks at a text removed. */
export const both = (first: Repeated, second: Repeated): Repeated => ({
  passages: first.passages + second.passages,
  beginnings: [...first.beginnings, ...second.beginnings].slice(0, MAX_BEGINNINGS),
});

/** Words that must agree before a repeat is looked at: fewer than any passage that is removed has. A power of two. */
const WINDOW_WORDS = 8;
/** A paragraph of this length is no refrain: nobody repeats it on purpose. */
const LONG_PARAGRAPH = { words: 12, characters: 60 };
/** A run of this length is a passage, even if its paragraphs are short or none of them is whole. */
const LONG_RUN_WORDS = 50;
/** A short article pasted twice: at least this many words, and this share of the whole text. */
const DOUBLED_TEXT = { words: 12, share: 0.4 };
/** A second copy that begins as the whole text does and breaks off at the end of the file. */
const MIN_CUT_OFF_COPY_WORDS = 25;

const MAX_BEGINNING_CHARACTERS = 80;
const MAX_BEGINNINGS = 20;
const MAX_ROUNDS = 10;

/** More than any text has, so that two window numbers make one safe integer. */
const MAX_WINDOWS = 2 ** 26;

/**
 * Removes repeated passages and keeps the first of each: single paragraphs, a whole body pasted again with or without
 * its lead or cut off at its end, runs of sentences in text without paragraphs.
 *
 * Repeats may differ in spacing, case, quotation marks, dashes and other punctuation. A short line that recurs ("Thank
 * you.", "Q:", a chorus) stays, unless it is part of a longer repeat. Linear in the length of the text.
 */
export const withoutRepeats = (paragraphs: string[]): { paragraphs: string[]; repeated: Repeated } => {
  const repeated: Repeated = { passages: 0, beginnings: [] };
  let kept = paragraphs;
  // The rest may hold a repeat that only now is contiguous. Repeat, so that reading the result again finds nothing.
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const words = foldedWordsOf(kept);
    const runs = repeatedRuns(kept, words);
    if (runs.length === 0) break;
    const cut = cutRuns(kept, words, runs);
    kept = cut.paragraphs;
    repeated.passages += cut.removed.length;
    for (const passage of cut.removed) {
      if (repeated.beginnings.length < MAX_BEGINNINGS) repeated.beginnings.push(beginningOf(passage));
    }
  }
  return { paragraphs: kept, repeated };
};

/** The runs of words that are in the text earlier too. */
const repeatedRuns = (paragraphs: string[], words: FoldedWords): WordRun[] => {
  const runs: WordRun[] = [];
  const { count } = words;
  const windows = windowsOf(words);
  const firstAt = new Map<number, number>();
  let seams: Seams | undefined;
  let floor = 0;
  for (let at = 0; at + WINDOW_WORDS <= count; at++) {
    const earlier = firstAt.get(windows[at]!);
    if (earlier === undefined) {
      firstAt.set(windows[at]!, at);
      continue;
    }
    seams ??= seamsOf(paragraphs, words);
    const run = extend(words, earlier, at, floor);
    // A copy of the whole text begins where that begins, even if no sentence or paragraph does.
    const startsOver = run.from - (at - earlier) === 0;
    const trimmed = { from: startsOver ? run.from : seams.next[run.from]!, to: seams.previous[run.to]! };
    const isCutOffCopy =
      startsOver && run.to === count && weightOf(words, { from: run.from, to: count }) >= MIN_CUT_OFF_COPY_WORDS;
    if (trimmed.to > trimmed.from && (isCutOffCopy || isPassage(trimmed, words, at - earlier))) runs.push(trimmed);
    floor = run.to;
    at = Math.max(at, run.to - WINDOW_WORDS);
  }
  return runs;
};

/**
 * The window of words that begins at each word, as a number: equal windows get equal numbers, by numbering pairs of
 * pairs.
 */
const windowsOf = ({ numbers, count }: FoldedWords): Int32Array => {
  let windows = numbers;
  for (let size = 1; size < WINDOW_WORDS; size *= 2) {
    const numberOfPair = new Map<number, number>();
    const longer = new Int32Array(Math.max(0, count - 2 * size + 1));
    for (let at = 0; at < longer.length; at++) {
      const pair = windows[at]! * MAX_WINDOWS + windows[at + size]!;
      const number = numberOfPair.get(pair) ?? numberOfPair.size;
      if (number === numberOfPair.size) numberOfPair.set(pair, number);
      longer[at] = number;
    }
    // If no pair recurs, no longer window does.
    if (numberOfPair.size === longer.length) return longer;
    windows = longer;
  }
  return windows;
};

/** The longest agreement around the windows at `at` and `earlier`, going back no further than `floor`. */
const extend = ({ numbers, texts, count }: FoldedWords, earlier: number, at: number, floor: number): WordRun => {
  let from = at;
  for (let back = earlier; from > floor && back > 0 && numbers[from - 1] === numbers[back - 1]; back--) from--;
  let to = at + WINDOW_WORDS;
  let ahead = earlier + WINDOW_WORDS;
  for (; to < count && numbers[to] === numbers[ahead]; ahead++) to++;
  // The file may break off in the middle of a word of the second copy.
  if (to === count - 1 && ahead < to && texts[numbers[ahead]!]!.startsWith(texts[numbers[to]!]!)) to++;
  return { from, to };
};

const isPassage = (run: WordRun, words: FoldedWords, distance: number): boolean => {
  const weight = weightOf(words, run);
  if (weight >= LONG_RUN_WORDS) return true;
  // A long sentence directly after itself.
  if (distance <= run.to - run.from && isLongParagraph(words, run)) return true;
  const whole = weightOf(words, { from: 0, to: words.count });
  if (weight >= DOUBLED_TEXT.words && weight >= DOUBLED_TEXT.share * whole) return true;
  for (let paragraph = words.paragraphOf[run.from]!; ; paragraph++) {
    const from = words.firstOf[paragraph]!;
    const to = words.firstOf[paragraph + 1];
    if (to === undefined || to > run.to) return false;
    if (from >= run.from && isLongParagraph(words, { from, to })) return true;
  }
};

const isLongParagraph = (words: FoldedWords, paragraph: WordRun): boolean =>
  weightOf(words, paragraph) >= LONG_PARAGRAPH.words &&
  words.starts[paragraph.to - 1]! - words.starts[paragraph.from]! >= LONG_PARAGRAPH.characters;

const beginningOf = (passage: string): string =>
  passage.length <= MAX_BEGINNING_CHARACTERS
    ? passage
    : `${beginning(passage, MAX_BEGINNING_CHARACTERS - 1).trimEnd()}…`;
