import { CLOSING_QUOTE, MAX_TOKENS, OPENING_QUOTE, PADDING, type SentenceWords } from './sentence-words.ts';
import { tagNumber } from './tags.ts';

const column = (): Int32Array => new Int32Array(MAX_TOKENS + 2 * PADDING);

/** Parts of speech, plus 1, of punctuation marks. */
const MARK_TAGS = new Set(
  ([',', '.', ':', '``', "''", '-LRB-', '-RRB-', 'HYPH', 'NFP'] as const).map((tag) => tagNumber(tag) + 1),
);

/** Whether a word of a tagged sentence is a punctuation mark that the parser passes over. */
export const isMark = (words: SentenceWords, at: number): boolean =>
  words.mark[at] !== 0 && MARK_TAGS.has(words.tag[at]!);

/**
 * A sentence without its punctuation marks, which the parser sees as properties of the words beside them (Ma, Zhang and
 * Zhu, 2014). The word i is at position i + PADDING. Refilled for every sentence.
 */
export class Skeleton {
  /** Position after the last word. */
  end = PADDING;
  readonly word = column();
  readonly tag = column();
  readonly supertag = column();
  readonly middle = column();
  readonly fine = column();
  /** The kinds of the marks between the word before and this one, as bits. */
  readonly mark = column();
  /** The number of marks before the word. */
  readonly marksBefore = column();
  /** The number of the quotation that the word is in, 0 outside quotations. */
  readonly quotation = column();
  /** Where the word is in `SentenceWords`. */
  readonly origin = column();
  /** The other way round: the place of each of the `SentenceWords`, of a mark that of the word after it. */
  readonly place = column();
  /** Position of the head, `NOTHING` for the root. */
  readonly head = column();
  /** An index in `RELATIONS` plus 1. */
  readonly relation = column();

  /** Takes the words of a tagged sentence. */
  read(words: SentenceWords): void {
    let to = PADDING;
    let marks = 0;
    let count = 0;
    let quotation = 0;
    let quotations = 0;
    for (let at = PADDING; at < words.end; at++) {
      this.place[at] = to;
      if (isMark(words, at)) {
        const mark = words.mark[at]!;
        marks |= mark;
        count++;
        if (mark === OPENING_QUOTE) quotation = ++quotations;
        else if (mark === CLOSING_QUOTE) {
          // A quotation that began in an earlier sentence.
          if (quotations === 0) {
            quotations = 1;
            this.quotation.fill(1, PADDING, to);
          }
          quotation = 0;
        }
        continue;
      }
      this.word[to] = words.word[at]!;
      this.tag[to] = words.tag[at]!;
      this.supertag[to] = words.supertag[at]!;
      this.middle[to] = words.middle[at]!;
      this.fine[to] = words.fine[at]!;
      this.mark[to] = marks;
      this.marksBefore[to] = count;
      this.quotation[to] = quotation;
      this.origin[to] = at;
      marks = 0;
      to++;
    }
    this.end = to;
    for (const values of [this.word, this.tag, this.supertag, this.middle, this.fine, this.mark, this.quotation])
      values.fill(0, to, to + PADDING);
    this.marksBefore.fill(count, to, to + PADDING);
    this.mark[to] = marks;
    this.relation.fill(0, to, to + PADDING);
  }

  /** Takes the words of another skeleton from the last to the first, as far as `transitionFeatures` looks at them. */
  mirror(other: Skeleton): void {
    const { end } = other;
    this.end = end;
    for (let from = PADDING, to = end - 1; from < end; from++, to--) {
      this.word[to] = other.word[from]!;
      this.tag[to] = other.tag[from]!;
      this.supertag[to] = other.supertag[from]!;
      this.middle[to] = other.middle[from]!;
      this.fine[to] = other.fine[from]!;
      this.mark[to] = other.mark[from + 1]!;
      this.marksBefore[to] = other.marksBefore[end]! - other.marksBefore[from + 1]!;
      this.quotation[to] = other.quotation[from]!;
    }
    for (const values of [this.word, this.tag, this.supertag, this.middle, this.fine, this.mark, this.quotation])
      values.fill(0, end, end + PADDING);
    this.marksBefore.fill(other.marksBefore[end]!, end, end + PADDING);
    this.mark[end] = other.mark[PADDING]!;
  }
}
