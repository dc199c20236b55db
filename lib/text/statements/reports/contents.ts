import { tagNumber } from '../../language/syntax/tags.ts';
import type { Choice } from '../choices/choice.ts';
import { Features } from '../choices/features.ts';
import {
  CLOSING_MARK,
  childrenAt,
  INSIDE,
  isVerb,
  OPENING_MARK,
  OUTSIDE,
  type Page,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
} from '../page/page.ts';
import { Paths } from './paths.ts';
import { classOf, type Predicate } from './predicates.ts';

/** What a predicate may report: one stretch of tokens, or two around the report. None: it reports nothing. */
export type Content = readonly TokenRange[];

export interface ContentChoice extends Choice {
  /** Of each candidate; the first is empty: the predicate reports nothing. */
  contents: Content[];
}

const EDGE_MARKS = new Set(", ; : - – — -- . … ... \" “ ” „ « » ' ‘ ’ '' `` ) ] ( [ ! ?".split(' '));
const MAX_STARTS = 12;
const MAX_ENDS = 14;
/** How far from the predicate a content may begin or end, in tokens; quotations may go on. */
const MAX_DISTANCE = 120;
/** Longer contents are quotations, whose edges are their marks. */
const MAX_WIDTH = 150;

const isEdgeMark = ({ text }: Page, i: number): boolean => EDGE_MARKS.has(text[i]!);

export const contentChoice = (page: Page, predicate: Predicate): ContentChoice => {
  const { at } = predicate;
  const features = new Features();
  const first = Math.max(sentenceStart(page, at), at - MAX_DISTANCE);
  const last = Math.min(sentenceEnd(page, at), at + MAX_DISTANCE);
  const reach = reachOf(page, first, last);
  const paths = new Paths(page, at);
  const { starts, ends } = boundaries(page, at, paths, first, last, reach);
  const word = page.lemma[at]!;
  const cls = classOf(page, predicate);

  const groups: Int32Array[] = [predicateFeatures(page, at, cls, features)];
  const candidates: number[][] = [[0]];
  const contents: Content[] = [[]];
  const startGroup = new Map<number, number>();
  const endGroup = new Map<number, number>();
  const groupOfStart = (start: number): number => {
    let group = startGroup.get(start);
    if (group === undefined) {
      group = groups.push(startFeatures(page, at, word, cls, start, paths, features)) - 1;
      startGroup.set(start, group);
    }
    return group;
  };
  const groupOfEnd = (end: number): number => {
    let group = endGroup.get(end);
    if (group === undefined) {
      group = groups.push(endFeatures(page, at, word, cls, end, last, paths, features)) - 1;
      endGroup.set(end, group);
    }
    return group;
  };
  const offer = (content: TokenRange[]): void => {
    const own = groups.push(pairFeatures(page, at, word, cls, content, paths, last, features)) - 1;
    candidates.push([groupOfStart(content[0]!.from), groupOfEnd(content.at(-1)!.to), own]);
    contents.push(content);
  };

  for (const from of starts)
    for (const to of ends)
      if (to > from && (from > at || to <= at) && (to - from <= MAX_WIDTH || page.quote[from] === INSIDE))
        offer([{ from, to }]);
  const outerStarts = starts.filter((start) => start < at).slice(0, 4);
  const outerEnds = ends.filter((end) => end > at).slice(-4);
  if (outerStarts.length > 0 && outerEnds.length > 0) {
    const lefts = marksBefore(page, at, first);
    const rights = marksAfter(page, at, last);
    for (const left of lefts)
      for (const right of rights)
        for (const from of outerStarts)
          for (const to of outerEnds)
            if (from < left && right < to)
              offer([
                { from, to: left },
                { from: right, to },
              ]);
  }
  return { groups, candidates, contents };
};

/** A quotation that crosses the edge of the sentence is within reach as a whole. */
const reachOf = (page: Page, first: number, last: number): TokenRange => {
  let from = first;
  let to = last;
  if (page.quote[first] === INSIDE || page.quote[first] === CLOSING_MARK) {
    const quotation = page.quotation[first]!;
    while (from > 0 && page.quotation[from - 1] === quotation) from--;
  }
  if (page.quote[last - 1] === INSIDE || page.quote[last - 1] === OPENING_MARK) {
    const quotation = page.quotation[last - 1]!;
    while (to < page.size && page.quotation[to] === quotation) to++;
  }
  return { from, to };
};

