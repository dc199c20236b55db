import { scramble } from '../../models/hash.ts';
import { readModel } from '../../models/read-model.ts';
import { wordHash } from '../word-facts.ts';

/** Kinds of phrases in the gazetteers: bits. */
export const GIVEN_NAME = 1;
export const SURNAME = 2;
export const CITY = 4;
export const COUNTRY = 8; // and their states, provinces and regions
export const DEMONYM = 16;
export const ORGANISATION = 32;
/** Number of kinds that the tagger looks at: those above. */
export const TAGGED_KINDS = 6;
/** Given names of women and of men. */
export const FEMALE_NAME = 64;
export const MALE_NAME = 128;

export const PLACE = CITY | COUNTRY;
const TAGGED = (1 << TAGGED_KINDS) - 1;

/** Words of the longest phrase in the gazetteers. */
export const MAX_PHRASE_WORDS = 4;

/** The hash of a phrase that is one word longer (see `wordHash`). */
const joinHash = (phrase: number, word: number): number => scramble(Math.imul(phrase, 31) + word);

export const phraseHash = (phrase: string): number =>
  phrase.split(' ').reduce((hash, word) => joinHash(hash, wordHash(word)), 0);

/**
 * Names known beforehand (for their sources see bin/training/train-gazetteers.ts). The file: a line of JSON {phrases},
 * then the differences between the hashes in ascending order as four planes of bytes, the lowest first, Uint8 [4 *
 * phrases], which compress well; then Uint8 [phrases] kinds.
 */
export class Gazetteers {
  /** A hash table with open addressing. */
  readonly #mask: number;
  readonly #hashes: Int32Array;
  /** 0 in free slots. */
  readonly #kinds: Uint8Array;

  constructor(file: Buffer) {
    const newline = file.indexOf(10);
    const { phrases } = JSON.parse(file.toString('utf8', 0, newline)) as { phrases: number };
    const body = file.subarray(newline + 1);
    const kinds = body.subarray(phrases * 4, phrases * 5);
    const capacity = 2 ** Math.ceil(Math.log2(phrases * 1.6 + 1));
    this.#mask = capacity - 1;
    this.#hashes = new Int32Array(capacity);
    this.#kinds = new Uint8Array(capacity);
    let hash = 0;
    for (let i = 0; i < phrases; i++) {
      for (let plane = 0; plane < 4; plane++) hash = (hash + (body[plane * phrases + i]! << (8 * plane))) | 0;
      let slot = hash & this.#mask;
      while (this.#kinds[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#hashes[slot] = hash;
      this.#kinds[slot] = kinds[i]!;
    }
  }

  /** The kinds of the phrase with this hash (see `phraseHash`), 0 for an unknown one. */
  kindsOf(hash: number): number {
    for (let slot = hash & this.#mask; this.#kinds[slot] !== 0; slot = (slot + 1) & this.#mask)
      if (this.#hashes[slot] === hash) return this.#kinds[slot]!;
    return 0;
  }

  /**
   * Marks the phrases among the words [from, to) (hashes as in `WordFacts.word`). Of `marks[i]`, bit k is set if word i
   * is a phrase of kind k by itself, bit k + TAGGED_KINDS if a longer one begins there, bit k + 2 × TAGGED_KINDS if it
   * goes on there.
   *
   * @param mayBegin whether a word may begin a phrase.
   */
  mark(words: Int32Array, from: number, to: number, mayBegin: (at: number) => boolean, marks: Int32Array): void {
    marks.fill(0, from, to);
    for (let i = from; i < to; i++) {
      if (!mayBegin(i)) continue;
      let hash = 0;
      const last = Math.min(to, i + MAX_PHRASE_WORDS);
      for (let j = i; j < last; j++) {
        hash = joinHash(hash, words[j]!);
        const kinds = this.kindsOf(hash) & TAGGED;
        if (kinds === 0) continue;
        if (j === i) marks[i]! |= kinds;
        else {
          marks[i]! |= kinds << TAGGED_KINDS;
          for (let k = i + 1; k <= j; k++) marks[k]! |= kinds << (2 * TAGGED_KINDS);
        }
      }
    }
  }
}

let shared: Gazetteers | undefined;

/** The gazetteers of `gazetteers.model`, read once. */
export const gazetteers = (): Gazetteers => {
  shared ??= new Gazetteers(readModel('gazetteers.model'));
  return shared;
};

/** The kinds of a phrase in the gazetteers, 0 for an unknown one. */
export const kindsOf = (phrase: string): number => gazetteers().kindsOf(phraseHash(phrase));

/** Whether the word is a given name of women or of men. */
export const hasGender = (word: string): boolean => (kindsOf(word) & (FEMALE_NAME | MALE_NAME)) !== 0;
