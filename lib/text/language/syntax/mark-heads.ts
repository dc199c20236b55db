import { feature3, feature4 } from '../../models/hash.ts';
import type { SparseClassifier } from '../../models/sparse-classifier.ts';
import { CLOSING_QUOTE, MAX_TOKENS, NOTHING, OPENING_QUOTE, PADDING, type SentenceWords } from './sentence-words.ts';
import { isMark, type Skeleton } from './skeleton.ts';
import { MAX_FEATURES } from './tagger.ts';

const column = (): Int32Array => new Int32Array(MAX_TOKENS + 2 * PADDING);

/** The words that a punctuation mark may depend on without crossing another arc, and what there is to know of them. */
export class MarkCandidates {
  /** Positions in the skeleton. */
  readonly heads = column();
  count = 0;
  readonly #first = column();
  readonly #last = column();
  /** For each of the `SentenceWords` that is a quotation mark or bracket, the position of its counterpart. */
  readonly #partner = column();
  #top = NOTHING;

  /** Once for each tree. */
  read(words: SentenceWords, skeleton: Skeleton): void {
    const { head, end } = skeleton;
    for (let at = PADDING; at < end; at++) this.#first[at] = this.#last[at] = at;
    // Outwards from the leaves: at most as many rounds as the tree is deep, in fact two or three.
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (let at = PADDING; at < end; at++) isChanged = this.#extend(at, head[at]!) || isChanged;
      for (let at = end - 1; at >= PADDING; at--) isChanged = this.#extend(at, head[at]!) || isChanged;
    }
    let opened = NOTHING;
    this.#partner.fill(NOTHING, 0, words.end);
    for (let at = PADDING; at < words.end; at++) {
      const mark = words.mark[at]!;
      if (mark === OPENING_QUOTE) opened = at;
      else if (mark === CLOSING_QUOTE && opened !== NOTHING) {
        this.#partner[at] = opened;
        this.#partner[opened] = at;
        opened = NOTHING;
      }
    }
  }

  #extend(at: number, above: number): boolean {
    if (above === NOTHING) return false;
    const isWider = this.#first[at]! < this.#first[above]! || this.#last[at]! > this.#last[above]!;
    this.#first[above] = Math.min(this.#first[above]!, this.#first[at]!);
    this.#last[above] = Math.max(this.#last[above]!, this.#last[at]!);
    return isWider;
  }

  /** Lists the candidates of the mark at `at` of `SentenceWords`, from the nearest outwards, first those on the left. */
  list(skeleton: Skeleton, at: number): void {
    const { head, end } = skeleton;
    const right = skeleton.place[at]!;
    const left = right - 1;
    let above = left < PADDING ? NOTHING : left;
    while (above !== NOTHING && above <= left) above = head[above]!;
    const topOnRight = above;
    above = right < end ? right : NOTHING;
    while (above !== NOTHING && above >= right) above = head[above]!;
    const topOnLeft = above;
    this.#top = topOnLeft === NOTHING ? topOnRight : topOnLeft;
    this.count = 0;
    for (let c = left < PADDING ? NOTHING : left; c !== NOTHING && c <= left; c = head[c]!) {
      this.heads[this.count++] = c;
      if (c === topOnLeft) break;
    }
    for (let c = right < end ? right : NOTHING; c !== NOTHING && c >= right; c = head[c]!) {
      this.heads[this.count++] = c;
      if (c === topOnRight) break;
    }
  }

  /** Writes the features of a candidate to `to` and returns their number. `words.head` holds the heads of earlier marks. */
  features(words: SentenceWords, skeleton: Skeleton, at: number, index: number, to: Int32Array): number {
    const { relation, tag, head, place } = skeleton;
    const candidate = this.heads[index]!;
    const right = place[at]!;
    const isLeft = candidate < right;
    const before = isLeft || index === 0 ? NOTHING : this.heads[index - 1]!;
    const isInnermost = candidate === right || candidate === right - 1;
    const isTop = candidate === this.#top;
    const role = (isLeft ? 1 : 0) + (isTop ? 2 : 0) + (isInnermost ? 4 : 0) + (head[candidate] === NOTHING ? 8 : 0);
    const edge = right === PADDING ? 1 : right === skeleton.end ? 2 : 0;
    const mark = words.word[at]! + edge;
    const above = relation[candidate]!;
    const fit = this.#fit(words, skeleton, at, candidate);
    const span = (this.#first[candidate] === right ? 1 : 0) + (this.#last[candidate] === right - 1 ? 2 : 0);
    const wordAbove = skeleton.word[candidate]!;
    let n = 0;
    to[n++] = feature3(1, mark, role, fit);
    to[n++] = feature4(2, mark, role, above, fit);
    to[n++] = feature4(3, mark, role, tag[candidate]!, span);
    to[n++] = feature4(4, mark, isLeft ? 1 : 0, above, relation[this.#top]!);
    to[n++] = feature4(5, mark, role, above, relation[head[candidate]!]!);
    to[n++] = feature4(6, mark, role, relation[right]!, relation[right - 1]!);
    to[n++] = feature4(7, mark, role, tag[right]!, tag[right - 1]!);
    to[n++] = feature4(8, mark, above, relation[before]!, isTop ? 1 : 0);
    to[n++] = feature4(9, mark, role, wordAbove, above);
    to[n++] = feature4(10, mark, role, words.word[at + 1]!, above);
    to[n++] = feature4(11, mark, role, words.word[at - 1]!, above);
    to[n++] = feature4(12, mark, span, above, tag[candidate]!);
    to[n++] = feature4(13, mark, role, Math.min(this.count, 7), above);
    to[n++] = feature4(14, mark, words.word[at + 1]!, words.word[at - 1]!, role);
    return n;
  }

  /** How a candidate of a quotation mark lies to what is quoted: inside or not, its head too, and is it the counterpart's. */
  #fit(words: SentenceWords, skeleton: Skeleton, at: number, candidate: number): number {
    const partner = this.#partner[at]!;
    if (partner === NOTHING) return 0;
    const { place, head, origin } = skeleton;
    const here = place[at]!;
    const other = place[partner]!;
    const above = head[candidate]!;
    const isOpening = partner > at;
    const isWithin = isOpening ? this.#last[candidate]! < other : this.#first[candidate]! >= other;
    const isHeadWithin = isOpening ? above >= here && above < other : above >= other && above < here;
    const fit = 1 + (isWithin ? 1 : 0) + (isHeadWithin ? 2 : 0);
    return isOpening ? fit : fit * 2 + 8 + (words.head[partner] === origin[candidate] ? 1 : 0);
  }
}

const candidates = new MarkCandidates();
const features = new Int32Array(MAX_FEATURES);

/** Writes the heads of the punctuation marks to `words.head`, once the tree of the other words is there. */
export const assignMarkHeads = (words: SentenceWords, skeleton: Skeleton, classifier: SparseClassifier): void => {
  candidates.read(words, skeleton);
  for (let at = PADDING; at < words.end; at++) {
    if (!isMark(words, at)) continue;
    candidates.list(skeleton, at);
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < candidates.count; i++) {
      const score = classifier.score(features, candidates.features(words, skeleton, at, i, features))[0]!;
      if (score > bestScore) {
        best = i;
        bestScore = score;
      }
    }
    words.head[at] = skeleton.origin[candidates.heads[best]!]!;
  }
};
