import { FeatureRows } from '../../models/feature-rows.ts';
import { grown } from '../../models/grown.ts';
import { CERTAIN, FORBIDDEN, type SequenceModel } from '../../models/sequence-model.ts';
import { OUTSIDE } from './labels.ts';
import { type NameFeatures, PLACES, PLAIN } from './name-features.ts';

/**
 * A cache, across documents, of what the features of one word alone add to the scores of the labels: half of a token's
 * features are such, and most words have been seen before. The sums are the same as those computed anew.
 */
export class WordScores {
  readonly #features: NameFeatures;
  readonly #model: SequenceModel;
  readonly #rows = new FeatureRows();
  #generation = -1;
  /** By register. */
  #tables: Table[] = [];

  constructor(features: NameFeatures, model: SequenceModel) {
    this.#features = features;
    this.#model = model;
  }

  /**
   * Adds the scores of the words around token `i` to its `sums`, one a label, from `at` on.
   *
   * @returns whether they leave no doubt that the token is outside names: its label is then `CERTAIN`.
   */
  add(i: number, sums: Int32Array, at: number): boolean {
    const features = this.#features;
    const table = this.#currentTable();
    const width = this.#model.labels.length;
    const end = features.endPlace(i);
    for (let place = features.firstPlace(i); place < end; place++) {
      const form = features.formAt(i, place);
      const slot = form * PLACES + place;
      if (table.states[slot] === EMPTY) this.#fill(table, form, place);
      if (table.states[slot] === OUTSIDE_BEYOND_DOUBT) {
        sums[at + OUTSIDE] = CERTAIN;
        return true;
      }
      for (let label = 0, from = slot * width; label < width; label++) sums[at + label]! += table.sums[from + label]!;
    }
    return false;
  }

  /** The table of the register, with room for all forms. */
  #currentTable(): Table {
    const { forms } = this.#features.facts;
    const { register } = this.#features;
    if (this.#generation !== forms.generation) {
      this.#tables = [];
      this.#generation = forms.generation;
    }
    const slots = forms.size * PLACES;
    this.#tables[register] ??= { states: new Uint8Array(0), sums: new Int16Array(0) };
    const table = this.#tables[register];
    if (table.states.length < slots) {
      table.states = grown(table.states, 2 * slots);
      table.sums = grown(table.sums, 2 * slots * this.#model.labels.length);
    }
    return table;
  }

  #fill(table: Table, form: number, place: number): void {
    const rows = this.#rows;
    const model = this.#model;
    const width = model.labels.length;
    rows.clear();
    this.#features.addWord(rows, form, place);
    rows.endToken();
    const sums = model.score(rows);
    const slot = form * PLACES + place;
    for (let label = 0; label < width; label++) table.sums[slot * width + label] = sums[label]!;
    const inNames = sums.subarray(0, width).with(OUTSIDE, FORBIDDEN);
    const isOutside = place === PLAIN && sums[OUTSIDE]! - Math.max(...inNames) > NO_DOUBT;
    table.states[slot] = isOutside ? OUTSIDE_BEYOND_DOUBT : FILLED;
  }
}

/** States of a slot. */
const EMPTY = 0;
const FILLED = 1;
const OUTSIDE_BEYOND_DOUBT = 2;

/**
 * A plain word is outside names if its own features prefer that by this margin. Scoring all features instead would
 * change 0.02 % of the names in CoNLL-2003, Wikigold, re3d and PolNeAR and double the look-ups.
 */
const NO_DOUBT = 120;

/** Slots: form × PLACES + place. */
interface Table {
  states: Uint8Array<ArrayBuffer>;
  /** [slots × labels]. A form has fewer than 40 features of at most 127, which 16 bits hold. */
  sums: Int16Array<ArrayBuffer>;
}
