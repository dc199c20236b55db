/** A word, and the form in which two prints of it are the same. */
interface Word {
  canonical: string;
}

/** Neighbouring words of an earlier sentence in whose place a later one has others; either may be none. */
export interface Run<W extends Word> {
  before: W[];
  after: W[];
  /** The words that stand before it in the earlier and in the later sentence. */
  at: readonly [number, number];
  /** Kept words stand on both sides of it. */
  isInside: boolean;
}

export interface WordDiff<W extends Word> {
  runs: Run<W>[];
  /** Words that both have, in the same order. */
  kept: number;
}

/** Longer sentences are lists; what changed in them is told by sentences. */
const MAX_WORDS = 250;

/** How one sentence became another, word by word, by their longest common subsequence. */
export const wordDiff = <W extends Word>(before: readonly W[], after: readonly W[]): WordDiff<W> => {
  if (Math.max(before.length, after.length) > MAX_WORDS) return { runs: [], kept: 0 };
  const lengths = commonLengths(before, after);
  const runs: Run<W>[] = [];
  let open: Run<W> | undefined;
  let [i, j, kept] = [0, 0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && isSame(before[i]!, after[j]!)) {
      if (open) runs.push(open);
      open = undefined;
      i++;
      j++;
      kept++;
      continue;
    }
    open ??= { before: [], after: [], at: [i, j], isInside: kept > 0 };
    const isRemoved = j === after.length || (i < before.length && lengths(i + 1, j) >= lengths(i, j + 1));
    if (isRemoved) open.before.push(before[i++]!);
    else open.after.push(after[j++]!);
  }
  if (open) runs.push({ ...open, isInside: false });
  return { runs, kept };
};

const isSame = (one: Word, other: Word): boolean => one.canonical === other.canonical;

/** The length of the longest common subsequence of what is left from each place on. */
const commonLengths = (before: readonly Word[], after: readonly Word[]) => {
  const width = after.length + 1;
  const lengths = new Uint8Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] = isSame(before[i]!, after[j]!)
        ? lengths[at + width + 1]! + 1
        : Math.max(lengths[at + width]!, lengths[at + 1]!);
    }
  }
  return (i: number, j: number): number => lengths[i * width + j]!;
};
