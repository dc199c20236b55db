import type { Sentence, Token } from '../document.ts';
import type { FeatureRows } from '../sequence/feature-rows.ts';
import { feature, feature2 } from '../sequence/hash.ts';
import { wordClusters } from '../sequence/word-clusters.ts';
import { ALL_CAPS, CAPITAL, DIGIT, LOWER, MIXED, WordFacts } from '../sequence/word-facts.ts';
import { type Casing, capitalised, casingOf } from './casing.ts';
import { type Gazetteers, gazetteers, KINDS } from './gazetteers.ts';

/** How a word is written elsewhere in the document, first words of sentences and headlines aside: bits. */
const SEEN_LOWER = 1;
const SEEN_CAPITAL = 2;
const SEEN_SHOUTED = 4;

/**
 * What the tagger of names looks at. `read` a document, then `fill` the rows of one sentence after the other. After
 * Ratinov and Roth (2009): words, case patterns, affixes, clusters of words and gazetteers in a window, and how the same
 * word is written elsewhere in the document.
 */
export class NameFeatures {
  readonly facts = new WordFacts(wordClusters());
  /** Where in the facts the first token of each sentence stands. */
  readonly starts: number[] = [];
  private sentences: readonly Sentence[] = [];
  private casings: Casing[] = [];
  private marks = new Int32Array(1024);
  private seen = new Map<number, number>();
  private readonly lists: Gazetteers;

  constructor(lists: Gazetteers = gazetteers()) {
    this.lists = lists;
  }

  read(sentences: readonly Sentence[]): void {
    const { facts, starts, seen } = this;
    this.sentences = sentences;
    this.casings = sentences.map(casingOf);
    facts.clear();
    seen.clear();
    starts.length = 0;
    sentences.forEach((sentence, s) => {
      starts.push(facts.length);
      const plain = this.casings[s] === 'plain';
      let first = true;
      for (const token of sentence.tokens) {
        const at = facts.add(token.text);
        const flags = facts.flags[at] as number;
        if (!plain) continue;
        const bit =
          flags & LOWER ? SEEN_LOWER : flags & CAPITAL && !first ? (flags & ALL_CAPS ? SEEN_SHOUTED : SEEN_CAPITAL) : 0;
        if (flags & (LOWER | CAPITAL | DIGIT)) first = false;
        if (bit === 0) continue;
        const word = facts.word[at] as number;
        seen.set(word, (seen.get(word) ?? 0) | bit);
      }
      facts.endSentence();
    });
    sentences.forEach((sentence, s) => {
      if (this.casings[s] === 'shouted') this.recase(sentence.tokens, starts[s] as number);
    });
    if (this.marks.length < facts.length) this.marks = new Int32Array(facts.length * 2);
    const isCapital = (at: number): boolean => ((facts.flags[at] as number) & (CAPITAL | MIXED)) !== 0;
    sentences.forEach(({ tokens }, s) => {
      const from = starts[s] as number;
      this.lists.mark(facts.word, from, from + tokens.length, isCapital, this.marks);
      this.marks.fill(0, from + tokens.length, from + tokens.length + 2);
    });
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

  /** Writes the features of sentence `s` to `rows`, which it clears first. */
  fill(rows: FeatureRows, s: number): void {
    const { facts, marks } = this;
    const { word, shape, flags, prefixes, suffixes, clusters, levels } = facts;
    const from = this.starts[s] as number;
    const to = from + (this.sentences[s] as Sentence).tokens.length;
    const casing = this.casings[s] === 'plain' ? 0 : this.casings[s] === 'shouted' ? 1 : 2;
    rows.clear();
    for (let i = from; i < to; i++) {
      let t = 1;
      const w = word[i] as number;
      const before = word[i - 1] as number;
      const after = word[i + 1] as number;
      const sh = shape[i] as number;
      const flag = flags[i] as number;
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

      const first = i === from ? 1 : 0;
      const shapeBefore = shape[i - 1] as number;
      const shapeAfter = shape[i + 1] as number;
      rows.add(feature2(t++, sh, casing));
      rows.add(feature2(t++, flag, first));
      rows.add(feature2(t++, shapeBefore, sh));
      rows.add(feature2(t++, sh, shapeAfter));
      rows.add(feature2(t++, feature2(t, shapeBefore, sh), shapeAfter));
      rows.add(feature(t++, shapeBefore));
      rows.add(feature(t++, shapeAfter));
      rows.add(feature2(t++, sh, shape[i + 2] as number));
      rows.add(feature2(t++, before, sh));
      rows.add(feature2(t++, after, sh));

      const capital = flag & (CAPITAL | ALL_CAPS | MIXED);
      for (let k = 0; k < 4; k++) {
        const suffix = suffixes[i * 4 + k] as number;
        if (suffix !== 0) rows.add(feature2(t + k, suffix, capital));
        const prefix = prefixes[i * 4 + k] as number;
        if (k > 0 && prefix !== 0) rows.add(feature2(t + 4 + k, prefix, capital));
      }
      t += 8;

      for (let k = -2; k <= 2; k++)
        for (let level = 0; level < levels; level++, t++) {
          const cluster = clusters[(i + k) * levels + level] as number;
          if (cluster !== 0 && (level < 2 || Math.abs(k) < 2)) rows.add(feature(t, cluster));
        }
      const coarse = clusters[i * levels] as number;
      const middle = clusters[i * levels + 1] as number;
      const middleBefore = clusters[(i - 1) * levels + 1] as number;
      const middleAfter = clusters[(i + 1) * levels + 1] as number;
      rows.add(feature2(t++, coarse, sh));
      rows.add(feature2(t++, middle, sh));
      rows.add(feature2(t++, middleBefore, middle));
      rows.add(feature2(t++, middle, middleAfter));
      rows.add(feature2(t++, middleBefore, sh));
      rows.add(feature2(t++, middleAfter, sh));
      rows.add(feature2(t++, feature2(t, middleBefore, sh), middleAfter));

      for (let k = -1; k <= 1; k++) {
        let mark = marks[i + k] as number;
        for (let bit = 0; mark !== 0; bit++, mark >>>= 1) if (mark & 1) rows.add(feature(t + bit, k));
        t += 3 * KINDS;
      }
      rows.add(feature2(t++, marks[i] as number, sh));

      if (flag & (CAPITAL | ALL_CAPS)) {
        const seen = this.seen.get(w) ?? 0;
        rows.add(feature2(t, seen, first + 2 * casing));
        rows.add(feature2(t + 1, seen, flag));
      }
      rows.endToken();
    }
  }
}
