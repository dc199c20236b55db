import { hashText } from '../models/hash.ts';
import type { WordClusters } from '../models/word-clusters.ts';
import { isDigit, isLower, isUpper } from './characters.ts';
import { type Lexeme, ofLexeme } from './lexemes.ts';

/** Bits of `flags`. */
export const CAPITAL = 1; // begins with a capital
export const ALL_CAPS = 2; // no lower-case letter, two capitals or more
export const MIXED = 4; // a capital after a lower-case letter
export const LOWER = 8; // begins with a lower-case letter
export const DIGIT = 16; // holds a digit
export const HYPHEN = 32;
export const DOTTED = 64; // holds a full stop and letters
export const MARK = 128; // no letter and no digit

/**
 * What taggers ask about a word, as numbers, worked out once for each way of writing it that has been met (as spaCy's
 * lexemes): news repeats its words. Form 0 is the edge of a sentence, which looks like no word.
 */
export class WordForms {
  /** Forms so far, the edge among them. */
  size = 0;
  /** Hash of the lower-cased word, digits as 0. */
  word = new Int32Array(INITIAL);
  /** Hash of the case pattern, runs cut to one: Xx, X, x, dx, X.X. */
  shape = new Int32Array(INITIAL);
  flags = new Int32Array(INITIAL);
  /** Hashes of the first and the last 1 … 4 letters, lower-cased; 0 where the word is not longer than that. */
  prefixes = new Int32Array(INITIAL * 4);
  suffixes = new Int32Array(INITIAL * 4);
  /** Cluster numbers from coarse to fine, 0 for a word that is in none. */
  clusters: Int32Array<ArrayBuffer>;
  /** Index in the table of clusters, -1 for a word that is in none. */
  index = new Int32Array(INITIAL);
  /** The first form with the same `word`: Panetta and PANETTA have one. */
  lead = new Int32Array(INITIAL);
  readonly levels: number;
  /** Another one when forms are forgotten, and their numbers with them. */
  generation = 0;

  private readonly table: WordClusters;
  private readonly leads = new Map<number, number>();
  private readonly units = new Uint16Array(LONGEST);

  constructor(clusters: WordClusters) {
    this.table = clusters;
    this.levels = clusters.levels;
    this.clusters = new Int32Array(INITIAL * this.levels);
    this.clear();
  }

  /** Forgets all forms but the edge. */
  clear(): void {
    this.generation = ++generations;
    this.leads.clear();
    this.word[EDGE_FORM] = EDGE;
    this.shape[EDGE_FORM] = EDGE;
    this.index[EDGE_FORM] = -1;
    this.size = 1;
  }

  /** The number of a form, until the next `clear`. */
  idOf(lexeme: Lexeme): number {
    const number = numberOf(lexeme);
    if (number.generation !== this.generation) {
      number.generation = this.generation;
      number.form = this.size++;
      this.reserve(this.size);
      this.describe(number.form, lexeme.text);
    }
    return number.form;
  }

  private describe(form: number, text: string): void {
    const { units } = this;
    const size = Math.min(text.length, LONGEST);
    let shape = SHAPE_SEED;
    let lastKind = 0;
    let flags = 0;
    let capitals = 0;
    let lowers = 0;
    let plain = 0;
    for (let i = 0; i < size; i++) {
      const code = text.charCodeAt(i);
      let kind: number;
      let folded = code;
      if (code >= 97 && code <= 122) kind = 120;
      else if (code >= 65 && code <= 90) {
        kind = 88;
        folded = code + 32;
      } else if (isDigit(code)) {
        kind = 100;
        folded = 48;
      } else if (code < 128) kind = code;
      else if (isUpper(code)) {
        kind = 88;
        folded = String.fromCharCode(code).toLowerCase().charCodeAt(0);
      } else kind = isLower(code) ? 120 : code >= 0xd800 && code <= 0xdfff ? 115 : code === 0x2019 ? 39 : code;
      if (kind === 88) {
        capitals++;
        if (i === 0) flags |= CAPITAL;
        else if (lowers > 0) flags |= MIXED;
      } else if (kind === 120) {
        if (i === 0) flags |= LOWER;
        lowers++;
      } else if (kind === 100) flags |= DIGIT;
      else {
        plain++;
        if (code === 45) flags |= HYPHEN;
        else if (code === 46) flags |= DOTTED;
      }
      if (kind !== lastKind) {
        shape = hashStep(shape, kind);
        lastKind = kind;
      }
      units[i] = folded;
    }
    if (capitals > 1 && lowers === 0) flags |= ALL_CAPS;
    if (plain === size) flags = MARK;
    let hash = hashText('');
    for (let i = 0; i < size; i++) {
      hash = hashStep(hash, units[i] as number);
      if (i < 4) this.prefixes[form * 4 + i] = i + 1 < size ? hash : 0;
    }
    for (let i = size; i < 4; i++) this.prefixes[form * 4 + i] = 0;
    let suffix = SUFFIX_SEED;
    for (let i = 0; i < 4; i++) {
      if (i < size) suffix = hashStep(suffix, units[size - 1 - i] as number);
      this.suffixes[form * 4 + i] = i + 1 < size ? suffix : 0;
    }
    this.word[form] = hash;
    this.shape[form] = shape;
    this.flags[form] = flags;
    if (!this.leads.has(hash)) this.leads.set(hash, form);
    this.lead[form] = this.leads.get(hash) as number;
    this.index[form] = this.table.write(hash, this.clusters, form * this.levels);
  }

