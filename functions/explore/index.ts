import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { Reader } from '../../lib/explorer/data/reader.ts';
import { answerWidget } from '../../lib/explorer/widget.ts';
import { documentClient } from '../tables/client.ts';
import { areOutcomesSpread, requiredEnvironment } from '../tables/environment.ts';
import { dynamoSearch } from '../tables/search/dynamo-search.ts';

const logger = new Logger();
const db = documentClient();
const tables = {
  files: requiredEnvironment('FILES_TABLE'),
  articles: requiredEnvironment('ARTICLES_TABLE'),
  stories: requiredEnvironment('STORIES_TABLE'),
  statements: requiredEnvironment('STATEMENTS_TABLE'),
  mentions: requiredEnvironment('MENTIONS_TABLE'),
  fingerprints: requiredEnvironment('FINGERPRINTS_TABLE'),
  search: requiredEnvironment('SEARCH_TABLE'),
};
const source = { reader: new Reader(db, tables, areOutcomesSpread()), search: dynamoSearch(db, tables) };

/**
 * Answers a custom widget of a CloudWatch dashboard with HTML, and its question for documentation with Markdown.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html
 */
export const handler = async (event: unknown, { invokedFunctionArn }: Pick<Context, 'invokedFunctionArn'>) => {
  try {
    return await answerWidget(event, invokedFunctionArn, source);
  } catch (error) {
    logger.error('the explorer could not answer', { error: error as Error });
    throw error;
  }
};
