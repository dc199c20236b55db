import { parseModel, readModel } from './read-model.ts';

/**
 * Words by their use: numbers of word clusters, from coarse to fine, found by k-means over word vectors (for these see
 * bin/training/train-clusters.ts). The file: a line of JSON {words, levels}, then Uint32 [words] word hashes (see
 * `wordHash`) and Uint16 [words × levels] cluster numbers from 1.
 */
export class WordClusters {
  readonly levels: number;
  readonly words: number;
  /** The words' hashes, those of frequent words first. */
  readonly hashes: Int32Array;
  readonly #mask: number;
  /** A hash table with open addressing: pairs of a word's hash and its index plus one, 0 in free slots. */
  readonly #slots: Int32Array;
  readonly #clusters: Uint16Array;

  constructor(file: Buffer) {
    const { header, body } = parseModel<{ words: number; levels: number }>(file);
    const hashes = new Int32Array(body, 0, header.words);
    this.hashes = hashes;
    this.levels = header.levels;
    this.words = header.words;
    this.#clusters = new Uint16Array(body, header.words * 4, header.words * header.levels);
    const capacity = 2 ** Math.ceil(Math.log2(header.words * 1.6 + 1));
    this.#mask = capacity - 1;
    this.#slots = new Int32Array(capacity * 2);
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i]!;
      let slot = hash & this.#mask;
      while (this.#slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot * 2] = hash;
      this.#slots[slot * 2 + 1] = i + 1;
    }
  }

  /** The index of a word in the table, -1 for an unknown word. */
  indexOf(hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = slots[slot * 2 + 1]!;
      if (index === 0) return -1;
      if (slots[slot * 2] === hash) return index - 1;
    }
  }

  /**
   * Writes the `levels` cluster numbers of a word to `to` from `at` on: zeros for an unknown word. Returns its index.
   */
  write(hash: number, to: Int32Array, at: number): number {
    const index = this.indexOf(hash);
    for (let level = 0; level < this.levels; level++) to[at + level] = this.clusterOf(index, level);
    return index;
  }

  /** The number of a word's cluster at a level, 0 if the index is -1. */
  clusterOf(index: number, level: number): number {
    return index < 0 ? 0 : this.#clusters[index * this.levels + level]!;
  }
}

let shared: WordClusters | undefined;

/** The table of `clusters.model`, read once for all taggers. */
export const wordClusters = (): WordClusters => {
  shared ??= new WordClusters(readModel('clusters.model'));
  return shared;
};
