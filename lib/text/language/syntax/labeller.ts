import { feature2, scramble } from '../../models/hash.ts';
import type { SparseClassifier } from '../../models/sparse-classifier.ts';
import { splitTemplates, values, writeFeatures } from '../../models/templates.ts';
import { MAX_TOKENS, NOTHING, PADDING } from './sentence-words.ts';
import type { Skeleton } from './skeleton.ts';
import { MAX_FEATURES } from './tagger.ts';
import { relationNumber, tagNumber } from './tags.ts';

const column = (): Int32Array => new Int32Array(MAX_TOKENS + 2 * PADDING);

/** Parts of speech, plus 1, of words that may be auxiliaries. */
const VERBAL = new Set((['MD', 'VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ'] as const).map((tag) => tagNumber(tag) + 1));

/** What surrounds each word in its tree, by position. `NOTHING` where there is none. */
export class Surroundings {
  readonly firstChild = column();
  readonly lastChild = column();
  /** The dependants of the same head before and after. */
  readonly previous = column();
  readonly following = column();
  /** The last verb or auxiliary among the dependants on the left. */
  readonly auxiliary = column();
  /** A hash of the parts of speech of the dependants on each side. */
  readonly leftFrame = column();
  readonly rightFrame = column();

  read(words: Skeleton): void {
    const { head, tag, end } = words;
    for (const values of [
      this.firstChild,
      this.lastChild,
      this.previous,
      this.following,
      this.auxiliary,
      this.leftFrame,
      this.rightFrame,
    ])
      values.fill(0, 0, end);
    for (let at = PADDING; at < end; at++) {
      const above = head[at]!;
      if (above === NOTHING) continue;
      const last = this.lastChild[above]!;
      if (last === NOTHING) this.firstChild[above] = at;
      else this.following[last] = at;
      this.previous[at] = last;
      this.lastChild[above] = at;
      const frame = at < above ? this.leftFrame : this.rightFrame;
      frame[above] = feature2(1, frame[above]!, tag[at]!);
      if (at < above && VERBAL.has(tag[at]!)) this.auxiliary[above] = at;
    }
  }
}

/**
 * What is known of a word, of the word above it (its head), of the first and last of its dependants, of the dependants
 * of the same head before and after it, and of the marks between: words, tags and supertags (w, t, s), clusters, relations.
 */
// biome-ignore format: a table
const at = {
  t: 1, tAbove: 2, w: 3, side: 4, wAbove: 5, s: 6, gap: 7, wFirst: 8, tFirst: 9, wLast: 10, tLast: 11, tPrevious: 12,
  tFollowing: 13, rPrevious: 14, wPrevious: 15, wFollowing: 16, wAuxiliary: 17, tAuxiliary: 18, tag: 19,
  leftAbove: 20, rightAbove: 21, leftFrame: 22, rightFrame: 23, fine: 24, fineAbove: 25, middle: 26, middleAbove: 27,
  tAbove2: 28, sideAbove: 29, sAbove: 30, tBefore: 31, tAfter: 32, wBefore: 33, wAfter: 34, wFirstSibling: 35,
  rAbove: 36, before: 37, marks: 38, after: 39, quotes: 40, markAbove: 41, markAfterAbove: 42,
};

const TEMPLATES = `
  1 t tAbove | 2 w side | 3 wAbove t | 4 w wAbove | 5 s side | 6 s t tAbove | 7 t gap | 8 t tAbove gap |
  9 w tAbove side | 10 t tAbove wFirst | 11 t wFirst tFirst | 12 t wLast tLast | 13 t tAbove tFirst tLast |
  14 t tAbove tPrevious tFollowing | 15 t tAbove rPrevious | 16 t tAbove wPrevious side | 17 t tAbove wFollowing |
  18 t tAbove wAuxiliary tAuxiliary | 19 wAuxiliary tAbove tag wFirst | 20 t tAbove leftAbove |
  21 t tAbove rightAbove | 22 t tAbove leftFrame | 23 t tAbove rightFrame | 24 fine fineAbove |
  25 middle tAbove side | 26 middleAbove t | 27 fineAbove t wFirst | 28 fine wFirst tAbove |
  29 t tAbove tAbove2 sideAbove | 30 s sAbove side | 31 t tAbove tBefore tAfter | 32 t wBefore tAbove |
  33 t wAfter tAbove | 34 t tAbove s wFirst | 35 wAbove t wFirst | 36 t tAbove wFirstSibling tAbove2 |
  37 t tAbove rAbove side | 38 s rPrevious tAbove | 40 t tAbove before marks | 41 t tAbove after marks |
  42 t tAbove quotes marks | 43 wAbove t marks | 44 wAbove quotes side | 45 t tAbove markAbove markAfterAbove |
  46 s marks before side`;

