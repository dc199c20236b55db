/** Letters that Unicode does not take apart into a letter and an accent, as they are typed without one. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
};
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const DROPPED = /[\p{M}'’]/gu;
const WORD = /[\p{L}\p{N}]+/gu;
/** A run of what words are made of, accents and apostrophes included. */
const RUN = /[\p{L}\p{N}\p{M}'’]+/gu;

export interface PlacedWord {
  word: string;
  /** Offsets into the text. */
  start: number;
  end: number;
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(DROPPED, '')
    .replace(NOT_PLAIN, (letter) => PLAIN[letter]!);

/** The words of a text as a search compares them: without case, accents, apostrophes and punctuation. */
export const placedWords = (text: string): PlacedWord[] =>
  Array.from(text.matchAll(RUN)).flatMap(({ 0: run, index }) =>
    (fold(run).match(WORD) ?? []).map((word) => ({ word, start: index, end: index + run.length })),
  );

export const searchWords = (text: string): string[] => placedWords(text).map(({ word }) => word);
