import { grown } from '../models/grown.ts';
import { hashText } from '../models/hash.ts';
import type { WordClusters } from '../models/word-clusters.ts';
import { isDigit, isLower, isSurrogate, isUpper } from './characters.ts';
import { type Lexeme, ofLexeme } from './lexemes.ts';

/** Bits of `flags`. */
export const CAPITAL = 1; // begins with a capital
export const ALL_CAPS = 2; // two or more capitals, no lower-case letter
export const MIXED = 4; // a capital after a lower-case letter
export const LOWER = 8; // begins with a lower-case letter
export const DIGIT = 16; // contains a digit
const HYPHEN = 32; // contains a hyphen
const DOTTED = 64; // contains a full stop and letters
const MARK = 128; // neither letters nor digits

/** Length of the longest prefix and suffix. */
export const MAX_AFFIX = 4;

/** Edges between sentences. */
export const PADDING = 2;

/**
 * The properties of words that taggers use, as numbers, computed once for each form (each way of writing a word, as in
 * spaCy's lexemes): news repeats its words. Form 0 is the edge of a sentence, which resembles no word.
 */
export class WordForms {
  /** Forms so far, the edge among them. */
  size = 0;
  /** Hash of the word in lower case, digits as 0. */
  word = new Int32Array(INITIAL_SIZE);
  /** Hash of the case pattern, each run as one character: Xx, X, x, dx, X.X. */
  shape = new Int32Array(INITIAL_SIZE);
  flags = new Int32Array(INITIAL_SIZE);
  /** Hashes of the first and the last 1 … MAX_AFFIX letters in lower case; 0 if the word is not longer. */
  prefixes = new Int32Array(INITIAL_SIZE * MAX_AFFIX);
  suffixes = new Int32Array(INITIAL_SIZE * MAX_AFFIX);
  /** [forms × levels] cluster numbers from coarse to fine, 0 for a word without clusters. */
  clusters: Int32Array<ArrayBuffer>;
  /** Index in the table of clusters, -1 for a word that is not in it. */
  index = new Int32Array(INITIAL_SIZE);
  /** The first form with the same `word`: Panetta and PANETTA have the same. */
  lead = new Int32Array(INITIAL_SIZE);
  readonly levels: number;
  /** Changes when forms are forgotten and their numbers become void. */
  generation = 0;

  readonly #table: WordClusters;
  readonly #leads = new Map<number, number>();
  readonly #units = new Uint16Array(MAX_CHARACTERS);

  constructor(clusters: WordClusters) {
    this.#table = clusters;
    this.levels = clusters.levels;
    this.clusters = new Int32Array(INITIAL_SIZE * this.levels);
    this.clear();
  }

  /** Forgets all forms but the edge. */
  clear(): void {
    this.generation = ++lastGeneration;
    this.#leads.clear();
    this.word[EDGE_FORM] = EDGE;
    this.shape[EDGE_FORM] = EDGE;
    this.index[EDGE_FORM] = -1;
    this.size = 1;
  }

  /** The number of the lexeme's form, valid until the next `clear`; a new form is added. */
  idOf(lexeme: Lexeme): number {
    const number = numberOf(lexeme);
    if (number.generation !== this.generation) {
      number.generation = this.generation;
      number.form = this.size++;
      this.#reserve(this.size);
      this.#describe(number.form, lexeme.text);
    }
    return number.form;
  }

  #describe(form: number, text: string): void {
    const units = this.#units;
    const size = Math.min(text.length, MAX_CHARACTERS);
    let shape = SHAPE_SEED;
    let lastKind = 0;
    let flags = 0;
    let capitals = 0;
    let lowers = 0;
    let marks = 0;
    for (let i = 0; i < size; i++) {
      const code = text.charCodeAt(i);
      const kind = kindOf(code);
      if (kind === CAPITAL_KIND) {
        capitals++;
        if (i === 0) flags |= CAPITAL;
        else if (lowers > 0) flags |= MIXED;
      } else if (kind === LOWER_KIND) {
        if (i === 0) flags |= LOWER;
        lowers++;
      } else if (kind === DIGIT_KIND) flags |= DIGIT;
      else {
        marks++;
        if (code === HYPHEN_CODE) flags |= HYPHEN;
        else if (code === FULL_STOP_CODE) flags |= DOTTED;
      }
      if (kind !== lastKind) {
        shape = hashStep(shape, kind);
        lastKind = kind;
      }
      units[i] = kind === DIGIT_KIND ? ZERO_CODE : kind === CAPITAL_KIND ? lowerCode(code) : code;
    }
    if (capitals > 1 && lowers === 0) flags |= ALL_CAPS;
    if (marks === size) flags = MARK;
    let hash = hashText('');
    for (let i = 0; i < size; i++) {
      hash = hashStep(hash, units[i]!);
      if (i < MAX_AFFIX) this.prefixes[form * MAX_AFFIX + i] = i + 1 < size ? hash : 0;
    }
    for (let i = size; i < MAX_AFFIX; i++) this.prefixes[form * MAX_AFFIX + i] = 0;
    let suffix = SUFFIX_SEED;
    for (let i = 0; i < MAX_AFFIX; i++) {
      if (i < size) suffix = hashStep(suffix, units[size - 1 - i]!);
      this.suffixes[form * MAX_AFFIX + i] = i + 1 < size ? suffix : 0;
    }
    this.word[form] = hash;
    this.shape[form] = shape;
    this.flags[form] = flags;
    if (!this.#leads.has(hash)) this.#leads.set(hash, form);
    this.lead[form] = this.#leads.get(hash)!;
    this.index[form] = this.#table.write(hash, this.clusters, form * this.levels);
  }

