import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/stack/config.ts';
import { grants, type Statement, templateOf } from './template.ts';

const template = templateOf('production');
const config = readConfig();
const placeOf = (name: string) => (name === 'Backfill' || name === 'Explore' ? name : `Workers${name}`);
const functionOf = (name: string) => template.one('AWS::Lambda::Function', `${placeOf(name)}Function`).Properties;
const tableRef = (name: string) => ({ Ref: template.id('AWS::DynamoDB::Table', `Tables${name}`) });

const queueUrls = (...names: string[]) => ({
  'Fn::Join': [
    '',
    names.flatMap((name, i) => [...(i > 0 ? [' '] : []), { Ref: template.id('AWS::SQS::Queue', name) }]),
  ],
});

const writeLogs = (name: string) => [
  `logs:CreateLogStream on ${placeOf(name)}Logs`,
  `logs:PutLogEvents on ${placeOf(name)}Logs`,
];
const poll = (queue: string) =>
  ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map(
    (action) => `sqs:${action} on ${queue}`,
  );
const tables = (actions: string[], names: string[]) =>
  names.flatMap((name) => actions.map((action) => `dynamodb:${action} on Tables${name}`));

describe('the functions', () => {
  it('are four', () => {
    expect(template.all('AWS::Lambda::Function').size).toBe(4);
  });

  it.each(['Deduplicate', 'Analyse', 'Backfill', 'Explore'])(
    '%s runs Node.js 24 on Arm, is not traced and writes JSON to its log group',
    (name) => {
      expect(functionOf(name)).not.toHaveProperty('TracingConfig');
      expect(functionOf(name)).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        LoggingConfig: {
          LogFormat: 'JSON',
          LogGroup: { Ref: template.id('AWS::Logs::LogGroup', `${placeOf(name)}Logs`) },
        },
      });
    },
  );

  it.each([
    ['production', 90],
    ['development', 7],
  ] as const)('keep their logs: in %s for %i days', (stage, days) => {
    const groups = [...templateOf(stage).all('AWS::Logs::LogGroup').values()];
    expect(groups.map(({ Properties }) => Properties.RetentionInDays)).toEqual([days, days, days, days]);
  });

  it('spread outcomes over several keys if that is set, those that write and those that read', () => {
    const spread = templateOf('production', { spreadOutcomes: true });
    for (const name of ['Deduplicate', 'Explore']) {
      const id = name === 'Explore' ? name : `Workers${name}`;
      expect(spread.one('AWS::Lambda::Function', id).Properties.Environment.Variables.SPREAD_OUTCOMES).toBe('true');
      expect(functionOf(name).Environment.Variables).not.toHaveProperty('SPREAD_OUTCOMES');
    }
  });

  it('have memory and timeout of the configuration', () => {
    expect(functionOf('Deduplicate')).toMatchObject({
      MemorySize: config.deduplicate.memoryMegabytes,
      Timeout: config.deduplicate.timeoutSeconds,
    });
    expect(functionOf('Analyse')).toMatchObject({
      MemorySize: config.analyse.memoryMegabytes,
      Timeout: config.analyse.timeoutSeconds,
    });
    expect(functionOf('Backfill')).toMatchObject({
      MemorySize: config.backfill.memoryMegabytes,
      Timeout: config.backfill.timeoutSeconds,
    });
  });

  it('deduplicate has the names of its tables and queues, the size limits and the generation', () => {
    expect(functionOf('Deduplicate').Environment.Variables).toEqual({
      NODE_OPTIONS: '--enable-source-maps',
      MAX_TRIES: '5',
      QUEUE_URLS: queueUrls('InboxUploadsQueue', 'InboxRecordsQueue'),
      RETRY_SECONDS: '10 60 180 480',
      POWERTOOLS_SERVICE_NAME: 'deduplicate',
      POWERTOOLS_METRICS_NAMESPACE: 'Newsprint',
      POWERTOOLS_LOG_LEVEL: 'INFO',
      FILES_TABLE: tableRef('Files'),
      STORIES_TABLE: tableRef('Stories'),
      FINGERPRINTS_TABLE: tableRef('Fingerprints'),
      ANALYSES_QUEUE_URL: { Ref: template.id('AWS::SQS::Queue', 'WorkersAnalysesQueue') },
      BULK_ANALYSES_QUEUE_URL: { Ref: template.id('AWS::SQS::Queue', 'WorkersBulkAnalysesQueue') },
      UPLOADS_QUEUE_URL: { Ref: template.id('AWS::SQS::Queue', 'InboxUploadsQueue') },
      RECORDS_QUEUE_URL: { Ref: template.id('AWS::SQS::Queue', 'InboxRecordsQueue') },
      MAX_FILE_BYTES: '5000000',
      MAX_BULK_BYTES: '2000000000',
      MAX_RECORDS_PER_FILE: '500000',
      MAX_VERSIONS_PER_KEY: '1000',
      MAX_ARTICLES_PER_HOUR: '100000',
      MAX_UNPACKED_BYTES_PER_DAY: '20000000000',
      GENERATION: '1',
    });
  });

  it('only deduplicate may send messages to its queue any number of times', () => {
    expect(functionOf('Deduplicate').RecursiveLoop).toBe('Allow');
    for (const name of ['Analyse', 'Backfill', 'Explore']) expect(functionOf(name).RecursiveLoop).toBeUndefined();
  });

  it('analyse has the names of its tables, and their generation', () => {
    expect(functionOf('Analyse').Environment.Variables).toEqual({
      NODE_OPTIONS: '--enable-source-maps',
      MAX_TRIES: '5',
      QUEUE_URLS: queueUrls('WorkersAnalysesQueue', 'WorkersBulkAnalysesQueue'),
      RETRY_SECONDS: '10 60 180 480',
      GENERATION: '1',
      POWERTOOLS_SERVICE_NAME: 'analyse',
      POWERTOOLS_METRICS_NAMESPACE: 'Newsprint',
      POWERTOOLS_LOG_LEVEL: 'INFO',
      FILES_TABLE: tableRef('Files'),
      ARTICLES_TABLE: tableRef('Articles'),
      STATEMENTS_TABLE: tableRef('Statements'),
      MENTIONS_TABLE: tableRef('Mentions'),
      FINGERPRINTS_TABLE: tableRef('Fingerprints'),
      SEARCH_TABLE: tableRef('Search'),
    });
  });
});

