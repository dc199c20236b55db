import type { FeatureBuffer } from './feature-buffer.ts';
import { INSIDE, type TokenTable } from './token-table.ts';

/** Labels of the first tagger. */
export const NONE = 0;
export const SOURCE = 1;
export const CUE = 2;
export const CONTENT = 3;
export const CUE_LABELS = 4;

const EDGE = 0x5bd1e995;

/**
 * Features of the tokens [from, to), one paragraph, for telling cues, sources and contents apart: the word, its
 * neighbours, their classes and shapes, where quotation marks stand, and the nearest words of the cue lexicon.
 */
export const cueFeatures = (table: TokenTable, from: number, to: number, out: FeatureBuffer): void => {
  out.clear();
  const { word, suffix, shape, cluster, subcluster, fine, cue, lemma, quote, entity, sentence } = table;
  const at = (column: Int32Array | Uint8Array | Uint16Array, i: number): number =>
    i < from ? EDGE : i >= to ? EDGE + 1 : column[i]!;
  // Nearest cue word before and behind, in tokens of the same sentence.
  let lastCue = -1;
  const following = nextCues(table, from, to);
  for (let i = from; i < to; i++) {
    const s = sentence[i]!;
    const first = table.firsts[s]!;
    const end = table.firsts[s + 1]!;
    if (lastCue < first) lastCue = -1;
    const nextCue = following[i - from]!;
    const before = lastCue < 0 ? 0 : 1 + bucket(i - lastCue);
    const behind = nextCue < 0 ? 0 : 1 + bucket(nextCue - i);
    const q = quote[i]!;
    const w = word[i]!;
    const place = Math.min(i - first, 4) * 8 + Math.min(end - 1 - i, 4);
    const quoted = quoteView(table, i, first, end);
    out.add(1, w);
    out.add(2, at(word, i - 1));
    out.add(3, at(word, i + 1));
    out.add(4, at(word, i - 2));
    out.add(5, at(word, i + 2));
    out.add(6, at(word, i - 1), w);
    out.add(7, w, at(word, i + 1));
    out.add(8, at(word, i - 1), at(word, i + 1));
    out.add(9, suffix[i]!);
    out.add(10, suffix[i]!, at(suffix, i - 1));
    out.add(11, suffix[i]!, at(suffix, i + 1));
    out.add(12, shape[i]!, at(shape, i - 1), at(shape, i + 1));
    out.add(13, cluster[i]!);
    out.add(14, at(cluster, i - 1), cluster[i]!);
    out.add(15, cluster[i]!, at(cluster, i + 1));
    out.add(16, at(cluster, i - 1), cluster[i]!, at(cluster, i + 1));
    out.add(17, subcluster[i]!);
    out.add(18, at(subcluster, i - 1));
    out.add(19, at(subcluster, i + 1));
    out.add(20, at(subcluster, i + 2));
    out.add(21, at(subcluster, i - 2));
    out.add(22, q, at(quote, i - 1), at(quote, i + 1));
    out.add(23, quoted);
    out.add(24, quoted, place);
    out.add(25, w, q === INSIDE ? 1 : 0);
    out.add(26, cue[i]!, at(cue, i - 1), at(cue, i + 1));
    out.add(27, lemma[i]!, quoted);
    out.add(28, before, behind, q);
    out.add(29, lastCue < 0 ? 0 : lemma[lastCue]!, before);
    out.add(30, nextCue < 0 ? 0 : lemma[nextCue]!, behind);
    out.add(31, place, shape[i]!);
    out.add(32, entity[i]!, at(entity, i - 1), at(entity, i + 1));
    out.add(33, entity[i]!, behind);
    out.add(34, lemma[i]!, at(cluster, i + 1));
    out.add(35, lemma[i]!, at(word, i + 1));
    out.add(36, lemma[i]!, at(cluster, i - 1));
    out.add(37, at(word, i + 1), at(word, i + 2));
    out.add(38, at(word, i - 2), at(word, i - 1));
    out.add(39, at(word, i - 3));
    out.add(40, at(word, i + 3));
    out.add(41, lemma[i]!, at(cluster, i + 1), at(cluster, i + 2));
    out.add(42, lemma[i]!, at(entity, i - 1), at(shape, i + 1));
    out.add(43, table.word[first]!, Math.min(i - first, 6));
    out.add(44, fine[i]!);
    out.add(45, fine[i]!, at(subcluster, i + 1));
    out.add(46, at(subcluster, i - 1), fine[i]!);
    out.step(1, 0);
    out.step(2, q, at(quote, i - 1));
    out.step(3, w);
    out.step(4, at(word, i - 1));
    out.step(5, cluster[i]!, at(cluster, i - 1));
    out.step(6, i === first ? 1 : 0, q);
    out.next();
    if (cue[i]! > 0) lastCue = i;
  }
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

const nextCues = (table: TokenTable, from: number, to: number): Int32Array => {
  const next = new Int32Array(to - from);
  let seen = -1;
  for (let i = to - 1; i >= from; i--) {
    if (seen >= 0 && table.sentence[seen] !== table.sentence[i]) seen = -1;
    next[i - from] = seen;
    if (table.cue[i]! > 0) seen = i;
  }
  return next;
};
