import type { FeatureRows } from '../../models/feature-rows.ts';
import { grown } from '../../models/grown.ts';
import { feature, feature2 } from '../../models/hash.ts';
import { ALL_CAPS, CAPITAL, MIXED, type WordFacts } from '../word-facts.ts';
import { isBegin, labelAt, NAME_TYPES, OUTSIDE, typeOf } from './labels.ts';

/** Columns of the counts of a word: as each type, as no name, and within a longer name of each type. */
const TYPES = NAME_TYPES.length;
const NONE = TYPES;
const LONGER = TYPES + 1;
const COLUMNS = 2 * TYPES + 1;

/**
 * How a first reading of the document labelled a word in its other places, as features of the second reading (Krishnan
 * and Manning, 2006): a doubtful "Panetta" is a person if the document also has "Leon Panetta".
 */
export class Evidence {
  /** The row of each capitalised word (a hash) in the counts. */
  readonly #rows = new Map<number, number>();
  #counts = new Int32Array(COLUMNS * 64);
  #labels: Uint8Array = new Uint8Array(0);
  #facts: WordFacts | undefined;

  /**
   * @param facts of the document that was read.
   * @param labels of the first reading, at the positions of the tokens in the facts.
   */
  read(facts: WordFacts, labels: Uint8Array): void {
    this.#facts = facts;
    this.#labels = labels;
    this.#counts.fill(0, 0, this.#rows.size * COLUMNS);
    this.#rows.clear();
    const { flags, length, word } = facts;
    for (let i = 0; i < length; i++) {
      if ((flags[i]! & (CAPITAL | MIXED)) === 0) continue;
      let row = this.#rows.get(word[i]!);
      if (row === undefined) {
        row = this.#rows.size;
        this.#rows.set(word[i]!, row);
        if ((row + 1) * COLUMNS > this.#counts.length) this.#counts = grown(this.#counts, this.#counts.length * 2);
      }
      this.#count(row, i, 1);
    }
  }

  #count(row: number, at: number, by: number): void {
    const label = this.#labels[at]!;
    const base = row * COLUMNS;
    if (label === OUTSIDE) this.#counts[base + NONE]! += by;
    else {
      const type = typeOf(label);
      this.#counts[base + type]! += by;
      const isLonger = !isBegin(label) || this.#labels[at + 1] === labelAt(type, 1);
      if (isLonger) this.#counts[base + LONGER + type]! += by;
    }
  }

  /** Adds the evidence on the token at `at` to its row. Returns whether there is any. */
  add(rows: FeatureRows, at: number): boolean {
    const { flags, word } = this.#facts!;
    const flag = flags[at]!;
    if ((flag & (CAPITAL | MIXED)) === 0) return false;
    const row = this.#rows.get(word[at]!)!;
    // Only the other places count: its own label is taken out and put back.
    this.#count(row, at, -1);
    const base = row * COLUMNS;
    let total = 0;
    let top = 0;
    let longer = -1;
    for (let type = 0; type <= NONE; type++) {
      const count = this.#counts[base + type]!;
      total += count;
      if (count > this.#counts[base + top]!) top = type;
    }
    for (let type = 0; type < TYPES; type++)
      if (this.#counts[base + LONGER + type]! > (longer < 0 ? 0 : this.#counts[base + LONGER + longer]!)) longer = type;
    const topCount = this.#counts[base + top]!;
    this.#count(row, at, 1);
    if (total === 0) return false;
    const certainty = (topCount === total ? 2 : topCount * 2 > total ? 1 : 0) * 4 + Math.min(topCount, 3);
    const own = this.#labels[at]!;
    const verdict = top * 16 + certainty;
    let template = FIRST_TEMPLATE;
    rows.add(feature(template++, verdict));
    rows.add(feature2(template++, verdict, own));
    rows.add(feature2(template++, top, flag & ALL_CAPS));
    rows.add(feature2(template++, longer, own));
    rows.add(feature2(template++, longer, top * 16 + own));
    return true;
  }
}

/** Above the templates of NameFeatures. */
const FIRST_TEMPLATE = 1000;
