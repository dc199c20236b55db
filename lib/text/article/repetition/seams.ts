import { oneLine } from '../characters/clean-text.ts';
import { roughSentenceEnds } from '../characters/rough-sentence-ends.ts';
import type { FoldedWords, WordRun } from './folded-words.ts';

/**
 * For each word, and for the end: the nearest word at or after it, and at or before it, that starts a sentence or
 * paragraph.
 */
export interface Seams {
  next: Int32Array;
  previous: Int32Array;
}

export const seamsOf = (paragraphs: string[], words: FoldedWords): Seams => {
  const isSeam = new Uint8Array(words.count + 1);
  isSeam[words.count] = 1;
  for (const [index, paragraph] of paragraphs.entries()) {
    isSeam[words.firstOf[index]!] = 1;
    for (const word of sentenceStarts(paragraph, words, index).keys()) isSeam[word] = 1;
  }
  const next = new Int32Array(words.count + 1);
  const previous = new Int32Array(words.count + 1);
  for (let at = words.count, seam = at; at >= 0; at--) {
    if (isSeam[at]) seam = at;
    next[at] = seam;
  }
  for (let at = 0, seam = 0; at <= words.count; at++) {
    if (isSeam[at]) seam = at;
    previous[at] = seam;
  }
  return { next, previous };
};

/** The first words of all but a paragraph's first sentence, each with the offset where the sentence before it ends. */
const sentenceStarts = (paragraph: string, words: FoldedWords, index: number): Map<number, number> => {
  const starts = new Map<number, number>();
  let word = words.firstOf[index]!;
  const end = words.firstOf[index + 1]!;
  for (const offset of roughSentenceEnds(paragraph)) {
    while (word < end && words.starts[word]! < offset) word++;
    if (word < end) starts.set(word, offset);
  }
  return starts;
};

/**
 * Cuts runs of words out of paragraphs.
 *
 * @param runs in order, not overlapping
 * @returns the paragraphs that are left, and what was removed, one passage for each run in each paragraph
 */
export const cutRuns = (
  paragraphs: string[],
  words: FoldedWords,
  runs: WordRun[],
): { paragraphs: string[]; removed: string[] } => {
  const kept: string[] = [];
  const removed: string[] = [];
  let at = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    const first = words.firstOf[index]!;
    const end = words.firstOf[index + 1]!;
    while (at < runs.length && runs[at]!.to <= first) at++;
    const run = runs[at];
    if (run === undefined || run.from >= end) {
      // A line without words ("* * *") is removed with the passage around it.
      if (first < end || run === undefined || run.from >= first) kept.push(paragraph);
      continue;
    }
    if (run.from <= first && run.to >= end) {
      if (first < end) removed.push(paragraph);
      continue;
    }
    const cut = cutWithin(paragraph, words, index, runs, at);
    if (cut.rest !== '') kept.push(cut.rest);
    removed.push(...cut.removed);
  }
  return { paragraphs: kept, removed };
};

const cutWithin = (
  paragraph: string,
  words: FoldedWords,
  index: number,
  runs: WordRun[],
  firstRun: number,
): { rest: string; removed: string[] } => {
  const first = words.firstOf[index]!;
  const end = words.firstOf[index + 1]!;
  const starts = sentenceStarts(paragraph, words, index);
  const offsetOf = (word: number): number => {
    if (word <= first) return 0;
    return word >= end ? paragraph.length : (starts.get(word) ?? words.starts[word]!);
  };
  const removed: string[] = [];
  let rest = '';
  let from = 0;
  for (let at = firstRun; at < runs.length && runs[at]!.from < end; at++) {
    const start = offsetOf(runs[at]!.from);
    const stop = offsetOf(runs[at]!.to);
    rest += `${paragraph.slice(from, start)} `;
    removed.push(oneLine(paragraph.slice(start, stop)));
    from = stop;
  }
  return { rest: oneLine(rest + paragraph.slice(from)), removed };
};
