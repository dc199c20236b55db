import { bucket, CONTENT } from './cue-features.ts';
import type { FeatureBuffer } from './feature-buffer.ts';
import { INSIDE, type TokenTable } from './token-table.ts';

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

const EDGE = 0x5bd1e995;
const REACH = 90;

/** The stretch around a cue that is labelled: its sentence, cut where that is beyond all measure. */
export const cueSpan = (table: TokenTable, from: number, to: number): CueSpan => {
  const s = table.sentence[from]!;
  const first = Math.max(table.firsts[s]!, from - REACH);
  const end = Math.min(table.firsts[s + 1]!, to + REACH);
  let head = -1;
  for (let i = from; i < to; i++) if (table.cue[i]! > 0) head = i;
  return { from, to: Math.min(to, end), head: head < 0 ? to - 1 : head, first, end };
};

const kind = (text: string): number => {
  switch (text) {
    case ',':
      return 1;
    case '"':
    case '“':
    case '”':
    case "''":
    case '``':
    case '‘':
    case '’':
    case "'":
      return 2;
    case ':':
    case ';':
    case '-':
    case '--':
    case '—':
    case '–':
    case '(':
    case ')':
      return 3;
    case 'that':
    case 'who':
    case 'which':
    case 'whether':
    case 'how':
    case 'what':
    case 'why':
      return 4;
    default:
      return 0;
  }
};

const commas = new Uint8Array(4096);
const marks = new Uint8Array(4096);
const others = new Uint8Array(4096);
const clauses = new Uint8Array(4096);
const segments = new Uint8Array(4096);
/** Index of the next comma, colon, dash or other clause mark, or -1. */
const nextMark = new Int32Array(4096);

/**
 * Features of the tokens around one cue: what they are, how far and on which side of it, and what stands between.
 *
 * @param labels the first tagger's labels of the whole table.
 */
