/** A letter, digit, sign of money or percent; characters of scripts without spaces stand alone. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+|[\p{Sc}%+]/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The words of all paragraphs in one row, folded so that case, spacing and punctuation do not tell them apart. */
export interface Tokens {
  count: number;
  /** The word of each token, as a number: equal words have equal numbers. */
  words: Int32Array;
  /** The folded text behind each word's number. */
  texts: string[];
  /** Where each token begins in its paragraph, in UTF-16 units. */
  starts: Int32Array;
  paragraphOf: Int32Array;
  /** The first token of each paragraph; one entry more than paragraphs, the last being `count`. */
  firstOf: number[];
  /** Words before each token, a character of a script without spaces counting half. */
  weightBefore: Float64Array;
}

export const tokensOf = (paragraphs: string[]): Tokens => {
  const numbers = new Map<string, number>();
  // Most words return: each spelling is folded once.
  const spellings = new Map<string, number>();
  const texts: string[] = [];
  const wordWeights: number[] = [];
  const words: number[] = [];
  const starts: number[] = [];
  const paragraphOf: number[] = [];
  const firstOf: number[] = [];
  const weights: number[] = [0];
  let weight = 0;
  const nameOf = (spelling: string): number => {
    const text = spelling.normalize('NFKC').toLowerCase();
    let number = numbers.get(text);
    if (number === undefined) {
      number = texts.length;
      numbers.set(text, number);
      texts.push(text);
      wordWeights.push(UNSPACED.test(text) ? 0.5 : 1);
    }
    spellings.set(spelling, number);
    return number;
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    firstOf.push(words.length);
    TOKEN.lastIndex = 0;
    for (let start = TOKEN.exec(paragraph); start !== null; start = TOKEN.exec(paragraph)) {
      const spelling = start[0];
      const number = spellings.get(spelling) ?? nameOf(spelling);
      words.push(number);
      starts.push(start.index);
      paragraphOf.push(index);
      weight += wordWeights[number]!;
      weights.push(weight);
    }
  }
  firstOf.push(words.length);
  return {
    count: words.length,
    words: Int32Array.from(words),
    texts,
    starts: Int32Array.from(starts),
    paragraphOf: Int32Array.from(paragraphOf),
    firstOf,
    weightBefore: Float64Array.from(weights),
  };
};

/** Words from token `from` up to `to`. */
export const weightOf = (tokens: Tokens, from: number, to: number): number =>
  tokens.weightBefore[to]! - tokens.weightBefore[from]!;

/** Words in paragraphs, counted no further than `enough`. */
export const countWords = (paragraphs: string[], enough: number): number => {
  let count = 0;
  for (const paragraph of paragraphs) {
    TOKEN.lastIndex = 0;
    for (let token = TOKEN.exec(paragraph); token !== null; token = TOKEN.exec(paragraph)) {
      count += UNSPACED.test(token[0]) ? 0.5 : 1;
      if (count >= enough) return count;
    }
  }
  return count;
};
