import { feature, feature2, feature3 } from '../../models/hash.ts';
import { ROWS } from './choice.ts';

/** The most features of a group; any further ones are left out. */
const MAX_FEATURES = 256;

/** Collects the features of one group. A template is a number of its own for each kind of feature. */
export class Features {
  readonly #rows = new Int32Array(MAX_FEATURES);
  #size = 0;

  /** One to three values under a template. */
  add(template: number, first: number, second?: number, third?: number): void {
    if (this.#size === MAX_FEATURES) return;
    const hash =
      second === undefined
        ? feature(template, first)
        : third === undefined
          ? feature2(template, first, second)
          : feature3(template, first, second, third);
    this.#rows[this.#size++] = hash & (ROWS - 1);
  }

  /** The features since the last call. */
  take(): Int32Array {
    const rows = this.#rows.slice(0, this.#size);
    this.#size = 0;
    return rows;
  }
}
