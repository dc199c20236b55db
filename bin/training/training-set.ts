import type { FeatureRows } from '../../lib/text/models/feature-rows.ts';

/** Labelled sentences in typed arrays, for train.ts. */
export class TrainingSet {
  values = new Int32Array(1 << 20);
  size = 0;
  tokenEnds = new Int32Array(1 << 16);
  tags = new Uint8Array(1 << 16);
  tokens = 0;
  sentenceEnds: number[] = [];
  importance: number[] = [];

  get sentences(): number {
    return this.sentenceEnds.length;
  }

  /** Copies a sentence: its features and the index of each token's label. `importance` scales its gradient. */
  add(rows: FeatureRows, tags: ArrayLike<number>, importance = 1): void {
    const size = rows.length === 0 ? 0 : (rows.ends[rows.length - 1] as number);
    while (this.size + size > this.values.length) {
      const larger = new Int32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    while (this.tokens + rows.length > this.tags.length) {
      const tokenEnds = new Int32Array(this.tags.length * 2);
      const larger = new Uint8Array(this.tags.length * 2);
      tokenEnds.set(this.tokenEnds);
      larger.set(this.tags);
      this.tokenEnds = tokenEnds;
      this.tags = larger;
    }
    this.values.set(rows.values.subarray(0, size), this.size);
    for (let i = 0; i < rows.length; i++) {
      this.tokenEnds[this.tokens + i] = this.size + (rows.ends[i] as number);
      this.tags[this.tokens + i] = tags[i] as number;
    }
    this.size += size;
    this.tokens += rows.length;
    this.sentenceEnds.push(this.tokens);
    this.importance.push(importance);
  }
}
