import { feature2, feature3, feature4 } from '../../models/hash.ts';
import type { SparseClassifier } from '../../models/sparse-classifier.ts';
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
 * The features of the relation between the word at `at` and its head, once the tree is known and the relations of all
 * words before it. Returns their number.
 */
export const relationFeatures = (words: Skeleton, around: Surroundings, at: number, to: Int32Array): number => {
  const { word, tag, supertag, middle, fine, relation, mark, marksBefore, quotation } = words;
  const above = words.head[at]!;
  const aboves = words.head[above]!;
  const side = at < above ? 1 : 0;
  const gap = side * 8 + Math.min(Math.abs(at - above), 7);
  const first = around.firstChild[at]!;
  const last = around.lastChild[at]!;
  const previous = around.previous[at]!;
  const following = around.following[at]!;
  const auxiliary = around.auxiliary[above]!;
  const w = word[at]!;
  const wAbove = word[above]!;
  const t = tag[at]! * 2 + side;
  const tAbove = tag[above]!;
  const s = supertag[at]!;
  const sAbove = supertag[above]!;
  const wFirst = first < at ? word[first]! : 0;
  const qAt = quotation[at]!;
  const qAbove = quotation[above]!;
  const quotes = (qAt === qAbove ? 1 : 0) + (qAt > 0 ? 2 : 0) + (qAbove > 0 ? 4 : 0);
  const marks = Math.min(Math.abs(marksBefore[at]! - marksBefore[above]!), 3);
  const before = mark[at]!;
  const after = mark[at + 1]!;
  let n = 0;
  to[n++] = feature2(1, t, tAbove);
  to[n++] = feature2(2, w, side);
  to[n++] = feature2(3, wAbove, t);
  to[n++] = feature2(4, w, wAbove);
  to[n++] = feature2(5, s, side);
  to[n++] = feature3(6, s, t, tAbove);
  to[n++] = feature2(7, t, gap);
  to[n++] = feature3(8, t, tAbove, gap);
  to[n++] = feature3(9, w, tAbove, side);
  to[n++] = feature3(10, t, tAbove, wFirst);
  to[n++] = feature3(11, t, wFirst, tag[first]!);
  to[n++] = feature3(12, t, word[last]!, tag[last]!);
  to[n++] = feature4(13, t, tAbove, tag[first]!, tag[last]!);
  to[n++] = feature4(14, t, tAbove, tag[previous]!, tag[following]!);
  to[n++] = feature3(15, t, tAbove, relation[previous]!);
  to[n++] = feature4(16, t, tAbove, word[previous]!, side);
  to[n++] = feature3(17, t, tAbove, word[following]!);
  to[n++] = feature4(18, t, tAbove, word[auxiliary]!, tag[auxiliary]!);
  to[n++] = feature4(19, word[auxiliary]!, tAbove, tag[at]!, wFirst);
  to[n++] = feature3(20, t, tAbove, around.leftFrame[above]!);
  to[n++] = feature3(21, t, tAbove, around.rightFrame[above]!);
  to[n++] = feature3(22, t, tAbove, around.leftFrame[at]!);
  to[n++] = feature3(23, t, tAbove, around.rightFrame[at]!);
  to[n++] = feature2(24, fine[at]!, fine[above]!);
  to[n++] = feature3(25, middle[at]!, tAbove, side);
  to[n++] = feature2(26, middle[above]!, t);
  to[n++] = feature3(27, fine[above]!, t, wFirst);
  to[n++] = feature3(28, fine[at]!, wFirst, tAbove);
  to[n++] = feature4(29, t, tAbove, tag[aboves]!, aboves < above ? 1 : 0);
  to[n++] = feature3(30, s, sAbove, side);
  to[n++] = feature4(31, t, tAbove, tag[at - 1]!, tag[at + 1]!);
  to[n++] = feature3(32, t, word[at - 1]!, tAbove);
  to[n++] = feature3(33, t, word[at + 1]!, tAbove);
  to[n++] = feature4(34, t, tAbove, s, wFirst);
  to[n++] = feature3(35, wAbove, t, wFirst);
  to[n++] = feature4(36, t, tAbove, word[around.firstChild[above]!]!, tag[aboves]!);
  to[n++] = feature4(37, t, tAbove, relation[above]!, side);
  to[n++] = feature3(38, s, relation[previous]!, tAbove);
  to[n++] = feature4(40, t, tAbove, before, marks);
  to[n++] = feature4(41, t, tAbove, after, marks);
  to[n++] = feature4(42, t, tAbove, quotes, marks);
  to[n++] = feature3(43, wAbove, t, marks);
  to[n++] = feature3(44, wAbove, quotes, side);
  to[n++] = feature4(45, t, tAbove, mark[above]!, mark[above + 1]!);
  to[n++] = feature4(46, s, marks, before, side);
  return n;
};

const around = new Surroundings();
const features = new Int32Array(MAX_FEATURES);
const ROOT = relationNumber('root') + 1;

/** Writes the relation of each word to its head to `words.relation`, from left to right. */
export const assignRelations = (words: Skeleton, classifier: SparseClassifier): void => {
  around.read(words);
  words.relation.fill(0, 0, words.end);
  for (let at = PADDING; at < words.end; at++)
    words.relation[at] =
      words.head[at] === NOTHING ? ROOT : classifier.best(features, relationFeatures(words, around, at, features)) + 1;
};
