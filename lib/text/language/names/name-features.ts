import type { FeatureRows } from '../../models/feature-rows.ts';
import { grown } from '../../models/grown.ts';
import { feature, feature2 } from '../../models/hash.ts';
import { wordClusters } from '../../models/word-clusters.ts';
import type { Sentence, Token } from '../document.ts';
import { lexemeOf } from '../lexemes.ts';
import { NO_HEAD, type SyntaxTree } from '../syntax/tree.ts';
import { ALL_CAPS, CAPITAL, DIGIT, LOWER, MAX_AFFIX, MIXED, PADDING, WordFacts } from '../word-facts.ts';
import { affinities, firstOf, labelOf, secondOf } from './affinities.ts';
import { type Casing, capitalised, casingOf } from './casing.ts';
import { gazetteers, TAGGED_KINDS } from './gazetteers.ts';

/** How a word is written in the document, apart from first words of sentences and from headlines: bits. */
const SEEN_LOWER = 1;
const SEEN_CAPITAL = 2;
const SEEN_SHOUTED = 4;

/**
 * The features of the tagger of names: `read` a document, set its `register`, then add the features of its tokens.
 * After Ratinov and Roth (2009): words, case patterns, affixes, clusters of words and gazetteers in a window, and how
 * the same word is written elsewhere in the document; the likely labels of the word by its vector (affinities.ts); and
 * much of that once more for the register of the document (register.ts), after Daumé (2007).
 */
export class NameFeatures {
  readonly facts = new WordFacts(wordClusters());
  /** The position in the facts of the first token of each sentence. */
  readonly starts: number[] = [];
  /** See register.ts. */
  register = 0;
  #casings: Casing[] = [];
  /** By position in the facts: see `Gazetteers.mark` and affinities.ts. */
  #marks = new Int32Array(1024);
  #affinity = new Int32Array(1024);
  /** By the leading form of a word: bits. */
  #seen = new Uint8Array(1024);
  /** By position in the facts: part of speech and relation, each plus 1, and the position of the head. */
  #tag = new Int32Array(1024);
  #relation = new Int32Array(1024);
  #head = new Int32Array(1024);

