/** A word, number, currency or percent sign; in scripts without spaces each character is a word. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+|[\p{Sc}%+]/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Words that a character of a script without spaces counts for. */
const UNSPACED_WEIGHT = 0.5;

/** The words of all paragraphs in order, folded so that case, spacing and punctuation make no difference. */
export interface FoldedWords {
  count: number;
  /** Each word as a number: equal words have equal numbers. */
  numbers: Int32Array;
  /** The folded text of each number. */
  texts: string[];
  /** Where each word starts in its paragraph, in UTF-16 units. */
  starts: Int32Array;
  paragraphOf: Int32Array;
  /** The first word of each paragraph; one more entry than paragraphs, the last being `count`. */
  firstOf: number[];
  /** How many words precede each, a character of a script without spaces counting half. */
  weightBefore: Float64Array;
}

/** Words from index `from` up to, not including, `to`. */
export interface WordRun {
  from: number;
  to: number;
}

export const foldedWordsOf = (paragraphs: string[]): FoldedWords => {
  const numberOfText = new Map<string, number>();
  // Most words recur, so each spelling is folded once.
  const numberOfSpelling = new Map<string, number>();
  const texts: string[] = [];
  const wordWeights: number[] = [];
  const numbers: number[] = [];
  const starts: number[] = [];
  const paragraphOf: number[] = [];
  const firstOf: number[] = [];
  const weights: number[] = [0];
  let weight = 0;
  const foldSpelling = (spelling: string): number => {
    const text = spelling.normalize('NFKC').toLowerCase();
    let number = numberOfText.get(text);
    if (number === undefined) {
      number = texts.length;
      numberOfText.set(text, number);
      texts.push(text);
      wordWeights.push(UNSPACED.test(text) ? UNSPACED_WEIGHT : 1);
    }
    numberOfSpelling.set(spelling, number);
    return number;
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    firstOf.push(numbers.length);
    WORD.lastIndex = 0;
    for (let match = WORD.exec(paragraph); match !== null; match = WORD.exec(paragraph)) {
      const spelling = match[0];
      const number = numberOfSpelling.get(spelling) ?? foldSpelling(spelling);
      numbers.push(number);
      starts.push(match.index);
      paragraphOf.push(index);
      weight += wordWeights[number]!;
      weights.push(weight);
    }
  }
  firstOf.push(numbers.length);
  return {
    count: numbers.length,
    numbers: Int32Array.from(numbers),
    texts,
    starts: Int32Array.from(starts),
    paragraphOf: Int32Array.from(paragraphOf),
    firstOf,
    weightBefore: Float64Array.from(weights),
  };
};

/** How many words a run has, a character of a script without spaces counting half. */
export const weightOf = ({ weightBefore }: FoldedWords, { from, to }: WordRun): number =>
  weightBefore[to]! - weightBefore[from]!;

/** How many words paragraphs have, counted no further than `enough`. */
export const countWords = (paragraphs: string[], enough: number): number => {
  let count = 0;
  for (const paragraph of paragraphs) {
    WORD.lastIndex = 0;
    for (let match = WORD.exec(paragraph); match !== null; match = WORD.exec(paragraph)) {
      count += UNSPACED.test(match[0]) ? UNSPACED_WEIGHT : 1;
      if (count >= enough) return count;
    }
  }
  return count;
};
