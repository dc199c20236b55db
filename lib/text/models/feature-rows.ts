import { grown } from './grown.ts';

/**
 * The features of consecutive tokens, one row a token, in two typed arrays that are refilled for every sentence: `add`
 * the features of a token, then `endToken`; `clear` before the next sentence. A feature that is added twice to a token
 * counts twice.
 */
export class FeatureRows {
  /** Feature numbers (see hash.ts), row after row. */
  values = new Int32Array(4096);
  /** Where in `values` the row of each token ends. */
  ends = new Int32Array(128);
  /** Tokens so far. */
  length = 0;
  #size = 0;

  clear(): void {
    this.length = 0;
    this.#size = 0;
  }

  add(feature: number): void {
    if (this.#size === this.values.length) this.values = grown(this.values, this.values.length * 2);
    this.values[this.#size++] = feature;
  }

  endToken(): void {
    if (this.length === this.ends.length) this.ends = grown(this.ends, this.ends.length * 2);
    this.ends[this.length++] = this.#size;
  }
}
