import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sendBatch } from '../messages/send.ts';
import { inboxPages } from './inbox-pages.ts';
import { outdatedPages } from './outdated-pages.ts';
import { pacer } from './pace.ts';
import { type Outgoing, type Progress, sendAll, type Work } from './send-all.ts';

/** What to send: `files`, everything in the inbox; `articles`, those whose rows an earlier analysis wrote. */
export type Task = 'files' | 'articles';

export interface Order {
  task: Task;
  /** Files: only keys with this prefix. */
  prefix?: string;
  /** Only files stored, or articles received, at this time or later: ISO 8601, a day or a time. */
  since?: string;
  /** Messages a second. */
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
export const backfill = (
  { task, prefix, since, rate, dryRun, after }: Order,
  { bucket, queues, articlesTable }: Targets,
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
    : {
        pace: pacer(rate),
        send: (messages: Outgoing[]) =>
          sendBatch(
            sqs,
            queues[messages[0]!.queue],
            messages.map(({ body }) => body),
          ),
      };
  return sendAll({ pages, ...effect, ...stops }, after);
};
