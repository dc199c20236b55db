import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context as Invocation, SQSHandler, SQSRecord } from 'aws-lambda';
import { handleBatch, isLastTry } from '../messages/handle-batch.ts';
import { UnexpectedMessage } from '../messages/message.ts';
import { readMessage } from '../messages/read-message.ts';
import { documentClient, metered } from '../tables/client.ts';
import { requiredEnvironment } from '../tables/environment.ts';
import { dynamoFiles, type FileKey } from '../tables/files.ts';
import { dynamoFingerprints } from '../tables/fingerprints.ts';
import type { FileRow } from '../tables/rows.ts';
import { dynamoStories } from '../tables/stories.ts';
import { TIMEOUTS } from '../tables/timeouts.ts';
import { reanalyse } from './analysis/reanalyse.ts';
import type { Context } from './context.ts';
import { handleBulk } from './event/handle-bulk.ts';
import { handleEvent } from './event/handle-event.ts';
import { noteBulkFailure, noteFailure } from './event/note-failure.ts';
import { uploadOf } from './file/file-row.ts';
import { s3Inbox } from './inbox/s3-inbox.ts';
import { outgoing } from './outgoing.ts';

const logger = new Logger();
const db = documentClient();
const s3 = new S3Client(TIMEOUTS);
const sqs = new SQSClient(TIMEOUTS);
const queues = {
  uploads: requiredEnvironment('UPLOADS_QUEUE_URL'),
  records: requiredEnvironment('RECORDS_QUEUE_URL'),
  analyses: requiredEnvironment('ANALYSES_QUEUE_URL'),
  bulkAnalyses: requiredEnvironment('BULK_ANALYSES_QUEUE_URL'),
};
const maxFileBytes = Number(process.env.MAX_FILE_BYTES ?? 5_000_000);
const maxBulkBytes = Number(process.env.MAX_BULK_BYTES ?? 2_000_000_000);

/** With less of the function's time left, a bulk file is left to another invocation. */
const RESERVE_MILLISECONDS = 45_000;

const tables = {
  files: dynamoFiles(db, requiredEnvironment('FILES_TABLE')),
  stories: dynamoStories(db, requiredEnvironment('STORIES_TABLE')),
  fingerprints: dynamoFingerprints(db, requiredEnvironment('FINGERPRINTS_TABLE')),
};

const contextOf = (bucket: string, invocation: Invocation, isBulk: boolean): Context => ({
  ...tables,
  ...outgoing(sqs, queues, bucket, isBulk),
  inbox: s3Inbox(s3, bucket, maxFileBytes, maxBulkBytes),
  maxFileBytes,
  maxBulkBytes,
  mayGoOn: () => invocation.getRemainingTimeInMillis() > RESERVE_MILLISECONDS,
  pause: async (milliseconds) => {
    await pause(milliseconds);
  },
});

/** Finds out what each file in the inbox is to those before it; a record that fails goes back to the queue alone. */
export const handler: SQSHandler = (event, invocation) =>
  handleBatch(event, invocation, (record) => handleRecord(record, invocation));

const handleRecord = async (record: SQSRecord, invocation: Invocation): Promise<void> => {
  const message = readMessage(record.body);
  const { kind } = message;
  switch (kind) {
    case 'notification':
      for (const event of message.events) {
        const context = contextOf(event.bucket, invocation, false);
        await logged(event, async () => {
          if (isLastTry(record) && event.kind === 'created') await noteFailure(context, uploadOf(event));
          return handleEvent(context, event);
        });
      }
      return;
    case 'record':
    case 'read records':
    case 'withdraw records':
      await logged(message.file, async () => {
        const context = contextOf(message.bucket, invocation, true);
        if (isLastTry(record)) await noteBulkFailure(context, message);
        return handleBulk(context, message);
      });
      return;
    case 'reanalyse': {
      const { articleId, bucket } = message;
      const isRequested = await reanalyse(contextOf(bucket, invocation, true), articleId);
      logger.info(isRequested ? 'to be analysed again' : 'not to be read again', { articleId });
      return;
    }
    default:
      throw new UnexpectedMessage(kind);
  }
};

const logged = ({ key, version }: FileKey, handle: () => Promise<FileRow[]>): Promise<void> =>
  metered(async (capacity) => {
    try {
      for (const { key, outcome, articleId, storyId } of await handle()) {
        logger.info('deduplicated', { key, version, outcome, articleId, storyId, ...capacity });
      }
    } catch (error) {
      logger.error('not deduplicated', { key, version, ...capacity, error: error as Error });
      throw error;
    }
  });
