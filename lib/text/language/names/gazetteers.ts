import { scramble } from '../../models/hash.ts';
import { readModel } from '../../models/read-model.ts';
import { wordHash } from '../word-facts.ts';

/** What a phrase of the gazetteers is known as: bits. */
export const GIVEN_NAME = 1;
export const SURNAME = 2;
export const CITY = 4;
export const COUNTRY = 8; // and their states, provinces and regions
export const DEMONYM = 16;
export const ORGANISATION = 32;
/** Kinds that the tagger looks at: those above. */
export const KINDS = 6;
/** Given names that are women's and men's. */
export const FEMALE_NAME = 64;
export const MALE_NAME = 128;
const TAGGED = (1 << KINDS) - 1;

/** The longest phrase looked for, in words. */
export const LONGEST_PHRASE = 4;

/** The hash of a phrase from those of its words (see `wordHash`). */
export const joinHash = (phrase: number, word: number): number => scramble(Math.imul(phrase, 31) + word);

export const phraseHash = (phrase: string): number =>
  phrase.split(' ').reduce((hash, word) => joinHash(hash, wordHash(word)), 0);

/**
 * Names known beforehand (bin/training/train-gazetteers.ts says from where). The file: a line of JSON {phrases}, then Int32
 * [phrases] hashes and Uint8 [phrases] kinds.
 */
export class Gazetteers {
  private readonly mask: number;
  private readonly hashes: Int32Array;
  /** 0 where the slot is free. */
  private readonly kinds: Uint8Array;

  constructor(file: Buffer) {
    const newline = file.indexOf(10);
    const { phrases } = JSON.parse(file.toString('utf8', 0, newline)) as { phrases: number };
    const body = new Uint8Array(file.subarray(newline + 1)).buffer;
    const hashes = new Int32Array(body, 0, phrases);
    const kinds = new Uint8Array(body, phrases * 4, phrases);
    const capacity = 2 ** Math.ceil(Math.log2(phrases * 1.6 + 1));
    this.mask = capacity - 1;
    this.hashes = new Int32Array(capacity);
    this.kinds = new Uint8Array(capacity);
    for (let i = 0; i < phrases; i++) {
      let slot = (hashes[i] as number) & this.mask;
      while (this.kinds[slot] !== 0) slot = (slot + 1) & this.mask;
      this.hashes[slot] = hashes[i] as number;
      this.kinds[slot] = kinds[i] as number;
    }
  }

  /** The kinds of a phrase, 0 if it is none. */
  kindsOf(hash: number): number {
    for (let slot = hash & this.mask; this.kinds[slot] !== 0; slot = (slot + 1) & this.mask)
      if (this.hashes[slot] === hash) return this.kinds[slot] as number;
    return 0;
  }

  /**
   * Marks the phrases among the words `from` … `to` (hashes as in `WordFacts.word`): bit k of `marks[i]` says that i is
   * a phrase of kind k by itself, bit k + KINDS that one begins there, bit k + 2 × KINDS that it goes on there.
   *
   * @param capital whether a word may begin a phrase.
   */
  mark(words: Int32Array, from: number, to: number, capital: (at: number) => boolean, marks: Int32Array): void {
    marks.fill(0, from, to);
    for (let i = from; i < to; i++) {
      if (!capital(i)) continue;
      let hash = 0;
      const last = Math.min(to, i + LONGEST_PHRASE);
      for (let j = i; j < last; j++) {
        hash = joinHash(hash, words[j] as number);
        const kinds = this.kindsOf(hash) & TAGGED;
        if (kinds === 0) continue;
        if (j === i) (marks[i] as number) |= kinds;
        else {
          (marks[i] as number) |= kinds << KINDS;
          for (let k = i + 1; k <= j; k++) (marks[k] as number) |= kinds << (2 * KINDS);
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
