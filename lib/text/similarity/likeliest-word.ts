import { hashText } from '../models/hash.ts';
import { hashLetter, NO_LETTERS, rankOf } from './frequent-words.ts';

/** How likely it is that a scanner takes a letter for one that looks like it; and for any other one, none or two. */
const ALIKE = 0.01;
const OTHER = 0.002;

/** Letters that look alike. */
const LOOKS = ['lij1tf', 'oce0au', 'hb6', 'gq9', 's5az', 'nur', 'vwy', 'mn', 'o0dq', 'kx', 'pqb'];
/** Two letters that look like one. */
const PAIRS: readonly [RegExp, string][] = [
  [/rn|nn/g, 'm'],
  [/ri/g, 'n'],
  [/li/g, 'h'],
  [/cl/g, 'd'],
  [/vv/g, 'w'],
  [/ii/g, 'u'],
];

const LETTERS = { from: 0x61, to: 0x7a };
const ASCII = 128;
const isAlike = new Uint8Array(ASCII * ASCII);
for (const look of LOOKS)
  for (const one of look)
    for (const other of look) isAlike[one.charCodeAt(0) * ASCII + other.charCodeAt(0)] = Number(one !== other);

/** More letters than this are no word, or several. */
const MAX_LETTERS = 24;
/** So frequent a word is not asked whether it is another one misread. */
const SURE_RANK = 3000;

/** Words are as likely as they are frequent (Zipf's law). */
const likelihood = (rank: number): number => 1 / (rank + 1.5);

const change = { nothing: 0, more: 1, other: 2, less: 3, space: 4 } as const;

/** The best so far: how likely it is, and what is to be changed where to get it. Kept here, as millions are tried. */
const best = { likelihood: 0, change: change.nothing as number, at: 0, letter: 0 };

const offer = (likely: number, kind: number, at: number, letter = 0): void => {
  if (likely <= best.likelihood) return;
  best.likelihood = likely;
  best.change = kind;
  best.at = at;
  best.letter = letter;
};

const codes = new Uint16Array(MAX_LETTERS);
/** The hash of what comes before each letter. */
const before = new Int32Array(MAX_LETTERS + 1);

const ending = (hash: number, from: number, length: number): number => {
  let whole = hash;
  for (let i = from; i < length; i++) whole = hashLetter(whole, codes[i]!);
  return whole;
};

/** The likeliest word that differs in one letter more, less, or other, or in a space, if it is likelier than `least`. */
const onceChanged = (word: string, least: number): string | undefined => {
  const { length } = word;
  before[0] = NO_LETTERS;
  for (let i = 0; i < length; i++) {
    codes[i] = word.charCodeAt(i);
    before[i + 1] = hashLetter(before[i]!, codes[i]!);
  }
  best.likelihood = least;
  best.change = change.nothing;
  for (let i = 0; i <= length; i++) {
    const code = i < length ? codes[i]! : 0;
    for (let letter = LETTERS.from; letter <= LETTERS.to; letter++) {
      const changed = hashLetter(before[i]!, letter);
      const more = rankOf(ending(changed, i, length));
      if (more >= 0) offer(likelihood(more) * OTHER, change.more, i, letter);
      if (i === length) continue;
      const other = rankOf(ending(changed, i + 1, length));
      if (other < 0) continue;
      const share = code < ASCII && isAlike[code * ASCII + letter] ? ALIKE : OTHER;
      offer(likelihood(other) * share, change.other, i, letter);
    }
    if (i === length) break;
    const less = rankOf(ending(before[i]!, i + 1, length));
    if (less >= 0) offer(likelihood(less) * (code === codes[i + 1] ? ALIKE : OTHER), change.less, i);
    const first = i > 0 ? rankOf(before[i]!) : -1;
    const second = first >= 0 ? rankOf(ending(NO_LETTERS, i, length)) : -1;
    if (second >= 0) offer(likelihood(first) * likelihood(second) * OTHER, change.space, i);
  }
  const [head, tail] = [word.slice(0, best.at), word.slice(best.at)];
  switch (best.change) {
    case change.more:
      return head + String.fromCharCode(best.letter) + tail;
    case change.other:
      return head + String.fromCharCode(best.letter) + tail.slice(1);
    case change.less:
      return head + tail.slice(1);
    case change.space:
      return `${head} ${tail}`;
    default:
      return undefined;
  }
};

/**
 * What a word of a bad scan most likely is: the likeliest word with one change; the word itself if it is likelier than that. In lower
 * case; two words if a space was lost.
 *
 * M. D. Kernighan, K. W. Church, W. A. Gale: A spelling correction program based on a noisy channel model, COLING 1990.
 */
export const likeliestWord = (word: string): string => {
  if (word.length < 2 || word.length > MAX_LETTERS) return word;
  const rank = rankOf(hashText(word));
  if (rank >= 0 && rank < SURE_RANK) return word;
  let likely = rank < 0 ? 0 : likelihood(rank);
  let found = word;
  for (const [pair, letter] of PAIRS) {
    for (const { index } of word.matchAll(pair)) {
      const one = word.slice(0, index) + letter + word.slice(index + 2);
      const other = rankOf(hashText(one));
      if (other < 0 || likelihood(other) * ALIKE <= likely) continue;
      likely = likelihood(other) * ALIKE;
      found = one;
    }
  }
  return onceChanged(word, likely) ?? found;
};
