import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import { type AnalysisRequest, readAnalysisRequest } from '../events/analysis-request.ts';
import { readReanalysisRequest } from '../events/reanalysis-request.ts';
import { readRelabelRequest } from '../events/relabel-request.ts';
import { articleOf, putAnalysis } from '../store/analyses.ts';
import { documentClient, metered } from '../store/client.ts';
import { requiredEnvironment } from '../store/environment.ts';
import { dynamoFingerprints } from '../store/fingerprints.ts';
import { storyOf } from '../store/forest.ts';
import { relabelArticle } from '../store/relabel-article.ts';
import { requestOf } from './again.ts';
import { analyseArticle } from './analyse-article.ts';
import { ANALYSIS_VERSION } from './analysis-version.ts';

const logger = new Logger();
const db = documentClient();
const tables = {
  articles: requiredEnvironment('ARTICLES_TABLE'),
  statements: requiredEnvironment('STATEMENTS_TABLE'),
  mentions: requiredEnvironment('MENTIONS_TABLE'),
};

const fingerprints = dynamoFingerprints(db, requiredEnvironment('FINGERPRINTS_TABLE'));
const storyNow = (articleId: string): Promise<string> => storyOf(fingerprints, articleId);

const processor = new BatchProcessor(EventType.SQS);

/** Reads each article the queue hands over and writes what it says; a record that fails goes back to the queue alone. */
export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, analyse, processor, { context, throwOnFullBatchFailure: false });

const analyse = (record: SQSRecord): Promise<void> =>
  metered(async (capacity) => {
    try {
      const moved = readRelabelRequest(record.body);
      if (moved) {
        await relabelArticle(db, tables, storyNow, moved.relabel);
        logger.info('relabelled', { articleId: moved.relabel, ...capacity });
        return;
      }
      const again = readReanalysisRequest(record.body);
      const request = again ? await outdated(again.reanalyse) : readAnalysisRequest(record.body);
      if (!request) {
        logger.info('already analysed, or gone', { articleId: again?.reanalyse, ...capacity });
        return;
      }
      const { articleId, key } = request;
      const storyId = await storyNow(articleId);
      const analysis = await analyseArticle({ ...request, storyId });
      await putAnalysis(db, tables, analysis, { again: again !== undefined });
      // Another story may have taken this one in while its rows were written: who writes a label looks again.
      if ((await storyNow(articleId)) !== storyId) await relabelArticle(db, tables, storyNow, articleId);
      const found = { statements: analysis.statements.length, names: analysis.mentions.length };
      logger.info('analysed', { articleId, key, ...found, ...capacity });
    } catch (error) {
      logger.error('not analysed', { messageId: record.messageId, ...capacity, error: error as Error });
      throw error;
    }
  });

/** What is to be analysed again; nothing where another delivery has done it, or the article was withdrawn. */
const outdated = async (articleId: string): Promise<AnalysisRequest | undefined> => {
  const row = await articleOf(db, tables, articleId);
  return row?.text && row.analysisVersion < ANALYSIS_VERSION ? requestOf(row) : undefined;
};
