/**
 * Enters a million generated articles in the buckets and reports, as the table fills, how many articles one is compared
 * with, how full its buckets are and whether its copies are still found. Prints the tables of docs/scale.md.
 *
 * node --max-old-space-size=4000 test/bench/similarity-simulation.ts FOLDER [--articles 1000000] [--words 500]
 */
import { parseArgs } from 'node:util';
import { SOURCE_MEMBERS } from '../../functions/tables/near-copy-bucket.ts';
import { MAX_CANDIDATES, MAX_UNCROWDED_MEMBERS } from '../../lib/text/similarity/candidates.ts';
import { sketchOfWords } from '../../lib/text/similarity/sketch.ts';
import { SKETCH_PARAMETERS } from '../../lib/text/similarity/sketch-parameters.ts';
import { mix } from '../../lib/text/similarity/word-hashes.ts';
import { chainOf } from './similarity/chain.ts';
import { readTexts } from './similarity/corpus.ts';
import { random } from './similarity/random.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '1000000' },
    words: { type: 'string', default: '500' },
    shingle: { type: 'string', default: String(SKETCH_PARAMETERS.keyShingleWords) },
  },
});
const articles = Number(values.articles);
const length = Number(values.words);
const chain = chainOf(readTexts(positionals[0] ?? new URL('../articles', import.meta.url).pathname));
const parameters = { ...SKETCH_PARAMETERS, keyShingleWords: Number(values.shingle) };
const r = random(1);

/** Passages that many articles share: one article in ten has one. Some are far more common than others. */
const PASSAGE_WORDS = 40;
const PASSAGES = Array.from({ length: 40 }, () => chain.walk(PASSAGE_WORDS, r));
const SHARE_WITH_PASSAGE = 0.1;

/** The positions of its words in the source texts. */
const makeArticle = (): Uint32Array => {
  const words = chain.walk(length, r);
  if (r.chance(SHARE_WITH_PASSAGE))
    words.set(PASSAGES[Math.floor(PASSAGES.length * r.next() ** 3)]!, r.between(0, length - PASSAGE_WORDS));
  return words;
};

/** Members of each bucket, in a hash table with open addressing. A bucket is identified by 32 bits of its name. */
const slots = 2 ** Math.ceil(Math.log2(articles * SKETCH_PARAMETERS.keys * 2.5));
const names = new Uint32Array(slots);
const members = new Uint8Array(slots);
/** How often each full bucket was met. */
const visits = new Map<number, number>();

const slotOf = (key: string): number => {
  const name = mix(Number.parseInt(key.slice(-16, -8), 16) ^ mix(Number.parseInt(key.slice(-8), 16))) || 1;
  let slot = mix(name) & (slots - 1);
  while (names[slot] !== 0 && names[slot] !== name) slot = (slot + 1) & (slots - 1);
  names[slot] = name;
  return slot;
};

interface Tally {
  articles: number;
  keys: number;
  /** Articles met in buckets that are not crowded. */
  met: number;
  /** Articles that met more than are compared. */
  overLimit: number;
  /** Keys of full buckets. */
  full: number;
}
const emptyTally = (): Tally => ({ articles: 0, keys: 0, met: 0, overLimit: 0, full: 0 });

/** Enters an article and returns the slots of the buckets that had room for it. */
const enter = (words: Uint32Array, tally: Tally): number[] => {
  const entered: number[] = [];
  let met = 0;
  sketchOfWords(chain.words(words), parameters).keys.forEach((key) => {
    const slot = slotOf(key);
    const count = members[slot]!;
    tally.keys += 1;
    met += count > MAX_UNCROWDED_MEMBERS ? 0 : count;
    if (count < SOURCE_MEMBERS) {
      members[slot] = count + 1;
      entered.push(slot);
    } else {
      tally.full += 1;
      visits.set(slot, (visits.get(slot) ?? 0) + 1);
    }
  });
  tally.met += met;
  tally.articles += 1;
  if (met > MAX_CANDIDATES) tally.overLimit += 1;
  return entered;
};

const ALTERATIONS: Record<string, (words: Uint32Array) => Uint32Array> = {
  'cut to half': (words) => words.subarray(0, words.length >> 1),
  'cut to a quarter': (words) => words.subarray(0, words.length >> 2),
  'one word in seven misread': (words) => words.map((word) => (r.chance(1 / 7) ? chain.walk(1, r)[0]! : word)),
  'in a piece three times as long': (words) => {
    const piece = new Uint32Array(words.length * 3);
    piece.set(chain.walk(piece.length, r));
    piece.set(words, words.length);
    return piece;
  },
};

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;

console.log(
  `${articles.toLocaleString('en')} articles of ${length} words, ${SKETCH_PARAMETERS.keys} keys, ${SOURCE_MEMBERS} members\n`,
);
console.log(
  `| after | compared with an article | more than ${MAX_CANDIDATES} | keys that find a full bucket |\n| --- | --- | --- | --- |`,
);
const kept: { words: Uint32Array; entered: Set<number> }[] = [];
let tally = emptyTally();
let reported = Math.max(1, articles / 1000);
for (let i = 1; i <= articles; i++) {
  const words = makeArticle();
  const entered = enter(words, tally);
  if (i % Math.ceil(articles / 2000) === 0) kept.push({ words, entered: new Set(entered) });
  if (i === Math.round(reported)) {
    const { met, overLimit, full, keys, articles: count } = tally;
    console.log(
      `| ${i.toLocaleString('en')} | ${(met / count).toFixed(2)} | ${percent(overLimit, count)} | ${percent(full, keys)} |`,
    );
    tally = emptyTally();
    reported *= Math.sqrt(10);
  }
}

console.log('\n| members of a bucket | buckets |\n| --- | --- |');
const ranges: [number, number][] = [
  [1, 1],
  [2, 3],
  [4, 7],
  [8, 15],
  [16, SOURCE_MEMBERS - 1],
  [SOURCE_MEMBERS, SOURCE_MEMBERS],
];
const sizes = new Array(SOURCE_MEMBERS + 1).fill(0);
for (const count of members) sizes[count] += 1;
for (const [from, to] of ranges) {
  const count = sizes.slice(from, to + 1).reduce((sum: number, n: number) => sum + n, 0);
  console.log(`| ${from === to ? from : `${from}–${to}`} | ${count.toLocaleString('en')} |`);
}
const busiest = [...visits.values()].sort((a, b) => b - a).slice(0, 3);
console.log(`\nThe busiest full buckets were hit ${busiest.map((n) => percent(n, articles)).join(', ')} of the time.`);

console.log('\n| copies of 2,000 of them | meet their original | in two buckets or more |\n| --- | --- | --- |');
for (const [name, alter] of Object.entries(ALTERATIONS)) {
  let [once, twice] = [0, 0];
  for (const { words, entered } of kept) {
    const slotsOfCopy = sketchOfWords(chain.words(alter(words)), parameters).keys.map(slotOf);
    const shared = slotsOfCopy.filter((slot) => entered.has(slot)).length;
    if (shared > 0) once += 1;
    if (shared > 1) twice += 1;
  }
  console.log(`| ${name} | ${percent(once, kept.length)} | ${percent(twice, kept.length)} |`);
}
