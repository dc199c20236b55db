import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Aws, Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { failedShare, ownMetric } from './failures.ts';
import { Overview } from './overview.ts';
import { SavedQueries } from './saved-queries.ts';
import type { StackFunction } from './stack-function.ts';
import type { Step } from './step.ts';
import type { TableName, Tables } from './tables.ts';
import type { WorkedQueue } from './worked-queue.ts';

export interface OperationsProps {
  config: Config;
  steps: Record<string, Step>;
  tables: Tables;
  backfill: StackFunction;
  explorer: StackFunction;
}

/** Alarms for the operator, and a dashboard with the explorer for everybody. */
export class Operations extends Construct {
  readonly alarms: Topic;
  readonly overview: Overview;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    const { config, steps, tables, backfill, explorer } = props;
    this.alarms = this.#topic(config);
    for (const [name, step] of Object.entries(steps)) this.#watch(name, step, config);
    for (const [name, table] of Object.entries(tables.all)) {
      this.#watchTable(name, table, tables.indexes[name as TableName]);
    }
    this.#alarm('BackfillErrors', {
      section: 'backfill-errors',
      metric: backfill.function.metricErrors({ period: FIVE_MINUTES }),
      meaning: 'Backfill: it stopped with an error. Its log says why, and with which order to invoke it again.',
    });
    this.#watchLimits();
    if (config.silenceHours !== undefined) this.#watchSilence(Object.values(steps)[0]!.queue, config.silenceHours);
    for (const [name, { silenceHours }] of Object.entries(config.sources)) {
      if (silenceHours !== undefined) this.#watchSource(name, silenceHours);
    }
    new SavedQueries(this, 'Queries', {
      stackName: config.stackName,
      logGroups: Object.values(steps).map(({ worker }) => worker.logGroup),
    });
    this.overview = new Overview(this, 'Overview', { config, steps, explorer });
  }

  #watch(name: string, { queue, bulkQueue, worker }: Step, config: Config): void {
    for (const [kind, { deadLetters }] of [
      ['', queue],
      ['Bulk', bulkQueue],
    ] as const) {
      this.#alarm(`${name}${kind}DeadLetters`, {
        section: 'dead-letters',
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'max' }),
        meaning: `${name}: messages failed every try, and are kept for 14 days.`,
      });
    }
    this.#alarm(`${name}Stale`, {
      section: 'stale',
      metric: queue.queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'max' }),
      threshold: config.staleAfterMinutes * 60,
      periods: 3,
      meaning: `${name}: a message has waited for ${config.staleAfterMinutes} minutes. More comes in than goes out, or nothing goes out.`,
    });
    // A message that fails is tried again: a few do at any time. If most do, the function or a service is broken.
    this.#alarm(`${name}Failures`, {
      section: 'failures',
      metric: failedShare(worker),
      threshold: 50,
      periods: 5,
      breaches: 3,
      meaning: `${name}: at least half of the messages fail. A service does not answer, the function lacks permissions, or its new version is broken: read its log.`,
    });
    // SQS may take 15 minutes to tell of the first message in a queue that was empty for hours, as dead letters mostly are.
    this.#alarm(`${name}LastTry`, {
      section: 'last-try',
      metric: ownMetric('LastTry', { service: name.toLowerCase() }),
      meaning: `${name}: a message has failed four times and is tried for the last time. If that fails, it becomes a dead letter, and its file's row says "failed".`,
    });
    // Failed messages are reported in the response, which is no error: errors are crashes and timeouts.
    this.#alarm(`${name}Errors`, {
      section: 'errors',
      metric: worker.function.metricErrors({ period: FIVE_MINUTES }),
      periods: 3,
      breaches: 2,
      meaning: `${name}: the function crashes or runs out of time or memory.`,
    });
    this.#alarm(`${name}Throttles`, {
      section: 'throttles',
      metric: worker.function.metricThrottles({ period: FIVE_MINUTES }),
      periods: 3,
      meaning: `${name}: the account allows fewer concurrent executions than the queue asks for.`,
    });
  }

  /**
   * A table on demand throttles what comes too suddenly, or too often under one key; the metrics of a table do not include
   * its indexes, and none reports zeros.
   * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TroubleshootingThrottling-cloudwatch.html
   */
  #watchTable(name: string, table: Table, indexes: readonly string[]): void {
    const throttles = (kind: 'Read' | 'Write', index?: string) =>
      table.metric(`${kind}ThrottleEvents`, {
        statistic: 'sum',
        period: FIVE_MINUTES,
        ...(index !== undefined && { dimensionsMap: { TableName: table.tableName, GlobalSecondaryIndexName: index } }),
      });
    this.#alarm(`${name}TableThrottles`, {
      section: 'table-throttles',
      metric: new MathExpression({
        expression: 'SUM(FILL(METRICS(), 0))',
        usingMetrics: {
          reads: throttles('Read'),
          writes: throttles('Write'),
          ...Object.fromEntries(indexes.map((index) => [index, throttles('Write', index)])),
        },
        label: 'throttled',
        period: FIVE_MINUTES,
      }),
      periods: 3,
      meaning: `${name}: DynamoDB has refused reads or writes of the table for 15 minutes as too many. They are tried again; lower the concurrency of the functions or the rate of a backfill.`,
    });
  }

  /** Counted by functions/deduplicate when something waits for the next hour, or records of a file are left out. */
  #watchLimits(): void {
    this.#alarm('LimitReached', {
      section: 'limit-reached',
      metric: ownMetric('LimitReached', { service: 'deduplicate' }, FIVE_MINUTES),
      meaning:
        'Deduplicate: more comes in than maxArticlesPerHour, maxUnpackedBytesPerDay, maxRecordsPerFile or maxVersionsPerKey allows. New files wait, or records and versions are left out; the log says which and of what file.',
    });
  }

  /** No files need not mean an error, but a feed that has stopped looks just like a quiet day. */
  #watchSilence(uploads: WorkedQueue, hours: number): void {
    this.#alarm('Silence', {
      section: 'silence',
      metric: uploads.queue.metricNumberOfMessagesSent({ period: Duration.hours(1) }),
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      periods: hours,
      missing: TreatMissingData.BREACHING,
      meaning: `No file has arrived for ${hours} hours.`,
    });
  }

  /** Files of a backfill, which were stored long before, are not counted. */
  #watchSource(source: string, hours: number): void {
    this.#alarm(`Silence-${source}`, {
      section: 'silence',
      metric: ownMetric('Files', { service: 'deduplicate', source }, Duration.hours(1)),
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      periods: hours,
      missing: TreatMissingData.BREACHING,
      meaning: `${source} has sent nothing for ${hours} hours.`,
    });
  }

  #alarm(id: string, options: AlarmOptions): void {
    const alarm = new Alarm(this, id, {
      metric: options.metric,
      threshold: options.threshold ?? 1,
      comparisonOperator: options.comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: options.periods ?? 1,
      datapointsToAlarm: options.breaches ?? options.periods ?? 1,
      treatMissingData: options.missing ?? TreatMissingData.NOT_BREACHING,
      alarmDescription: `${options.meaning} Runbook: docs/runbook.md#${options.section}`,
    });
    const notify = new SnsAction(this.alarms);
    alarm.addAlarmAction(notify);
    alarm.addOkAction(notify);
  }

  #topic(config: Config): Topic {
    const topic = new Topic(this, 'Alarms', { displayName: `${config.stackName} alarms`, enforceSSL: true });
    // A topic with an explicit policy loses the default one, which lets CloudWatch publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    if (config.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(config.alarmEmail));
    return topic;
  }
}

interface AlarmOptions {
  metric: IMetric;
  /** What has happened. */
  meaning: string;
  /** What to do: the anchor of a section of docs/runbook.md. */
  section: string;
  /** Default: 1. */
  threshold?: number;
  comparison?: ComparisonOperator;
  /** How many periods are evaluated; default: 1. */
  periods?: number;
  /** How many of them must breach the threshold; default: all. */
  breaches?: number;
  missing?: TreatMissingData;
}

const FIVE_MINUTES = Duration.minutes(5);
