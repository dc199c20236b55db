import { FeatureRows } from '../../models/feature-rows.ts';
import { CERTAIN, FORBIDDEN, type SequenceModel } from '../../models/sequence-model.ts';
import { OUTSIDE } from './labels.ts';
import { type NameFeatures, PLACES, PLAIN } from './name-features.ts';

/**
 * What the features of one word alone add to the scores of the labels, kept from document to document: half of a token's
 * features are such, and most words have been seen before. The sums are those that scoring them anew would give.
 */
export class WordScores {
  private readonly features: NameFeatures;
  private readonly model: SequenceModel;
  private readonly rows = new FeatureRows();
  private generation = -1;
  /** By register. */
  private tables: Table[] = [];

  constructor(features: NameFeatures, model: SequenceModel) {
    this.features = features;
    this.model = model;
  }

  /**
   * Adds them for the token at `i` to its `sums`, one a label, from `at`.
   *
   * @returns whether they leave no doubt that the token is no name: its label is then `CERTAIN`.
   */
  add(i: number, sums: Int32Array, at: number): boolean {
    const { features } = this;
    const table = this.table();
    const width = this.model.labels.length;
    const end = features.endPlace(i);
    for (let place = features.firstPlace(i); place < end; place++) {
      const form = features.formAt(i, place);
      const slot = form * PLACES + place;
      if (table.filled[slot] === 0) this.fill(table, form, place);
      if (table.filled[slot] === OUTSIDE_BEYOND_DOUBT) {
        sums[at + OUTSIDE] = CERTAIN;
        return true;
      }
      for (let label = 0, from = slot * width; label < width; label++)
        (sums[at + label] as number) += table.sums[from + label] as number;
    }
    return false;
  }

  private table(): Table {
    const { forms } = this.features.facts;
    const { register } = this.features;
    if (this.generation !== forms.generation) {
      this.tables = [];
      this.generation = forms.generation;
    }
    const slots = forms.size * PLACES;
    let table = this.tables[register];
    if (!table || table.filled.length < slots) {
      const larger: Table = {
        filled: new Uint8Array(2 * slots),
        sums: new Int16Array(2 * slots * this.model.labels.length),
      };
      if (table) {
        larger.filled.set(table.filled);
        larger.sums.set(table.sums);
      }
      table = larger;
      this.tables[register] = table;
    }
    return table;
  }

  private fill(table: Table, form: number, place: number): void {
    const { rows, model } = this;
    const width = model.labels.length;
    rows.clear();
    this.features.addWord(rows, form, place);
    rows.endToken();
    const sums = model.score(rows);
    const slot = form * PLACES + place;
    for (let label = 0; label < width; label++) table.sums[slot * width + label] = sums[label] as number;
    const names = sums.subarray(0, width).with(OUTSIDE, FORBIDDEN);
    const isOutside = place === PLAIN && (sums[OUTSIDE] as number) - Math.max(...names) > NO_DOUBT;
    table.filled[slot] = isOutside ? OUTSIDE_BEYOND_DOUBT : FILLED;
  }
}

const FILLED = 1;
const OUTSIDE_BEYOND_DOUBT = 2;

/**
 * A word that looks like no name, nor do its neighbours, is none where its own features say so by this much: with all
 * features, 0.02 % of the names in CoNLL-2003, Wikigold, re3d and PolNeAR would be others, and half of the features
 * would be looked up for nothing.
 */
const NO_DOUBT = 120;

interface Table {
  /** Of each form and place, whether it has been asked about, and what came of it. */
  filled: Uint8Array;
  /** A form has fewer than 40 features of at most 127, which 16 bits hold. */
  sums: Int16Array;
}
