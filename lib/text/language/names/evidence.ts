import type { FeatureRows } from '../../models/feature-rows.ts';
import { feature, feature2 } from '../../models/hash.ts';
import { ALL_CAPS, CAPITAL, MIXED } from '../word-facts.ts';
import { NAME_TYPES, OUTSIDE, typeOf } from './labels.ts';
import type { NameFeatures } from './name-features.ts';

/** Columns of the counts of a word: as each type, as no name, and within a longer name of each type. */
const TYPES = NAME_TYPES.length;
const NONE = TYPES;
const LONGER = TYPES + 1;
const COLUMNS = 2 * TYPES + 1;

/**
 * What a first reading of the document says about a word where it stands elsewhere: the second reading goes by it
 * (Krishnan and Manning, 2006). "Panetta" in a doubtful place is a person where "Leon Panetta" is one.
 */
export class Evidence {
  private readonly index = new Map<number, number>();
  private counts = new Int32Array(COLUMNS * 64);
  private rowsUsed = 0;
  private labels: Uint8Array = new Uint8Array(0);
  private features: NameFeatures | undefined;

  /**
   * @param features of the document that was read.
   * @param labels of the first reading, at the positions of the tokens in the facts.
   */
  read(features: NameFeatures, labels: Uint8Array): void {
    this.features = features;
    this.labels = labels;
    this.index.clear();
    this.counts.fill(0, 0, this.rowsUsed * COLUMNS);
    this.rowsUsed = 0;
    const { flags, length, word } = features.facts;
    for (let i = 0; i < length; i++) {
      if (((flags[i] as number) & (CAPITAL | MIXED)) === 0) continue;
      let row = this.index.get(word[i] as number);
      if (row === undefined) {
        row = this.rowsUsed++;
        this.index.set(word[i] as number, row);
        if (this.rowsUsed * COLUMNS > this.counts.length) {
          const larger = new Int32Array(this.counts.length * 2);
          larger.set(this.counts);
          this.counts = larger;
        }
      }
      this.count(row, i, 1);
    }
  }

  private count(row: number, at: number, by: number): void {
    const label = this.labels[at] as number;
    const base = row * COLUMNS;
    if (label === OUTSIDE) (this.counts[base + NONE] as number) += by;
    else {
      const type = typeOf(label);
      (this.counts[base + type] as number) += by;
      const goesOn = label % 2 === 0 || this.labels[at + 1] === 2 * type + 2;
      if (goesOn) (this.counts[base + LONGER + type] as number) += by;
    }
  }

  /** Adds what is known of the token at `at` to its row. Returns whether anything is. */
  add(rows: FeatureRows, at: number): boolean {
    const { facts } = this.features as NameFeatures;
    const flags = facts.flags[at] as number;
    if ((flags & (CAPITAL | MIXED)) === 0) return false;
    const row = this.index.get(facts.word[at] as number) as number;
    // The word where it stands elsewhere: without its own label.
    this.count(row, at, -1);
    const base = row * COLUMNS;
    let total = 0;
    let top = 0;
    let longer = -1;
    for (let type = 0; type <= NONE; type++) {
      const count = this.counts[base + type] as number;
      total += count;
      if (count > (this.counts[base + top] as number)) top = type;
    }
    for (let type = 0; type < TYPES; type++)
      if (
        (this.counts[base + LONGER + type] as number) >
        (longer < 0 ? 0 : (this.counts[base + LONGER + longer] as number))
      )
        longer = type;
    const most = this.counts[base + top] as number;
    this.count(row, at, 1);
    if (total === 0) return false;
    const sure = (most === total ? 2 : most * 2 > total ? 1 : 0) * 4 + Math.min(most, 3);
    const own = this.labels[at] as number;
    const verdict = top * 16 + sure;
    let t = TEMPLATES;
    rows.add(feature(t++, verdict));
    rows.add(feature2(t++, verdict, own));
    rows.add(feature2(t++, top, flags & ALL_CAPS));
    rows.add(feature2(t++, longer, own));
    rows.add(feature2(t++, longer, top * 16 + own));
    return true;
  }
}

/** Beyond the templates of NameFeatures. */
const TEMPLATES = 1000;
