// core: test runners look at all exports of a module, and loading all of aws-cdk-lib takes seconds.
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Backfill } from './backfill.ts';
import type { Config } from './config.ts';
import { ConsoleLinks } from './console-links.ts';
import { Explorer } from './explorer.ts';
import { Inbox } from './inbox.ts';
import { Operations } from './operations.ts';
import { ReaderPolicy } from './reader-policy.ts';
import { Tables } from './tables.ts';
import { Workers } from './workers.ts';

/** All of Newsprint: inbox, tables, workers, backfill, explorer, operations. */
export class NewsprintStack extends Stack {
  constructor(scope: Construct, config: Config) {
    super(scope, config.stackName, {
      description: 'Newsprint: deduplicates and analyses the news articles dropped into its inbox',
      tags: { ...config.tags, application: 'newsprint', stage: config.stage },
      terminationProtection: config.deletionProtection,
    });
    const inbox = new Inbox(this, 'Inbox', config);
    const tables = new Tables(this, 'Tables', config);
    const workers = new Workers(this, 'Workers', { config, inbox, tables });
    const backfill = new Backfill(this, 'Backfill', { config, inbox, tables, analyses: workers.analyses });
    const explorer = new Explorer(this, 'Explore', { config, tables });

    const operations = new Operations(this, 'Operations', {
      config,
      steps: {
        Deduplicate: { queue: inbox.uploads, bulkQueue: inbox.records, worker: workers.deduplicate },
        Analyse: { queue: workers.analyses, bulkQueue: workers.bulkAnalyses, worker: workers.analyse },
      },
      tables,
      backfill,
      explorer,
    });
    const { dashboard } = operations.overview;
    const reader = new ReaderPolicy(this, 'Reader', {
      config,
      tables,
      dashboard,
      widget: explorer.function,
      logGroups: [workers.deduplicate.logGroup, workers.analyse.logGroup],
    });

    this.#output('InboxBucket', inbox.bucket.bucketName, 'Drop files here: aws s3 cp FILE s3://BUCKET/');
    for (const [name, table] of Object.entries(tables.all)) {
      this.#output(`${name}Table`, table.tableName, `The DynamoDB table ${name}`);
    }
    const queues = {
      Uploads: inbox.uploads,
      Records: inbox.records,
      Analyses: workers.analyses,
      BulkAnalyses: workers.bulkAnalyses,
    };
    for (const [name, worked] of Object.entries(queues)) {
      this.#output(`${name}Queue`, worked.queue.queueUrl, `The queue of ${wordsOf(name)}`);
      this.#output(
        `${name}DeadLetters`,
        worked.deadLetters.queueUrl,
        `Messages about ${wordsOf(name)} that could not be handled`,
      );
    }
    this.#output('BackfillFunction', backfill.function.functionName, 'Sends files or articles to be processed again');
    this.#output('ExploreFunction', explorer.function.functionName, 'Answers the explorer on the dashboard');
    this.#output('Generation', String(config.generation), 'The generation of the tables: docs/recovery.md');
    this.#output('AlarmTopic', operations.alarms.topicArn, 'Where alarms are published: subscribe here');
    this.#output('ReaderPolicy', reader.policy.managedPolicyArn, 'Attach it to people who only look');

    const links = new ConsoleLinks(this);
    this.#output('Dashboard', links.dashboard(dashboard.dashboardName), 'The dashboard in the console');
    for (const [name, table] of Object.entries(tables.all)) {
      this.#output(`${name}Items`, links.items(table.tableName), `The rows of ${name} in the console: choose Query`);
    }
  }

  #output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}

/** BulkAnalyses: bulk analyses. */
const wordsOf = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
