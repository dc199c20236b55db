/**
 * The features of a run of tokens, one row a token, in two typed arrays that are filled again for every sentence:
 * `add` the features of a token, then `endToken`; `clear` before the next sentence. Adding the same feature twice to a
 * token counts it twice.
 */
export class FeatureRows {
  /** Feature numbers (see hash.ts), rows one after the other. */
  values = new Int32Array(4096);
  /** Where in `values` the row of each token ends. */
  ends = new Int32Array(128);
  /** Tokens so far. */
  length = 0;
  private size = 0;

  clear(): void {
    this.length = 0;
    this.size = 0;
  }

  add(feature: number): void {
    if (this.size === this.values.length) this.values = doubled(this.values);
    this.values[this.size++] = feature;
  }

  endToken(): void {
    if (this.length === this.ends.length) this.ends = doubled(this.ends);
    this.ends[this.length++] = this.size;
  }
}

const doubled = (array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
};
