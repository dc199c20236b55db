import type { FeatureRows } from './feature-rows.ts';
import { parseModel } from './read-model.ts';

/** The weight of a transition that must not happen: below what all features of a token can add up to. */
export const FORBIDDEN = -100_000_000;

/** Added to the score of a label that is known: outweighs all features, but not a forbidden transition. */
export const CERTAIN = 1_000_000;

/** The header of a sequence model's file. */
export interface SequenceModelHeader {
  labels: string[];
  bucketBits: number;
  features: number;
  /** How and from what the weights were learnt, for people who open the file. */
  about?: string;
  /** Of the features that the model was trained with, so that a test can reject a model that other code made. */
  fingerprint?: string;
}

/**
 * A linear-chain model (a CRF, or anything else that learns a weight for each feature and label and for each pair of
 * neighbouring labels) with its Viterbi decoder.
 *
 * The file: a line of JSON (`SequenceModelHeader`), then little-endian arrays: transitions Int32 [(labels + 1) ×
 * (labels + 1)], the last row and column for the edges of the sentence; bucket sizes Uint8 [2^bucketBits]; then for
 * each feature, in order of its bucket, a record of 2 + labels bytes: a check Uint16 and the weights Int8 [labels],
 * side by side because they are read together. The top `bucketBits` bits of a feature are its bucket, its low 16 bits
 * the check.
 */
export class SequenceModel {
  readonly labels: readonly string[];
  readonly #width: number;
  readonly #shift: number;
  readonly #transitions: Int32Array;
  /**
   * By bucket: the index of its first record (18 bits) and, above that, the last four bits that its features end in,
   * one bit for each ending but the last three, which share one. Most features that are looked up have no record, and
   * the look-up stops here.
   */
  readonly #buckets: Uint32Array;
  /** The records, each in `#recordLength` numbers: check, then weights with BIAS, so that two are added at a time. */
  readonly #records: Int32Array;
  readonly #recordLength: number;
  // Grown as needed and reused for every sentence.
  #scores: Int32Array = new Int32Array(0);
  #back: Uint8Array = new Uint8Array(0);
  #best: Int32Array;
  #next: Int32Array;
  /** The labels that may come before each: those of label l are `before[firsts[l] … firsts[l + 1])`. */
  readonly #before: number[] = [];
  readonly #firsts: number[] = [0];
  #found = new Int32Array(256);
  readonly #sums: Int32Array;

