import type { FeatureRows } from './feature-rows.ts';

/** What a transition that must not happen weighs: more than all features of a token together can. */
export const FORBIDDEN = -100_000_000;

/**
 * A linear-chain model (a CRF, or whatever else learns a weight for each feature and label and for each pair of
 * neighbouring labels) with its Viterbi decoder.
 *
 * The file: a line of JSON (the `Header`), then little-endian arrays:
 * transitions Int32 [(labels + 1) × (labels + 1)], the last row and column standing for the edge of the sentence;
 * bucket sizes Uint8 [2^bucketBits]; then for each feature, in order of its bucket, a record of 2 + labels bytes: a
 * check Uint16 and the weights Int8 [labels], side by side as they are read together. A feature's top `bucketBits` bits
 * name its bucket and its low 16 bits are the check.
 */
export class SequenceModel {
  readonly labels: readonly string[];
  private readonly width: number;
  private readonly shift: number;
  private readonly transitions: Int32Array;
  private readonly buckets: Uint32Array;
  private readonly records: Int8Array;
  /** By bucket, which low four bits its features end in: most features asked about are in no record, and stop here. */
  private readonly endings: Uint16Array;
  // Grown as needed and used again for every sentence.
  private scores: Int32Array = new Int32Array(0);
  private back: Uint8Array = new Uint8Array(0);
  private best: Int32Array;
  private next: Int32Array;

  constructor(file: Buffer) {
    const newline = file.indexOf(10);
    const header = headerOf(file);
    this.labels = header.labels;
    const width = header.labels.length;
    this.width = width;
    this.shift = 32 - header.bucketBits;
    // A copy begins aligned, whatever the length of the header.
    const body = new Uint8Array(file.subarray(newline + 1)).buffer;
    let at = 0;
    this.transitions = new Int32Array(body, at, (width + 1) ** 2);
    at += this.transitions.byteLength;
    const sizes = new Uint8Array(body, at, 2 ** header.bucketBits);
    at += sizes.byteLength;
    this.buckets = new Uint32Array(sizes.length + 1);
    for (let i = 0, sum = 0; i < sizes.length; i++) {
      sum += sizes[i] as number;
      this.buckets[i + 1] = sum;
    }
    this.records = new Int8Array(body, at, header.features * (width + 2));
    this.endings = new Uint16Array(sizes.length);
    for (let bucket = 0, at = 0; bucket < sizes.length; bucket++)
      for (const end = (this.buckets[bucket + 1] as number) * (width + 2); at < end; at += width + 2)
        (this.endings[bucket] as number) |= 1 << ((this.records[at] as number) & 15);
    this.best = new Int32Array(width);
    this.next = new Int32Array(width);
  }

  /** The best labels of the tokens in `rows`, as indexes into `labels`, written to `tags` (one a token). */
  decode(rows: FeatureRows, tags: Uint8Array): void {
    this.score(rows);
    this.viterbi(rows.length, tags);
  }

  /** Sums the weights of each token's features. What it returns is used again at the next call: [tokens × labels]. */
  score(rows: FeatureRows): Int32Array {
    const { width, shift, buckets, records, endings } = this;
    const stride = width + 2;
    const size = rows.length * width;
    if (this.scores.length < size) {
      this.scores = new Int32Array(size * 2);
      this.back = new Uint8Array(size * 2);
    }
    const scores = this.scores.fill(0, 0, size);
    const { values, ends } = rows;
    for (let token = 0, i = 0, base = 0; token < rows.length; token++, base += width) {
      for (const end = ends[token] as number; i < end; i++) {
        const value = values[i] as number;
        const bucket = value >>> shift;
        if ((((endings[bucket] as number) >>> (value & 15)) & 1) === 0) continue;
        const low = (value << 24) >> 24;
        const high = (value << 16) >> 24;
        const last = (buckets[bucket + 1] as number) * stride;
        for (let at = (buckets[bucket] as number) * stride; at < last; at += stride) {
          if (records[at] !== low || records[at + 1] !== high) continue;
          for (let label = base, w = at + 2, end = at + stride; w < end; label++, w++)
            (scores[label] as number) += records[w] as number;
          break;
        }
      }
    }
    return scores;
  }

  /** The best path through the scores of the last call of `score`, which may have been changed meanwhile. */
  viterbi(length: number, tags: Uint8Array): void {
    if (length === 0) return;
    const { width, transitions, scores, back } = this;
    const stride = width + 1;
    let { best, next } = this;
    for (let to = 0; to < width; to++) best[to] = (scores[to] as number) + (transitions[width * stride + to] as number);
    for (let token = 1, base = width; token < length; token++, base += width) {
      for (let to = 0; to < width; to++) {
        let top = Number.NEGATIVE_INFINITY;
        let argument = 0;
        for (let from = 0, t = to; from < width; from++, t += stride) {
          const score = (best[from] as number) + (transitions[t] as number);
          if (score > top) {
            top = score;
            argument = from;
          }
        }
        next[to] = Math.max(top + (scores[base + to] as number), FLOOR);
        back[base + to] = argument;
      }
      [best, next] = [next, best];
    }
    let label = 0;
    let top = Number.NEGATIVE_INFINITY;
    for (let from = 0; from < width; from++) {
      const score = (best[from] as number) + (transitions[from * stride + width] as number);
      if (score > top) {
        top = score;
        label = from;
      }
    }
    for (let token = length - 1; token >= 0; token--) {
      tags[token] = label;
      label = back[token * width + label] as number;
    }
  }
}

/** Keeps forbidden paths from running out of 32 bits. */
const FLOOR = -1_000_000_000;

export interface Header {
  labels: string[];
  bucketBits: number;
  features: number;
  /** What the tagger's weights were learnt from, and how, for whoever opens the file. */
  about?: string;
  /** Of the features it was trained with, so that a test may refuse a model that other code made. */
  fingerprint?: string;
}

/** The header of a model's file. */
export const headerOf = (file: Buffer): Header => JSON.parse(file.toString('utf8', 0, file.indexOf(10))) as Header;
