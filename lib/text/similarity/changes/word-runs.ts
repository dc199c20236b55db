import { diffArrays } from 'diff';
import type { CanonicalWord } from './canonical-words.ts';

/** Neighbouring words of an earlier sentence in whose place a later one has others; either may be none. */
export interface Run {
  before: CanonicalWord[];
  after: CanonicalWord[];
  /** Kept words stand on both sides of it. */
  isInside: boolean;
}

export interface WordDiff {
  runs: Run[];
  /** Words that both have, in the same order. */
  kept: number;
}

/** Longer sentences are lists; what changed in them is told by sentences. */
const MAX_WORDS = 250;

/**
 * How one sentence became another, word by word: the longest common subsequence, by Myers' algorithm (Algorithmica 1,
 * 1986).
 */
export const wordDiff = (before: readonly CanonicalWord[], after: readonly CanonicalWord[]): WordDiff => {
  if (Math.max(before.length, after.length) > MAX_WORDS) return { runs: [], kept: 0 };
  const runs: Run[] = [];
  let [i, j, kept] = [0, 0, 0];
  let open: Run | undefined;
  const close = (isAtEnd: boolean) => {
    if (open) runs.push({ ...open, isInside: open.isInside && !isAtEnd });
    open = undefined;
  };
  const canonical = (words: readonly CanonicalWord[]) => words.map((word) => word.canonical);
  for (const part of diffArrays(canonical(before), canonical(after))) {
    const count = part.value.length;
    if (!part.added && !part.removed) {
      close(false);
      [i, j, kept] = [i + count, j + count, kept + count];
      continue;
    }
    open ??= { before: [], after: [], isInside: kept > 0 };
    if (part.removed) {
      open.before.push(...before.slice(i, i + count));
      i += count;
    } else {
      open.after.push(...after.slice(j, j + count));
      j += count;
    }
  }
  close(true);
  return { runs, kept };
};
