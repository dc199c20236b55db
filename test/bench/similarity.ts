/**
 * Finds near copies among altered news articles with the engine of the functions and with others, on the same texts.
 *
 * npm run bench -- FOLDER [--seed N] [--copies N] [--plagiarised | --hard] [--datasketch CHECKOUT]
 *
 * FOLDER holds .txt and .md files, or .jsonl files with a `text` in each line; the sample articles by default.
 * `--plagiarised` uses the other corpus: copies as people make them, and recurring reports, which are not copies.
 * `--hard` has copies cut to a fifth, scanned badly and altered in up to four ways, digests, and press releases of one firm.
 * Speeds are by processor time, so that they are those of one core on a busy machine too.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type BenchDocument, makeCorpus, makeHard, makePlagiarism, readTexts } from './similarity/corpus.ts';
import { bloomFilters, type Engine, minhash, newsprint, simhash } from './similarity/engines.ts';
import { qualityOf } from './similarity/quality.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    copies: { type: 'string', default: '1.2' },
    plagiarised: { type: 'boolean', default: false },
    hard: { type: 'boolean', default: false },
    datasketch: { type: 'string' },
    python: { type: 'string', default: 'python3' },
  },
});

const folder = positionals[0] ?? new URL('../articles', import.meta.url).pathname;
const make = values.hard ? makeHard : values.plagiarised ? makePlagiarism : makeCorpus;
const documents = make(readTexts(folder), Number(values.seed), Number(values.copies));
const texts = documents.map(({ text }) => text);
const truth = documents.map(({ story }) => story);
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const WARM_UP_ROUNDS = 4;

interface Result {
  engine: string;
  seconds: number;
  found: readonly number[];
}

const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const run = ({ name, group }: Engine): Result => {
  const before = processorSeconds();
  const found = group(texts);
  return { engine: name, seconds: processorSeconds() - before, found };
};

const runDatasketch = (checkout: string, threshold: number): Result => {
  const script = new URL('./similarity/datasketch.py', import.meta.url).pathname;
  const { stdout, stderr, status } = spawnSync(values.python, [script, checkout, String(threshold)], {
    input: texts.map((text) => JSON.stringify({ text })).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`datasketch did not run: ${stderr}`);
  const { groups, seconds } = JSON.parse(stdout) as { groups: number[]; seconds: number };
  return { engine: `datasketch MinHash LSH (128, J ≥ ${threshold})`, seconds, found: groups };
};

const line = (
  { engine, seconds, found }: Result,
  counts: (document: BenchDocument) => boolean = () => true,
): string => {
  const counted = [...documents.keys()].filter((i) => counts(documents[i]!));
  const { ari, precision, recall } = qualityOf(
    counted.map((i) => truth[i]!),
    counted.map((i) => found[i]!),
  );
  const columns = [
    engine.padEnd(40),
    (texts.length / seconds).toFixed(0).padStart(8),
    (bytes / seconds / 1e6).toFixed(1).padStart(8),
    ...[ari, precision, recall].map((share) => share.toFixed(4).padStart(10)),
  ];
  return columns.join(' ');
};

/** For each alteration, how many of its copies are in the largest group of their story. */
const foundByAlteration = (documents: readonly BenchDocument[], found: readonly number[]): string[] => {
  const groups = new Map<string, Map<number, number>>();
  documents.forEach(({ story }, i) => {
    const counts = groups.get(story) ?? new Map<number, number>();
    counts.set(found[i]!, (counts.get(found[i]!) ?? 0) + 1);
    groups.set(story, counts);
  });
  const tallies = new Map<string, { found: number; all: number }>();
  documents.forEach(({ story, how }, i) => {
    const counts = groups.get(story)!;
    if (/^(original|quotes another|brief|digest|release|recurring: .*)$/.test(how)) return;
    const isFound = counts.get(found[i]!) === Math.max(...counts.values());
    const count = how.split('+').length;
    const name = count > 1 ? `${count} alterations` : how;
    const tally = tallies.get(name) ?? { found: 0, all: 0 };
    tallies.set(name, { found: tally.found + Number(isFound), all: tally.all + 1 });
  });
  return [...tallies].sort().map(([name, { found, all }]) => `  ${name.padEnd(20)} ${found} of ${all}`);
};

console.log(
  `${texts.length} documents of ${new Set(truth).size} stories, ${(bytes / 1e6).toFixed(1)} MB, seed ${values.seed}; ` +
    `Node.js ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}\n`,
);
console.log(`${''.padEnd(40)}   docs/s     MB/s        ARI  precision     recall`);
// Rounds for the compiler to finish, as it has in a function after its first hundreds of files.
for (let round = 0; round < WARM_UP_ROUNDS; round++) run(newsprint());
const own = run(newsprint());
console.log(line(own));
const quotations = documents.filter(({ quotes }) => quotes).length;
if (quotations > 0)
  console.log(line({ ...own, engine: `  but for ${quotations} that quote their story` }, ({ quotes }) => !quotes));
for (const engine of [await minhash(0.5), await minhash(0.2), await bloomFilters(0.5), await bloomFilters(0.2)]) {
  console.log(line(run(engine)));
}
for (const engine of [await simhash(0.9), await simhash(0.8)]) console.log(line(run(engine)));
if (values.datasketch) {
  for (const threshold of [0.5, 0.2]) {
    const result = runDatasketch(values.datasketch, threshold);
    console.log(`${line(result)}   newsprint is ${(result.seconds / own.seconds).toFixed(1)} times as fast`);
  }
}
console.log(`\nnewsprint, copies found by alteration:\n${foundByAlteration(documents, own.found).join('\n')}`);