  /** @param trees one a sentence. */
  read(sentences: readonly Sentence[], trees: readonly SyntaxTree[]): void {
    const { facts, starts } = this;
    this.#casings = sentences.map(casingOf);
    for (let i = 0; i < facts.length; i++) this.#seen[this.#leadAt(i)] = 0;
    facts.clear();
    starts.length = 0;
    sentences.forEach(({ tokens }, s) => {
      starts.push(facts.length);
      let mayBeFirst = true;
      for (const token of tokens) {
        const at = facts.add(token.lexeme);
        if (facts.forms.size > this.#seen.length) this.#seen = grown(this.#seen, 2 * facts.forms.size);
        if (this.#casings[s] === 'plain') mayBeFirst = this.#noteWriting(at, mayBeFirst);
      }
      facts.endSentence();
    });
    sentences.forEach(({ tokens }, s) => {
      if (this.#casings[s] === 'shouted') this.#recase(tokens, starts[s]!);
    });
    this.#lookUp(sentences);
    this.#readTrees(trees);
  }

  #readTrees(trees: readonly SyntaxTree[]): void {
    const { facts, starts } = this;
    if (this.#tag.length < facts.length + PADDING) {
      const length = 2 * facts.length + PADDING;
      [this.#tag, this.#relation, this.#head] = [
        new Int32Array(length),
        new Int32Array(length),
        new Int32Array(length),
      ];
    }
    trees.forEach(({ tags, relations, heads }, s) => {
      const from = starts[s]!;
      for (let i = 0; i < tags.length; i++) {
        this.#tag[from + i] = tags[i]! + 1;
        this.#relation[from + i] = relations[i]! + 1;
        this.#head[from + i] = heads[i] === NO_HEAD ? NOWHERE : from + heads[i]!;
      }
      const to = from + tags.length;
      for (const column of [this.#tag, this.#relation, this.#head]) column.fill(0, to, to + PADDING);
    });
  }

  #leadAt(at: number): number {
    const { form, forms } = this.facts;
    return forms.lead[form[at]!]!;
  }

  /** Notes how the word at `at` is written. Returns whether the next one may be the first word of the sentence. */
  #noteWriting(at: number, mayBeFirst: boolean): boolean {
    const flags = this.facts.flags[at]!;
    let bit = 0;
    if (flags & LOWER) bit = SEEN_LOWER;
    else if (flags & CAPITAL && !mayBeFirst) bit = flags & ALL_CAPS ? SEEN_SHOUTED : SEEN_CAPITAL;
    if (bit !== 0) this.#seen[this.#leadAt(at)]! |= bit;
    return mayBeFirst && (flags & (LOWER | CAPITAL | DIGIT)) === 0;
  }

  /** Writes the words of a sentence in capitals as the rest of the document does, if it has them. */
  #recase(tokens: readonly Token[], start: number): void {
    tokens.forEach((token, i) => {
      const seen = this.#seen[this.#leadAt(start + i)]!;
      if (seen & SEEN_SHOUTED) return;
      if (seen & SEEN_CAPITAL) this.facts.set(start + i, lexemeOf(capitalised(token.text)));
      else if (seen & SEEN_LOWER) this.facts.set(start + i, lexemeOf(token.lower));
    });
  }

  /** Looks the words up in gazetteers and affinities. */
  #lookUp(sentences: readonly Sentence[]): void {
    const { facts, starts } = this;
    if (this.#marks.length < facts.length) {
      this.#marks = new Int32Array(facts.length * 2);
      this.#affinity = new Int32Array(facts.length * 2);
    }
    const isCapital = (at: number): boolean => (facts.flags[at]! & (CAPITAL | MIXED)) !== 0;
    sentences.forEach(({ tokens }, s) => {
      const from = starts[s]!;
      const to = from + tokens.length;
      gazetteers().mark(facts.word, from, to, isCapital, this.#marks);
      this.#marks.fill(0, to, to + PADDING);
    });
    const known = affinities();
    for (let i = 0; i < facts.length; i++) this.#affinity[i] = known.codeOf(facts.forms.index[facts.form[i]!]!);
  }

  /** The places for which `addWord` has features of the token at `i`: [firstPlace, endPlace). */
  firstPlace(i: number): number {
    return this.#isPlain(i) ? PLAIN : 0;
  }

  endPlace(i: number): number {
    return this.#isPlain(i) ? PLACES : PLAIN;
  }

  /** The form in a place of the token at `i`. */
  formAt(i: number, place: number): number {
    return this.facts.form[place === PLAIN ? i : i + place - HERE]!;
  }

  /** Whether neither the word nor its neighbours look like names, as most do not: a third of the features is enough. */
  #isPlain(i: number): boolean {
    const { flags } = this.facts;
    return ((flags[i]! | flags[i - 1]! | flags[i + 1]!) & (CAPITAL | MIXED | DIGIT)) === 0;
  }