export const spanFeatures = (table: TokenTable, labels: Uint8Array, span: CueSpan, out: FeatureBuffer): void => {
  out.clear();
  const { from, to, head, first, end } = span;
  const { word, suffix, shape, cluster, subcluster, fine, cue, lemma, quote, entity } = table;
  const at = (column: Int32Array | Uint8Array | Uint16Array, i: number): number =>
    i < first ? EDGE : i >= end ? EDGE + 1 : column[i]!;
  countBetween(table, labels, span);
  const headLemma = lemma[head]!;
  const after = at(word, to);
  const before = at(word, from - 1);
  const afterKind = to < end ? kind(table.text[to]!) : 7;
  const cueQuote = quote[head]! === INSIDE ? 1 : 0;
  const headForm = suffix[head]!;
  const sides = quotedSides(table, span);
  const pattern = ((afterKind * 8 + (from > first ? kind(table.text[from - 1]!) : 7)) * 4 + sides) * 2 + cueQuote;
  const auxiliary = from < head ? word[from]! : 0;
  for (let i = first; i < end; i++) {
    const k = i - first;
    const side = i < from ? 1 : i >= to ? 2 : 0;
    const distance = side === 1 ? from - i : side === 2 ? i - to + 1 : 0;
    const far = side * 16 + bucket(distance);
    const label = labels[i]!;
    const w = word[i]!;
    const q = quote[i]!;
    const path = ((side * 4 + Math.min(commas[k]!, 3)) * 3 + Math.min(others[k]!, 2)) * 3 + Math.min(clauses[k]!, 2);
    const sameQuote = table.quotation[i]! >= 0 && table.quotation[i] === table.quotation[head] ? 1 : 0;
    out.add(101, side, w);
    out.add(102, side, at(word, i - 1));
    out.add(103, side, at(word, i + 1));
    out.add(104, side, at(word, i - 1), w);
    out.add(105, side, w, at(word, i + 1));
    out.add(106, side, cluster[i]!);
    out.add(107, far, cluster[i]!);
    out.add(108, side, at(cluster, i - 1), cluster[i]!);
    out.add(109, side, cluster[i]!, at(cluster, i + 1));
    out.add(110, side, subcluster[i]!);
    out.add(111, side, shape[i]! * 64 + (at(shape, i - 1) & 7) * 8 + (at(shape, i + 1) & 7));
    out.add(112, far);
    out.add(113, far, headLemma);
    out.add(114, side, headLemma, w);
    out.add(115, side, headLemma, cluster[i]!);
    out.add(116, far, pattern);
    out.add(117, path, label);
    out.add(118, path, pattern);
    out.add(119, side, label * 16 + (at(labels, i - 1) & 3) * 4 + (at(labels, i + 1) & 3));
    out.add(120, label, headLemma, side);
    out.add(121, side, q * 4 + label, Math.min(marks[k]!, 3));
    out.add(122, side, segments[k]! * 4 + label, Math.min(others[k]!, 3));
    out.add(123, far, entity[i]!);
    out.add(124, side, Math.min(i - first, 5) * 8 + Math.min(end - 1 - i, 5));
    out.add(125, far, after);
    out.add(126, side, after, headLemma);
    out.add(127, side, before, headLemma);
    out.add(128, path, auxiliary);
    out.add(129, path, headForm);
    out.add(130, side, suffix[i]!, headForm);
    out.add(131, side, sameQuote * 8 + cueQuote * 4 + q, label);
    out.add(132, far, w);
    out.add(133, path, q, label);
    out.add(134, path, headLemma);
    out.add(135, side, at(cluster, i - 1), at(cluster, i + 1));
    out.add(136, side, cue[i]!, label);
    out.add(137, pattern, headLemma, side);
    const mark = nextMark[k]!;
    const toMark = mark < 0 ? 15 : Math.min(bucket(mark - i), 9);
    const markKind = mark < 0 ? 7 : kind(table.text[mark]!);
    const behindMark = mark < 0 ? EDGE : at(word, mark + 1);
    out.add(138, side, fine[i]!);
    out.add(139, side * 16 + toMark, markKind, label);
    out.add(140, side, behindMark, Math.min(toMark, 3));
    out.add(141, side, mark < 0 ? EDGE : at(cluster, mark + 1), markKind);
    out.step(110, side * 7 + word[i]!, at(word, i - 1));
    out.step(111, side * 1024 + subcluster[i]!, at(subcluster, i - 1));
    out.step(112, side * 16 + toMark, markKind);
    out.step(101, side);
    out.step(102, side, w);
    out.step(103, side, at(word, i - 1));
    out.step(104, side * 16 + q * 4 + (at(quote, i - 1) & 3), label * 4 + (at(labels, i - 1) & 3));
    out.step(105, far, at(labels, i - 1) * 4 + label);
    out.step(106, side, mixKinds(table, i, first));
    out.step(107, far, headLemma);
    out.step(108, side * 64 + cluster[i]!, at(cluster, i - 1));
    out.step(109, path, mixKinds(table, i, first));
    out.next();
  }
};

const mixKinds = (table: TokenTable, i: number, first: number): number =>
  kind(table.text[i]!) * 8 + (i > first ? kind(table.text[i - 1]!) : 7);

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
      const found = kind(table.text[i]!);
      if (found === 1) comma = Math.min(comma + 1, 9);
      else if (found === 2) mark = Math.min(mark + 1, 9);
      else if (found === 4) clause = Math.min(clause + 1, 9);
      if (labels[i] === 2 && labels[i - step] !== 2) other = Math.min(other + 1, 9);
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
    const found = kind(table.text[i]!);
    if (found === 1 || found === 3) mark = i;
  }
  walk(from - 1, first - 1, -1);
  walk(to, end, 1);
};

/** Whether quoted words stand in the stretch before the cue (1) and behind it (2). */
const quotedSides = (table: TokenTable, { from, to, first, end }: CueSpan): number => {
  let sides = 0;
  for (let i = first; i < from && !(sides & 1); i++) if (table.quote[i] === INSIDE) sides |= 1;
  for (let i = to; i < end && !(sides & 2); i++) if (table.quote[i] === INSIDE) sides |= 2;
  return sides;
};
