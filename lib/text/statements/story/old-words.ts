import { type Run, wordDiff } from '../../similarity/changes/word-runs.ts';

/** Words of an article that became others in a later version, each side with some of the words around them. */
export interface ChangedWords {
  before?: string;
  after: string;
}

interface Word {
  canonical: string;
  from: number;
  to: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu;

const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(WORD), ({ index, 0: word }) => ({
    canonical: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }));

/**
 * A statement in the words that it had before they were changed.
 *
 * @returns undefined if none of the changes is in it
 */
export const inOldWords = (content: string, changes: readonly ChangedWords[]): string | undefined => {
  let old = content;
  for (const { before, after } of changes) {
    if (before === undefined) continue;
    const [was, is] = [wordsOf(before), wordsOf(after)];
    for (const run of wordDiff(was, is).runs) old = undone(old, run, is, before) ?? old;
  }
  return old === content ? undefined : old;
};

/** A speaker's name before it was corrected; undefined if no change is in it. */
export const oldNameOf = (name: string, changes: readonly ChangedWords[]): string | undefined => {
  const words = wordsOf(name);
  for (const { before, after } of changes) {
    if (before === undefined) continue;
    for (const run of wordDiff(wordsOf(before), wordsOf(after)).runs) {
      const at = run.before.length === 0 ? -1 : placeOf(run.after, words);
      if (at < 0) continue;
      const [from, to] = [words[at]!.from, words[at + run.after.length - 1]!.to];
      return name.slice(0, from) + before.slice(run.before[0]!.from, run.before.at(-1)!.to) + name.slice(to);
    }
  }
  return undefined;
};

/** Where some words stand among others, one behind the other; -1 if they do not. */
const placeOf = (some: readonly Word[], words: readonly Word[]): number =>
  some.length === 0 ? -1 : words.findIndex((_, i) => standAt(some, words, i));

const standAt = (some: readonly Word[], words: readonly Word[], place: number): boolean =>
  some.every(({ canonical }, k) => words[place + k]?.canonical === canonical);

/** The text with one change undone, if it has the new words with a neighbour that stood beside them. */
const undone = (text: string, { before, after }: Run<Word>, is: readonly Word[], was: string): string | undefined => {
  const words = wordsOf(text);
  const at = after.length > 0 ? is.indexOf(after[0]!) : -1;
  if (at < 0) return undefined;
  const [left, right] = [is[at - 1]?.canonical, is[at + after.length]?.canonical];
  const start = words.findIndex(
    (_, i) =>
      standAt(after, words, i) && (words[i - 1]?.canonical === left || words[i + after.length]?.canonical === right),
  );
  if (start < 0) return undefined;
  const [from, to] = [words[start]!.from, words[start + after.length - 1]!.to];
  const oldWords = before.length > 0 ? was.slice(before[0]!.from, before.at(-1)!.to) : '';
  return text.slice(0, from) + oldWords + text.slice(to);
};
