/**
 * Finds the near copies in spoiled news, with the functions' own engine and with others, in one run on the same texts.
 *
 * npm run bench -- FOLDER [--seed N] [--copies N] [--plagiarised] [--datasketch CHECKOUT]
 *
 * FOLDER holds .txt and .md files, or .jsonl files with a `text` in each line; without it, the sample articles.
 * `--plagiarised` takes the other corpus: copies made by people, and reports in the same form that are none. Speeds are
 * of processor time, so that they mean one core on a busy machine too.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type BenchDocument, makeCorpus, makePlagiarism, readTexts } from './similarity/corpus.ts';
import { bloomFilters, type Engine, minhash, newsprint, simhash } from './similarity/engines.ts';
import { qualityOf } from './similarity/quality.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    copies: { type: 'string', default: '1.2' },
    plagiarised: { type: 'boolean', default: false },
    datasketch: { type: 'string' },
    python: { type: 'string', default: 'python3' },
  },
});

const folder = positionals[0] ?? new URL('../articles', import.meta.url).pathname;
const make = values.plagiarised ? makePlagiarism : makeCorpus;
const documents = make(readTexts(folder), Number(values.seed), Number(values.copies));
const texts = documents.map(({ text }) => text);
const truth = documents.map(({ story }) => story);
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

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

const line = ({ engine, seconds, found }: Result): string => {
  const { ari, precision, recall } = qualityOf(truth, found);
  const columns = [
    engine.padEnd(40),
    (texts.length / seconds).toFixed(0).padStart(8),
    (bytes / seconds / 1e6).toFixed(1).padStart(8),
    ...[ari, precision, recall].map((share) => share.toFixed(4).padStart(10)),
  ];
  return columns.join(' ');
};

/** The share of the copies spoiled in each way that are with their story's largest group. */
const foundByWay = (documents: readonly BenchDocument[], found: readonly number[]): string[] => {
  const groups = new Map<string, Map<number, number>>();
  documents.forEach(({ story }, i) => {
    const counts = groups.get(story) ?? new Map<number, number>();
    counts.set(found[i] as number, (counts.get(found[i] as number) ?? 0) + 1);
    groups.set(story, counts);
  });
  const ways = new Map<string, { found: number; all: number }>();
  documents.forEach(({ story, how }, i) => {
    const counts = groups.get(story) as Map<number, number>;
    if (/^(original|quotes another|brief|form: .*)$/.test(how)) return;
    const isFound = counts.get(found[i] as number) === Math.max(...counts.values());
    for (const way of how.includes('+') ? ['two ways at once'] : [how]) {
      const tally = ways.get(way) ?? { found: 0, all: 0 };
      ways.set(way, { found: tally.found + Number(isFound), all: tally.all + 1 });
    }
  });
  return [...ways].sort().map(([way, { found, all }]) => `  ${way.padEnd(20)} ${found} of ${all}`);
};

console.log(
  `${texts.length} documents of ${new Set(truth).size} stories, ${(bytes / 1e6).toFixed(1)} MB, seed ${values.seed}; ` +
    `Node.js ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}\n`,
);
console.log(`${''.padEnd(40)}   docs/s     MB/s        ARI  precision     recall`);
// Some rounds first, that the compiler is done with, as it is in a function after its first hundreds of files.
for (let round = 0; round < 4; round++) run(newsprint());
const own = run(newsprint());
console.log(line(own));
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
console.log(`\nnewsprint, copies found by the way they were spoiled:\n${foundByWay(documents, own.found).join('\n')}`);
