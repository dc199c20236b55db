import type { FeatureRows } from '../../models/feature-rows.ts';
import { feature, feature2 } from '../../models/hash.ts';
import { wordClusters } from '../../models/word-clusters.ts';
import type { Sentence, Token } from '../document.ts';
import { lexemeOf } from '../lexemes.ts';
import { ALL_CAPS, CAPITAL, DIGIT, LOWER, MIXED, WordFacts } from '../word-facts.ts';
import { affinities, firstOf, labelOf, secondOf } from './affinities.ts';
import { type Casing, capitalised, casingOf } from './casing.ts';
import type { Evidence } from './evidence.ts';
import { gazetteers, KINDS } from './gazetteers.ts';

/** How a word is written elsewhere in the document, first words of sentences and headlines aside: bits. */
const SEEN_LOWER = 1;
const SEEN_CAPITAL = 2;
const SEEN_SHOUTED = 4;

/**
 * What the tagger of names looks at. `read` a document, then `fill` the rows of one sentence after the other. After
 * Ratinov and Roth (2009): words, case patterns, affixes, clusters of words and gazetteers in a window, and how the same
 * word is written elsewhere in the document; what the word's vector says of it (affinities.ts); and much of that once
 * more for the register of the document (register.ts), after Daumé (2007).
 */
export class NameFeatures {
  readonly facts = new WordFacts(wordClusters());
  /** Where in the facts the first token of each sentence stands. */
  readonly starts: number[] = [];
  /** See register.ts. To be set after `read`, before `fill`. */
  register = 0;
  private sentences: readonly Sentence[] = [];
  private casings: Casing[] = [];
  private marks = new Int32Array(1024);
  private affinity = new Int32Array(1024);
  /** By the leading form of a word: bits. */
  private seen = new Uint8Array(1024);

  read(sentences: readonly Sentence[]): void {
    const { facts, starts } = this;
    this.sentences = sentences;
    this.casings = sentences.map(casingOf);
    for (let i = 0; i < facts.length; i++) this.seen[this.leadAt(i)] = 0;
    facts.clear();
    starts.length = 0;
    sentences.forEach(({ tokens }, s) => {
      starts.push(facts.length);
      let first = true;
      for (const token of tokens) {
        const at = facts.add(token.lexeme);
        if (facts.forms.size > this.seen.length) this.seen = grown(this.seen, 2 * facts.forms.size);
        if (this.casings[s] === 'plain') first = this.see(at, first);
      }
      facts.endSentence();
    });
    sentences.forEach(({ tokens }, s) => {
      if (this.casings[s] === 'shouted') this.recase(tokens, starts[s] as number);
    });
    this.look();
  }

  private leadAt(at: number): number {
    const { form, forms } = this.facts;
    return forms.lead[form[at] as number] as number;
  }

  /** Notes how the word at `at` is written. Returns whether the next may still be the first of its sentence. */
  private see(at: number, first: boolean): boolean {
    const { facts } = this;
    const flags = facts.flags[at] as number;
    let bit = 0;
    if (flags & LOWER) bit = SEEN_LOWER;
    else if (flags & CAPITAL && !first) bit = flags & ALL_CAPS ? SEEN_SHOUTED : SEEN_CAPITAL;
    if (bit !== 0) (this.seen[this.leadAt(at)] as number) |= bit;
    return first && (flags & (LOWER | CAPITAL | DIGIT)) === 0;
  }

  /** A shouted sentence takes its case from the rest of the document, where that has the word. */
  private recase(tokens: readonly Token[], start: number): void {
    tokens.forEach((token, i) => {
      const seen = this.seen[this.leadAt(start + i)] as number;
      if (seen & SEEN_SHOUTED) return;
      if (seen & SEEN_CAPITAL) this.facts.set(start + i, lexemeOf(capitalised(token.text)));
      else if (seen & SEEN_LOWER) this.facts.set(start + i, lexemeOf(token.lower));
    });
  }

  /** Looks the words up in gazetteers and affinities. */
  private look(): void {
    const { facts, starts } = this;
    if (this.marks.length < facts.length) {
      this.marks = new Int32Array(facts.length * 2);
      this.affinity = new Int32Array(facts.length * 2);
    }
    const isCapital = (at: number): boolean => ((facts.flags[at] as number) & (CAPITAL | MIXED)) !== 0;
    this.sentences.forEach(({ tokens }, s) => {
      const from = starts[s] as number;
      gazetteers().mark(facts.word, from, from + tokens.length, isCapital, this.marks);
      this.marks.fill(0, from + tokens.length, from + tokens.length + 2);
    });
    const known = affinities();
    for (let i = 0; i < facts.length; i++)
      this.affinity[i] = known.codeOf(facts.forms.index[facts.form[i] as number] as number);
  }

