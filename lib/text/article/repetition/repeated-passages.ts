import { cutRuns, seamsOf } from './seams.ts';
import { type Tokens, tokensOf, weightOf } from './tokens.ts';

/** What was taken out because it stands twice. */
export interface Repeated {
  /** How many passages (paragraphs, or runs of sentences within one) were removed. */
  passages: number;
  /** How the removed passages begin: up to 80 characters each, at most 20 of them. */
  beginnings: string[];
}

/** Words that must agree before a repeat is looked at: shorter than any passage that is removed. A power of two. */
const WINDOW = 8;
/** A paragraph of so many words and letters is no refrain: it does not stand twice on purpose. */
const LONG_PARAGRAPH = { words: 12, characters: 60 };
/** A run of so many words is a passage, even where its paragraphs are short or none of them is whole. */
const LONG_RUN = 50;
/** A short article pasted twice: so many words at least, and such a share of all there are. */
const DOUBLED = { words: 12, share: 0.4 };
/** A second copy that begins as the whole does and breaks off at the end of the file: so many words at least. */
const BEGUN_AGAIN = 25;

const BEGINNING = 80;
const BEGINNINGS = 20;
const ROUNDS = 10;

/**
 * Paragraphs without the passages that stand twice, the first of each kept: single paragraphs, a whole body pasted
 * again with or without its lead or cut off at its end, runs of sentences where no paragraphs are marked.
 *
 * Repeats may differ in spacing, case, quotation marks, dashes and other punctuation. A short line that returns
 * ("Thank you.", "Q:", a chorus) stays, unless it returns inside a longer repeat. Linear in the text's length.
 */
export const withoutRepeats = (paragraphs: string[]): { paragraphs: string[]; repeated: Repeated } => {
  const repeated: Repeated = { passages: 0, beginnings: [] };
  let kept = paragraphs;
  // What is left may hold a repeat that only now is whole; so reading the outcome again finds nothing.
  for (let round = 0; round < ROUNDS; round++) {
    const tokens = tokensOf(kept);
    const runs = repeatedRuns(kept, tokens);
    if (runs.length === 0) break;
    const outcome = cutRuns(kept, tokens, runs);
    kept = outcome.paragraphs;
    repeated.passages += outcome.removed.length;
    for (const passage of outcome.removed) {
      if (repeated.beginnings.length < BEGINNINGS) repeated.beginnings.push(beginningOf(passage));
    }
  }
  return { paragraphs: kept, repeated };
};

/** Tokens `from` up to `to`, which stand earlier too. */
export interface Run {
  from: number;
  to: number;
}

const repeatedRuns = (paragraphs: string[], tokens: Tokens): Run[] => {
  const runs: Run[] = [];
  const { count } = tokens;
  const windows = windowsOf(tokens);
  const firstAt = new Map<number, number>();
  let seams: ReturnType<typeof seamsOf> | undefined;
  let floor = 0;
  for (let at = 0; at + WINDOW <= count; at++) {
    const earlier = firstAt.get(windows[at]!);
    if (earlier === undefined) {
      firstAt.set(windows[at]!, at);
      continue;
    }
    seams ??= seamsOf(paragraphs, tokens);
    const run = extend(tokens, earlier, at, floor);
    // A copy of the whole begins where the whole begins, even if nothing marks the seam.
    const startsOver = run.from - (at - earlier) === 0;
    const trimmed = { from: startsOver ? run.from : seams.next[run.from]!, to: seams.previous[run.to]! };
    const begunAgain = startsOver && run.to === count && weightOf(tokens, run.from, count) >= BEGUN_AGAIN;
    if (trimmed.to > trimmed.from && (begunAgain || isPassage(trimmed, tokens))) runs.push(trimmed);
    floor = run.to;
    at = Math.max(at, run.to - WINDOW);
  }
  return runs;
};

/** The window of words from each token on, as a number: equal windows have equal numbers, by naming pairs of pairs. */
const windowsOf = ({ words, count }: Tokens): Int32Array => {
  let names = words;
  for (let size = 1; size < WINDOW; size *= 2) {
    const pairs = new Map<number, number>();
    const longer = new Int32Array(Math.max(0, count - 2 * size + 1));
    for (let at = 0; at < longer.length; at++) {
      const pair = names[at]! * 0x4000000 + names[at + size]!;
      const name = pairs.get(pair) ?? pairs.size;
      if (name === pairs.size) pairs.set(pair, name);
      longer[at] = name;
    }
    // Where no pair returns, no longer window does.
    if (pairs.size === longer.length) return longer;
    names = longer;
  }
  return names;
};

/** The longest agreement around `at` and its `earlier` likeness, back to `floor` and no further. */
const extend = ({ words, texts, count }: Tokens, earlier: number, at: number, floor: number): Run => {
  let from = at;
  for (let back = earlier; from > floor && back > 0 && words[from - 1] === words[back - 1]; back--) from--;
  let to = at + WINDOW;
  let ahead = earlier + WINDOW;
  for (; to < count && words[to] === words[ahead]; ahead++) to++;
  // The file breaks off in the middle of a word of its second copy.
  if (to === count - 1 && ahead < to && texts[words[ahead]!]!.startsWith(texts[words[to]!]!)) to++;
  return { from, to };
};

const isPassage = (run: Run, tokens: Tokens): boolean => {
  const words = weightOf(tokens, run.from, run.to);
  if (words >= LONG_RUN) return true;
  if (words >= DOUBLED.words && words >= DOUBLED.share * weightOf(tokens, 0, tokens.count)) return true;
  for (let paragraph = tokens.paragraphOf[run.from]!; ; paragraph++) {
    const from = tokens.firstOf[paragraph]!;
    const to = tokens.firstOf[paragraph + 1];
    if (to === undefined || to > run.to) return false;
    if (from >= run.from && weightOf(tokens, from, to) >= LONG_PARAGRAPH.words && width(tokens, from, to)) return true;
  }
};

const width = (tokens: Tokens, from: number, to: number): boolean =>
  to > from && tokens.starts[to - 1]! - tokens.starts[from]! >= LONG_PARAGRAPH.characters;

const beginningOf = (passage: string): string =>
  passage.length <= BEGINNING
    ? passage
    : `${passage
        .slice(0, BEGINNING - 1)
        .trimEnd()
        .replace(/[\ud800-\udbff]$/, '')}…`;
