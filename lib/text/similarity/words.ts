/**
 * Texts as sequences of word hashes: what is left of two prints of the same words when case, accents, quotes, dashes
 * and line breaks are gone, and of two spellings or two scans of them most of the time.
 */

/**
 * A word counts by its first letters. American and British spelling part behind them (colo-ur, orga-nise, defe-nce), as
 * do endings, and a letter misread behind them does no harm: at 4 % of letters 85 words in 100 stay whole, not 82
 * (see docs/similarity.md).
 */
export const LETTERS = 4;

// What a UTF-16 unit is: not known yet (0), one of these, or the letter or digit it is folded to.
const BETWEEN = 1;
const IGNORED = 2;
const ALONE = 3;

const LETTER = /[\p{L}\p{N}]/u;
/** Marks, joiners, soft hyphens, and the apostrophes of both styles: they part no word. */
const WITHIN = /[\p{M}\p{Cf}'’]/u;
/** Scripts that put no space between words: each sign is taken for a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const folded = new Uint16Array(0x10000);

/** Filled as characters are met: a table of all would take its time at every cold start. */
const foldUnit = (unit: number): number => {
  const character = String.fromCharCode(unit);
  if (WITHIN.test(character)) folded[unit] = IGNORED;
  else if (!LETTER.test(character)) folded[unit] = BETWEEN;
  else if (UNSPACED.test(character)) folded[unit] = ALONE;
  else folded[unit] = character.normalize('NFKD').toLowerCase().charCodeAt(0);
  return folded[unit] as number;
};

/** 2 ** 32 divided by the golden ratio, and a prime of xxHash: odd, with their bits well spread. */
const GOLDEN = 0x9e3779b1;
const PRIME = 0xc2b2ae3d;

/** Murmur3's finaliser: every bit of the sum decides about every bit of the hash. */
export const mix = (sum: number): number => {
  let hash = sum ^ (sum >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** The last bit of a word's hash tells whether the word is a number. */
const marked = (hash: number, isNumber: boolean): number => (isNumber ? hash | 1 : hash & ~1) >>> 0;

export const isNumber = (word: number): boolean => (word & 1) === 1;

/** The largest of the digits; all else that is folded to a letter or digit comes after it. */
const NINE = 0x39;

/** Room for the words of one text, grown as longer ones come. */
let room = new Uint32Array(1 << 14);

/**
 * The hash of each word of a text, in order, as 32-bit numbers. Linear in the text's length; no strings are made.
 *
 * @param counting letters of a word that count
 */
export const wordHashes = (text: string, counting = LETTERS): Uint32Array => {
  if (room.length < text.length) room = new Uint32Array(text.length);
  const hashes = room;
  let count = 0;
  let hash = 0;
  let letters = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const fold = (folded[unit] as number) || foldUnit(unit);
    if (fold > ALONE) {
      if (letters < counting) {
        hash = (Math.imul(hash, GOLDEN) + fold) | 0;
        if (fold <= NINE) digits++;
        letters++;
      }
    } else if (fold !== IGNORED) {
      if (letters > 0) hashes[count++] = marked(mix(hash), digits === letters);
      hash = 0;
      letters = 0;
      digits = 0;
      if (fold === ALONE) hashes[count++] = marked(mix(unit), false);
    }
  }
  if (letters > 0) hashes[count++] = marked(mix(hash), digits === letters);
  return hashes.slice(0, count);
};

/**
 * The hashes of all runs of `length` words, in order, repetitions included; of all words together where there are
 * fewer.
 */
export const shingleHashes = (words: Uint32Array, length: number): Uint32Array => {
  const size = Math.min(length, words.length);
  const shingles = new Uint32Array(size === 0 ? 0 : words.length - size + 1);
  for (let i = 0; i < shingles.length; i++) {
    let sum = size;
    for (let j = i; j < i + size; j++) sum = Math.imul(((sum << 13) | (sum >>> 19)) + (words[j] as number), PRIME);
    shingles[i] = mix(sum);
  }
  return shingles;
};
