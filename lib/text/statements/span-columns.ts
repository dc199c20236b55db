import { bucket, CONTENT, CUE } from './cue-columns.ts';
import { CAPACITY, Columns } from './templates.ts';
import { CLAUSE_MARK, CLAUSE_WORD, COMMA, INSIDE, NO_CUE, QUOTATION_MARK, type TokenTable } from './token-table.ts';

/** Labels of the second tagger: what the tokens of a sentence are to one cue of it. */
export const OTHER = 0;
export const ITS_SOURCE = 1;
export const ITS_CONTENT = 2;
export const SPAN_LABELS = 3;

/** A cue among the tokens: [from, to), its telling word, and the stretch of tokens looked at for source and content. */
export interface CueSpan {
  from: number;
  to: number;
  head: number;
  first: number;
  end: number;
}

const REACH = 90;

/** The sides of a cue: bits. */
const IN_CUE = 0;
const BEFORE = 1;
const BEHIND = 2;

/** The boundary at the end of the stretch. */
const EDGE = 7;

/** The stretch around a cue that is labelled: its sentence, cut where that is beyond all measure. */
export const cueSpan = (table: TokenTable, from: number, to: number): CueSpan => {
  const s = table.sentence[from]!;
  const first = Math.max(table.firsts[s]!, from - REACH);
  const end = Math.min(table.firsts[s + 1]!, to + REACH);
  let head = -1;
  for (let i = from; i < to; i++) if (table.cue[i]! > NO_CUE) head = i;
  return { from, to: Math.min(to, end), head: head < 0 ? to - 1 : head, first, end };
};

/** Columns that are the table's. */
const OF_TABLE = ['word', 'suffix', 'cluster', 'subcluster', 'fine', 'cue', 'entity', 'quote'] as const;
const NAMES = [
  ...OF_TABLE,
  'label',
  'shapes',
  'labels',
  'kinds',
  'side',
  'far',
  'path',
  'place',
  'marks',
  'others',
  'segments',
  'sameQuote',
  'toMark',
  'markKind',
  'behindMark',
  'headLemma',
  'headForm',
  'beforeCue',
  'afterCue',
  'auxiliary',
  'pattern',
] as const;
export type SpanColumn = (typeof NAMES)[number];

/**
 * For telling what the tokens around one cue are to it: what they are, how far and on which side of it, and what stands
 * between.
 */
export const SPAN_TEMPLATES = {
  tokens: [
    'side word',
    'side word[-1]',
    'side word[+1]',
    'side word[-1] word',
    'side word word[+1]',
    'side cluster',
    'far cluster',
    'side subcluster',
    'side fine',
    'side shapes',
    'side suffix headForm',
    'far',
    'far word',
    'far headLemma',
    'far pattern',
    'far entity',
    'far afterCue',
    'side headLemma word',
    'path pattern',
    'path headLemma',
    'path auxiliary',
    'side labels',
    'side label headLemma',
    'side quote label marks',
    'side segments label others',
    'side place',
    'side afterCue headLemma',
    'side beforeCue headLemma',
    'side pattern headLemma',
    'side sameQuote label',
    'side cue label',
    'side toMark markKind label',
    'side behindMark toMark',
  ],
  steps: [
    'side',
    'side word',
    'side quote quote[-1] label label[-1]',
    'far label label[-1]',
    'path kinds',
    'side toMark markKind',
  ],
};

export const spanColumns = (): Columns<SpanColumn> => new Columns(NAMES);

const commas = new Uint8Array(CAPACITY);
const marks = new Uint8Array(CAPACITY);
const others = new Uint8Array(CAPACITY);
const clauses = new Uint8Array(CAPACITY);
const segments = new Uint8Array(CAPACITY);
/** Index of the next comma, colon, dash or other clause mark, or -1. */
const nextMark = new Int32Array(CAPACITY);

/**
 * Lays out the stretch around a cue. Returns the place of its first token.
 *
 * @param labels the first tagger's labels of the whole table.
 */
