import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import { handleBatch, isLastTry, triesOf } from '../messages/handle-batch.ts';
import type { AnalysisRequest } from '../messages/message.ts';
import { measure, measureCapacity, measureSeconds } from '../messages/metrics.ts';
import { readMessage } from '../messages/read-message.ts';
import { sqsRetries } from '../messages/retries.ts';
import { dynamoAnalyses } from '../tables/analyses.ts';
import { documentClient, metered } from '../tables/client.ts';
import { CLIENT_SETTINGS } from '../tables/client-settings.ts';
import { requiredEnvironment } from '../tables/environment.ts';
import { dynamoFiles } from '../tables/files.ts';
import { dynamoFingerprints } from '../tables/fingerprints.ts';
import { earlierStories, storyOf } from '../tables/forest.ts';
import { currentGeneration } from '../tables/generation.ts';
import { dynamoOldWords } from '../tables/old-words.ts';
import { searchIndex } from '../tables/search/search-index.ts';
import { dynamoSearchStore } from '../tables/search/search-store.ts';
import { dynamoStatementLists } from '../tables/statement-lists.ts';
import { dynamoUnfinished } from '../tables/unfinished-rows.ts';
import type { Context } from './context.ts';
import { handleMessage } from './handle-message.ts';
import { analyseArticle } from './rows/analyse-article.ts';

const logger = new Logger();
const db = documentClient();
const fingerprintsTable = requiredEnvironment('FINGERPRINTS_TABLE');
const fingerprints = dynamoFingerprints(db, fingerprintsTable);
const analysisTables = {
  articles: requiredEnvironment('ARTICLES_TABLE'),
  statements: requiredEnvironment('STATEMENTS_TABLE'),
  mentions: requiredEnvironment('MENTIONS_TABLE'),
};

const files = dynamoFiles(db, requiredEnvironment('FILES_TABLE'));

const context: Context = {
  analyses: dynamoAnalyses(db, analysisTables, currentGeneration()),
  statementLists: dynamoStatementLists(db, fingerprintsTable),
  oldWords: dynamoOldWords(db, fingerprintsTable),
  unfinished: dynamoUnfinished(db, fingerprintsTable),
  searchIndex: searchIndex(dynamoSearchStore(db, requiredEnvironment('SEARCH_TABLE'))),
  storyOf: (articleId) => storyOf(fingerprints, articleId),
  earlierStories: (articleId) => earlierStories(fingerprints, articleId),
  analyse: analyseArticle,
  noteOnFile: async ({ articleId, ...file }, notAnalysed) => {
    await files.change(file, { articleId }, { notAnalysed });
  },
  pause: async (milliseconds) => {
    await pause(milliseconds);
  },
};

const retries = sqsRetries(
  new SQSClient(CLIENT_SETTINGS),
  requiredEnvironment('QUEUE_URLS'),
  requiredEnvironment('RETRY_SECONDS'),
  (error) => logger.warn('the messages stay hidden for the visibility timeout', { error: error as Error }),
);

/** Reads each article that the queue hands over and writes what it says; a record that fails goes back alone. */
export const handler: SQSHandler = (event, invocation) => handleBatch(event, invocation, analyse, retries);

const analyse = (record: SQSRecord): Promise<void> =>
  metered(async (capacity, byTable) => {
    let named: Partial<Pick<AnalysisRequest, 'articleId' | 'key'>> = {};
    try {
      const message = readMessage(record.body);
      if ('articleId' in message) named = message;
      const { done, ...about } = await handleMessage(
        { ...context, isRetry: triesOf(record) > 1, isLastTry: isLastTry(record) },
        message,
      );
      logger.info(done, { ...about, ...capacity });
      measureCapacity(capacity);
      logger.debug('capacity by table', { byTable });
      const { key = '', statements, names } = about;
      if (statements !== undefined) measure('Statements', key, statements);
      if (names !== undefined) measure('Names', key, names);
      if (message.kind === 'analyse') measureSeconds(key, message.receivedAt);
    } catch (error) {
      const { articleId, key } = named;
      const { messageId } = record;
      logger.error('not analysed', { messageId, articleId, key, ...capacity, error: error as Error });
      throw error;
    }
  });
