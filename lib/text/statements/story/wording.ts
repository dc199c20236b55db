import { mix } from '../../similarity/word-hashes.ts';
import { NUMBER_WORDS } from '../../words/numbers.ts';
import { wordList, wordSet } from '../../words/word-list.ts';

/** What a statement is known by when its words are printed again, perhaps slightly changed. */
export interface Wording {
  /** The smallest hashes of its distinct content words, ascending, 16 bits each: a bottom-k sketch (Broder, 1997). */
  words: Uint16Array;
  /** Distinct content words. */
  size: number;
  /** Of its figures, in words too, and its negations: with another figure, or without the "not", it is another statement. */
  essence: number;
}

/** Hashes kept: 32 bytes, all words of most statements. */
const KEPT = 16;

/**
 * Share of content words that two prints of one statement have in common (`npm run bench:wording`, PolNeAR dev): with one
 * word in ten another 88 in 100 are found, and 84 or 77 where it is 0.6 or 0.65; what is not the same and taken for it, 10
 * of 5,703 pairs of one speaker in one article, is mostly a remark made twice.
 */
export const SAME_WORDS = 0.55;

const WORD = /[\p{L}\p{N}]+/gu;
const FIGURE = /^\p{N}/u;
/** "One" and "second" seldom count anything. */
const COUNTS: ReadonlySet<string> = new Set(
  [...NUMBER_WORDS.keys(), ...wordList('hundred thousand million billion trillion')].filter(
    (word) => !['one', 'first', 'second'].includes(word),
  ),
);
const NEGATION =
  /^(?:not|no|never|nor|neither|none|nobody|nothing|cannot|without|(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should|must|might|need|ai)nt)$/u;
/** What parts two quotations least; left out so that short ones are told apart by what they say. */
const SMALL = wordSet(
  `the a an of to and in on for that is was are were be been it its this these those by with as at from or such about
   between has have had will would he she they we i you his her their our my your him them us me`,
);

/** Letters of a word that count: behind them spellings and endings differ (defe-nce, orga-nise, deni-ed). */
const LETTERS = 5;

/** Content words, figures and negations, folded: case, accents and apostrophes are gone. Linear in the text's length. */
const wholeWords = (content: string): string[] => {
  const folded = content
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '');
  return (folded.match(WORD) ?? []).filter((word) => !SMALL.has(word));
};

const beginningOf = (word: string): string => word.slice(0, LETTERS);

export const hashOf = (text: string): number => {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
};

export const wordingOf = (content: string): Wording => {
  const words = wholeWords(content);
  const distinct = new Set(words.map((word) => hashOf(beginningOf(word)) & 0xffff));
  const essential = words.filter((word) => FIGURE.test(word) || COUNTS.has(word) || NEGATION.test(word)).sort();
  return {
    words: Uint16Array.from(distinct).sort().slice(0, KEPT),
    size: distinct.size,
    essence: hashOf(essential.join(' ')) & 0xffff,
  };
};

/** A name as it can be compared and not read: that of a version that may be withdrawn. */
export const hashedName = (name: string): string => name.split(' ').map(hashedWord).join(' ');

const HASHED = '~';

const hashedWord = (word: string): string => `${HASHED}${hashOf(word.toLowerCase()).toString(36)}`;

/** The words of two names, both as they are or both hashed. */
export const comparable = (...names: readonly [string, string]): string[][] => {
  const isHashed = names.some((name) => name.startsWith(HASHED));
  return names.map((name) => (isHashed && !name.startsWith(HASHED) ? hashedName(name) : name).toLowerCase().split(' '));
};

/** Are these two prints of one statement? */
export const sayTheSame = (a: Wording, b: Wording): boolean =>
  a.essence === b.essence && a.size > 0 && b.size > 0 && likeness(a, b) >= SAME_WORDS;

/** Jaccard similarity of the content words; exact where both sketches hold all of them. */
export const likeness = (a: Wording, b: Wording): number => {
  const whole = a.size <= KEPT && b.size <= KEPT;
  let i = 0;
  let j = 0;
  let union = 0;
  let shared = 0;
  while ((i < a.words.length || j < b.words.length) && (whole || union < KEPT)) {
    const [x = 0x10000, y = 0x10000] = [a.words[i], b.words[j]];
    union++;
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return union === 0 ? 0 : shared / union;
};
