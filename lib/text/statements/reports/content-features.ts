import { RELATIONS, relationNumber } from '../../language/syntax/tags.ts';
import type { Group } from '../choices/choice.ts';
import type { Features } from '../choices/features.ts';
import {
  CLOSING_MARK,
  childrenAt,
  covers,
  INSIDE,
  isFiniteVerb,
  isTitled,
  isVerb,
  OPENING_MARK,
  OUTSIDE,
  type Page,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
} from '../page/page.ts';
import { perPage } from '../page/per-page.ts';
import { isEdgeMark, SUBJECTS } from './content-edges.ts';
import type { Paths } from './paths.ts';

const bucket = (n: number): number => (n <= 5 ? n : n <= 8 ? 6 : n <= 14 ? 7 : n <= 25 ? 8 : n <= 50 ? 9 : 10);

/** How the words around an edge stand to quotation marks. */
const quoteAt = (page: Page, i: number): number => (i < 0 || i >= page.size ? 4 : page.quote[i]!);

/** The highest word whose dependants begin at the place. */
const widestFrom = (page: Page, place: number): number => {
  let best = place;
  for (let up = page.head[best]!; up >= 0 && page.from[up] === place; up = page.head[best]!) best = up;
  return best;
};

const widestTo = (page: Page, end: number): number => {
  let best = end - 1;
  for (let up = page.head[best]!; up >= 0 && page.to[up] === end; up = page.head[best]!) best = up;
  return best;
};

const wordAt = (page: Page, i: number): number => (i < 0 || i >= page.size ? 1 : page.word[i]!);
const tagNumberAt = (page: Page, i: number): number => (i < 0 || i >= page.size ? 60 : page.tag[i]!);

export const predicateFeatures = (page: Page, at: number, cls: number, f: Features): Group => {
  const { lemma, word, relation, head, cluster, subcluster } = page;
  const rel = relation[at]!;
  const tag = page.tag[at]!;
  const above = head[at]!;
  f.add(1, 0);
  f.add(2, lemma[at]!);
  f.add(3, word[at]!);
  f.add(4, cls, tag);
  f.add(5, cls, rel);
  f.add(6, lemma[at]!, rel);
  f.add(7, lemma[at]!, tag);
  f.add(8, cls, wordAt(page, at - 1));
  f.add(9, cls, wordAt(page, at + 1));
  f.add(10, lemma[at]!, wordAt(page, at - 1));
  f.add(11, lemma[at]!, wordAt(page, at + 1));
  f.add(12, cls, tagNumberAt(page, at - 1), tagNumberAt(page, at + 1));
  f.add(13, above < 0 ? 0 : lemma[above]!, rel);
  f.add(14, above < 0 ? 0 : page.cue[above]! + 1, rel, cls);
  f.add(15, cluster[at]!, subcluster[at]!);
  f.add(16, page.quote[at]!, cls);
  f.add(17, quoteAt(page, at + 1), quoteAt(page, at - 1), cls);
  const nearQuote = quotationNear(page, at);
  f.add(18, nearQuote, cls);
  f.add(19, nearQuote, lemma[at]!);
  let kinds = 0;
  for (const child of childrenAt(page, at)) {
    const r = relation[child]!;
    f.add(20, r, cls);
    f.add(21, r, lemma[at]!);
    f.add(22, r, word[child]!);
    f.add(23, r, page.entity[child]! & 3, page.subcluster[child]!);
    kinds = (kinds * 31 + r + 1) | 0;
  }
  f.add(24, kinds, cls);
  f.add(25, page.sentence[at]! === 0 ? 1 : 0, cls);
  return f.take();
};

/** Whether the sentence has a quotation before the word, after it, or both. */
const quotationNear = (page: Page, at: number): number => {
  let near = 0;
  const first = sentenceStart(page, at);
  const last = sentenceEnd(page, at);
  for (let i = Math.max(first, at - 40); i < at; i++) if (page.quote[i] !== OUTSIDE) near |= 1;
  for (let i = at + 1; i < Math.min(last, at + 40); i++) if (page.quote[i] !== OUTSIDE) near |= 2;
  return near;
};

