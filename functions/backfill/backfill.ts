import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type QueueUrls, sendMessages } from '../messages/send.ts';
import { inboxPages } from './inbox-pages.ts';
import { outdatedPages } from './outdated-pages.ts';
import { pacer } from './pace.ts';
import { type Progress, sendAll, type Work } from './send-all.ts';

/** What is to be sent: `files`, whatever lies in the inbox; `articles`, those whose rows an earlier analysis wrote. */
export type Task = 'files' | 'articles';

export interface Order {
  task: Task;
  /** Files: only keys that begin so. */
  prefix?: string;
  /** Only what was stored or received at this time or later: ISO 8601, a day or a time. */
  since?: string;
  /** Messages a second. */
  rate: number;
  /** Lists and counts, and sends nothing. */
  dryRun?: boolean;
  /** Where an earlier call stopped: what it gave as `after`. */
  after?: string;
}

/** Where things are. */
export interface Places {
  bucket: string;
  queues: QueueUrls;
  articlesTable: string;
}

export interface Clients {
  s3: S3Client;
  sqs: SQSClient;
  db: DynamoDBDocumentClient;
}

/** As fast as the functions of a new account work files off, so that new ones still find an empty queue. */
export const USUAL_RATE = 20;

/**
 * Carries out an order, or as much of it as there is time for.
 *
 * @throws {Interrupted} which says where to go on
 */
export const backfill = (
  { task, prefix, since, rate, dryRun, after }: Order,
  { bucket, queues, articlesTable }: Places,
  { s3, sqs, db }: Clients,
  stops: Pick<Work, 'mayGoOn' | 'report'>,
): Promise<Progress> => {
  const filter = { bucket, ...(since !== undefined && { since }) };
  const pages: Work['pages'] =
    task === 'files'
      ? (from) => inboxPages(s3, { ...filter, ...(prefix !== undefined && { prefix }) }, from)
      : (from) => outdatedPages(db, { ...filter, table: articlesTable }, from);
  const effect = dryRun
    ? { pace: async () => {}, send: async () => {} }
    : { pace: pacer(rate), send: (messages: Parameters<Work['send']>[0]) => sendMessages(sqs, queues, messages) };
  return sendAll({ pages, ...effect, ...stops }, after);
};
