/** From what was measured to a bill: arithmetic alone. */
import { COMPREHEND, PRICES } from './prices.ts';

/** What one file takes, on average. */
export interface Use {
  writeUnits: number;
  readUnits: number;
  /** Of the functions: the time billed, by their memory. */
  gigabyteSeconds: number;
  logBytes: number;
  /** The share of files that are analysed. */
  analysed: number;
  /** Requests that send articles to be analysed, each with one or several. */
  sends: number;
  /** What it leaves behind: items and entries of indexes, and the file itself. */
  tableBytes: number;
  indexBytes: number;
  fileBytes: number;
}

/** What the stack has, whatever arrives. */
export interface Standing {
  alarmMetrics: number;
  dashboards: number;
  metrics: number;
  /** Queues that Lambda polls. */
  polledQueues: number;
  tables: number;
  functions: number;
  traced: boolean;
}

export interface Line {
  what: string;
  cost: number;
}

/** Messages in a batch under steady load: it is received, hidden and deleted in three requests. */
export const BATCH_MESSAGES = 10;
const REQUESTS_PER_BATCH = 3;
/** S3 reports each file alone. */
const SENDS_PER_FILE = 1;

const GIGABYTE = 1e9;

/** Requests to the queues. */
export const queueRequests = ({ analysed, sends }: Use, files: number): number =>
  files * (SENDS_PER_FILE + sends + ((1 + analysed) / BATCH_MESSAGES) * REQUESTS_PER_BATCH);

/** What so many files cost as they arrive. */
export const arrivalOf = (use: Use, files: number): Line[] => {
  const batches = (files * (1 + use.analysed)) / BATCH_MESSAGES;
  return [
    { what: 'DynamoDB, writing', cost: files * use.writeUnits * PRICES.writeUnit },
    { what: 'DynamoDB, reading', cost: files * use.readUnits * PRICES.readUnit },
    { what: 'Lambda, time', cost: files * use.gigabyteSeconds * PRICES.gigabyteSecond },
    { what: 'Lambda, invocations', cost: batches * PRICES.invocation },
    { what: 'SQS', cost: queueRequests(use, files) * PRICES.queueRequest },
    { what: 'S3, your uploads', cost: files * PRICES.put },
    { what: 'S3, reading', cost: files * PRICES.get },
    { what: 'CloudWatch Logs', cost: ((files * use.logBytes) / GIGABYTE) * PRICES.logGigabyte },
  ];
};

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html : five requests that wait for 20 seconds each. */
const POLLS_PER_MINUTE = 15;
const MONTH_MINUTES = 43_800;

/**
 * DynamoDB and SQS ask KMS for a key again after five minutes.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
const KEY_REUSE_MINUTES = 5;

/** X-Ray records the first request of each second, and one in twenty of the others. */
const MONTH_SECONDS = MONTH_MINUTES * 60;
const TRACED_SHARE = 0.05;

/** What a month costs beside what arrives: the same every month, but for the traces. */
export const monthOf = (use: Use, files: number, stack: Standing): Line[] => {
  const invocations = (files * (1 + use.analysed)) / BATCH_MESSAGES;
  const traces = stack.traced
    ? Math.min(invocations, MONTH_SECONDS) + Math.max(0, invocations - MONTH_SECONDS) * TRACED_SHARE
    : 0;
  return [
    { what: `${stack.alarmMetrics} metrics that alarms watch`, cost: stack.alarmMetrics * PRICES.alarmMetricMonth },
    { what: `${stack.metrics} metrics of its own`, cost: stack.metrics * PRICES.metricMonth },
    { what: 'dashboard', cost: stack.dashboards * PRICES.dashboardMonth },
    {
      what: `polling ${stack.polledQueues} idle queues`,
      cost: stack.polledQueues * POLLS_PER_MINUTE * MONTH_MINUTES * PRICES.queueRequest,
    },
    {
      what: 'KMS, with keys of AWS',
      cost: stack.tables * stack.functions * (MONTH_MINUTES / KEY_REUSE_MINUTES) * PRICES.keyRequest,
    },
    { what: 'X-Ray', cost: traces * PRICES.trace },
  ];
};

/** What a key of one's own costs more in a month: the key, and the requests of the queues and the bucket. */
export const ownKey = ({ polledQueues, functions }: Standing): number =>
  PRICES.keyMonth + (2 * polledQueues + functions) * (MONTH_MINUTES / KEY_REUSE_MINUTES) * PRICES.keyRequest;

/** What it costs to keep so many files for a month. */
export const keepingOf = (use: Use, files: number): Line[] => {
  const gigabytes = (bytes: number) => (files * bytes) / GIGABYTE;
  return [
    { what: 'tables and indexes', cost: gigabytes(use.tableBytes + use.indexBytes) * PRICES.tableGigabyteMonth },
    { what: 'recovery to any second', cost: gigabytes(use.tableBytes) * PRICES.recoveryGigabyteMonth },
    { what: 'files', cost: gigabytes(use.fileBytes) * PRICES.objectGigabyteMonth },
    { what: 'logs', cost: gigabytes(use.logBytes) * PRICES.logGigabyteMonth },
  ];
};

/**
 * What Amazon Comprehend takes for language, names, key phrases and tone of so many texts: each text is sent once for each
 * of them. It has nothing for statements, dates, summaries and copies.
 */
export const comprehend = (characters: number, texts: number): number => {
  const { unitCharacters, leastUnits, tiers, requests } = COMPREHEND;
  const units = Math.max(leastUnits, Math.ceil(characters / unitCharacters)) * texts;
  let cost = 0;
  let below = 0;
  for (const { upTo, price } of tiers) {
    cost += Math.max(0, Math.min(units, upTo) - below) * price;
    below = upTo;
  }
  return cost * requests.length;
};

/** The average of what several kinds of files take, by their shares. */
export const mixOf = (kinds: readonly { share: number; use: Use }[]): Use => {
  const names = Object.keys(kinds[0]!.use) as (keyof Use)[];
  return Object.fromEntries(
    names.map((name) => [name, kinds.reduce((sum, { share, use }) => sum + share * use[name], 0)]),
  ) as unknown as Use;
};

export const total = (lines: readonly Line[]): number => lines.reduce((sum, { cost }) => sum + cost, 0);
