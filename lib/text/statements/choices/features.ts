import { feature3 } from '../../models/hash.ts';
import { type Group, ROWS } from './choice.ts';

/** The most features of a group; any further ones are left out. */
const MAX_FEATURES = 256;
/** Groups share memory, so many features at a time: arrays of their own took longer than all features in them. */
const BLOCK = 1 << 15;

/** Collects the features of one group. A template is a number of its own for each kind of feature. */
export class Features {
  #block = new Int32Array(BLOCK);
  #start = 0;
  #end = 0;

  /** One to three values under a template: 0 adds nothing to a hash. */
  add(template: number, first: number, second = 0, third = 0): void {
    if (this.#end - this.#start === MAX_FEATURES) return;
    this.#block[this.#end++] = feature3(template, first, second, third) & (ROWS - 1);
  }

  /** The features since the last call. */
  take(): Group {
    const group = { rows: this.#block, from: this.#start, to: this.#end };
    this.#start = this.#end;
    if (BLOCK - this.#end < MAX_FEATURES) {
      this.#block = new Int32Array(BLOCK);
      this.#start = 0;
      this.#end = 0;
    }
    return group;
  }
}