export const startFeatures = (
  page: Page,
  at: number,
  word: number,
  cls: number,
  start: number,
  paths: Paths,
  f: Features,
): Group => {
  const side = start > at ? 1 : 0;
  const distance = bucket(Math.abs(start - at));
  const widest = widestFrom(page, start);
  const path = paths.from(widest);
  const before = wordAt(page, start - 1);
  const quotes = quoteAt(page, start - 1) * 5 + quoteAt(page, start);
  const tag = page.tag[start]!;
  f.add(30, side, cls);
  f.add(31, side, word);
  f.add(32, side, distance, cls);
  f.add(33, path, cls);
  f.add(34, path, word);
  f.add(35, before, cls, side);
  f.add(36, before, word, side);
  f.add(37, quotes, side, cls);
  f.add(38, quotes, path);
  f.add(39, tag, side, cls);
  f.add(40, tag, before, side);
  f.add(41, page.word[start]!, side, cls);
  f.add(42, page.word[start]!, before);
  f.add(43, tag, path);
  f.add(44, page.relation[widest]!, tagNumberAt(page, widest), side);
  f.add(45, start === sentenceStart(page, start) ? 1 : 0, side, quotes);
  f.add(46, tagNumberAt(page, start - 1), tag, cls);
  f.add(47, distance, before, side);
  f.add(48, page.head[widest] === at ? 1 : paths.joins(widest) + 2, page.relation[widest]!, word);
  f.add(49, page.entity[start]! & 3, before, side);
  // "said Keller, | the bank"
  let ends = start;
  while (page.entity[ends]! > 0) ends++;
  const isCut = page.text[ends] === ',' ? 1 : 0;
  f.add(50, (side << 3) | (start - at === 1 ? 4 : 0) | (page.entity[start]! & 3), isCut, cls);
  return f.take();
};

export const endFeatures = (
  page: Page,
  at: number,
  word: number,
  cls: number,
  end: number,
  last: number,
  paths: Paths,
  f: Features,
): Group => {
  const side = end > at ? 1 : 0;
  const distance = bucket(Math.abs(end - at));
  const widest = widestTo(page, end);
  const path = paths.from(widest);
  const next = wordAt(page, end);
  const after = wordAt(page, end + 1);
  const quotes = quoteAt(page, end) * 5 + quoteAt(page, end - 1);
  const isLast = end >= last - 2 && end <= last ? 1 : end > last ? 2 : 0;
  f.add(60, side, cls);
  f.add(61, isLast, side, cls);
  f.add(62, isLast, word);
  f.add(63, side, distance, cls);
  f.add(64, path, cls);
  f.add(65, next, side, cls);
  f.add(66, next, after, side);
  f.add(67, quotes, side, isLast);
  f.add(68, quotes, next, side);
  f.add(69, tagNumberAt(page, end - 1), tagNumberAt(page, end), side);
  f.add(70, tagNumberAt(page, end), tagNumberAt(page, end + 1), side);
  f.add(71, page.relation[widest]!, side, isLast);
  f.add(72, wordAt(page, end - 1), side);
  f.add(73, next, wordAt(page, end + 1), tagNumberAt(page, end + 2));
  f.add(74, page.head[widest] === at ? 1 : paths.joins(widest) + 2, page.relation[widest]!, side);
  if (end + 1 < page.size) {
    // "… and warned that": another verb of the same form may be the speaker's next.
    f.add(78, next, tagNumberAt(page, end + 1), page.cue[end + 1]!);
    f.add(79, next, page.tag[end + 1] === page.tag[at] ? 1 : 0, page.cue[end + 1]! > 0 ? 1 : 0);
  }
  if (end < page.size) {
    // What comes behind: the clause or phrase that would be left out.
    const behind = widestFrom(page, Math.min(page.size - 1, isEdgeMark(page, end) ? end + 1 : end));
    f.add(75, page.relation[behind]!, paths.joins(behind) + 1, side);
    f.add(76, page.relation[behind]!, page.word[behind]!, side);
    f.add(77, page.cue[behind]!, page.relation[behind]!, tagNumberAt(page, behind));
  }
  return f.take();
};

/** Of each place, how many of the tokens before it are of a kind: a predicate may report hundreds of stretches. */
const countsOf = perPage((page) => {
  const { size, quote, cue } = page;
  const count = (isKind: (i: number) => boolean): Int32Array => {
    const before = new Int32Array(size + 1);
    for (let i = 0; i < size; i++) before[i + 1] = before[i]! + (isKind(i) ? 1 : 0);
    return before;
  };
  return {
    verbs: count((i) => isVerb(page, i)),
    finite: count((i) => isFiniteVerb(page, i)),
    cues: count((i) => quote[i] === OUTSIDE && cue[i]! > 0 && isVerb(page, i)),
    opened: count((i) => quote[i] === OPENING_MARK),
    closed: count((i) => quote[i] === CLOSING_MARK),
    quoted: count((i) => quote[i] === INSIDE),
  };
});