  /** Writes the features of sentence `s` to `rows`, which it clears first, with what the first reading found, if given. */
  fill(rows: FeatureRows, s: number, evidence?: Evidence): void {
    const from = this.starts[s] as number;
    const to = from + (this.sentences[s] as Sentence).tokens.length;
    rows.clear();
    for (let i = from; i < to; i++) {
      this.addContext(rows, s, i);
      for (let place = this.firstPlace(i); place < this.endPlace(i); place++)
        this.addWord(rows, this.formAt(i, place), place);
      evidence?.add(rows, i);
      rows.endToken();
    }
  }

  /** The places that `addWord` is to be asked about for the token at `i`: from this one to before `endPlace`. */
  firstPlace(i: number): number {
    return this.isPlain(i) ? PLAIN : 0;
  }

  endPlace(i: number): number {
    return this.isPlain(i) ? PLACES : PLAIN;
  }

  /** The form that stands at a place of the token at `i`. */
  formAt(i: number, place: number): number {
    return this.facts.form[place === PLAIN ? i : i + place - 2] as number;
  }

  /** Most words are no names and look it, nor do their neighbours: a third of the features is enough for them. */
  private isPlain(i: number): boolean {
    const { flags } = this.facts;
    return (
      (((flags[i] as number) | (flags[i - 1] as number) | (flags[i + 1] as number)) & (CAPITAL | MIXED | DIGIT)) === 0
    );
  }

  /**
   * The features of a token that one word alone makes, whatever its neighbours: what they add up to can be kept.
   *
   * @param place where the word stands: 0 … 4 from two before the token to two behind it, or PLAIN.
   */
  addWord(rows: FeatureRows, form: number, place: number): void {
    const { forms } = this.facts;
    const { levels } = forms;
    const w = forms.word[form] as number;
    const sh = forms.shape[form] as number;
    const flag = forms.flags[form] as number;
    const coarse = forms.clusters[form * levels] as number;
    const middle = forms.clusters[form * levels + 1] as number;
    const suffix = forms.suffixes[form * 4 + 2] as number;
    const code = affinities().codeOf(forms.index[form] as number);
    const first = firstOf(code);
    const own = this.register * REGISTER_TEMPLATES;
    if (place === PLAIN) {
      rows.add(feature(PLAIN_WORD, w));
      rows.add(feature(PLAIN_SUFFIX, suffix));
      rows.add(feature(PLAIN_CLUSTERS, coarse));
      rows.add(feature(PLAIN_CLUSTERS + 1, middle));
      rows.add(feature(PLAIN_AFFINITY, first));
      rows.add(feature(PLAIN_REGISTER + own, 0));
      rows.add(feature(PLAIN_REGISTER + own + 1, w));
      rows.add(feature(PLAIN_REGISTER + own + 3, middle));
      return;
    }
    rows.add(feature(WORDS + (WORD_ORDER[place] as number), w));
    // Clusters: the finest only of the nearest words.
    for (let level = 0; level < levels; level++) {
      const cluster = forms.clusters[form * levels + level] as number;
      if (cluster !== 0 && (level < 2 || (place > 0 && place < 4)))
        rows.add(feature(CLUSTERS + place * levels + level, cluster));
    }
    const register = CLUSTERS + 5 * levels + BEHIND_CLUSTERS + own;
    const affinity = CLUSTERS + 5 * levels + AFFINITIES;
    if (place === 1) {
      rows.add(feature(SHAPES + 5, sh));
      rows.add(feature2(affinity + 7, first, sh));
      rows.add(feature(register + 3, w));
      rows.add(feature(register + 7, middle));
    } else if (place === 2) {
      const capital = flag & (CAPITAL | ALL_CAPS | MIXED);
      rows.add(feature2(PAIRS + 2, w, sh));
      for (let k = 0; k < 4; k++) {
        const end = forms.suffixes[form * 4 + k] as number;
        if (end !== 0) rows.add(feature2(AFFIXES + k, end, capital));
        const beginning = forms.prefixes[form * 4 + k] as number;
        if (k > 0 && beginning !== 0) rows.add(feature2(AFFIXES + 4 + k, beginning, capital));
      }
      rows.add(feature2(CLUSTERS + 5 * levels, coarse, sh));
      rows.add(feature2(CLUSTERS + 5 * levels + 1, middle, sh));
      rows.add(feature2(affinity, first, capital));
      rows.add(feature2(affinity + 1, secondOf(code), capital));
      rows.add(feature2(affinity + 2, labelOf(code), sh));
      rows.add(feature2(affinity + 3, labelOf(code) * 16 + labelOf(secondOf(code)), capital));
      rows.add(feature(register, 0));
      rows.add(feature(register + 1, w));
      rows.add(feature(register + 2, sh));
      rows.add(feature(register + 5, middle));
      rows.add(feature(register + 6, coarse));
      rows.add(feature(register + 11, suffix));
      rows.add(feature(register + 12, flag));
      rows.add(feature(register + 13, first));
    } else if (place === 3) {
      rows.add(feature(SHAPES + 6, sh));
      rows.add(feature2(affinity + 8, first, sh));
      rows.add(feature(register + 4, w));
      rows.add(feature(register + 8, middle));
    }
  }

