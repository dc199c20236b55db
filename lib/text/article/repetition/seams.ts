import { oneLine } from '../characters/clean-text.ts';
import type { Run } from './repeated-passages.ts';
import { sentenceEnds } from './sentences.ts';
import type { Tokens } from './tokens.ts';

/** For each token (and the end) the nearest one at or after it, and at or before it, that opens a sentence or paragraph. */
export interface Seams {
  next: Int32Array;
  previous: Int32Array;
}

export const seamsOf = (paragraphs: string[], tokens: Tokens): Seams => {
  const isSeam = new Uint8Array(tokens.count + 1);
  isSeam[tokens.count] = 1;
  for (const [index, paragraph] of paragraphs.entries()) {
    const first = tokens.firstOf[index]!;
    isSeam[first] = 1;
    for (const [token] of openings(paragraph, tokens, index)) isSeam[token] = 1;
  }
  const next = new Int32Array(tokens.count + 1);
  const previous = new Int32Array(tokens.count + 1);
  for (let at = tokens.count, seam = at; at >= 0; at--) {
    if (isSeam[at]) seam = at;
    next[at] = seam;
  }
  for (let at = 0, seam = 0; at <= tokens.count; at++) {
    if (isSeam[at]) seam = at;
    previous[at] = seam;
  }
  return { next, previous };
};

/** The tokens that open a paragraph's sentences but the first, each with the offset where the sentence before it ended. */
const openings = (paragraph: string, tokens: Tokens, index: number): Map<number, number> => {
  const openings = new Map<number, number>();
  let token = tokens.firstOf[index]!;
  const end = tokens.firstOf[index + 1]!;
  for (const offset of sentenceEnds(paragraph)) {
    while (token < end && tokens.starts[token]! < offset) token++;
    if (token < end) openings.set(token, offset);
  }
  return openings;
};

/** The paragraphs without these runs (in order, not overlapping), and the passages that went, one a paragraph touched. */
export const cutRuns = (
  paragraphs: string[],
  tokens: Tokens,
  runs: Run[],
): { paragraphs: string[]; removed: string[] } => {
  const kept: string[] = [];
  const removed: string[] = [];
  let at = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    const first = tokens.firstOf[index]!;
    const last = tokens.firstOf[index + 1]!;
    while (at < runs.length && runs[at]!.to <= first) at++;
    const run = runs[at];
    if (run === undefined || run.from >= last) {
      // A line without words ("* * *") goes with the passage it stands in.
      if (first < last || run === undefined || run.from >= first) kept.push(paragraph);
      continue;
    }
    if (run.from <= first && run.to >= last) {
      if (first < last) removed.push(paragraph);
      continue;
    }
    kept.push(...cutWithin(paragraph, tokens, index, runs, at, removed));
  }
  return { paragraphs: kept, removed };
};

const cutWithin = (
  paragraph: string,
  tokens: Tokens,
  index: number,
  runs: Run[],
  firstRun: number,
  removed: string[],
): string[] => {
  const first = tokens.firstOf[index]!;
  const last = tokens.firstOf[index + 1]!;
  const opens = openings(paragraph, tokens, index);
  const offsetOf = (token: number): number => {
    if (token <= first) return 0;
    return token >= last ? paragraph.length : (opens.get(token) ?? tokens.starts[token]!);
  };
  let rest = '';
  let from = 0;
  for (let at = firstRun; at < runs.length && runs[at]!.from < last; at++) {
    const start = offsetOf(runs[at]!.from);
    const end = offsetOf(runs[at]!.to);
    rest += `${paragraph.slice(from, start)} `;
    removed.push(oneLine(paragraph.slice(start, end)));
    from = end;
  }
  const line = oneLine(rest + paragraph.slice(from));
  return line === '' ? [] : [line];
};