const countIn = (before: Int32Array, content: readonly TokenRange[]): number => {
  let count = 0;
  for (const { from, to } of content) count += before[to]! - before[from]!;
  return count;
};

/** What pairFeatures asks of a predicate, whatever it reports. */
export interface Asked {
  at: number;
  /** Its subject, -1 if it has none. */
  subject: number;
  /** "…, as was alleged by Keller" */
  isAside: boolean;
  counts: ReturnType<typeof countsOf>;
}

export const askedOf = (page: Page, at: number): Asked => ({
  at,
  subject: childrenAt(page, at).find((child) => SUBJECTS.has(page.relation[child]!)) ?? -1,
  isAside: isAsClause(page, at),
  counts: countsOf(page),
});

export const pairFeatures = (
  page: Page,
  { at, subject, isAside: isAs, counts }: Asked,
  word: number,
  cls: number,
  content: readonly TokenRange[],
  paths: Paths,
  last: number,
  f: Features,
): Group => {
  const { from } = content[0]!;
  const { to } = content.at(-1)!;
  const pieces = content.length;
  let heads = 0;
  let root = -1;
  let length = 0;
  for (const piece of content) {
    length += piece.to - piece.from;
    for (let i = piece.from; i < piece.to; i++) {
      const head = page.head[i]!;
      if (head >= from && head < to && (pieces === 1 || head < content[0]!.to || head >= content[1]!.from)) continue;
      if (isEdgeMark(page, i)) continue;
      heads++;
      if (root < 0 || page.to[i]! - page.from[i]! > page.to[root]! - page.from[root]!) root = i;
    }
  }
  const verbs = countIn(counts.verbs, content);
  const cues = countIn(counts.cues, content);
  const quoted = countIn(counts.quoted, content);
  const path = root < 0 ? 0 : paths.from(root);
  const side = pieces > 1 ? 2 : from > at ? 1 : 0;
  const count = Math.min(heads, 4);
  const startsQuoted =
    page.quote[from] === INSIDE && quoteAt(page, from - 1) !== INSIDE ? 1 : page.quote[from] === INSIDE ? 2 : 0;
  const endsQuoted =
    page.quote[to - 1] === INSIDE && quoteAt(page, to) !== INSIDE ? 1 : page.quote[to - 1] === INSIDE ? 2 : 0;
  const opened = countIn(counts.opened, content);
  const closed = countIn(counts.closed, content);
  const balance = opened - closed + (startsQuoted > 0 ? 1 : 0) - (endsQuoted > 0 ? 1 : 0);
  const quotation = quoted === 0 ? 0 : quoted === length ? 1 : quoted > length / 2 ? 2 : 3;
  f.add(90, count, side, cls);
  f.add(91, path, count, cls);
  f.add(92, path, word);
  f.add(93, path, count, side);
  f.add(94, bucket(length), side, cls);
  f.add(95, Math.min(verbs, 3), side, cls);
  f.add(96, Math.min(verbs, 3), word, side);
  f.add(97, startsQuoted * 3 + endsQuoted, quotation, side);
  f.add(98, startsQuoted * 3 + endsQuoted, quotation, cls);
  f.add(99, Math.max(-2, Math.min(2, balance)), side, quotation);
  f.add(100, quotation, word, side);
  f.add(101, root < 0 ? 0 : page.relation[root]!, root < 0 ? 0 : page.tag[root]!, cls);
  f.add(102, root < 0 ? 0 : page.relation[root]!, word, side);
  f.add(103, wordAt(page, from), wordAt(page, from - 1), bucket(length));
  f.add(104, Math.min(cues, 2), side, cls);
  f.add(105, from === sentenceStart(page, from) ? 1 : 0, to >= last - 2 ? 1 : 0, side);
  f.add(106, wordAt(page, from - 1), wordAt(page, to), side);
  f.add(107, tagNumberAt(page, from), Math.min(verbs, 3), word);
  const gap = side === 1 ? from - at : side === 0 ? at - to : content[1]!.from - content[0]!.to;
  f.add(108, bucket(Math.max(0, gap)), side, quotation);
  f.add(109, gapVerbs(page, at, content), side, cls);
  f.add(110, page.relation[at]!, side, path === 0 ? 0 : 1);
  f.add(111, page.relation[at]!, path, side);
  const isAside = isAs ? 1 : 0;
  f.add(112, isAside, side, bucket(Math.max(0, gap)));
  f.add(113, isAside, path, side);
  const finite = Math.min(countIn(counts.finite, content), 2);
  f.add(114, finite, side, cls);
  f.add(115, finite, side, word);
  f.add(116, severed(page, at, content, last), side);
  f.add(117, subjectAt(at, subject, content), side, cls);
  f.add(118, hangingBehind(page, content, last), side, pieces);
  f.add(119, quotation === 1 && pieces === 1 && isTitled(page, content[0]!) ? 1 : 0, side, cls);
  return f.take();
};

