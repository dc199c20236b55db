import type { FeatureRows } from '../../lib/text/models/feature-rows.ts';
import { grown } from '../../lib/text/models/grown.ts';

/** Labelled sentences in typed arrays, for sequence-trainer.ts. */
export class TrainingSet {
  /** Features, token after token, and how many there are. */
  values = new Int32Array(1 << 20);
  size = 0;
  /** Where in `values` each token ends. */
  tokenEnds = new Int32Array(1 << 16);
  /** Indexes of the tokens' labels. */
  tags = new Uint8Array(1 << 16);
  tokens = 0;
  /** Where among the tokens each sentence ends. */
  sentenceEnds: number[] = [];
  importance: number[] = [];

  get sentences(): number {
    return this.sentenceEnds.length;
  }

  /** Adds a copy of a sentence: its features and the index of each token's label. `importance` scales its gradient. */
  add(rows: FeatureRows, tags: ArrayLike<number>, importance = 1): void {
    const size = rows.length === 0 ? 0 : rows.ends[rows.length - 1]!;
    while (this.size + size > this.values.length) this.values = grown(this.values, this.values.length * 2);
    while (this.tokens + rows.length > this.tags.length) {
      this.tokenEnds = grown(this.tokenEnds, this.tags.length * 2);
      this.tags = grown(this.tags, this.tags.length * 2);
    }
    this.values.set(rows.values.subarray(0, size), this.size);
    for (let i = 0; i < rows.length; i++) {
      this.tokenEnds[this.tokens + i] = this.size + rows.ends[i]!;
      this.tags[this.tokens + i] = tags[i]!;
    }
    this.size += size;
    this.tokens += rows.length;
    this.sentenceEnds.push(this.tokens);
    this.importance.push(importance);
  }
}