  /**
   * Adds the features of a token that depend on one word alone, so that the sum of their weights can be cached.
   *
   * @param place of the word: 0 … 4 from two before the token to two after it, or PLAIN.
   */
  addWord(rows: FeatureRows, form: number, place: number): void {
    const { forms } = this.facts;
    const { levels } = forms;
    const word = forms.word[form]!;
    const shape = forms.shape[form]!;
    const flag = forms.flags[form]!;
    const coarse = forms.clusters[form * levels]!;
    const middle = forms.clusters[form * levels + 1]!;
    const suffix = forms.suffixes[form * MAX_AFFIX + 2]!;
    const code = affinities().codeOf(forms.index[form]!);
    const first = firstOf(code);
    const own = this.register * REGISTER_TEMPLATES;
    if (place === PLAIN) {
      rows.add(feature(PLAIN_WORD, word));
      rows.add(feature(PLAIN_SUFFIX, suffix));
      rows.add(feature(PLAIN_CLUSTERS, coarse));
      rows.add(feature(PLAIN_CLUSTERS + 1, middle));
      rows.add(feature(PLAIN_AFFINITY, first));
      rows.add(feature(PLAIN_REGISTER + own, 0));
      rows.add(feature(PLAIN_REGISTER + own + 1, word));
      rows.add(feature(PLAIN_REGISTER + own + 3, middle));
      return;
    }
    rows.add(feature(WORDS + WORD_ORDER[place]!, word));
    // Clusters; the finest level only for the word and its neighbours.
    for (let level = 0; level < levels; level++) {
      const cluster = forms.clusters[form * levels + level]!;
      if (cluster !== 0 && (level < 2 || (place >= BEFORE && place <= AFTER)))
        rows.add(feature(CLUSTERS + place * levels + level, cluster));
    }
    const register = CLUSTERS + 5 * levels + REGISTER + own;
    const affinity = CLUSTERS + 5 * levels + AFFINITIES;
    if (place === BEFORE) {
      rows.add(feature(SHAPES + 5, shape));
      rows.add(feature2(affinity + 7, first, shape));
      rows.add(feature(register + 3, word));
      rows.add(feature(register + 7, middle));
    } else if (place === HERE) {
      const capital = flag & (CAPITAL | ALL_CAPS | MIXED);
      rows.add(feature2(PAIRS + 2, word, shape));
      for (let k = 0; k < MAX_AFFIX; k++) {
        const end = forms.suffixes[form * MAX_AFFIX + k]!;
        if (end !== 0) rows.add(feature2(AFFIXES + k, end, capital));
        const beginning = forms.prefixes[form * MAX_AFFIX + k]!;
        if (k > 0 && beginning !== 0) rows.add(feature2(AFFIXES + 4 + k, beginning, capital));
      }
      rows.add(feature2(CLUSTERS + 5 * levels, coarse, shape));
      rows.add(feature2(CLUSTERS + 5 * levels + 1, middle, shape));
      rows.add(feature2(affinity, first, capital));
      rows.add(feature2(affinity + 1, secondOf(code), capital));
      rows.add(feature2(affinity + 2, labelOf(code), shape));
      rows.add(feature2(affinity + 3, labelOf(code) * 16 + labelOf(secondOf(code)), capital));
      rows.add(feature(register, 0));
      rows.add(feature(register + 1, word));
      rows.add(feature(register + 2, shape));
      rows.add(feature(register + 5, middle));
      rows.add(feature(register + 6, coarse));
      rows.add(feature(register + 11, suffix));
      rows.add(feature(register + 12, flag));
      rows.add(feature(register + 13, first));
    } else if (place === AFTER) {
      rows.add(feature(SHAPES + 6, shape));
      rows.add(feature2(affinity + 8, first, shape));
      rows.add(feature(register + 4, word));
      rows.add(feature(register + 8, middle));
    }
  }

