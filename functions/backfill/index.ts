import { Logger } from '@aws-lambda-powertools/logger';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { documentClient } from '../tables/client.ts';
import { CLIENT_SETTINGS } from '../tables/client-settings.ts';
import { requiredEnvironment } from '../tables/environment.ts';
import { currentGeneration } from '../tables/generation.ts';
import { backfill, type Order } from './backfill.ts';
import { readOrder } from './order.ts';
import { Interrupted, type Progress } from './send-all.ts';
import { keepServerTime } from './server-clock.ts';

const logger = new Logger();
const clients = {
  s3: keepServerTime(new S3Client(CLIENT_SETTINGS)),
  sqs: new SQSClient(CLIENT_SETTINGS),
  db: documentClient(),
};
const targets = {
  bucket: requiredEnvironment('INBOX_BUCKET'),
  queues: {
    uploads: requiredEnvironment('UPLOADS_QUEUE_URL'),
    records: requiredEnvironment('RECORDS_QUEUE_URL'),
    analyses: requiredEnvironment('ANALYSES_QUEUE_URL'),
  },
  articlesTable: requiredEnvironment('ARTICLES_TABLE'),
  filesTable: requiredEnvironment('FILES_TABLE'),
  statementsTable: requiredEnvironment('STATEMENTS_TABLE'),
  mentionsTable: requiredEnvironment('MENTIONS_TABLE'),
  generation: currentGeneration(),
};

/** Time left when the function stops: enough for a batch that SQS throttles, and for the answer. */
const RESERVE_MILLISECONDS = 20_000;

export interface Answer extends Progress {
  /** The event to invoke the function with again; absent once everything is done. */
  next?: Order;
}

/**
 * Invoked by an operator with an order (docs/operations.md). Stops before its time is up and returns the order for the
 * rest: it never invokes itself, so nothing runs on unwatched.
 */
export const handler = async (event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<Answer> => {
  const order = readOrder(event);
  const mayGoOn = () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS;
  try {
    const progress = await backfill(order, targets, clients, {
      mayGoOn,
      report: (sent) => logger.info('sent', { ...sent }),
    });
    const { after } = progress;
    const answer = {
      ...progress,
      ...(!progress.done && { next: { ...order, ...(after !== undefined && { after }) } }),
    };
    logger.info(progress.done ? 'done' : 'out of time', { ...answer });
    return answer;
  } catch (error) {
    const { after = order.after, ...rest } = error instanceof Interrupted ? error.progress : { done: false };
    logger.error('interrupted', { ...rest, next: { ...order, after }, error: error as Error });
    throw error;
  }
};