/** What there are few different ones of. */
const KIND = ['t', 'tAbove', 's', 'side', 'gap'];
const templates = splitTemplates(TEMPLATES, at, [KIND]);

const readWord = (words: Skeleton, around: Surroundings, i: number): void => {
  const { word, tag, supertag, middle, fine, relation, mark, marksBefore, quotation } = words;
  const above = words.head[i]!;
  const above2 = words.head[above]!;
  const side = i < above ? 1 : 0;
  const first = around.firstChild[i]!;
  const last = around.lastChild[i]!;
  const previous = around.previous[i]!;
  const following = around.following[i]!;
  const auxiliary = around.auxiliary[above]!;
  const own = quotation[i]!;
  const aboves = quotation[above]!;
  values[at.w] = word[i]!;
  values[at.wAbove] = word[above]!;
  values[at.tag] = tag[i]!;
  values[at.t] = tag[i]! * 2 + side;
  values[at.tAbove] = tag[above]!;
  values[at.tAbove2] = tag[above2]!;
  values[at.s] = supertag[i]!;
  values[at.sAbove] = supertag[above]!;
  values[at.rAbove] = relation[above]!;
  values[at.middle] = middle[i]!;
  values[at.middleAbove] = middle[above]!;
  values[at.fine] = fine[i]!;
  values[at.fineAbove] = fine[above]!;
  values[at.side] = side;
  values[at.sideAbove] = above2 < above ? 1 : 0;
  values[at.gap] = side * 8 + Math.min(Math.abs(i - above), 7);
  values[at.wFirst] = first < i ? word[first]! : 0;
  values[at.tFirst] = tag[first]!;
  values[at.wLast] = word[last]!;
  values[at.tLast] = tag[last]!;
  values[at.wPrevious] = word[previous]!;
  values[at.tPrevious] = tag[previous]!;
  values[at.rPrevious] = relation[previous]!;
  values[at.wFollowing] = word[following]!;
  values[at.tFollowing] = tag[following]!;
  values[at.wAuxiliary] = word[auxiliary]!;
  values[at.tAuxiliary] = tag[auxiliary]!;
  values[at.wFirstSibling] = word[around.firstChild[above]!]!;
  values[at.leftFrame] = around.leftFrame[i]!;
  values[at.rightFrame] = around.rightFrame[i]!;
  values[at.leftAbove] = around.leftFrame[above]!;
  values[at.rightAbove] = around.rightFrame[above]!;
  values[at.wBefore] = word[i - 1]!;
  values[at.tBefore] = tag[i - 1]!;
  values[at.wAfter] = word[i + 1]!;
  values[at.tAfter] = tag[i + 1]!;
  values[at.before] = mark[i]!;
  values[at.after] = mark[i + 1]!;
  values[at.markAbove] = mark[above]!;
  values[at.markAfterAbove] = mark[above + 1]!;
  values[at.marks] = Math.min(Math.abs(marksBefore[i]! - marksBefore[above]!), 3);
  values[at.quotes] = (own === aboves ? 1 : 0) + (own > 0 ? 2 : 0) + (aboves > 0 ? 4 : 0);
};

/**
 * The features of the relation between the word at `i` and its head, once the tree is known and the relations of all
 * words before it. Returns their number.
 */
export const relationFeatures = (words: Skeleton, around: Surroundings, i: number, to: Int32Array): number => {
  readWord(words, around, i);
  return writeFeatures(templates.all, to);
};

const around = new Surroundings();
const features = new Int32Array(MAX_FEATURES);
const ROOT = relationNumber('root') + 1;

/** The best relation of a word to its head, plus 1. */
const relationAt = (words: Skeleton, i: number, classifier: SparseClassifier): number => {
  readWord(words, around, i);
  // Tags and supertags are below 64 and 256, gaps below 16, and tell the side.
  const kind = ((values[at.tag]! * 64 + values[at.tAbove]!) * 256 + values[at.s]!) * 16 + values[at.gap]!;
  const row = classifier.rowOf(0, scramble(kind), templates.parts[0]!);
  return 1 + classifier.best(features, writeFeatures(templates.others, features), row);
};

/** Writes the relation of each word to its head to `words.relation`, from left to right. */
export const assignRelations = (words: Skeleton, classifier: SparseClassifier): void => {
  around.read(words);
  words.relation.fill(0, 0, words.end);
  for (let i = PADDING; i < words.end; i++)
    words.relation[i] = words.head[i] === NOTHING ? ROOT : relationAt(words, i, classifier);
};
