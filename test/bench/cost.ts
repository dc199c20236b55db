/**
 * What a million articles cost. Runs files through all functions on the stand-ins, adds up what the functions log
 * (consumed capacity of DynamoDB, billed time of Lambda) and multiplies by list prices.
 *
 *     npm run cost -- FOLDER
 *
 * Capacity is what the emulated DynamoDB charges by the published rules. Billed time is the processor time of the
 * functions, scaled to the share of a processor that their memory buys, plus a wait for responses. Elapsed time is not
 * used: here the functions wait for stand-ins that share the machine.
 */
import { readFile } from 'node:fs/promises';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { LocalTable } from '../../lib/local/cloud/tables.ts';
import { findFiles } from '../../lib/local/command/paths.ts';
import { startLocal } from '../../lib/local/start-local.ts';

/**
 * US dollars, us-east-1, arm64, on demand, without the free tier. As of November 2026: check before you rely on them.
 */
const PRICES = {
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  /** https://aws.amazon.com/lambda/pricing/ */
  gigabyteSecond: 0.0000133334,
  invocation: 0.2 / 1e6,
  /**
   * https://aws.amazon.com/sqs/pricing/ : a request per 64 KB; a message is sent, received in a batch, deleted in a
   * batch
   */
  queueRequest: 0.4 / 1e6,
  /** https://aws.amazon.com/s3/pricing/ : the PUT of the upload, the GET of the function */
  put: 5 / 1e6,
  get: 0.4 / 1e6,
  /** https://aws.amazon.com/cloudwatch/pricing/ */
  logGigabyte: 0.5,
};

/**
 * Megabytes of memory that come with one full processor.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
const MEGABYTES_PER_PROCESSOR = 1769;
/**
 * Responses of DynamoDB, S3 and SQS that a batch waits for in sequence, and the wait for each. Its records wait
 * together.
 */
const RESPONSES_PER_BATCH = 25;
const RESPONSE_SECONDS = 0.005;

/** Messages in a batch under steady load. Receiving, hiding and deleting are charged per batch. */
const BATCH_MESSAGES = 10;
const QUEUE_REQUESTS_PER_MESSAGE = 1 + 3 / BATCH_MESSAGES;

const sum = {
  writeUnits: 0,
  readUnits: 0,
  gigabyteSeconds: 0,
  logBytes: 0,
  deduplicated: 0,
  analysed: 0,
};

/** Megabytes of memory of each size of function. */
const memory = new Set<number>();

const addLog = (_: string, line: string): void => {
  sum.logBytes += Buffer.byteLength(line);
  if (!line.startsWith('{')) return;
  const entry = JSON.parse(line);
  if (entry.message === 'deduplicated') sum.deduplicated++;
  if (entry.message === 'analysed') sum.analysed++;
  sum.writeUnits += entry.writeUnits ?? 0;
  sum.readUnits += entry.readUnits ?? 0;
  if (entry.type !== 'platform.report') return;
  const { cpuMs, memorySizeMB } = entry.record.metrics;
  const seconds = cpuMs / 1000 / Math.min(1, memorySizeMB / MEGABYTES_PER_PROCESSOR);
  sum.gigabyteSeconds += seconds * (memorySizeMB / 1024);
  memory.add(memorySizeMB);
};

/**
 * The emulated DynamoDB does not report the capacity of indexes. Every row is written once here, and later changes
 * affect no projected attribute but the label of a story, so each index entry costs a write unit per started kilobyte.
 */
const countIndexUnits = async ({ name, title }: LocalTable): Promise<number> => {
  const { Table } = await local.clients.dynamodb.send(new DescribeTableCommand({ TableName: name }));
  const indexes = (Table?.GlobalSecondaryIndexes ?? []).map(({ KeySchema = [], Projection }) => ({
    keys: KeySchema.map(({ AttributeName }) => AttributeName ?? ''),
    projected: Projection?.NonKeyAttributes ?? [],
  }));
  const tableKeys = (Table?.KeySchema ?? []).map(({ AttributeName }) => AttributeName ?? '');
  let units = 0;
  for await (const row of local.scan(title)) {
    for (const { keys, projected } of indexes) {
      if (!keys.every((key) => row[key] !== undefined)) continue;
      const entry = [...new Set([...tableKeys, ...keys, ...projected])].filter((key) => row[key] !== undefined);
      const bytes = entry.reduce((size, key) => size + Buffer.byteLength(key + JSON.stringify(row[key])), 0);
      units += Math.ceil(bytes / 1024);
    }
  }
  return units;
};

const files = await findFiles(process.argv.length > 2 ? process.argv.slice(2) : ['test/articles']);
const local = await startLocal({ log: addLog });
let words = 0;
for (const { key, path } of files) {
  const bytes = await readFile(path);
  words += bytes.toString().split(/\s+/).length;
  await local.upload(key, bytes);
}
await local.settled();
const indexUnits = (await Promise.all(local.tables.map(countIndexUnits))).reduce((a, b) => a + b, 0);
await local.stop();

sum.writeUnits += indexUnits;
const perMillion = (units: number, price: number): number => ((units * price) / files.length) * 1e6;
const waiting =
  ((RESPONSES_PER_BATCH * RESPONSE_SECONDS) / BATCH_MESSAGES) * [...memory].reduce((all, one) => all + one / 1024, 0);
const costs = {
  'DynamoDB, writing': perMillion(sum.writeUnits, PRICES.writeUnit),
  'DynamoDB, reading': perMillion(sum.readUnits, PRICES.readUnit),
  'Lambda, time': perMillion(sum.gigabyteSeconds + waiting * files.length, PRICES.gigabyteSecond),
  'Lambda, invocations': perMillion((files.length + sum.analysed) / BATCH_MESSAGES, PRICES.invocation),
  SQS: perMillion((files.length + sum.analysed) * QUEUE_REQUESTS_PER_MESSAGE, PRICES.queueRequest),
  S3: PRICES.put * 1e6 + PRICES.get * 1e6,
  'CloudWatch Logs': perMillion(sum.logBytes / 1e9, PRICES.logGigabyte),
};
const share = (count: number) => (count / files.length).toFixed(1);
console.log(`${files.length} files of ${Math.round(words / files.length)} words, ${sum.analysed} analysed`);
console.log(`per file: ${share(sum.writeUnits)} write units, ${share(sum.readUnits)} read units`);
console.log('US dollars per million files:');
for (const [what, cost] of Object.entries(costs)) console.log(`  ${what.padEnd(20)} ${cost.toFixed(2).padStart(7)}`);
const total = Object.values(costs).reduce((a, b) => a + b, 0);
console.log(`  ${'total'.padEnd(20)} ${total.toFixed(2).padStart(7)}`);
