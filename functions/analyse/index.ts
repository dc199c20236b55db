import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import { readAnalysisRequest } from '../events/analysis-request.ts';
import { putAnalysis } from '../store/analyses.ts';
import { documentClient, metered } from '../store/client.ts';
import { requiredEnvironment } from '../store/environment.ts';
import { analyseArticle } from './analyse-article.ts';

const logger = new Logger();
const db = documentClient();
const tables = {
  articles: requiredEnvironment('ARTICLES_TABLE'),
  statements: requiredEnvironment('STATEMENTS_TABLE'),
  mentions: requiredEnvironment('MENTIONS_TABLE'),
};

const processor = new BatchProcessor(EventType.SQS);

/** Reads each article the queue hands over and writes what it says; a record that fails goes back to the queue alone. */
export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, analyse, processor, { context, throwOnFullBatchFailure: false });

const analyse = (record: SQSRecord): Promise<void> =>
  metered(async (capacity) => {
    try {
      const request = readAnalysisRequest(record.body);
      const { articleId, key } = request;
      const analysis = await analyseArticle(request);
      await putAnalysis(db, tables, analysis);
      const found = { statements: analysis.statements.length, names: analysis.mentions.length };
      logger.info('analysed', { articleId, key, ...found, ...capacity });
    } catch (error) {
      logger.error('not analysed', { messageId: record.messageId, ...capacity, error: error as Error });
      throw error;
    }
  });
