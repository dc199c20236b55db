import { type CfnElement, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { encryptionKey } from './encryption.ts';
import type { Inbox } from './inbox.ts';
import type { TableName, Tables } from './tables.ts';
import { WorkedQueue } from './worked-queue.ts';
import { Worker } from './worker.ts';

/** The two functions of the pipeline, the queues between them, and their permissions. */
export class Workers extends Construct {
  readonly deduplicate: Worker;
  readonly analyses: WorkedQueue;
  /** Of the records of bulk files. */
  readonly bulkAnalyses: WorkedQueue;
  readonly analyse: Worker;

  constructor(scope: Construct, id: string, props: { config: Config; inbox: Inbox; tables: Tables }) {
    super(scope, id);
    const { config, inbox } = props;
    const key = encryptionKey(this, config);
    this.analyses = new WorkedQueue(this, 'Analyses', config.analyse, key);
    this.bulkAnalyses = new WorkedQueue(this, 'BulkAnalyses', config.analyse, key);

    this.deduplicate = new Worker(this, 'Deduplicate', {
      config,
      name: 'deduplicate',
      queue: inbox.uploads,
      bulkQueue: inbox.records,
      environment: {
        ...tableNames(props.tables, ['Files', 'Stories', 'Fingerprints']),
        ANALYSES_QUEUE_URL: this.analyses.queue.queueUrl,
        BULK_ANALYSES_QUEUE_URL: this.bulkAnalyses.queue.queueUrl,
        UPLOADS_QUEUE_URL: inbox.uploads.queue.queueUrl,
        RECORDS_QUEUE_URL: inbox.records.queue.queueUrl,
        MAX_FILE_BYTES: String(config.maxFileBytes),
        MAX_BULK_BYTES: String(config.maxBulkBytes),
        MAX_RECORDS_PER_FILE: String(config.maxRecordsPerFile),
        MAX_VERSIONS_PER_KEY: String(config.maxVersionsPerKey),
        MAX_ARTICLES_PER_HOUR: String(config.maxArticlesPerHour),
        MAX_UNPACKED_BYTES_PER_DAY: String(config.maxUnpackedBytesPerDay),
        GENERATION: String(config.generation),
        ...(config.spreadOutcomes && { SPREAD_OUTCOMES: 'true' }),
      },
      sendsToItself: true,
    });
    this.deduplicate.allow(
      ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectTagging', 's3:GetObjectVersionTagging'],
      [inbox.bucket.arnForObjects('*')],
    );
    // Without these S3 answers "access denied" for a missing object instead of "no such key", and it is retried in
    // vain:
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
    this.deduplicate.allow(['s3:ListBucket', 's3:ListBucketVersions'], [inbox.bucket.bucketArn]);
    const bucketId = Stack.of(this).getLogicalId(inbox.bucket.node.defaultChild as CfnElement);
    Validations.of(this.deduplicate).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
      reason: 'It reads every file in the inbox, under any key.',
    });
    // It sends the articles of a bulk file through a queue of its own.
    this.deduplicate.allow(
      ['sqs:SendMessage'],
      [this.analyses, this.bulkAnalyses, inbox.uploads, inbox.records].map(({ queue }) => queue.queueArn),
    );
    const { Files, Stories, Fingerprints, Articles, Statements, Mentions, Search } = props.tables.all;
    this.deduplicate.allow(
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      [Files.tableArn, Stories.tableArn, Fingerprints.tableArn],
    );
    this.deduplicate.allow(['dynamodb:Query'], [Files.tableArn]);

    this.analyse = new Worker(this, 'Analyse', {
      config,
      name: 'analyse',
      queue: this.analyses,
      bulkQueue: this.bulkAnalyses,
      environment: {
        ...tableNames(props.tables, ['Files', 'Articles', 'Statements', 'Mentions', 'Fingerprints', 'Search']),
        GENERATION: String(config.generation),
      },
    });
    this.analyse.allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], [Articles.tableArn]);
    this.analyse.allow(
      ['dynamodb:BatchWriteItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
      [Statements.tableArn, Mentions.tableArn],
    );
    this.analyse.allow(['dynamodb:Query'], [Statements.tableArn]);
    this.analyse.allow(
      ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'Query'].map(
        (action) => `dynamodb:${action}`,
      ),
      [Search.tableArn],
    );
    // It says in a file's row that its article could not be analysed, and nothing else.
    this.analyse.allow(['dynamodb:UpdateItem'], [Files.tableArn], {
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['key', 'version', 'articleId', 'notAnalysed'] },
    });
    // It reads an article's story and the statements made in it, and writes only the latter, where old words are, and which rows
    // it is about to write.
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
    this.analyse.allow(['dynamodb:GetItem'], [Fingerprints.tableArn]);
    this.analyse.allow(['dynamodb:PutItem'], [Fingerprints.tableArn], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['said#*'] },
    });
    this.analyse.allow(['dynamodb:UpdateItem'], [Fingerprints.tableArn], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['words#*', 'rows#*'] },
    });
  }
}

/** The environment variables with the names of the tables: FILES_TABLE … */
const tableNames = (tables: Tables, names: TableName[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_TABLE`, tables.all[name].tableName]));