  #reserve(forms: number): void {
    if (forms <= this.word.length) return;
    const size = forms * 2;
    this.word = grown(this.word, size);
    this.shape = grown(this.shape, size);
    this.flags = grown(this.flags, size);
    this.index = grown(this.index, size);
    this.lead = grown(this.lead, size);
    this.prefixes = grown(this.prefixes, size * MAX_AFFIX);
    this.suffixes = grown(this.suffixes, size * MAX_AFFIX);
    this.clusters = grown(this.clusters, size * this.levels);
  }
}

/**
 * The words of a document by position, with the properties that are needed most: filled once and read by every
 * template. Before, between and after sentences are `PADDING` edges, so that a template may read that far to either
 * side of any token.
 */
export class WordFacts {
  /** Tokens and edges so far. */
  length = 0;
  /** Number in `forms`. */
  form = new Int32Array(INITIAL_SIZE);
  /** As in `forms`. */
  word = new Int32Array(INITIAL_SIZE);
  shape = new Int32Array(INITIAL_SIZE);
  flags = new Int32Array(INITIAL_SIZE);
  readonly forms: WordForms;

  constructor(clusters: WordClusters) {
    this.forms = new WordForms(clusters);
    this.clear();
  }

  /** Makes room for another document. */
  clear(): void {
    if (this.forms.size > MAX_FORMS) this.forms.clear();
    this.length = 0;
    this.endSentence();
  }

  /** Adds edges after the last token. */
  endSentence(): void {
    this.#reserve(this.length + PADDING);
    for (let i = 0; i < PADDING; i++) this.#put(this.length++, EDGE_FORM);
  }

  /** Returns the position of the token. */
  add(lexeme: Lexeme): number {
    this.#reserve(this.length + 1);
    this.set(this.length, lexeme);
    return this.length++;
  }

  /** Replaces the word at a position. */
  set(at: number, lexeme: Lexeme): void {
    this.#put(at, this.forms.idOf(lexeme));
  }

  #put(at: number, form: number): void {
    const { forms } = this;
    this.form[at] = form;
    this.word[at] = forms.word[form]!;
    this.shape[at] = forms.shape[form]!;
    this.flags[at] = forms.flags[form]!;
  }

  #reserve(tokens: number): void {
    if (tokens <= this.word.length) return;
    const size = tokens * 2;
    this.form = grown(this.form, size);
    this.word = grown(this.word, size);
    this.shape = grown(this.shape, size);
    this.flags = grown(this.flags, size);
  }
}

const INITIAL_SIZE = 256;
/** The rest of a longer token is ignored. */
const MAX_CHARACTERS = 64;
/** Forms that are kept from one document to the next. */
const MAX_FORMS = 30_000;
const EDGE_FORM = 0;
const EDGE = 0x3c733e;
const SHAPE_SEED = 0x5bd1e995;
const SUFFIX_SEED = 0x1b873593;

const HYPHEN_CODE = 45;
const FULL_STOP_CODE = 46;
const ZERO_CODE = 48;

/** Kinds of characters in a shape, as the code of a character that stands for all. */
const CAPITAL_KIND = 88; // X
const LOWER_KIND = 120; // x
const DIGIT_KIND = 100; // d
const SURROGATE_KIND = 115; // s
const APOSTROPHE_KIND = 39;

const kindOf = (code: number): number => {
  if (code >= 97 && code <= 122) return LOWER_KIND;
  if (code >= 65 && code <= 90) return CAPITAL_KIND;
  if (isDigit(code)) return DIGIT_KIND;
  if (code < 128) return code;
  if (isUpper(code)) return CAPITAL_KIND;
  if (isLower(code)) return LOWER_KIND;
  if (isSurrogate(code)) return SURROGATE_KIND;
  return code === 0x2019 ? APOSTROPHE_KIND : code;
};

const lowerCode = (code: number): number =>
  code < 128 ? code + 32 : String.fromCharCode(code).toLowerCase().charCodeAt(0);

/** Shared by all `WordForms`, so that a lexeme's number cannot be taken for that of another instance. */
let lastGeneration = 0;

/** The number of a lexeme's form and the generation in which it is valid. */
const numberOf = ofLexeme(() => ({ generation: 0, form: 0 }));

const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** The hash of a word in `WordFacts.word` and in the table of clusters. */
export const wordHash = (word: string): number => {
  let hash = hashText('');
  for (let i = 0; i < Math.min(word.length, MAX_CHARACTERS); i++) {
    const code = word.charCodeAt(i);
    let folded = code;
    if (isDigit(code)) folded = ZERO_CODE;
    else if (code > 127 || (code >= 65 && code <= 90)) folded = String.fromCharCode(code).toLowerCase().charCodeAt(0);
    hash = hashStep(hash, folded);
  }
  return hash;
};
