import type { FeatureRows } from './feature-rows.ts';

/** What a transition that must not happen weighs: more than all features of a token together can. */
export const FORBIDDEN = -100_000_000;

/** What is added to the score of a label that is known: more than all else, less than what must not happen. */
export const CERTAIN = 1_000_000;

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
  /**
   * By bucket: where its records begin (18 bits), and, above that, which last four bits its features end in, one bit for
   * each but the last two, which share one. Most features asked about are in no record, and stop here.
   */
  private readonly buckets: Uint32Array;
  /**
   * The records, each in `words` numbers: its check, then its weights, each 128 more than it is, so that the weights of
   * two labels are added at a time.
   */
  private readonly records: Int32Array;
  private readonly words: number;
  // Grown as needed and used again for every sentence.
  private scores: Int32Array = new Int32Array(0);
  private back: Uint8Array = new Uint8Array(0);
  private best: Int32Array;
  private next: Int32Array;
  /** Which labels may come before each: those of label l are `before[firsts[l] … firsts[l + 1])`. */
  private readonly before: number[] = [];
  private readonly firsts: number[] = [0];
  private found = new Int32Array(256);
  private readonly sums: Int32Array;

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
    for (let to = 0; to < width; to++) {
      for (let from = 0; from < width; from++)
        if ((this.transitions[from * (width + 1) + to] as number) > FORBIDDEN) this.before.push(from);
      this.firsts.push(this.before.length);
    }
    const sizes = new Uint8Array(body, at, 2 ** header.bucketBits);
    at += sizes.byteLength;
    if (header.features > MOST_FEATURES) throw new RangeError(`a model of more than ${MOST_FEATURES} features`);
    this.buckets = new Uint32Array(sizes.length + 1);
    const records = new Uint8Array(body, at, header.features * (width + 2));
    this.words = Math.ceil((width + 2) / 4);
    this.records = new Int32Array(header.features * this.words);
    const bytes = new Uint8Array(this.records.buffer);
    for (let bucket = 0, feature = 0; bucket < sizes.length; bucket++) {
      let endings = 0;
      const start = feature;
      for (const end = start + (sizes[bucket] as number); feature < end; feature++) {
        const from = feature * (width + 2);
        const to = feature * this.words * 4;
        endings |= 1 << endingOf(records[from] as number);
        bytes[to] = records[from] as number;
        bytes[to + 1] = records[from + 1] as number;
        for (let byte = 2; byte < width + 2; byte++) bytes[to + byte] = (records[from + byte] as number) ^ 0x80;
      }
      this.buckets[bucket] = start | (endings << INDEX_BITS);
      this.buckets[bucket + 1] = feature;
    }
    this.sums = new Int32Array(2 * this.words);
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
    const { width, words, shift, buckets, records, sums } = this;
    const size = rows.length * width;
    if (this.scores.length < size) {
      this.scores = new Int32Array(size * 2);
      this.back = new Uint8Array(size * 2);
    }
    const { scores } = this;
    const { values, ends } = rows;
    for (let token = 0, start = 0, base = 0; token < rows.length; token++, base += width) {
      const end = ends[token] as number;
      if (this.found.length < end - start) this.found = new Int32Array(2 * (end - start));
      const { found } = this;
      // Without a branch: which of them may have a record is as good as random.
      let asked = 0;
      for (let i = start; i < end; i++) {
        const value = values[i] as number;
        found[asked] = value;
        asked += ((buckets[value >>> shift] as number) >>> (INDEX_BITS + endingOf(value))) & 1;
      }
      let hits = 0;
      sums.fill(0);
      for (let i = 0; i < asked; i++) {
        const value = found[i] as number;
        const bucket = value >>> shift;
        const last = ((buckets[bucket + 1] as number) & INDEX) * words;
        for (let at = ((buckets[bucket] as number) & INDEX) * words; at < last; at += words) {
          if ((((records[at] as number) ^ value) & 0xffff) !== 0) continue;
          hits++;
          for (let word = 0; word < words; word++) {
            const bytes = records[at + word] as number;
            (sums[2 * word] as number) += bytes & EVEN_BYTES;
            (sums[2 * word + 1] as number) += (bytes >>> 8) & EVEN_BYTES;
          }
          break;
        }
      }
      for (let label = 0; label < width; label++) {
        const byte = label + 2;
        const pair = sums[2 * (byte >> 2) + (byte & 1)] as number;
        scores[base + label] = ((byte & 2) === 0 ? pair & 0xffff : pair >>> 16) - 128 * hits;
      }
      start = end;
    }
    return scores;
  }

  /** The label that is `CERTAIN` by the scores from `base` on, or -1. */
  private certainAt(base: number): number {
    const { width, scores } = this;
    for (let label = 0; label < width; label++) if ((scores[base + label] as number) >= CERTAIN / 2) return label;
    return -1;
  }

  /**
   * The best path through the scores of the last call of `score`, which may have been changed meanwhile. A label to whose
   * score `CERTAIN` was added is on it, and no other way is followed up there.
   */
  viterbi(length: number, tags: Uint8Array): void {
    if (length === 0) return;
    const { width, transitions, scores, back, before, firsts } = this;
    const stride = width + 1;
    let { best, next } = this;
    for (let to = 0; to < width; to++) best[to] = (scores[to] as number) + (transitions[width * stride + to] as number);
    let known = this.certainAt(0);
    for (let token = 1, base = width; token < length; token++, base += width) {
      const previous = known;
      known = this.certainAt(base);
      const end = known < 0 ? width : known + 1;
      for (let to = Math.max(known, 0); to < end; to++) {
        let top = FLOOR;
        let argument = Math.max(previous, 0);
        if (previous >= 0) top = (best[previous] as number) + (transitions[previous * stride + to] as number);
        else
          for (let i = firsts[to] as number; i < (firsts[to + 1] as number); i++) {
            const from = before[i] as number;
            const score = (best[from] as number) + (transitions[from * stride + to] as number);
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
    let label = Math.max(known, 0);
    let top = Number.NEGATIVE_INFINITY;
    for (let from = 0; from < width && known < 0; from++) {
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

const INDEX_BITS = 18;
const INDEX = 2 ** INDEX_BITS - 1;
const MOST_FEATURES = INDEX;
const endingOf = (value: number): number => Math.min(value & 15, 31 - INDEX_BITS);

/** A token has no more features than a half of a number holds the weights of: 257. */
const EVEN_BYTES = 0x00ff00ff;

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