describe('the backfill function', () => {
  it('has the names of the inbox, the queues and the tables, and the generation', () => {
    expect(functionOf('Backfill').Environment.Variables).toEqual({
      NODE_OPTIONS: '--enable-source-maps',
      POWERTOOLS_SERVICE_NAME: 'backfill',
      POWERTOOLS_METRICS_NAMESPACE: 'Newsprint',
      POWERTOOLS_LOG_LEVEL: 'INFO',
      INBOX_BUCKET: { Ref: template.id('AWS::S3::Bucket', 'InboxBucket') },
      UPLOADS_QUEUE_URL: { Ref: template.id('AWS::SQS::Queue', 'InboxUploadsQueue') },
      RECORDS_QUEUE_URL: { Ref: template.id('AWS::SQS::Queue', 'InboxRecordsQueue') },
      ANALYSES_QUEUE_URL: { Ref: template.id('AWS::SQS::Queue', 'WorkersAnalysesQueue') },
      ARTICLES_TABLE: tableRef('Articles'),
      FILES_TABLE: tableRef('Files'),
      STATEMENTS_TABLE: tableRef('Statements'),
      MENTIONS_TABLE: tableRef('Mentions'),
      GENERATION: '1',
    });
  });

  it('is invoked by no event source and never retried', () => {
    const id = template.id('AWS::Lambda::Function', 'BackfillFunction');
    const invokers = [
      ...template.all('AWS::Lambda::EventSourceMapping').values(),
      ...template.all('AWS::Lambda::Permission').values(),
    ];
    expect(invokers.filter(({ Properties }) => JSON.stringify(Properties).includes(id))).toEqual([]);
    expect(template.one('AWS::Lambda::EventInvokeConfig', 'Backfill').Properties).toMatchObject({
      FunctionName: { Ref: id },
      MaximumRetryAttempts: 0,
    });
  });
});

