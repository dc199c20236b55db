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
    this.analyses = new WorkedQueue(this, 'Analyses', config.analyse);

    this.deduplicate = new Worker(this, 'Deduplicate', {
      config,
      name: 'deduplicate',
      queue: inbox.uploads.queue,
      environment: {
        ...tableNames(props.tables, ['Files', 'Stories', 'Fingerprints']),
        ANALYSES_QUEUE_URL: this.analyses.queue.queueUrl,
        UPLOADS_QUEUE_URL: inbox.uploads.queue.queueUrl,
        MAX_FILE_BYTES: String(config.maxFileBytes),
        MAX_BULK_BYTES: String(config.maxBulkBytes),
      },
      sendsToItself: true,
    });
    this.deduplicate.allow(
      ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectTagging', 's3:GetObjectVersionTagging'],
      [inbox.bucket.arnForObjects('*')],
    );
    // Without these S3 answers "access denied" for a file that is gone, not "no such key", and it is tried in vain:
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
    this.deduplicate.allow(['s3:ListBucket', 's3:ListBucketVersions'], [inbox.bucket.bucketArn]);
    const bucketId = Stack.of(this).getLogicalId(inbox.bucket.node.defaultChild as CfnElement);
    Validations.of(this.deduplicate).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
      reason: 'It reads whatever file is dropped into the inbox, under any key.',
    });
    // Files of many articles go through its own queue, article by article.
    this.deduplicate.allow(['sqs:SendMessage'], [this.analyses.queue.queueArn, inbox.uploads.queue.queueArn]);
    const { Files, Stories, Fingerprints, Articles, Statements, Mentions } = props.tables.all;
    this.deduplicate.allow(
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      [Files.tableArn, Stories.tableArn, Fingerprints.tableArn],
    );
    this.deduplicate.allow(['dynamodb:Query'], [Files.tableArn]);

    this.analyse = new Worker(this, 'Analyse', {
      config,
      name: 'analyse',
      queue: this.analyses.queue,
      environment: tableNames(props.tables, ['Articles', 'Statements', 'Mentions', 'Fingerprints']),
      carries: 'lib/text/models/weights',
    });
    this.analyse.allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], [Articles.tableArn]);
    this.analyse.allow(
      ['dynamodb:BatchWriteItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
      [Statements.tableArn, Mentions.tableArn],
    );
    this.analyse.allow(['dynamodb:Query'], [Statements.tableArn]);
    // Which story an article is part of, and what that story has said: the latter is its own to write.
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
    this.analyse.allow(['dynamodb:GetItem'], [Fingerprints.tableArn]);
    this.analyse.allow(['dynamodb:PutItem'], [Fingerprints.tableArn], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['said#*'] },
    });
  }
}

/** FILES_TABLE and the like: the variables under which the functions look for their tables. */
const tableNames = (tables: Tables, names: TableName[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_TABLE`, tables.all[name].tableName]));
