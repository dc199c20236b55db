/**
 * What articles cost. Runs files through all functions on the stand-ins, adds up what the functions log (consumed capacity
 * of DynamoDB, billed time of Lambda) and multiplies by list prices.
 *
 *     npm run cost -- FOLDER                       a million such articles, and which table and request takes what
 *     npm run cost -- FOLDER --articles 300000     the bill of a month in which so many files come, line by line
 *         --words 800                              cut or joined to about so many words
 *         --copies 30 --variants 10                of a hundred files, so many exact copies, and later versions
 *     npm run cost -- FOLDER --per-second 10,1000  what so many such files a second ask of tables, functions and queues
 *         --stored 100000000                       and what it takes to keep so many
 *
 * Capacity is what the emulated DynamoDB charges by the published rules. Billed time is the processor time of the
 * functions, scaled to the share of a processor that their memory buys, plus a wait for responses; it is measured once
 * they have run for a while, as they have for nearly all of a million articles. Elapsed time is not used: here the functions
 * wait for stand-ins that share the machine.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findFiles } from '../../lib/local/command/paths.ts';
import { synthesiseAssembly } from '../../lib/local/template/assembly.ts';
import {
  arrivalOf,
  comprehend,
  keepingOf,
  type Line,
  mixOf,
  monthOf,
  ownKey,
  queueRequests,
  total,
} from './cost/bill.ts';
import { type Measured, startMeter } from './cost/measure.ts';
import { PRICES_OF } from './cost/prices.ts';
import { executions, loadOf } from './cost/scale.ts';
import { standingOf } from './cost/stack.ts';
import { averageOf, ofSize, thinned, varied } from './cost/texts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string' },
    words: { type: 'string' },
    copies: { type: 'string', default: '0' },
    variants: { type: 'string', default: '0' },
    'per-second': { type: 'string' },
    stored: { type: 'string', default: '0' },
  },
});
const copies = Number(values.copies) / 100;
const variants = Number(values.variants) / 100;

const textsIn = async (paths: string[]): Promise<string[]> =>
  Promise.all((await findFiles(paths)).map(async ({ path }) => (await readFile(path)).toString()));

const given = await textsIn(positionals.length > 0 ? positionals : ['test/articles']);
const texts = values.words === undefined ? given : ofSize(given, Number(values.words));

/** Rounds of the repository's own articles that the functions run before anything is measured. */
const WARM_UP_ROUNDS = 6;

const filesOf = (kind: string, all: readonly string[]): Map<string, Uint8Array> =>
  new Map(all.map((text, i) => [`${kind}/${String(i).padStart(6, '0')}.txt`, Buffer.from(text)]));

const assembly = await synthesiseAssembly();
const meter = await startMeter(assembly);
const known = await textsIn(['test/explorer/articles', 'test/articles']);
for (let round = 0; round < WARM_UP_ROUNDS; round++) {
  await meter.measure(
    filesOf(
      `warm-up-${round}`,
      known.map((text) => thinned(text, round, WARM_UP_ROUNDS)),
    ),
  );
}
const fresh = await meter.measure(filesOf('news', texts));
const kinds: { share: number; use: Measured }[] = [{ share: 1 - copies - variants, use: fresh }];
if (copies > 0) kinds.push({ share: copies, use: await meter.measure(filesOf('copies', texts)) });
if (variants > 0) kinds.push({ share: variants, use: await meter.measure(filesOf('variants', texts.map(varied))) });
await meter.stop();
assembly.remove();

const row = (value: string, text: string) => console.log(`  ${value.padStart(9)}  ${text}`);
const show = (title: string, lines: readonly Line[]): void => {
  console.log(title);
  for (const { what, cost } of lines) row(cost.toFixed(2), what);
  row(total(lines).toFixed(2), 'together');
};
const rounded = (count: number) => Math.round(count).toLocaleString('en');

const showLoad = (rate: number, stored: number): void => {
  console.log(`\n${rounded(rate)} files a second, ${rounded(stored)} stored`);
  console.log('| table or index | write units/s | read units/s | GB | partitions | busiest key, units/s |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const [name, place] of Object.entries(fresh.places)) {
    const { writeUnits, readUnits, gigabytes, partitions, busiest } = loadOf(name, place, rate, stored);
    const cells = [writeUnits, readUnits, gigabytes, partitions].map(rounded);
    console.log(`| ${name} | ${cells.join(' | ')} | ${busiest.key.slice(0, 40)}: ${rounded(busiest.writeUnits)} |`);
  }
  for (const [name, seconds] of Object.entries(fresh.seconds)) {
    console.log(`${name}: ${executions(seconds, rate)} executions at once, ${(seconds * 1000).toFixed(0)} ms a file`);
  }
  const { analysed, logBytes, fileBytes } = fresh;
  console.log(
    `queues: ${rounded(rate * (1 + analysed))} messages/s in ${rounded(queueRequests(fresh, rate))} requests/s`,
  );
  console.log(`S3: ${rounded(rate)} PUT/s, ${rounded(rate)} GET/s, ${rounded((fileBytes * stored) / 1e9)} GB stored`);
  console.log(`logs: ${((rate * logBytes) / 1e6).toFixed(2)} MB/s`);
};

const { words, characters } = averageOf(texts);
const use = mixOf(kinds);
console.log(`${texts.length} files of ${Math.round(words)} words; prices of us-east-1, ${PRICES_OF}, in US dollars`);
if (kinds.length > 1) {
  console.log(`Of a hundred files ${values.copies} are exact copies and ${values.variants} later versions`);
}
console.log(`per file: ${use.writeUnits.toFixed(1)} write units, ${use.readUnits.toFixed(1)} read units`);
const million = arrivalOf(use, 1e6);
if (values['per-second'] !== undefined) {
  for (const rate of values['per-second'].split(',').map(Number)) showLoad(rate, Number(values.stored));
} else if (values.articles === undefined) {
  for (const [name, units] of Object.entries(fresh.byTable).sort(([, a], [, b]) => b - a)) {
    if (units >= 0.05) row(units.toFixed(2), name);
  }
  console.log('of which for entries in indexes, written once:');
  for (const [name, units] of Object.entries(fresh.byIndex)) row(units.toFixed(2), name);
  console.log('milliseconds of a processor per file:');
  for (const [name, milliseconds] of Object.entries(fresh.milliseconds)) row(milliseconds.toFixed(1), name);
  show('US dollars per million files:', million);
} else {
  const files = Number(values.articles);
  const stack = standingOf(assembly.template);
  const arrival = arrivalOf(use, files);
  const month = monthOf(use, files, stack);
  const keeping = keepingOf(use, files);
  show(`${rounded(files)} files as they arrive`, arrival);
  show('a month, whatever arrives', month);
  show('keeping these files, for a month', keeping);
  row(total([...arrival, ...month, ...keeping]).toFixed(2), 'all in all');
  row(ownKey(stack).toFixed(2), 'more a month with a KMS key of your own');
  row(
    comprehend(characters, files * use.analysed).toFixed(2),
    `is what Amazon Comprehend takes for language, names, key phrases and tone of the ${rounded(files * use.analysed)} texts that are analysed, without statements, dates and copies`,
  );
}
