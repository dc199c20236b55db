import type { Sentence, Token } from '../document.ts';
import type { FeatureRows } from '../sequence/feature-rows.ts';
import { feature, feature2 } from '../sequence/hash.ts';
import { wordClusters } from '../sequence/word-clusters.ts';
import { ALL_CAPS, CAPITAL, DIGIT, LOWER, MIXED, WordFacts } from '../sequence/word-facts.ts';
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
  private readonly seen = new Map<number, number>();

  read(sentences: readonly Sentence[]): void {
    const { facts, starts, seen } = this;
    this.sentences = sentences;
    this.casings = sentences.map(casingOf);
    facts.clear();
    seen.clear();
    starts.length = 0;
    sentences.forEach(({ tokens }, s) => {
      starts.push(facts.length);
      let first = true;
      for (const token of tokens) {
        const at = facts.add(token.text);
        if (this.casings[s] === 'plain') first = this.see(at, first);
      }
      facts.endSentence();
    });
    sentences.forEach(({ tokens }, s) => {
      if (this.casings[s] === 'shouted') this.recase(tokens, starts[s] as number);
    });
    this.look();
  }

  /** Notes how the word at `at` is written. Returns whether the next may still be the first of its sentence. */
  private see(at: number, first: boolean): boolean {
    const { facts, seen } = this;
    const flags = facts.flags[at] as number;
    let bit = 0;
    if (flags & LOWER) bit = SEEN_LOWER;
    else if (flags & CAPITAL && !first) bit = flags & ALL_CAPS ? SEEN_SHOUTED : SEEN_CAPITAL;
    if (bit !== 0) {
      const word = facts.word[at] as number;
      seen.set(word, (seen.get(word) ?? 0) | bit);
    }
    return first && (flags & (LOWER | CAPITAL | DIGIT)) === 0;
  }

  /** A shouted sentence takes its case from the rest of the document, where that has the word. */
  private recase(tokens: readonly Token[], start: number): void {
    tokens.forEach((token, i) => {
      const seen = this.seen.get(this.facts.word[start + i] as number) ?? 0;
      if (seen & SEEN_SHOUTED) return;
      if (seen & SEEN_CAPITAL) this.facts.set(start + i, capitalised(token.text));
      else if (seen & SEEN_LOWER) this.facts.set(start + i, token.text.toLowerCase());
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
    for (let i = 0; i < facts.length; i++) this.affinity[i] = known.codeOf(facts.index[i] as number);
  }

  /** Writes the features of sentence `s` to `rows`, which it clears first, with what the first reading found, if given. */
  fill(rows: FeatureRows, s: number, evidence?: Evidence): void {
    const { facts, marks, affinity, register } = this;
    const { word, shape, flags, prefixes, suffixes, clusters, levels } = facts;
    const from = this.starts[s] as number;
    const to = from + (this.sentences[s] as Sentence).tokens.length;
    const casing = this.casings[s] === 'plain' ? 0 : this.casings[s] === 'shouted' ? 1 : 2;
    rows.clear();
    for (let i = from; i < to; i++) {
      // Each template has a number of its own; a weight belongs to a template and a value.
      let t = 1;
      const w = word[i] as number;
      const before = word[i - 1] as number;
      const after = word[i + 1] as number;
      const sh = shape[i] as number;
      const shapeBefore = shape[i - 1] as number;
      const shapeAfter = shape[i + 1] as number;
      const flag = flags[i] as number;
      const capital = flag & (CAPITAL | ALL_CAPS | MIXED);
      const first = i === from ? 1 : 0;

      // Most words are no names and look it, nor do their neighbours: a third of the features is enough for them.
      if (((flag | (flags[i - 1] as number) | (flags[i + 1] as number)) & (CAPITAL | MIXED | DIGIT)) === 0) {
        this.fillPlain(rows, i, casing, first);
        evidence?.add(rows, i);
        rows.endToken();
        continue;
      }

      // Words.
      rows.add(feature(t++, casing));
      rows.add(feature(t++, w));
      rows.add(feature(t++, before));
      rows.add(feature(t++, after));
      rows.add(feature(t++, word[i - 2] as number));
      rows.add(feature(t++, word[i + 2] as number));
      rows.add(feature2(t++, before, w));
      rows.add(feature2(t++, w, after));
      rows.add(feature2(t++, w, sh));
      rows.add(feature2(t++, before, after));

      // Case patterns.
      rows.add(feature2(t++, sh, casing));
      rows.add(feature2(t++, flag, first));
      const shapes = feature2(t++, shapeBefore, sh);
      rows.add(shapes);
      rows.add(feature2(t++, sh, shapeAfter));
      rows.add(feature2(t++, shapes, shapeAfter));
      rows.add(feature(t++, shapeBefore));
      rows.add(feature(t++, shapeAfter));
      rows.add(feature2(t++, sh, shape[i + 2] as number));
      rows.add(feature2(t++, before, sh));
      rows.add(feature2(t++, after, sh));

      // Affixes.
      for (let k = 0; k < 4; k++) {
        const suffix = suffixes[i * 4 + k] as number;
        if (suffix !== 0) rows.add(feature2(t + k, suffix, capital));
        const prefix = prefixes[i * 4 + k] as number;
        if (k > 0 && prefix !== 0) rows.add(feature2(t + 4 + k, prefix, capital));
      }
      t += 8;

      // Clusters: the finest only of the nearest words.
      for (let k = -2; k <= 2; k++)
        for (let level = 0; level < levels; level++, t++) {
          const cluster = clusters[(i + k) * levels + level] as number;
          if (cluster !== 0 && (level < 2 || (k > -2 && k < 2))) rows.add(feature(t, cluster));
        }
      const coarse = clusters[i * levels] as number;
      const middle = clusters[i * levels + 1] as number;
      const middleBefore = clusters[(i - 1) * levels + 1] as number;
      const middleAfter = clusters[(i + 1) * levels + 1] as number;
      rows.add(feature2(t++, coarse, sh));
      rows.add(feature2(t++, middle, sh));
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
        const seen = this.seen.get(w) ?? 0;
        rows.add(feature2(t, seen, first + 2 * casing));
        rows.add(feature2(t + 1, seen, flag));
      }
      t += 2;

      // Affinities.
      const code = affinity[i] as number;
      const codeBefore = affinity[i - 1] as number;
      const codeAfter = affinity[i + 1] as number;
      rows.add(feature2(t++, firstOf(code), capital));
      rows.add(feature2(t++, secondOf(code), capital));
      rows.add(feature2(t++, labelOf(code), sh));
      const both = labelOf(code) * 16 + labelOf(secondOf(code));
      rows.add(feature2(t++, both, capital));
      const withAfter = labelOf(code) * 16 + labelOf(codeAfter);
      const withBefore = labelOf(code) * 16 + labelOf(codeBefore);
      rows.add(feature2(t++, withAfter, capital));
      rows.add(feature2(t++, withBefore, capital));
      rows.add(feature2(t++, withBefore * 16 + labelOf(codeAfter), shapeAfter));
      rows.add(feature2(t++, firstOf(codeBefore), shapeBefore));
      rows.add(feature2(t++, firstOf(codeAfter), shapeAfter));

      // The register.
      t += register * REGISTER_TEMPLATES;
      rows.add(feature(t++, 0));
      rows.add(feature(t++, w));
      rows.add(feature(t++, sh));
      rows.add(feature(t++, before));
      rows.add(feature(t++, after));
      rows.add(feature(t++, middle));
      rows.add(feature(t++, coarse));
      rows.add(feature(t++, middleBefore));
      rows.add(feature(t++, middleAfter));
      rows.add(feature2(t++, shapeBefore, sh));
      rows.add(feature2(t++, sh, shapeAfter));
      rows.add(feature(t++, suffixes[i * 4 + 2] as number));
      rows.add(feature(t++, flag));
      rows.add(feature(t++, firstOf(code)));
      rows.add(feature(t++, marks[i] as number));
      rows.add(feature(t++, withAfter));
      rows.add(feature(t++, withBefore));

      evidence?.add(rows, i);
      rows.endToken();
    }
  }

  /** The features of a word without capitals: it may still stand within a name ("of") or be one ("iraqi forces"). */
  private fillPlain(rows: FeatureRows, i: number, casing: number, first: number): void {
    const { marks, affinity, register } = this;
    const { word, shape, flags, suffixes, clusters, levels } = this.facts;
    let t = PLAIN_TEMPLATES;
    const w = word[i] as number;
    const before = word[i - 1] as number;
    const after = word[i + 1] as number;
    const sh = shape[i] as number;
    const shapeBefore = shape[i - 1] as number;
    const shapeAfter = shape[i + 1] as number;
    const middle = clusters[i * levels + 1] as number;
    rows.add(feature(t++, casing));
    rows.add(feature(t++, w));
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
    rows.add(feature(t++, suffixes[i * 4 + 2] as number));
    rows.add(feature(t++, clusters[i * levels] as number));
    rows.add(feature(t++, middle));
    rows.add(feature2(t++, clusters[(i - 1) * levels + 1] as number, middle));
    rows.add(feature2(t++, middle, clusters[(i + 1) * levels + 1] as number));
    if (marks[i] !== 0) rows.add(feature(t, marks[i] as number));
    if (marks[i - 1] !== 0) rows.add(feature(t + 1, marks[i - 1] as number));
    if (marks[i + 1] !== 0) rows.add(feature(t + 2, marks[i + 1] as number));
    t += 3;
    const codeBefore = affinity[i - 1] as number;
    const codeAfter = affinity[i + 1] as number;
    rows.add(feature(t++, firstOf(affinity[i] as number)));
    rows.add(feature2(t++, firstOf(codeBefore), shapeBefore));
    rows.add(feature2(t++, firstOf(codeAfter), shapeAfter));
    rows.add(feature2(t++, labelOf(codeBefore) * 16 + labelOf(codeAfter), shapes));
    t += register * REGISTER_TEMPLATES;
    rows.add(feature(t++, 0));
    rows.add(feature(t++, w));
    rows.add(feature(t++, before));
    rows.add(feature(t++, middle));
    rows.add(feature2(t++, shapes, shapeAfter));
  }
}

const REGISTER_TEMPLATES = 20;
/** Templates of words without capitals begin here. */
const PLAIN_TEMPLATES = 500;
