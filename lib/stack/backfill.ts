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
    const { Files, Articles, Statements, Mentions } = tables.all;
    super(scope, id, {
      config,
      name: 'backfill',
      environment: {
        INBOX_BUCKET: inbox.bucket.bucketName,
        UPLOADS_QUEUE_URL: inbox.uploads.queue.queueUrl,
        RECORDS_QUEUE_URL: inbox.records.queue.queueUrl,
        ANALYSES_QUEUE_URL: analyses.queue.queueUrl,
        ARTICLES_TABLE: Articles.tableName,
        FILES_TABLE: Files.tableName,
        STATEMENTS_TABLE: Statements.tableName,
        MENTIONS_TABLE: Mentions.tableName,
        GENERATION: String(config.generation),
      },
    });
    // It lists objects and reads none.
    this.allow(['s3:GetBucketVersioning', 's3:ListBucket', 's3:ListBucketVersions'], [inbox.bucket.bucketArn]);
    const queues = [inbox.uploads, inbox.records, analyses];
    this.allow(
      ['sqs:SendMessage'],
      queues.map(({ queue }) => queue.queueArn),
    );
    const rewritten = [Articles.tableArn, Statements.tableArn, Mentions.tableArn];
    this.allow(['dynamodb:Scan'], [Files.tableArn, ...rewritten]);
    // What a rebuild has not written again.
    this.allow(['dynamodb:DeleteItem'], rewritten);
    // After an asynchronous invocation Lambda would retry an order that failed half-way, unseen by the operator.
    new EventInvokeConfig(this, 'Once', { function: this.function, retryAttempts: 0 });
  }
}
