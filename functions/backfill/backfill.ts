import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sendBatch } from '../messages/send.ts';
import { inboxPages } from './inbox-pages.ts';
import { outdatedPages } from './outdated-pages.ts';
import { pacer } from './pace.ts';
import { rebuildPages } from './rebuild-pages.ts';
import { type Outgoing, type Progress, sendAll, type Work } from './send-all.ts';
import { type SweptRow, sweep, sweptPages } from './sweep.ts';

/**
 * What to send: `files`, everything in the inbox; `articles`, those whose rows an earlier analysis wrote; `rebuild`, every
 * file of an earlier generation of the tables, and every version in the inbox. `sweep` sends nothing and deletes what a
 * rebuild has not written again.
 */
export type Task = 'files' | 'articles' | 'rebuild' | 'sweep';

export interface Order {
  task: Task;
  /** Files: only keys with this prefix. */
  prefix?: string;
  /** Only files stored, or articles received, at this time or later: ISO 8601, a day or a time. */
  since?: string;
  /** Messages, or deleted rows, a second. */
  rate: number;
  /** Only lists and counts. */
  dryRun?: boolean;
  /** Where an earlier call stopped: the `after` it returned. */
  after?: string;
}

export interface Targets {
  bucket: string;
  /** Queue URLs. */
  queues: Record<Outgoing['queue'], string>;
  articlesTable: string;
  filesTable: string;
  statementsTable: string;
  mentionsTable: string;
  /** Of the tables, as the functions know it. */
  generation: number;
}

export interface Clients {
  s3: S3Client;
  sqs: SQSClient;
  db: DynamoDBDocumentClient;
}

/** Messages a second: as many files as the functions of a new account handle, so that new uploads find an empty queue. */
export const DEFAULT_RATE = 20;

/**
 * Carries out an order, or as much of it as there is time for.
 *
 * @throws {Interrupted} with the place to go on from
 */
export const backfill = (order: Order, targets: Targets, clients: Clients, stops: Stops): Promise<Progress> =>
  order.task === 'sweep' ? sweepAll(order, targets, clients, stops) : send(order, targets, clients, stops);

type Stops = Pick<Work, 'mayGoOn' | 'report'>;

const send = (order: Order, targets: Targets, clients: Clients, stops: Stops): Promise<Progress> => {
  const { rate, dryRun, after } = order;
  const { sqs } = clients;
  const effect = dryRun
    ? NOTHING
    : {
        pace: pacer(rate),
        send: (messages: Outgoing[]) =>
          sendBatch(
            sqs,
            targets.queues[messages[0]!.queue],
            messages.map(({ body }) => body),
          ),
      };
  return sendAll({ pages: pagesOf(order, targets, clients), ...effect, ...stops }, after);
};

const NOTHING = { pace: async () => {}, send: async () => {} };

const pagesOf = (
  { task, prefix, since }: Order,
  { bucket, articlesTable, filesTable, generation }: Targets,
  { s3, db }: Clients,
): Work['pages'] => {
  const filter = { bucket, ...(since !== undefined && { since }) };
  if (task === 'rebuild') return (from) => rebuildPages({ s3, db }, { bucket, filesTable, generation }, from);
  if (task === 'articles') return (from) => outdatedPages(db, { ...filter, table: articlesTable }, from);
  return (from) => inboxPages(s3, { ...filter, ...(prefix !== undefined && { prefix }) }, from);
};

const sweepAll = ({ rate, dryRun, after }: Order, targets: Targets, { db }: Clients, stops: Stops) => {
  const { articlesTable: articles, statementsTable: statements, mentionsTable: mentions, generation } = targets;
  const effect = dryRun ? NOTHING : { pace: pacer(rate), send: (rows: SweptRow[]) => sweep(db, generation, rows) };
  const pages = (from: string | undefined) => sweptPages(db, { articles, statements, mentions }, generation, from);
  return sendAll<SweptRow>({ pages, ...effect, ...stops }, after);
};
