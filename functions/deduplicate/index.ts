import { setTimeout as pause } from 'node:timers/promises';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import { readReanalysisRequest } from '../events/reanalysis-request.ts';
import { relabelMessage } from '../events/relabel-request.ts';
import { type InboxEvent, readNotification } from '../events/s3-notification.ts';
import { documentClient, metered } from '../store/client.ts';
import { requiredEnvironment } from '../store/environment.ts';
import { dynamoFiles } from '../store/files.ts';
import { dynamoFingerprints } from '../store/fingerprints.ts';
import { dynamoStories } from '../store/stories.ts';
import { analysisMessage } from './analysis-message.ts';

import type { Context } from './context.ts';
import { handleEvent } from './handle-event.ts';
import { s3Inbox } from './inbox.ts';
import { reanalyse } from './reanalyse.ts';

const logger = new Logger();
const db = documentClient();
const s3 = new S3Client();
const sqs = new SQSClient();
const analysesQueue = requiredEnvironment('ANALYSES_QUEUE_URL');
const maxFileBytes = Number(process.env.MAX_FILE_BYTES ?? 5_000_000);

const tables = {
  files: dynamoFiles(db, requiredEnvironment('FILES_TABLE')),
  stories: dynamoStories(db, requiredEnvironment('STORIES_TABLE')),
  fingerprints: dynamoFingerprints(db, requiredEnvironment('FINGERPRINTS_TABLE')),
};

const contextOf = ({ bucket }: Pick<InboxEvent, 'bucket'>): Context => ({
  ...tables,
  inbox: s3Inbox(s3, bucket, maxFileBytes),
  maxFileBytes,
  requestAnalysis: async (request) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: analysesQueue, MessageBody: analysisMessage(request) }));
  },
  requestRelabel: async (articleId) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: analysesQueue, MessageBody: relabelMessage(articleId) }));
  },
  pause: async (milliseconds) => {
    await pause(milliseconds);
  },
});

const processor = new BatchProcessor(EventType.SQS);

/** Finds out what each file in the inbox is to those before it; a record that fails goes back to the queue alone. */
export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, deduplicate, processor, { context, throwOnFullBatchFailure: false });

const deduplicate = async (record: SQSRecord): Promise<void> => {
  const again = readReanalysisRequest(record.body);
  if (again) {
    const asked = await reanalyse(contextOf(again), again.reanalyse);
    logger.info(asked ? 'to be analysed again' : 'not to be read again', { articleId: again.reanalyse });
    return;
  }
  for (const event of readNotification(record.body)) {
    await metered(async (capacity) => {
      const { key, version } = event;
      try {
        const rows = await handleEvent(contextOf(event), event);
        for (const { key, outcome, articleId, storyId } of rows) {
          logger.info('deduplicated', { key, version, outcome, articleId, storyId, ...capacity });
        }
      } catch (error) {
        logger.error('not deduplicated', { key, version, ...capacity, error: error as Error });
        throw error;
      }
    });
  }
};
