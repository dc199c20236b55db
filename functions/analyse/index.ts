import { setTimeout as pause } from 'node:timers/promises';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import { readMessage } from '../messages/read-message.ts';
import { dynamoAnalyses } from '../tables/analyses.ts';
import { documentClient, metered } from '../tables/client.ts';
import { requiredEnvironment } from '../tables/environment.ts';
import { dynamoFingerprints } from '../tables/fingerprints.ts';
import { storyOf } from '../tables/forest.ts';
import { dynamoStatementLists } from '../tables/statement-lists.ts';
import type { Context } from './context.ts';
import { handleMessage } from './handle-message.ts';
import { analyseArticle } from './rows/analyse-article.ts';

const logger = new Logger();
const db = documentClient();
const fingerprintsTable = requiredEnvironment('FINGERPRINTS_TABLE');
const fingerprints = dynamoFingerprints(db, fingerprintsTable);

const context: Context = {
  analyses: dynamoAnalyses(db, {
    articles: requiredEnvironment('ARTICLES_TABLE'),
    statements: requiredEnvironment('STATEMENTS_TABLE'),
    mentions: requiredEnvironment('MENTIONS_TABLE'),
  }),
  statementLists: dynamoStatementLists(db, fingerprintsTable),
  storyOf: (articleId) => storyOf(fingerprints, articleId),
  analyse: analyseArticle,
  pause: async (milliseconds) => {
    await pause(milliseconds);
  },
};

const isRetry = ({ attributes }: SQSRecord): boolean => Number(attributes?.ApproximateReceiveCount ?? 1) > 1;

const processor = new BatchProcessor(EventType.SQS);

/** Reads each article that the queue hands over and writes what it says; a record that fails goes back alone. */
export const handler: SQSHandler = (event, invocation) =>
  processPartialResponse(event, analyse, processor, { context: invocation, throwOnFullBatchFailure: false });

const analyse = (record: SQSRecord): Promise<void> =>
  metered(async (capacity) => {
    try {
      const message = readMessage(record.body);
      const { done, ...about } = await handleMessage({ ...context, isRetry: isRetry(record) }, message);
      logger.info(done, { ...about, ...capacity });
    } catch (error) {
      logger.error('not analysed', { messageId: record.messageId, ...capacity, error: error as Error });
      throw error;
    }
  });