export const addSpan = (columns: Columns<SpanColumn>, table: TokenTable, labels: Uint8Array, span: CueSpan): number => {
  const { from, to, head, first, end } = span;
  const start = columns.open(end - first);
  const { of } = columns;
  const stop = start + end - first;
  const { word, suffix, shape, quote } = table;
  for (const name of OF_TABLE) of[name].set(table[name].subarray(first, end), start);
  of.label.set(labels.subarray(first, end), start);
  countBetween(table, labels, span);
  const cueQuote = quote[head]! === INSIDE ? 1 : 0;
  const afterKind = to < end ? table.boundary[to]! : EDGE;
  const beforeKind = from > first ? table.boundary[from - 1]! : EDGE;
  of.headLemma.fill(table.lemma[head]!, start, stop);
  of.headForm.fill(suffix[head]!, start, stop);
  of.beforeCue.fill(from > first ? word[from - 1]! : 0, start, stop);
  of.afterCue.fill(to < end ? word[to]! : 0, start, stop);
  of.auxiliary.fill(from < head ? word[from]! : 0, start, stop);
  of.pattern.fill(((afterKind * 8 + beforeKind) * 4 + quotedSides(table, span)) * 2 + cueQuote, start, stop);
  let kindBefore = EDGE;
  for (let i = first, k = 0, at = start; i < end; i++, k++, at++) {
    const side = i < from ? BEFORE : i >= to ? BEHIND : IN_CUE;
    const distance = side === BEFORE ? from - i : side === BEHIND ? i - to + 1 : 0;
    const kindHere = table.boundary[i]!;
    of.side[at] = side;
    of.far[at] = side * 16 + bucket(distance);
    of.path[at] = ((side * 4 + Math.min(commas[k]!, 3)) * 3 + Math.min(others[k]!, 2)) * 3 + Math.min(clauses[k]!, 2);
    of.place[at] = Math.min(i - first, 5) * 8 + Math.min(end - 1 - i, 5);
    of.marks[at] = Math.min(marks[k]!, 3);
    of.others[at] = Math.min(others[k]!, 3);
    of.segments[at] = segments[k]!;
    of.sameQuote[at] =
      (table.quotation[i]! >= 0 && table.quotation[i] === table.quotation[head] ? 8 : 0) + cueQuote * 4 + quote[i]!;
    const before = i > first ? i - 1 : -1;
    const behind = i + 1 < end ? i + 1 : -1;
    of.shapes[at] = shape[i]! * 64 + (before < 0 ? 0 : shape[before]!) * 8 + (behind < 0 ? 0 : shape[behind]!);
    of.labels[at] = labels[i]! * 25 + (before < 0 ? 4 : labels[before]!) * 5 + (behind < 0 ? 4 : labels[behind]!);
    of.kinds[at] = kindHere * 8 + kindBefore;
    kindBefore = kindHere;
    const mark = nextMark[k]!;
    of.toMark[at] = mark < 0 ? 15 : Math.min(bucket(mark - i), 9);
    of.markKind[at] = mark < 0 ? EDGE : table.boundary[mark]!;
    of.behindMark[at] = mark < 0 || mark + 1 >= end ? 0 : word[mark + 1]!;
  }
  return start;
};

/** For every token of the stretch, how many commas, quotation marks, other cues and clause words part it from the cue. */
const countBetween = (table: TokenTable, labels: Uint8Array, { from, to, first, end }: CueSpan): void => {
  const walk = (start: number, stop: number, step: number): void => {
    let comma = 0;
    let mark = 0;
    let other = 0;
    let clause = 0;
    let segment = 0;
    for (let i = start; i !== stop; i += step) {
      const k = i - first;
      if (labels[i] === CONTENT && (i === start || labels[i - step] !== CONTENT)) segment = Math.min(segment + 1, 3);
      commas[k] = comma;
      marks[k] = mark;
      others[k] = other;
      clauses[k] = clause;
      segments[k] = segment;
      const found = table.boundary[i]!;
      if (found === COMMA) comma = Math.min(comma + 1, 9);
      else if (found === QUOTATION_MARK) mark = Math.min(mark + 1, 9);
      else if (found === CLAUSE_WORD) clause = Math.min(clause + 1, 9);
      if (labels[i] === CUE && labels[i - step] !== CUE) other = Math.min(other + 1, 9);
    }
  };
  for (let i = from; i < to; i++) {
    const k = i - first;
    commas[k] = 0;
    marks[k] = 0;
    others[k] = 0;
    clauses[k] = 0;
    segments[k] = 0;
  }
  let mark = -1;
  for (let i = end - 1; i >= first; i--) {
    nextMark[i - first] = mark;
    const found = table.boundary[i]!;
    if (found === COMMA || found === CLAUSE_MARK) mark = i;
  }
  walk(from - 1, first - 1, -1);
  walk(to, end, 1);
};

/** On which sides of the cue the stretch has quoted words: bits. */
const quotedSides = (table: TokenTable, { from, to, first, end }: CueSpan): number => {
  let sides = 0;
  for (let i = first; i < from && !(sides & BEFORE); i++) if (table.quote[i] === INSIDE) sides |= BEFORE;
  for (let i = to; i < end && !(sides & BEHIND); i++) if (table.quote[i] === INSIDE) sides |= BEHIND;
  return sides;
};