  /** Adds the features of the token at `i` that depend on its neighbours, its sentence or its document. */
  addContext(rows: FeatureRows, s: number, i: number): void {
    const from = this.starts[s]!;
    const casing = CASING_CODES[this.#casings[s]!];
    if (this.#isPlain(i)) this.#addPlainContext(rows, i, casing, i === from ? 1 : 0);
    else this.#addNameContext(rows, i, casing, i === from ? 1 : 0);
  }

  #addNameContext(rows: FeatureRows, i: number, casing: number, first: number): void {
    const { facts } = this;
    const marks = this.#marks;
    const affinity = this.#affinity;
    const { word, shape, flags, form } = facts;
    const { clusters, levels } = facts.forms;
    const here = word[i]!;
    const before = word[i - 1]!;
    const after = word[i + 1]!;
    const shapeHere = shape[i]!;
    const shapeBefore = shape[i - 1]!;
    const shapeAfter = shape[i + 1]!;
    const flag = flags[i]!;
    const capital = flag & (CAPITAL | ALL_CAPS | MIXED);

    rows.add(feature(CASING, casing));
    rows.add(feature2(PAIRS, before, here));
    rows.add(feature2(PAIRS + 1, here, after));
    rows.add(feature2(PAIRS + 3, before, after));

    // Shapes.
    rows.add(feature2(SHAPES, shapeHere, casing));
    rows.add(feature2(SHAPES + 1, flag, first));
    const shapes = feature2(SHAPES + 2, shapeBefore, shapeHere);
    rows.add(shapes);
    rows.add(feature2(SHAPES + 3, shapeHere, shapeAfter));
    rows.add(feature2(SHAPES + 4, shapes, shapeAfter));
    rows.add(feature2(SHAPES + 7, shapeHere, shape[i + 2]!));
    rows.add(feature2(SHAPES + 8, before, shapeHere));
    rows.add(feature2(SHAPES + 9, after, shapeHere));

    // Clusters.
    let template = CLUSTERS + 5 * levels + 2;
    const middle = clusters[form[i]! * levels + 1]!;
    const middleBefore = clusters[form[i - 1]! * levels + 1]!;
    const middleAfter = clusters[form[i + 1]! * levels + 1]!;
    rows.add(feature2(template++, middleBefore, middle));
    rows.add(feature2(template++, middle, middleAfter));
    const shapeAndBefore = feature2(template++, middleBefore, shapeHere);
    rows.add(shapeAndBefore);
    rows.add(feature2(template++, middleAfter, shapeHere));
    rows.add(feature2(template++, shapeAndBefore, middleAfter));

    // Gazetteers.
    for (let k = -1; k <= 1; k++) {
      let mark = marks[i + k]!;
      for (let bit = 0; mark !== 0; bit++, mark >>>= 1) if (mark & 1) rows.add(feature(template + bit, k));
      template += 3 * TAGGED_KINDS;
    }
    rows.add(feature2(template++, marks[i]!, shapeHere));

    // The word elsewhere in the document.
    if (flag & (CAPITAL | ALL_CAPS)) {
      const seen = this.#seen[this.#leadAt(i)]!;
      rows.add(feature2(template, seen, first + 2 * casing));
      rows.add(feature2(template + 1, seen, flag));
    }

    // Affinities.
    template = CLUSTERS + 5 * levels + AFFINITIES;
    const code = labelOf(affinity[i]!);
    const codeAfter = labelOf(affinity[i + 1]!);
    const withAfter = code * 16 + codeAfter;
    const withBefore = code * 16 + labelOf(affinity[i - 1]!);
    rows.add(feature2(template + 4, withAfter, capital));
    rows.add(feature2(template + 5, withBefore, capital));
    rows.add(feature2(template + 6, withBefore * 16 + codeAfter, shapeAfter));

    this.#addSyntax(rows, i, capital);

    // The register.
    template = CLUSTERS + 5 * levels + REGISTER + this.register * REGISTER_TEMPLATES;
    rows.add(feature2(template + 9, shapeBefore, shapeHere));
    rows.add(feature2(template + 10, shapeHere, shapeAfter));
    rows.add(feature(template + 14, marks[i]!));
    rows.add(feature(template + 15, withAfter));
    rows.add(feature(template + 16, withBefore));
  }

  /** What the word depends on: a name is a subject of verbs and owns things as its kind does. */
  #addSyntax(rows: FeatureRows, i: number, capital: number): void {
    const { word, shape, flags, form, forms } = this.facts;
    const { clusters, levels } = forms;
    const clusterAt = (at: number): number => (at === NOWHERE ? 0 : clusters[form[at]! * levels + 1]!);
    const tag = this.#tag[i]!;
    const head = this.#head[i]!;
    const side = head === NOWHERE ? 0 : head < i ? 1 : 2;
    const relation = this.#relation[i]! * 4 + side;
    const isNear = Math.abs(head - i) === 1 ? 1 : 0;
    const headTag = head === NOWHERE ? 0 : this.#tag[head]!;
    rows.add(feature2(SYNTAX, tag, shape[i]!));
    rows.add(feature2(SYNTAX + 1, this.#tag[i - 1]! * 64 + tag, capital));
    rows.add(feature2(SYNTAX + 2, tag * 64 + this.#tag[i + 1]!, capital));
    rows.add(feature2(SYNTAX + 3, relation, capital));
    rows.add(feature2(SYNTAX + 4, clusterAt(head), relation));
    rows.add(feature2(SYNTAX + 5, head === NOWHERE ? 0 : word[head]!, relation));
    rows.add(feature2(SYNTAX + 6, this.#relation[i]! * 128 + headTag, side * 2 + isNear));
    if (head === NOWHERE || (flags[head]! & CAPITAL) === 0) return;
    // Inside a longer name: what the whole of it depends on.
    rows.add(feature2(SYNTAX + 7, clusterAt(this.#head[head]!), this.#relation[head]!));
    rows.add(feature2(SYNTAX + 8, word[head]!, this.#relation[i]!));
  }

  /** A word without capitals may still be part of a name ("of") or be one ("iraqi forces"). */
  #addPlainContext(rows: FeatureRows, i: number, casing: number, first: number): void {
    const { facts } = this;
    const marks = this.#marks;
    const affinity = this.#affinity;
    const { word, shape, flags, form } = facts;
    const { clusters, levels } = facts.forms;
    const here = word[i]!;
    const before = word[i - 1]!;
    const after = word[i + 1]!;
    const shapeHere = shape[i]!;
    const shapeBefore = shape[i - 1]!;
    const shapeAfter = shape[i + 1]!;
    const middle = clusters[form[i]! * levels + 1]!;
    rows.add(feature(PLAIN_TEMPLATES, casing));
    let template = PLAIN_WORD + 1;
    rows.add(feature2(template++, before, here));
    rows.add(feature2(template++, here, after));
    rows.add(feature2(template++, shapeBefore, here));
    rows.add(feature2(template++, here, shapeAfter));
    rows.add(feature2(template++, before, shapeHere));
    rows.add(feature2(template++, after, shapeHere));
    rows.add(feature2(template++, flags[i]!, first));
    const shapes = feature2(template++, shapeBefore, shapeHere);
    rows.add(shapes);
    rows.add(feature2(template++, shapes, shapeAfter));
    rows.add(feature2(template++, feature2(template, shapeBefore, here), shapeAfter));
    template = PLAIN_CLUSTERS + 2;
    rows.add(feature2(template++, clusters[form[i - 1]! * levels + 1]!, middle));
    rows.add(feature2(template++, middle, clusters[form[i + 1]! * levels + 1]!));
    for (let k = 0; k < 3; k++, template++) {
      const mark = marks[i + MARK_ORDER[k]!]!;
      if (mark !== 0) rows.add(feature(template, mark));
    }
    template = PLAIN_AFFINITY + 1;
    const codeBefore = affinity[i - 1]!;
    const codeAfter = affinity[i + 1]!;
    rows.add(feature2(template++, firstOf(codeBefore), shapeBefore));
    rows.add(feature2(template++, firstOf(codeAfter), shapeAfter));
    rows.add(feature2(template++, labelOf(codeBefore) * 16 + labelOf(codeAfter), shapes));
    template = PLAIN_REGISTER + this.register * REGISTER_TEMPLATES;
    rows.add(feature(template + 2, before));
    rows.add(feature2(template + 4, shapes, shapeAfter));
  }
}

/** Places of a word around a token. */
const BEFORE = 1;
const HERE = 2;
const AFTER = 3;
/** The place of a word that does not look like a name and whose neighbours do not: see `addWord`. */
export const PLAIN = 5;
/** Number of places. */
export const PLACES = 6;

const CASING_CODES: Record<Casing, number> = { plain: 0, shouted: 1, titled: 2 };

// Numbers of templates: a weight belongs to a template and a value.
const CASING = 1;
/** The word itself, then the one before, the one after, two before and two after. */
const WORDS = 2;
/** By place. */
const WORD_ORDER = [3, 1, 0, 2, 4];
const PAIRS = 7;
const SHAPES = 11;
const AFFIXES = 21;
/** Five places times the levels; the next ones are counted from there. */
const CLUSTERS = 29;
const AFFINITIES = 7 + 3 * 3 * TAGGED_KINDS + 1 + 2;
const REGISTER = AFFINITIES + 9;
const REGISTER_TEMPLATES = 20;
const SYNTAX = 700;
/** The position of the head of a root: an edge. */
const NOWHERE = 0;
/** Of words that look like no names. */
const PLAIN_TEMPLATES = 500;
const PLAIN_WORD = PLAIN_TEMPLATES + 1;
const PLAIN_SUFFIX = PLAIN_WORD + 11;
const PLAIN_CLUSTERS = PLAIN_SUFFIX + 1;
const PLAIN_AFFINITY = PLAIN_CLUSTERS + 7;
const PLAIN_REGISTER = PLAIN_AFFINITY + 4;
const MARK_ORDER = [0, -1, 1];