  private reserve(forms: number): void {
    if (forms <= this.word.length) return;
    const size = forms * 2;
    this.word = grown(this.word, size);
    this.shape = grown(this.shape, size);
    this.flags = grown(this.flags, size);
    this.index = grown(this.index, size);
    this.lead = grown(this.lead, size);
    this.prefixes = grown(this.prefixes, size * 4);
    this.suffixes = grown(this.suffixes, size * 4);
    this.clusters = grown(this.clusters, size * this.levels);
  }
}

/**
 * The words of a document by their place, with what is asked of them most: filled once and read by every template.
 * Before, between and after sentences stand `PADDING` edges, so a template may read that far to either side of any
 * token.
 */
export class WordFacts {
  /** Tokens and edges so far. */
  length = 0;
  /** Which of `forms` stands there. */
  form = new Int32Array(INITIAL);
  /** As in `forms`. */
  word = new Int32Array(INITIAL);
  shape = new Int32Array(INITIAL);
  flags = new Int32Array(INITIAL);
  readonly forms: WordForms;

  constructor(clusters: WordClusters) {
    this.forms = new WordForms(clusters);
    this.clear();
  }

  /** Makes room for another document. */
  clear(): void {
    if (this.forms.size > MOST_FORMS) this.forms.clear();
    this.length = 0;
    this.endSentence();
  }

  /** Puts an edge behind the last token. */
  endSentence(): void {
    this.reserve(this.length + PADDING);
    for (let i = 0; i < PADDING; i++) this.put(this.length++, EDGE_FORM);
  }

  /** Returns where the token stands in the arrays. */
  add(lexeme: Lexeme): number {
    this.reserve(this.length + 1);
    this.set(this.length, lexeme);
    return this.length++;
  }

  /** Puts another word where one stands. */
  set(at: number, lexeme: Lexeme): void {
    this.put(at, this.forms.idOf(lexeme));
  }

  private put(at: number, form: number): void {
    const { forms } = this;
    this.form[at] = form;
    this.word[at] = forms.word[form] as number;
    this.shape[at] = forms.shape[form] as number;
    this.flags[at] = forms.flags[form] as number;
  }

  private reserve(tokens: number): void {
    if (tokens <= this.word.length) return;
    const size = tokens * 2;
    this.form = grown(this.form, size);
    this.word = grown(this.word, size);
    this.shape = grown(this.shape, size);
    this.flags = grown(this.flags, size);
  }
}

/** Edges in a row. */
const PADDING = 2;
const INITIAL = 256;
/** Of a longer token only so many characters are looked at. */
const LONGEST = 64;
/** Forms that are remembered from one document to the next. */
const MOST_FORMS = 30_000;
const EDGE_FORM = 0;
const EDGE = 0x3c733e;
const SHAPE_SEED = 0x5bd1e995;
const SUFFIX_SEED = 0x1b873593;

/** Of all `WordForms`. */
let generations = 0;

/** The number of a lexeme's form, and in which generation it has that. */
const numberOf = ofLexeme(() => ({ generation: 0, form: 0 }));

const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

const grown = (array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
};

/** The hash under which a word stands in `WordFacts.word` and in the cluster table. */
export const wordHash = (word: string): number => {
  let hash = hashText('');
  for (let i = 0; i < Math.min(word.length, LONGEST); i++) {
    const code = word.charCodeAt(i);
    let folded = code;
    if (isDigit(code)) folded = 48;
    else if (code > 127 || (code >= 65 && code <= 90)) folded = String.fromCharCode(code).toLowerCase().charCodeAt(0);
    hash = hashStep(hash, folded);
  }
  return hash;
};