/** Where a content may begin and end. */
const boundaries = (
  page: Page,
  at: number,
  paths: Paths,
  first: number,
  last: number,
  reach: TokenRange,
): { starts: number[]; ends: number[] } => {
  const starts = new Set<number>();
  const ends = new Set<number>();
  const start = (place: number): void => {
    let i = place;
    while (i < reach.to && isEdgeMark(page, i) && i !== at) i++;
    const opensClause = i > at && i <= at + 2 && /^(?:and|or)$/.test(page.lower[i] ?? '');
    if (i < reach.to && i !== at && !opensClause) starts.add(i);
  };
  const end = (place: number): void => {
    let i = place;
    while (i > reach.from && isEdgeMark(page, i - 1) && i - 1 !== at) i--;
    if (i > reach.from && i - 1 !== at) ends.add(i);
  };
  start(reach.from);
  start(first);
  start(at + 1);
  end(reach.to);
  end(last);
  end(at);
  for (let i = first; i < last; i++)
    if (isEdgeMark(page, i)) {
      start(i);
      end(i);
    }
  for (const above of paths.line.slice(0, 3))
    for (const child of childrenAt(page, above)) {
      if (child === at) continue;
      const from = page.from[child]!;
      if (from >= reach.from) {
        start(from);
        if (leads(page, from)) start(from + 1);
        end(from);
      }
      const to = page.to[child]!;
      if (to <= reach.to) end(to);
    }
  if (at + 1 < page.size && leads(page, at + 1)) start(at + 2);
  return { starts: nearest(starts, at, MAX_STARTS), ends: nearest(ends, at, MAX_ENDS) };
};

/** Whether the word stands between a predicate and what it reports: not that of "that report". */
const leads = (page: Page, i: number): boolean => LEADS.has(page.lower[i]!) && page.tag[i] !== DETERMINER;

const DETERMINER = tagNumber('DT');

/** What may stand between a predicate and what it reports. */
const LEADS = new Set('that whether if for of on to as about against in with the how'.split(' '));

/** At most so many on either side of the word, the first and the last of all among them. */
const nearest = (places: ReadonlySet<number>, at: number, most: number): number[] => {
  const sorted = [...places].sort((a, b) => a - b);
  const before = sorted.filter((place) => place <= at);
  const after = sorted.filter((place) => place > at);
  // The first of a sentence is the likeliest on the left, and stays.
  const left = before.length <= most ? before : [before[0]!, ...before.slice(1 - most)];
  const right = after.length <= most ? after : [...after.slice(0, most - 1), after.at(-1)!];
  return [...left, ...right];
};

/** Where the part of a content before the report may end: at the marks before it. */
const marksBefore = (page: Page, at: number, first: number): number[] => {
  const places: number[] = [];
  for (let i = at - 1; i > first && places.length < 2; i--)
    if (isEdgeMark(page, i) && !isEdgeMark(page, i - 1)) places.push(i);
  return places;
};

const marksAfter = (page: Page, at: number, last: number): number[] => {
  const places: number[] = [];
  for (let i = at + 1; i < last && places.length < 3; i++)
    if (!isEdgeMark(page, i) && isEdgeMark(page, i - 1)) places.push(i);
  return places;
};

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

const predicateFeatures = (page: Page, at: number, cls: number, f: Features): Int32Array => {
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

const startFeatures = (
  page: Page,
  at: number,
  word: number,
  cls: number,
  start: number,
  paths: Paths,
  f: Features,
): Int32Array => {
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
  return f.take();
};

const endFeatures = (
  page: Page,
  at: number,
  word: number,
  cls: number,
  end: number,
  last: number,
  paths: Paths,
  f: Features,
): Int32Array => {
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

const pairFeatures = (
  page: Page,
  at: number,
  word: number,
  cls: number,
  content: readonly TokenRange[],
  paths: Paths,
  last: number,
  f: Features,
): Int32Array => {
  const { from } = content[0]!;
  const { to } = content.at(-1)!;
  const pieces = content.length;
  let heads = 0;
  let root = -1;
  let opened = 0;
  let closed = 0;
  let verbs = 0;
  let cues = 0;
  let length = 0;
  let quoted = 0;
  for (const piece of content)
    for (let i = piece.from; i < piece.to; i++) {
      length++;
      const head = page.head[i]!;
      if (head < from || head >= to || (pieces > 1 && head >= content[0]!.to && head < content[1]!.from)) {
        if (!isEdgeMark(page, i)) {
          heads++;
          if (root < 0 || page.to[i]! - page.from[i]! > page.to[root]! - page.from[root]!) root = i;
        }
      }
      if (isVerb(page, i)) verbs++;
      if (page.quote[i] === OPENING_MARK) opened++;
      else if (page.quote[i] === CLOSING_MARK) closed++;
      else if (page.quote[i] === INSIDE) quoted++;
      else if (page.cue[i]! > 0 && isVerb(page, i)) cues++;
    }
  const path = root < 0 ? 0 : paths.from(root);
  const side = pieces > 1 ? 2 : from > at ? 1 : 0;
  const count = Math.min(heads, 4);
  const startsQuoted =
    page.quote[from] === INSIDE && quoteAt(page, from - 1) !== INSIDE ? 1 : page.quote[from] === INSIDE ? 2 : 0;
  const endsQuoted =
    page.quote[to - 1] === INSIDE && quoteAt(page, to) !== INSIDE ? 1 : page.quote[to - 1] === INSIDE ? 2 : 0;
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
  // "…, as was alleged by Keller"
  const isAside = isAsClause(page, at) ? 1 : 0;
  f.add(112, isAside, side, bucket(Math.max(0, gap)));
  f.add(113, isAside, path, side);
  return f.take();
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
