import { type CfnElement, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import type { Inbox } from './inbox.ts';
import type { TableName, Tables } from './tables.ts';
import { WorkedQueue } from './worked-queue.ts';
import { Worker } from './worker.ts';

/** The two functions, the queue between them, and what each of them may touch. */
export class Workers extends Construct {
  readonly deduplicate: Worker;
  readonly analyses: WorkedQueue;
  readonly analyse: Worker;

  constructor(scope: Construct, id: string, props: { config: Config; inbox: Inbox; tables: Tables }) {
    super(scope, id);
    const { config, inbox } = props;
    const tables = props.tables.all;
    this.analyses = new WorkedQueue(this, 'Analyses', config.analyse);

    this.deduplicate = new Worker(this, 'Deduplicate', {
      config,
      name: 'deduplicate',
      queue: inbox.uploads.queue,
      environment: {
        ...tableNames(props.tables, ['Files', 'Stories', 'Fingerprints']),
        ANALYSES_QUEUE_URL: this.analyses.queue.queueUrl,
        MAX_FILE_BYTES: String(config.maxFileBytes),
      },
    });
    this.deduplicate.allow(['s3:GetObject', 's3:GetObjectVersion'], [inbox.bucket.arnForObjects('*')]);
    const bucketId = Stack.of(this).getLogicalId(inbox.bucket.node.defaultChild as CfnElement);
    Validations.of(this.deduplicate).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
      reason: 'It reads whatever file is dropped into the inbox, under any key.',
    });
    this.deduplicate.allow(['sqs:SendMessage'], [this.analyses.queue.queueArn]);
    this.deduplicate.allow(
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:Query'],
      [tables.Files.tableArn, tables.Stories.tableArn, tables.Fingerprints.tableArn],
    );

    this.analyse = new Worker(this, 'Analyse', {
      config,
      name: 'analyse',
      queue: this.analyses.queue,
      environment: tableNames(props.tables, ['Articles', 'Statements', 'Mentions']),
      carries: 'functions/language/models',
    });
    this.analyse.allow(['dynamodb:PutItem'], [tables.Articles.tableArn]);
    this.analyse.allow(['dynamodb:BatchWriteItem'], [tables.Statements.tableArn, tables.Mentions.tableArn]);
  }
}

/** FILES_TABLE and the like: the variables under which the functions look for their tables. */
const tableNames = (tables: Tables, names: TableName[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_TABLE`, tables.all[name].tableName]));