  /** The features of the token at `i` that its neighbours, its sentence or its document have a part in. */
  addContext(rows: FeatureRows, s: number, i: number): void {
    const from = this.starts[s] as number;
    const casing = this.casings[s] === 'plain' ? 0 : this.casings[s] === 'shouted' ? 1 : 2;
    if (this.isPlain(i)) this.addPlainContext(rows, i, casing, i === from ? 1 : 0);
    else this.addNameContext(rows, i, casing, i === from ? 1 : 0);
  }

  private addNameContext(rows: FeatureRows, i: number, casing: number, first: number): void {
    const { facts, marks, affinity } = this;
    const { word, shape, flags, form } = facts;
    const { clusters, levels } = facts.forms;
    const w = word[i] as number;
    const before = word[i - 1] as number;
    const after = word[i + 1] as number;
    const sh = shape[i] as number;
    const shapeBefore = shape[i - 1] as number;
    const shapeAfter = shape[i + 1] as number;
    const flag = flags[i] as number;
    const capital = flag & (CAPITAL | ALL_CAPS | MIXED);

    rows.add(feature(CASING, casing));
    rows.add(feature2(PAIRS, before, w));
    rows.add(feature2(PAIRS + 1, w, after));
    rows.add(feature2(PAIRS + 3, before, after));

    // Case patterns.
    rows.add(feature2(SHAPES, sh, casing));
    rows.add(feature2(SHAPES + 1, flag, first));
    const shapes = feature2(SHAPES + 2, shapeBefore, sh);
    rows.add(shapes);
    rows.add(feature2(SHAPES + 3, sh, shapeAfter));
    rows.add(feature2(SHAPES + 4, shapes, shapeAfter));
    rows.add(feature2(SHAPES + 7, sh, shape[i + 2] as number));
    rows.add(feature2(SHAPES + 8, before, sh));
    rows.add(feature2(SHAPES + 9, after, sh));

    // Clusters.
    let t = CLUSTERS + 5 * levels + 2;
    const middle = clusters[(form[i] as number) * levels + 1] as number;
    const middleBefore = clusters[(form[i - 1] as number) * levels + 1] as number;
    const middleAfter = clusters[(form[i + 1] as number) * levels + 1] as number;
    rows.add(feature2(t++, middleBefore, middle));
    rows.add(feature2(t++, middle, middleAfter));
    const shapeAndBefore = feature2(t++, middleBefore, sh);
    rows.add(shapeAndBefore);
    rows.add(feature2(t++, middleAfter, sh));
    rows.add(feature2(t++, shapeAndBefore, middleAfter));

    // Gazetteers.
    for (let k = -1; k <= 1; k++) {
      let mark = marks[i + k] as number;
      for (let bit = 0; mark !== 0; bit++, mark >>>= 1) if (mark & 1) rows.add(feature(t + bit, k));
      t += 3 * KINDS;
    }
    rows.add(feature2(t++, marks[i] as number, sh));

    // The word elsewhere in the document.
    if (flag & (CAPITAL | ALL_CAPS)) {
      const seen = this.seen[this.leadAt(i)] as number;
      rows.add(feature2(t, seen, first + 2 * casing));
      rows.add(feature2(t + 1, seen, flag));
    }

    // Affinities.
    t = CLUSTERS + 5 * levels + AFFINITIES;
    const code = labelOf(affinity[i] as number);
    const codeAfter = labelOf(affinity[i + 1] as number);
    const withAfter = code * 16 + codeAfter;
    const withBefore = code * 16 + labelOf(affinity[i - 1] as number);
    rows.add(feature2(t + 4, withAfter, capital));
    rows.add(feature2(t + 5, withBefore, capital));
    rows.add(feature2(t + 6, withBefore * 16 + codeAfter, shapeAfter));

    // The register.
    t = CLUSTERS + 5 * levels + BEHIND_CLUSTERS + this.register * REGISTER_TEMPLATES;
    rows.add(feature2(t + 9, shapeBefore, sh));
    rows.add(feature2(t + 10, sh, shapeAfter));
    rows.add(feature(t + 14, marks[i] as number));
    rows.add(feature(t + 15, withAfter));
    rows.add(feature(t + 16, withBefore));
  }