describe('the explore function', () => {
  it('has the names of the tables that it reads, memory and timeout of the configuration', () => {
    expect(functionOf('Explore').Environment.Variables).toEqual({
      NODE_OPTIONS: '--enable-source-maps',
      POWERTOOLS_SERVICE_NAME: 'explore',
      POWERTOOLS_METRICS_NAMESPACE: 'Newsprint',
      POWERTOOLS_LOG_LEVEL: 'INFO',
      FILES_TABLE: tableRef('Files'),
      ARTICLES_TABLE: tableRef('Articles'),
      STORIES_TABLE: tableRef('Stories'),
      STATEMENTS_TABLE: tableRef('Statements'),
      MENTIONS_TABLE: tableRef('Mentions'),
      FINGERPRINTS_TABLE: tableRef('Fingerprints'),
      SEARCH_TABLE: tableRef('Search'),
    });
    expect(functionOf('Explore')).toMatchObject({
      MemorySize: config.explore.memoryMegabytes,
      Timeout: config.explore.timeoutSeconds,
    });
  });

  it('is a widget of the dashboard, which calls it anew if the time range changes, but throws no reader back', () => {
    const [dashboard] = [...template.all('AWS::CloudWatch::Dashboard').values()];
    const id = template.id('AWS::Lambda::Function', 'ExploreFunction');
    const parts = dashboard!.Properties.DashboardBody['Fn::Join'][1] as unknown[];
    const body = JSON.parse(
      parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part).replaceAll('"', "'"))).join(''),
    );
    expect(body.widgets[0]).toMatchObject({
      type: 'custom',
      width: 24,
      properties: {
        title: 'Explorer',
        endpoint: `{'Fn::GetAtt':['${id}','Arn']}`,
        updateOn: { refresh: false, resize: false, timeRange: true },
      },
    });
  });

  it('may be invoked by nothing but who may invoke functions: it has no policy of its own', () => {
    const id = template.id('AWS::Lambda::Function', 'ExploreFunction');
    const invokers = ['EventSourceMapping', 'Permission', 'Url'].flatMap((type) => [
      ...template.all(`AWS::Lambda::${type}`).values(),
    ]);
    expect(invokers.filter(({ Properties }) => JSON.stringify(Properties).includes(id))).toEqual([]);
  });
});

describe('the event sources', () => {
  it('together ask for no more executions than a new account has', () => {
    const mappings = [...template.all('AWS::Lambda::EventSourceMapping').values()];
    const asked = mappings.map(({ Properties }) => Properties.ScalingConfig.MaximumConcurrency);
    expect(asked.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(10);
  });

  it.each([
    ['DeduplicateMessages', 'InboxUploadsQueue', config.deduplicate],
    ['DeduplicateBulkMessages', 'InboxRecordsQueue', { ...config.deduplicate, concurrency: config.bulkConcurrency }],
    ['AnalyseMessages', 'WorkersAnalysesQueue', config.analyse],
    ['AnalyseBulkMessages', 'WorkersBulkAnalysesQueue', { ...config.analyse, concurrency: config.bulkConcurrency }],
  ])('%s polls %s with limited concurrency and reports failures of single messages', (id, queue, worker) => {
    const name = id.replace(/(Bulk)?Messages$/, '');
    expect(template.one('AWS::Lambda::EventSourceMapping', `Workers${id}`).Properties).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': [template.id('AWS::SQS::Queue', queue), 'Arn'] },
      FunctionName: { Ref: template.id('AWS::Lambda::Function', `Workers${name}Function`) },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MetricsConfig: { Metrics: ['EventCount'] },
      BatchSize: worker.batchSize,
      ScalingConfig: { MaximumConcurrency: worker.concurrency },
    });
  });
});