/**
 * What the edges of a content cut: bit 1, a word of it belongs closely to one behind ("the contract, | is no longer
 * valid"); 2, a word behind belongs closely to it; 4 and 8, the same before it.
 */
const severed = (page: Page, at: number, content: readonly TokenRange[], last: number): number => {
  const { from } = content[0]!;
  const { to } = content.at(-1)!;
  let cut = 0;
  for (const piece of content)
    for (let i = piece.from; i < piece.to; i++) {
      const head = page.head[i]!;
      if (head < 0 || head === at || CLOSE[page.relation[i]!] === 0) continue;
      if (head >= to) cut |= 1;
      else if (head < from) cut |= 4;
    }
  for (let i = to; i < last && i < to + 12; i++) {
    const head = page.head[i]!;
    if (head >= from && head < to && head !== at && CLOSE[page.relation[i]!] === 1) cut |= 2;
  }
  for (let i = from - 1; i >= 0 && i > from - 6 && page.sentence[i] === page.sentence[from]; i--) {
    const head = page.head[i]!;
    if (head >= from && head < to && head !== at && CLOSE[page.relation[i]!] === 1) cut |= 8;
  }
  return cut;
};

/** How many words behind the content, in its sentence, hang on one of its words. */
const hangingBehind = (page: Page, content: readonly TokenRange[], last: number): number => {
  const { from } = content[0]!;
  const { to } = content.at(-1)!;
  let count = 0;
  for (let i = to; i < last && count < 3; i++)
    if (page.isMark[i] === 0 && page.head[i]! >= from && page.head[i]! < to) count++;
  return count;
};

/** The relations of words that a content holds together or not at all. */
const CLOSE = new Uint8Array(RELATIONS.length);
for (const relation of [
  'nsubj',
  'nsubj:pass',
  'obj',
  'iobj',
  'xcomp',
  'ccomp',
  'csubj',
  'aux',
  'aux:pass',
  'cop',
  'det',
  'case',
  'amod',
  'compound',
  'flat',
  'nmod:poss',
  'nummod',
  'fixed',
  'expl',
] as const)
  CLOSE[relationNumber(relation)] = 1;

/** Where the predicate's own subject stands: 1 in the content, 2 between them, 3 elsewhere, 0 nowhere. */
const subjectAt = (at: number, subject: number, content: readonly TokenRange[]): number => {
  if (subject < 0) return 0;
  if (covers(content, subject)) return 1;
  const { from } = content[0]!;
  const { to } = content.at(-1)!;
  return (subject > at && subject < from) || (subject < at && subject >= to) ? 2 : 3;
};

/** Whether "as" introduces the predicate's clause. */
const isAsClause = (page: Page, at: number): boolean => {
  for (let i = Math.max(sentenceStart(page, at), at - 4); i < at; i++) if (page.lower[i] === 'as') return true;
  return false;
};

/** Verbs between the predicate and the content. */
const gapVerbs = (page: Page, at: number, content: readonly TokenRange[]): number => {
  const { from } = content[0]!;
  const { to } = content.at(-1)!;
  const [low, high] = content.length > 1 ? [content[0]!.to, content[1]!.from] : from > at ? [at + 1, from] : [to, at];
  let verbs = 0;
  for (let i = low; i < high && i < low + 30; i++) if (i !== at && isVerb(page, i)) verbs++;
  return Math.min(verbs, 3);
};
