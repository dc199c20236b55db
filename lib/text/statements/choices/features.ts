import { feature, feature2, feature3 } from '../../models/hash.ts';
import { ROWS } from './choice.ts';

const row = (hash: number): number => hash & (ROWS - 1);

/** Collects the features of one group. A template is a number of its own for each kind of feature. */
export class Features {
  #rows: number[] = [];

  /** One to three values under a template. */
  add(template: number, first: number, second?: number, third?: number): void {
    this.#rows.push(
      row(
        second === undefined
          ? feature(template, first)
          : third === undefined
            ? feature2(template, first, second)
            : feature3(template, first, second, third),
      ),
    );
  }

  /** The features since the last call. */
  take(): Int32Array {
    const rows = Int32Array.from(this.#rows);
    this.#rows = [];
    return rows;
  }
}