describe('the permissions', () => {
  const statements = (name: string): Statement[] => {
    const role = template.id('AWS::IAM::Role', `${placeOf(name)}Role`);
    expect(template.json.Resources[role]!.Properties.ManagedPolicyArns).toBeUndefined();
    return [...template.all('AWS::IAM::Policy').values()]
      .filter(({ Properties }) => Properties.Roles.some((attached: { Ref: string }) => attached.Ref === role))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  };

  it('of deduplicate: read the inbox, maintain three tables, request analyses', () => {
    expect(grants(statements('Deduplicate'))).toEqual(
      [
        ...writeLogs('Deduplicate'),
        ...poll('InboxUploadsQueue'),
        ...poll('InboxRecordsQueue'),
        's3:GetObject on InboxBucket/*',
        's3:GetObjectTagging on InboxBucket/*',
        's3:GetObjectVersion on InboxBucket/*',
        's3:GetObjectVersionTagging on InboxBucket/*',
        'sqs:SendMessage on InboxUploadsQueue',
        'sqs:SendMessage on InboxRecordsQueue',
        'sqs:SendMessage on WorkersAnalysesQueue',
        'sqs:SendMessage on WorkersBulkAnalysesQueue',
        's3:ListBucket on InboxBucket',
        's3:ListBucketVersions on InboxBucket',
        ...tables(['GetItem', 'PutItem', 'UpdateItem'], ['Files', 'Stories', 'Fingerprints']),
        ...tables(['Query'], ['Files']),
      ].sort(),
    );
  });

  it('of analyse: write four tables, and read the story of an article', () => {
    expect(grants(statements('Analyse'))).toEqual(
      [
        ...writeLogs('Analyse'),
        ...poll('WorkersAnalysesQueue'),
        ...poll('WorkersBulkAnalysesQueue'),
        ...tables(['UpdateItem'], ['Files']),
        ...tables(['GetItem', 'PutItem', 'UpdateItem'], ['Articles']),
        ...tables(['BatchWriteItem', 'DeleteItem', 'UpdateItem'], ['Statements', 'Mentions']),
        ...tables(['Query'], ['Statements']),
        ...tables(['GetItem', 'PutItem', 'UpdateItem'], ['Fingerprints']),
        ...tables(['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'], ['Search']),
      ].sort(),
    );
  });

  it.each([
    ['PutItem', ['said#*']],
    ['UpdateItem', ['words#*', 'rows#*']],
  ])(
    'of analyse: write fingerprints only for the statements of stories, where old words are, and what it is about to write: %s',
    (action, keys) => {
      const writes = statements('Analyse').filter(
        ({ Action, Resource }) => Action === `dynamodb:${action}` && JSON.stringify(Resource).includes('Fingerprints'),
      );
      expect(writes).toMatchObject([{ Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } } }]);
    },
  );

  it('of analyse: change nothing in the row of a file but why it is not analysed', () => {
    const updates = statements('Analyse').filter(
      ({ Action, Resource }) => Action === 'dynamodb:UpdateItem' && JSON.stringify(Resource).includes('Files'),
    );
    const attributes = ['key', 'version', 'articleId', 'notAnalysed'];
    expect(updates).toMatchObject([
      { Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes } } },
    ]);
  });

  it('of backfill: list the inbox, send to queues, scan tables, delete what a rebuild has not written again', () => {
    expect(grants(statements('Backfill'))).toEqual(
      [
        ...writeLogs('Backfill'),
        's3:GetBucketVersioning on InboxBucket',
        's3:ListBucket on InboxBucket',
        's3:ListBucketVersions on InboxBucket',
        'sqs:SendMessage on InboxRecordsQueue',
        'sqs:SendMessage on InboxUploadsQueue',
        'sqs:SendMessage on WorkersAnalysesQueue',
        ...tables(['Scan'], ['Articles', 'Files', 'Statements', 'Mentions']),
        ...tables(['DeleteItem'], ['Articles', 'Statements', 'Mentions']),
      ].sort(),
    );
  });

  it('of explore: read seven tables by key, query their keys or indexes, and write nothing', () => {
    expect(grants(statements('Explore'))).toEqual(
      [
        ...writeLogs('Explore'),
        ...tables(['BatchGetItem'], ['Files', 'Articles', 'Stories', 'Statements', 'Mentions', 'Fingerprints']),
        ...tables(['GetItem'], ['Files', 'Articles', 'Stories', 'Fingerprints', 'Search']),
        ...tables(['Query'], ['Files', 'Statements', 'Mentions', 'Search']),
        ...['Files/index/byOutcome', 'Files/index/byStory'].map((index) => `dynamodb:Query on Tables${index}`),
        'dynamodb:Query on TablesStatements/index/byStory',
      ].sort(),
    );
  });

  it('of no function: change the inbox', () => {
    const actions = ['Deduplicate', 'Analyse', 'Backfill', 'Explore']
      .flatMap(statements)
      .flatMap(({ Action }) => Action);
    expect(actions.filter((action) => /^s3:(?!Get|List)/.test(action))).toEqual([]);
  });

  it('are those of the four functions: there are no other roles', () => {
    expect(template.all('AWS::IAM::Role').size).toBe(4);
  });
});