  /** @throws {RangeError} if the model has more features than can be indexed. */
  constructor(file: Buffer) {
    const { header, body } = parseModel<SequenceModelHeader>(file);
    this.labels = header.labels;
    const width = header.labels.length;
    this.#width = width;
    this.#shift = 32 - header.bucketBits;
    let at = 0;
    this.#transitions = new Int32Array(body, at, (width + 1) ** 2);
    at += this.#transitions.byteLength;
    for (let to = 0; to < width; to++) {
      for (let from = 0; from < width; from++)
        if (this.#transitions[from * (width + 1) + to]! > FORBIDDEN) this.#before.push(from);
      this.#firsts.push(this.#before.length);
    }
    const sizes = new Uint8Array(body, at, 2 ** header.bucketBits);
    at += sizes.byteLength;
    if (header.features > MAX_FEATURES) throw new RangeError(`a model of more than ${MAX_FEATURES} features`);
    this.#buckets = new Uint32Array(sizes.length + 1);
    const recordBytes = CHECK_BYTES + width;
    const records = new Uint8Array(body, at, header.features * recordBytes);
    this.#recordLength = Math.ceil(recordBytes / 4);
    this.#records = new Int32Array(header.features * this.#recordLength);
    const bytes = new Uint8Array(this.#records.buffer);
    for (let bucket = 0, feature = 0; bucket < sizes.length; bucket++) {
      let endings = 0;
      const start = feature;
      for (const end = start + sizes[bucket]!; feature < end; feature++) {
        const from = feature * recordBytes;
        const to = feature * this.#recordLength * 4;
        endings |= 1 << endingOf(records[from]!);
        bytes[to] = records[from]!;
        bytes[to + 1] = records[from + 1]!;
        for (let byte = CHECK_BYTES; byte < recordBytes; byte++) bytes[to + byte] = records[from + byte]! ^ BIAS;
      }
      this.#buckets[bucket] = start | (endings << INDEX_BITS);
      this.#buckets[bucket + 1] = feature;
    }
    this.#sums = new Int32Array(2 * this.#recordLength);
    this.#best = new Int32Array(width);
    this.#next = new Int32Array(width);
  }

  /** Writes the best label of each token in `rows`, as an index into `labels`, to `tags`. */
  decode(rows: FeatureRows, tags: Uint8Array): void {
    this.score(rows);
    this.viterbi(rows.length, tags);
  }

  /** The sums of the weights of each token's features: [tokens × labels]. The next call reuses the array. */
  score(rows: FeatureRows): Int32Array {
    const width = this.#width;
    const recordLength = this.#recordLength;
    const shift = this.#shift;
    const buckets = this.#buckets;
    const records = this.#records;
    const sums = this.#sums;
    const size = rows.length * width;
    if (this.#scores.length < size) {
      this.#scores = new Int32Array(size * 2);
      this.#back = new Uint8Array(size * 2);
    }
    const scores = this.#scores;
    const { values, ends } = rows;
    for (let token = 0, start = 0, base = 0; token < rows.length; token++, base += width) {
      const end = ends[token]!;
      if (this.#found.length < end - start) this.#found = new Int32Array(2 * (end - start));
      const found = this.#found;
      // Without a branch, which would be mispredicted: it is random which of them may have a record.
      let candidates = 0;
      for (let i = start; i < end; i++) {
        const value = values[i]!;
        found[candidates] = value;
        candidates += (buckets[value >>> shift]! >>> (INDEX_BITS + endingOf(value))) & 1;
      }
      let hits = 0;
      sums.fill(0);
      for (let i = 0; i < candidates; i++) {
        const value = found[i]!;
        const bucket = value >>> shift;
        const last = (buckets[bucket + 1]! & INDEX_MASK) * recordLength;
        for (let at = (buckets[bucket]! & INDEX_MASK) * recordLength; at < last; at += recordLength) {
          if (((records[at]! ^ value) & CHECK_MASK) !== 0) continue;
          hits++;
          for (let word = 0; word < recordLength; word++) {
            const bytes = records[at + word]!;
            sums[2 * word]! += bytes & EVEN_BYTES;
            sums[2 * word + 1]! += (bytes >>> 8) & EVEN_BYTES;
          }
          break;
        }
      }
      for (let label = 0; label < width; label++) {
        const byte = CHECK_BYTES + label;
        const pair = sums[2 * (byte >> 2) + (byte & 1)]!;
        scores[base + label] = ((byte & 2) === 0 ? pair & 0xffff : pair >>> 16) - BIAS * hits;
      }
      start = end;
    }
    return scores;
  }

  /** The label to whose score `CERTAIN` was added, of the scores from `base` on, or -1. */
  #certainLabel(base: number): number {
    const width = this.#width;
    const scores = this.#scores;
    for (let label = 0; label < width; label++) if (scores[base + label]! >= CERTAIN / 2) return label;
    return -1;
  }

  /**
   * Writes the best path through the scores that the last call of `score` returned, and that the caller may have
   * changed since, to `tags`. Where `CERTAIN` was added to the score of a label, no other label is considered.
   */
  viterbi(length: number, tags: Uint8Array): void {
    if (length === 0) return;
    const width = this.#width;
    const transitions = this.#transitions;
    const scores = this.#scores;
    const back = this.#back;
    const before = this.#before;
    const firsts = this.#firsts;
    const stride = width + 1;
    let best = this.#best;
    let next = this.#next;
    for (let to = 0; to < width; to++) best[to] = scores[to]! + transitions[width * stride + to]!;
    let known = this.#certainLabel(0);
    for (let token = 1, base = width; token < length; token++, base += width) {
      const previous = known;
      known = this.#certainLabel(base);
      const end = known < 0 ? width : known + 1;
      for (let to = Math.max(known, 0); to < end; to++) {
        let top = FLOOR;
        let argument = Math.max(previous, 0);
        if (previous >= 0) top = best[previous]! + transitions[previous * stride + to]!;
        else
          for (let i = firsts[to]!; i < firsts[to + 1]!; i++) {
            const from = before[i]!;
            const score = best[from]! + transitions[from * stride + to]!;
            if (score > top) {
              top = score;
              argument = from;
            }
          }
        next[to] = Math.max(top + scores[base + to]!, FLOOR);
        back[base + to] = argument;
      }
      [best, next] = [next, best];
    }
    let label = Math.max(known, 0);
    let top = Number.NEGATIVE_INFINITY;
    for (let from = 0; from < width && known < 0; from++) {
      const score = best[from]! + transitions[from * stride + width]!;
      if (score > top) {
        top = score;
        label = from;
      }
    }
    for (let token = length - 1; token >= 0; token--) {
      tags[token] = label;
      label = back[token * width + label]!;
    }
  }
}

/** Bits of a feature's index in an entry of `#buckets`; those above are for endings. */
const INDEX_BITS = 18;
const INDEX_MASK = 2 ** INDEX_BITS - 1;
const MAX_FEATURES = INDEX_MASK;
const endingOf = (value: number): number => Math.min(value & 15, 31 - INDEX_BITS);

const CHECK_BYTES = 2;
const CHECK_MASK = 0xffff;

/** Added to a weight to make it an unsigned byte. */
const BIAS = 0x80;

/** Every other byte of a record: 16 bits hold the sum of 257 of them, more than a token has features. */
const EVEN_BYTES = 0x00ff00ff;

/** Keeps the sums of forbidden paths within 32 bits. */
const FLOOR = -1_000_000_000;
