import { setTimeout as pause } from 'node:timers/promises';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context as LambdaContext, SQSHandler, SQSRecord } from 'aws-lambda';
import { analysisMessage } from '../messages/analysis-message.ts';
import { sendBulkRequests } from '../messages/bulk-batches.ts';
import { readBulkRequest } from '../messages/bulk-request.ts';
import { readReanalysisRequest } from '../messages/reanalysis-request.ts';
import { relabelMessage } from '../messages/relabel-request.ts';
import { type InboxEvent, readNotification } from '../messages/s3-notification.ts';
import { withdrawalMessage } from '../messages/withdrawal-request.ts';
import { documentClient, metered } from '../tables/client.ts';
import { requiredEnvironment } from '../tables/environment.ts';
import { dynamoFiles } from '../tables/files.ts';
import { dynamoFingerprints } from '../tables/fingerprints.ts';
import type { FileRow } from '../tables/rows.ts';
import { dynamoStories } from '../tables/stories.ts';
import { reanalyse } from './analysis/reanalyse.ts';
import type { Context } from './context.ts';
import { s3Inbox } from './inbox/s3-inbox.ts';
import { handleBulk } from './upload/handle-bulk.ts';
import { handleEvent } from './upload/handle-event.ts';

const logger = new Logger();
const db = documentClient();
const s3 = new S3Client();
const sqs = new SQSClient();
const analysesQueue = requiredEnvironment('ANALYSES_QUEUE_URL');
const uploadsQueue = requiredEnvironment('UPLOADS_QUEUE_URL');
const maxFileBytes = Number(process.env.MAX_FILE_BYTES ?? 5_000_000);
const maxBulkBytes = Number(process.env.MAX_BULK_BYTES ?? 2_000_000_000);

/** What is left of the function's time when a file of many articles is left to another invocation. */
const RESERVE_MILLISECONDS = 45_000;

const tables = {
  files: dynamoFiles(db, requiredEnvironment('FILES_TABLE')),
  stories: dynamoStories(db, requiredEnvironment('STORIES_TABLE')),
  fingerprints: dynamoFingerprints(db, requiredEnvironment('FINGERPRINTS_TABLE')),
};

const contextOf = (bucket: string, invocation: LambdaContext): Context => ({
  ...tables,
  inbox: s3Inbox(s3, bucket, maxFileBytes, maxBulkBytes),
  maxFileBytes,
  maxBulkBytes,
  requestAnalysis: async (request) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: analysesQueue, MessageBody: analysisMessage(request) }));
  },
  requestRelabel: async (request) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: analysesQueue, MessageBody: relabelMessage(request) }));
  },
  requestWithdrawal: async (request) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: analysesQueue, MessageBody: withdrawalMessage(request) }));
  },
  enqueue: (requests) => sendBulkRequests(sqs, uploadsQueue, bucket, requests),
  mayGoOn: () => invocation.getRemainingTimeInMillis() > RESERVE_MILLISECONDS,
  pause: async (milliseconds) => {
    await pause(milliseconds);
  },
});

const processor = new BatchProcessor(EventType.SQS);

/** Finds out what each file in the inbox is to those before it; a record that fails goes back to the queue alone. */
export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, (record: SQSRecord) => deduplicate(record, context), processor, {
    context,
    throwOnFullBatchFailure: false,
  });

const deduplicate = async (record: SQSRecord, invocation: LambdaContext): Promise<void> => {
  const again = readReanalysisRequest(record.body);
  if (again) {
    const asked = await reanalyse(contextOf(again.bucket, invocation), again.reanalyse);
    logger.info(asked ? 'to be analysed again' : 'not to be read again', { articleId: again.reanalyse });
    return;
  }
  const bulk = readBulkRequest(record.body);
  if (bulk) {
    await logged(bulk.request.file, () => handleBulk(contextOf(bulk.bucket, invocation), bulk.request));
    return;
  }
  for (const event of readNotification(record.body)) {
    await logged(event, () => handleEvent(contextOf(event.bucket, invocation), event));
  }
};

const logged = ({ key, version }: Pick<InboxEvent, 'key' | 'version'>, handle: () => Promise<FileRow[]>) =>
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