  /** A word without capitals may still stand within a name ("of") or be one ("iraqi forces"). */
  private addPlainContext(rows: FeatureRows, i: number, casing: number, first: number): void {
    const { marks, affinity, facts } = this;
    const { word, shape, flags, form } = facts;
    const { clusters, levels } = facts.forms;
    const w = word[i] as number;
    const before = word[i - 1] as number;
    const after = word[i + 1] as number;
    const sh = shape[i] as number;
    const shapeBefore = shape[i - 1] as number;
    const shapeAfter = shape[i + 1] as number;
    const middle = clusters[(form[i] as number) * levels + 1] as number;
    rows.add(feature(PLAIN_TEMPLATES, casing));
    let t = PLAIN_WORD + 1;
    rows.add(feature2(t++, before, w));
    rows.add(feature2(t++, w, after));
    rows.add(feature2(t++, shapeBefore, w));
    rows.add(feature2(t++, w, shapeAfter));
    rows.add(feature2(t++, before, sh));
    rows.add(feature2(t++, after, sh));
    rows.add(feature2(t++, flags[i] as number, first));
    const shapes = feature2(t++, shapeBefore, sh);
    rows.add(shapes);
    rows.add(feature2(t++, shapes, shapeAfter));
    rows.add(feature2(t++, feature2(t, shapeBefore, w), shapeAfter));
    t = PLAIN_CLUSTERS + 2;
    rows.add(feature2(t++, clusters[(form[i - 1] as number) * levels + 1] as number, middle));
    rows.add(feature2(t++, middle, clusters[(form[i + 1] as number) * levels + 1] as number));
    for (let k = 0; k < 3; k++, t++) {
      const mark = marks[i + (MARK_ORDER[k] as number)] as number;
      if (mark !== 0) rows.add(feature(t, mark));
    }
    t = PLAIN_AFFINITY + 1;
    const codeBefore = affinity[i - 1] as number;
    const codeAfter = affinity[i + 1] as number;
    rows.add(feature2(t++, firstOf(codeBefore), shapeBefore));
    rows.add(feature2(t++, firstOf(codeAfter), shapeAfter));
    rows.add(feature2(t++, labelOf(codeBefore) * 16 + labelOf(codeAfter), shapes));
    t = PLAIN_REGISTER + this.register * REGISTER_TEMPLATES;
    rows.add(feature(t + 2, before));
    rows.add(feature2(t + 4, shapes, shapeAfter));
  }
}

const grown = (array: Uint8Array, size: number): Uint8Array<ArrayBuffer> => {
  const larger = new Uint8Array(size);
  larger.set(array);
  return larger;
};

/** The place of a word that looks like no name, nor do its neighbours: see `addWord`. */
export const PLAIN = 5;
/** Places that `addWord` knows. */
export const PLACES = 6;

// Each template has a number of its own; a weight belongs to a template and a value.
const CASING = 1;
/** The word, then those before, behind, two before and two behind. */
const WORDS = 2;
const WORD_ORDER = [3, 1, 0, 2, 4];
const PAIRS = 7;
const SHAPES = 11;
const AFFIXES = 21;
/** Five places times the levels; what follows is counted from there. */
const CLUSTERS = 29;
const AFFINITIES = 7 + 3 * 3 * KINDS + 1 + 2;
const BEHIND_CLUSTERS = AFFINITIES + 9;
const REGISTER_TEMPLATES = 20;
/** Templates of words without capitals. */
const PLAIN_TEMPLATES = 500;
const PLAIN_WORD = PLAIN_TEMPLATES + 1;
const PLAIN_SUFFIX = PLAIN_WORD + 11;
const PLAIN_CLUSTERS = PLAIN_SUFFIX + 1;
const PLAIN_AFFINITY = PLAIN_CLUSTERS + 7;
const PLAIN_REGISTER = PLAIN_AFFINITY + 4;
const MARK_ORDER = [0, -1, 1];
