/**
 * What an article costs in DynamoDB: the first to the ten-thousandth one, copies and variants of one story, and texts
 * that all have a passage in common. Prints the table of docs/scale.md. The units are those that DynamoDB's emulator
 * reports, on tables with the indexes of the stack's template.
 *
 * node test/bench/similarity-capacity.ts FOLDER [--articles 10000]
 */
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from '../../functions/deduplicate/context.ts';
import { handleEvent } from '../../functions/deduplicate/event/handle-event.ts';
import { dynamoBegun } from '../../functions/tables/begun.ts';
import { documentClient, metered } from '../../functions/tables/client.ts';
import { dynamoFiles } from '../../functions/tables/files.ts';
import { dynamoFingerprints } from '../../functions/tables/fingerprints.ts';
import { dynamoStories } from '../../functions/tables/stories.ts';
import { createTables } from '../../lib/local/cloud/tables.ts';
import { synthesiseAssembly } from '../../lib/local/template/assembly.ts';
import { Resources } from '../../lib/local/template/resources.ts';
import { startDynamodb } from '../tables/dynamodb.ts';
import { chainOf } from './similarity/chain.ts';
import { readTexts } from './similarity/corpus.ts';
import { random } from './similarity/random.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { articles: { type: 'string', default: '10000' } },
});
const chain = chainOf(readTexts(positionals[0] ?? new URL('../articles', import.meta.url).pathname));
const r = random(7);

const { template } = await synthesiseAssembly({ bundle: false });
const dynamo = await startDynamodb();
const db = documentClient(new DynamoDBClient(dynamo.options));
const tables = await createTables(template, new Resources(template, 'us-east-1'), db, (name) => name);
const nameOf = (wanted: string) => tables.find(({ title }) => title === wanted)!.name;

const texts = new Map<string, string>();
const context: Context = {
  files: dynamoFiles(db, nameOf('Files')),
  stories: dynamoStories(db, nameOf('Stories')),
  fingerprints: dynamoFingerprints(db, nameOf('Fingerprints')),
  begun: dynamoBegun(db, nameOf('Fingerprints'), () => 1),
  inbox: {
    find: async () => undefined,
    read: async ({ key }) => ({ bytes: Buffer.from(texts.get(key) ?? '') }),
    stream: () => Promise.reject(new Error('no file of these is streamed')),
  },
  enqueue: async () => {},
  maxFileBytes: 5_000_000,
  requestAnalysis: async () => {},
  requestWithdrawal: async () => {},
  requestStoryChange: async () => {},
  pause: async () => {},
};

/** Texts before each milestone that the means are of. */
const REPORTED = 100;

let events = 0;
const drop = async (text: string) => {
  events += 1;
  const key = `2026/03/${String(events).padStart(8, '0')}.txt`;
  texts.set(key, text);
  const used = await metered(async (capacity) => {
    await handleEvent(context, {
      kind: 'created',
      bucket: 'inbox',
      key,
      version: events.toString(36).padStart(32, '0'),
      sequencer: events.toString(16).padStart(18, '0'),
      receivedAt: new Date(Date.UTC(2026, 2, 1) + events * 1000).toISOString(),
      size: text.length,
    });
    return capacity;
  });
  texts.delete(key);
  return { writes: used.writeUnits, reads: used.readUnits };
};

console.log('| | write units, mean | most | read units, mean | most |\n| --- | --- | --- | --- | --- |');
/** Drops texts and reports on the last hundred before each milestone. */
const series = async (name: string, milestones: readonly number[], make: (i: number) => string) => {
  let recent: { writes: number; reads: number }[] = [];
  for (let i = 1; i <= Math.max(...milestones); i++) {
    recent.push(await drop(make(i)));
    recent = recent.slice(-REPORTED);
    if (!milestones.includes(i)) continue;
    const [writes, reads] = [recent.map((use) => use.writes), recent.map((use) => use.reads)];
    const mean = (units: number[]) => (units.reduce((sum, n) => sum + n, 0) / units.length).toFixed(2);
    const columns = [mean(writes), Math.max(...writes), mean(reads), Math.max(...reads)];
    console.log(`| ${name}, up to the ${i.toLocaleString('en')}th | ${columns.join(' | ')} |`);
  }
};

const fresh = (words = 500) => chain.text(chain.walk(words, r));
const maxArticles = Number(values.articles);
await series(
  'a new article',
  [100, 1000, 10_000].filter((n) => n <= maxArticles),
  () => fresh(),
);
const wire = fresh();
await drop(wire);
await series('an exact copy', [10, 100, 1000], () => wire);
await series('a variant with a sentence of its own', [10, 100, 1000], () => `${fresh(20)}\n\n${wire}`);
const passage = fresh(80);
await series('a short text under a passage everybody has', [10, 100, 1000], () => `${passage}\n\n${fresh(100)}`);
await dynamo.stop();
