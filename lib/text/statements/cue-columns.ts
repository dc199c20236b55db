import { Columns } from './templates.ts';
import { INSIDE, NO_CUE, type TokenTable } from './token-table.ts';

/** Labels of the first tagger; 0 is none. */
export const SOURCE = 1;
export const CUE = 2;
export const CONTENT = 3;
export const CUE_LABELS = 4;

/** Columns that are the table's. */
const OF_TABLE = [
  'word',
  'suffix',
  'shape',
  'cluster',
  'subcluster',
  'fine',
  'cue',
  'lemma',
  'quote',
  'entity',
] as const;
const NAMES = [
  ...OF_TABLE,
  'inside',
  'quoted',
  'place',
  'before',
  'behind',
  'lastLemma',
  'nextLemma',
  'early',
] as const;
export type CueColumn = (typeof NAMES)[number];

/**
 * For telling cues, sources and contents apart: the word, its neighbours, their classes and shapes, where quotation
 * marks stand, and the nearest words of the cue lexicon.
 */
export const CUE_TEMPLATES = {
  tokens: [
    'word',
    'word[-1]',
    'word[+1]',
    'word inside',
    'suffix',
    'suffix[-1] suffix',
    'suffix suffix[+1]',
    'shape[-1] shape shape[+1]',
    'cluster',
    'subcluster',
    'subcluster[-2]',
    'subcluster[-1]',
    'subcluster[+1]',
    'subcluster[+2]',
    'fine',
    'quote[-1] quote quote[+1]',
    'quoted',
    'quoted place',
    'cue[-1] cue cue[+1]',
    'lemma quoted',
    'lemma cluster[-1]',
    'lemma cluster[+1]',
    'before behind quote',
    'lastLemma before',
    'nextLemma behind',
    'place shape',
    'entity[-1] entity entity[+1]',
    'entity behind',
  ],
  steps: ['quote[-1] quote', 'cluster[-1] cluster', 'early quote'],
};

export const cueColumns = (): Columns<CueColumn> => new Columns(NAMES);

/** Lays out the tokens [from, to), whole sentences of one paragraph. Returns the place of the first. */
export const addTokens = (columns: Columns<CueColumn>, table: TokenTable, from: number, to: number): number => {
  const start = columns.open(to - from);
  const { of } = columns;
  for (const name of OF_TABLE) of[name].set(table[name].subarray(from, to), start);
  // Nearest cue word before and behind, in tokens of the same sentence.
  let last = -1;
  for (let i = from, at = start; i < to; i++, at++) {
    const s = table.sentence[i]!;
    const first = table.firsts[s]!;
    const end = table.firsts[s + 1]!;
    if (last < first) last = -1;
    of.before[at] = last < 0 ? 0 : 1 + bucket(i - last);
    of.lastLemma[at] = last < 0 ? 0 : table.lemma[last]!;
    if (table.cue[i]! > NO_CUE) last = i;
    of.inside[at] = table.quote[i] === INSIDE ? 1 : 0;
    of.quoted[at] = quoteView(table, i, first, end);
    of.place[at] = Math.min(i - first, 4) * 8 + Math.min(end - 1 - i, 4);
    of.early[at] = Math.min(i - first, 6);
  }
  let next = -1;
  for (let i = to - 1, at = start + to - 1 - from; i >= from; i--, at--) {
    if (next >= 0 && table.sentence[next] !== table.sentence[i]) next = -1;
    of.behind[at] = next < 0 ? 0 : 1 + bucket(next - i);
    of.nextLemma[at] = next < 0 ? 0 : table.lemma[next]!;
    if (table.cue[i]! > NO_CUE) next = i;
  }
  return start;
};

export const bucket = (distance: number): number =>
  distance <= 5 ? distance : distance <= 7 ? 6 : distance <= 10 ? 7 : distance <= 15 ? 8 : distance <= 25 ? 9 : 10;

/** Whether the token is quoted, and whether a quotation stands before it or behind it in its sentence. */
const quoteView = (table: TokenTable, i: number, first: number, end: number): number => {
  const own = table.quote[i]!;
  const { quotations, quotation } = table;
  const starts = table.start[first]!;
  const ends = table.end[end - 1]!;
  let before = 0;
  let behind = 0;
  // The quotations nearest to the token: the one it stands in, or the neighbours found by the table's columns.
  const here = quotation[i]!;
  if (here >= 0) return own * 9 + 4;
  const previous = table.quotationBefore[i]!;
  if (previous >= 0 && quotations[previous]!.outer.end > starts)
    before = quotations[previous]!.outer.start <= starts ? 2 : 1;
  const next = previous + 1;
  if (next < quotations.length && quotations[next]!.outer.start < ends) behind = 1;
  return 40 + before * 3 + behind;
};
