import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import type { Inbox } from './inbox.ts';
import { StackFunction } from './stack-function.ts';
import type { Tables } from './tables.ts';
import type { WorkedQueue } from './worked-queue.ts';

export interface BackfillProps {
  config: Config;
  inbox: Inbox;
  analyses: WorkedQueue;
  tables: Tables;
}

/** The function that sends files or articles to be processed again. Only an operator invokes it. */
export class Backfill extends StackFunction {
  constructor(scope: Construct, id: string, { config, inbox, analyses, tables }: BackfillProps) {
    const { Articles } = tables.all;
    super(scope, id, {
      config,
      name: 'backfill',
      environment: {
        INBOX_BUCKET: inbox.bucket.bucketName,
        UPLOADS_QUEUE_URL: inbox.uploads.queue.queueUrl,
        ANALYSES_QUEUE_URL: analyses.queue.queueUrl,
        ARTICLES_TABLE: Articles.tableName,
      },
    });
    // It lists objects and reads none.
    this.allow(['s3:GetBucketVersioning', 's3:ListBucket', 's3:ListBucketVersions'], [inbox.bucket.bucketArn]);
    this.allow(['sqs:SendMessage'], [inbox.uploads.queue.queueArn, analyses.queue.queueArn]);
    this.allow(['dynamodb:Scan'], [Articles.tableArn]);
    // After an asynchronous invocation Lambda would retry an order that failed half-way, unseen by the operator.
    new EventInvokeConfig(this, 'Once', { function: this.function, retryAttempts: 0 });
  }
}
