import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENT_SETTINGS } from '../../functions/tables/client-settings.ts';
import type { Settings } from '../../lib/stack/settings.ts';
import { MAX_TRIES } from '../../lib/stack/worked-queue.ts';
import { grants, templateOf } from './template.ts';

const template = templateOf('production');
const topic = template.id('AWS::SNS::Topic', 'OperationsAlarms');
const alarm = (name: string) => template.one('AWS::CloudWatch::Alarm', `Operations${name}`).Properties;

const TABLES = ['Articles', 'Files', 'Fingerprints', 'Mentions', 'Search', 'Statements', 'Stories'];

const withSettings = (settings: Settings) => templateOf('production', settings);

describe('the alarms', () => {
  it('are seven for each step, one for each table, one for a backfill and one for the limits', () => {
    const ids = [...template.all('AWS::CloudWatch::Alarm').keys()].map((id) => id.replace(/[0-9A-F]{8}$/, ''));
    expect(ids.sort()).toEqual(
      [
        ...['Deduplicate', 'Analyse'].flatMap((step) =>
          ['BulkDeadLetters', 'DeadLetters', 'Errors', 'Failures', 'LastTry', 'Stale', 'Throttles'].map(
            (what) => `Operations${step}${what}`,
          ),
        ),
        'OperationsBackfillErrors',
        'OperationsLimitReached',
        ...TABLES.map((table) => `Operations${table}TableThrottles`),
      ].sort(),
    );
  });

  it.each([...template.all('AWS::CloudWatch::Alarm')])(
    '%s has a description and notifies the topic, also when all is well again',
    (_, { Properties }) => {
      expect(Properties.AlarmDescription).toMatch(/^[A-Z][a-z]+: .+\. Runbook: docs\/runbook\.md#[a-z-]+$/);
      expect(Properties.AlarmActions).toEqual([{ Ref: topic }]);
      expect(Properties.OKActions).toEqual([{ Ref: topic }]);
      expect(Properties.TreatMissingData).toBe('notBreaching');
    },
  );

  it.each([
    ['Deduplicate', 'InboxUploads'],
    ['Analyse', 'WorkersAnalyses'],
  ])('%s: one goes off at the first dead letter, one if messages wait too long', (step, queue) => {
    const dimension = (id: string) => [
      { Name: 'QueueName', Value: { 'Fn::GetAtt': [template.id('AWS::SQS::Queue', `${queue}${id}`), 'QueueName'] } },
    ];
    expect(alarm(`${step}DeadLetters`)).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: dimension('DeadLetters'),
      Statistic: 'Maximum',
      Threshold: 1,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
    expect(alarm(`${step}Stale`)).toMatchObject({
      MetricName: 'ApproximateAgeOfOldestMessage',
      Dimensions: dimension('Queue'),
      Statistic: 'Maximum',
    });
  });

  it.each(['production', 'development'] as const)('allow messages to wait for a retry (%s)', (stage) => {
    const alarms = [...templateOf(stage).all('AWS::CloudWatch::Alarm')].filter(([id]) => id.includes('Stale'));
    const timeouts = [...templateOf(stage).all('AWS::SQS::Queue').values()].map(
      (q) => q.Properties.VisibilityTimeout ?? 0,
    );
    for (const [, { Properties }] of alarms) expect(Properties.Threshold).toBeGreaterThan(Math.max(...timeouts));
  });

  it.each(['Deduplicate', 'Analyse'])('%s: one watches crashes of the function, one throttling', (step) => {
    const dimensions = [
      { Name: 'FunctionName', Value: { Ref: template.id('AWS::Lambda::Function', `Workers${step}Function`) } },
    ];
    expect(alarm(`${step}Errors`)).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Dimensions: dimensions,
    });
    expect(alarm(`${step}Throttles`)).toMatchObject({ MetricName: 'Throttles', Dimensions: dimensions });
  });

  it('watch what a table and its indexes throttle', () => {
    const { Metrics, Threshold } = alarm('FilesTableThrottles');
    const watched = Metrics.filter(({ MetricStat }: { MetricStat?: object }) => MetricStat).map(
      ({
        MetricStat,
      }: {
        MetricStat: { Metric: { MetricName: string; Dimensions: { Name: string; Value: unknown }[] } };
      }) =>
        [
          MetricStat.Metric.MetricName,
          ...MetricStat.Metric.Dimensions.map(({ Value }) => (typeof Value === 'string' ? Value : 'table')),
        ].join(' '),
    );
    expect(watched.sort()).toEqual(
      [
        'ReadThrottleEvents table',
        'WriteThrottleEvents table',
        ...['byOutcome', 'byStory'].map((index) => `WriteThrottleEvents ${index} table`),
      ].sort(),
    );
    expect(Threshold).toBe(1);
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    for (const table of TABLES) expect(alarm(`${table}TableThrottles`).Metrics.length).toBeLessThanOrEqual(10);
  });

  it('may be published by CloudWatch in this account, over TLS', () => {
    const [policy] = [...template.all('AWS::SNS::TopicPolicy').values()];
    const statements = policy!.Properties.PolicyDocument.Statement;
    const [denied, allowed] = ['Deny', 'Allow'].map((effect) =>
      statements.filter(({ Effect }: { Effect: string }) => Effect === effect),
    );
    expect(denied).toEqual([expect.objectContaining({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]);
    expect(grants(allowed)).toEqual([`sns:Publish on <${topic}>`]);
    expect(allowed[0]).toMatchObject({
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
  });
});

describe('the runbook', () => {
  const all = [...withSettings({ silenceHours: 6 }).all('AWS::CloudWatch::Alarm').values()];
  const sections = new Set(all.map(({ Properties }) => String(Properties.AlarmDescription.split('#')[1])));
  const text = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
  const sectionOf = (anchor: string) =>
    text.split(/^## /m).find((part) => part.split('\n')[0]!.toLowerCase().replaceAll(' ', '-') === anchor) ?? '';

  it.each([...sections])(
    'says of the alarm %s what it means, for whom, what to look at and do, and when it is over',
    (anchor) => {
      for (const word of ['**Means**', '**For**', '**Look**', '**Do**', '**Over**']) {
        expect(sectionOf(anchor)).toContain(word);
      }
    },
  );

  it('has sections for all kinds of alarms', () => {
    expect(sections.size).toBe(10);
  });
});

describe('an operator hears', () => {
  /** CloudWatch shows a metric of a minute at most two minutes after its end. */
  const DELAY_SECONDS = 120;
  const variables = (step: string) =>
    template.one('AWS::Lambda::Function', `Workers${step}Function`).Properties.Environment.Variables;
  const waits = String(variables('Deduplicate').RETRY_SECONDS).split(' ').map(Number);
  /** A service that does not answer is given up after ten seconds, three times (functions/tables/client-settings.ts). */
  const TRY_SECONDS = (3 * CLIENT_SETTINGS.requestHandler.requestTimeout) / 1000;

  /** When the tries of a message end that fails each time, in seconds since the first began. */
  const ends = [TRY_SECONDS];
  for (const wait of waits) ends.push(ends.at(-1)! + wait + TRY_SECONDS);

  it.each(['Deduplicate', 'Analyse'])('within ten minutes if %s fails all the time, even if one file came', (step) => {
    const { EvaluationPeriods, DatapointsToAlarm, Threshold, TreatMissingData, Metrics } = alarm(`${step}Failures`);
    expect({ EvaluationPeriods, DatapointsToAlarm, Threshold, TreatMissingData }).toEqual({
      EvaluationPeriods: 5,
      DatapointsToAlarm: 3,
      Threshold: 50,
      TreatMissingData: 'notBreaching',
    });
    expect(Metrics[0].Expression).toBe(
      '100 * (FILL(failed0, 0) + FILL(failed1, 0)) / (FILL(invoked0, 0) + FILL(invoked1, 0))',
    );
    const watched = Metrics.slice(1).map(({ MetricStat: { Metric, Period, Stat } }: { MetricStat: Watched }) => [
      `${Metric.Namespace} ${Metric.MetricName}`,
      Metric.Dimensions[0]!.Value.Ref,
      Period,
      Stat,
    ]);
    const mappings = ['Messages', 'BulkMessages'].map((id) =>
      template.id('AWS::Lambda::EventSourceMapping', `Workers${step}${id}`),
    );
    expect(watched).toEqual(
      ['FailedInvokeEventCount', 'InvokedEventCount'].flatMap((name) =>
        mappings.map((mapping) => [`AWS/Lambda ${name}`, mapping, 60, 'Sum']),
      ),
    );
    for (const perTry of [0, TRY_SECONDS]) {
      const minutes = new Set(ends.map((end, i) => Math.floor((end - (i + 1) * (TRY_SECONDS - perTry)) / 60)));
      const third = [...minutes][2]!;
      expect(third - [...minutes][0]!).toBeLessThan(EvaluationPeriods);
      // A minute may begin at any moment of the first try.
      expect((third + 2) * 60 + DELAY_SECONDS).toBeLessThanOrEqual(600);
    }
  });

  it.each([
    ['Deduplicate', 'deduplicate'],
    ['Analyse', 'analyse'],
  ])('within twenty minutes of a file that fails each time, or kills the function (%s)', (step, service) => {
    const { Period, EvaluationPeriods, DatapointsToAlarm, ...rest } = alarm(`${step}LastTry`);
    expect(rest).toMatchObject({
      Namespace: 'Newsprint',
      MetricName: 'LastTry',
      Dimensions: [{ Name: 'service', Value: service }],
      Statistic: 'Sum',
      Threshold: 1,
    });
    const heard = (lastTryBegins: number) => lastTryBegins + Period * EvaluationPeriods + DELAY_SECONDS;
    expect(heard(ends.at(-1)! - TRY_SECONDS)).toBeLessThanOrEqual(1200);
    // Killed at the end of its time, a message is visible half a minute later: functions/messages/handle-batch.ts.
    const { Timeout } = template.one('AWS::Lambda::Function', `Workers${step}Function`).Properties;
    expect(heard((MAX_TRIES - 1) * (Timeout + 30))).toBeLessThanOrEqual(1200);
    expect(waits).toHaveLength(MAX_TRIES - 1);
  });

  it('of a backfill that stops with an error', () => {
    expect(alarm('BackfillErrors')).toMatchObject({
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: template.id('AWS::Lambda::Function', 'Backfill') } }],
      Threshold: 1,
      EvaluationPeriods: 1,
    });
  });
});

interface Watched {
  Metric: { Namespace: string; MetricName: string; Dimensions: { Value: { Ref: string } }[] };
  Period: number;
  Stat: string;
}

it('the alarm for limits watches the metric that deduplicate counts', () => {
  const { Variables } = template.one('AWS::Lambda::Function', 'WorkersDeduplicate').Properties.Environment;
  expect(alarm('LimitReached')).toMatchObject({
    Namespace: Variables.POWERTOOLS_METRICS_NAMESPACE,
    MetricName: 'LimitReached',
    Dimensions: [{ Name: 'service', Value: Variables.POWERTOOLS_SERVICE_NAME }],
    Threshold: 1,
    EvaluationPeriods: 1,
  });
});

describe('the settings of the operator', () => {
  it('send alarms by e-mail only if an address is given', () => {
    expect(template.all('AWS::SNS::Subscription').size).toBe(0);
    const subscriptions = withSettings({ alarmEmail: 'desk@example.org' }).all('AWS::SNS::Subscription');
    expect([...subscriptions.values()].map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({ Protocol: 'email', Endpoint: 'desk@example.org' }),
    ]);
  });

  it('add an alarm for silence, which missing data sets off', () => {
    expect(
      withSettings({ silenceHours: 6 }).one('AWS::CloudWatch::Alarm', 'OperationsSilence').Properties,
    ).toMatchObject({
      MetricName: 'NumberOfMessagesSent',
      Period: 3600,
      EvaluationPeriods: 6,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  it('add an alarm for each source that is to be heard of, and measure the others', () => {
    const changed = withSettings({
      sources: { Reuters: { prefix: 'wire/reuters/', silenceHours: 3 }, 'The Post': { prefix: 'post/' } },
    });
    const silences = [...changed.all('AWS::CloudWatch::Alarm').values()].filter(
      ({ Properties }) => Properties.Namespace === 'Newsprint' && Properties.MetricName === 'Files',
    );
    expect(silences.map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({
        Dimensions: [
          { Name: 'service', Value: 'deduplicate' },
          { Name: 'source', Value: 'Reuters' },
        ],
        Period: 3600,
        EvaluationPeriods: 3,
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        TreatMissingData: 'breaching',
        AlarmDescription: expect.stringContaining('Reuters has sent nothing for 3 hours'),
      }),
    ]);
    for (const step of ['Deduplicate', 'Analyse']) {
      const { Variables } = changed.one('AWS::Lambda::Function', `Workers${step}`).Properties.Environment;
      expect(JSON.parse(Variables.SOURCES)).toEqual({ Reuters: 'wire/reuters/', 'The Post': 'post/' });
    }
  });

  it('change the maximum file size and the concurrency of the functions', () => {
    const changed = withSettings({ maxFileBytes: 123, deduplicateConcurrency: 7, analyseConcurrency: 9 });
    expect(changed.one('AWS::Lambda::Function', 'WorkersDeduplicate').Properties.Environment.Variables).toMatchObject({
      MAX_FILE_BYTES: '123',
    });
    const concurrency = (step: string) =>
      changed.one('AWS::Lambda::EventSourceMapping', `Workers${step}Messages`).Properties.ScalingConfig
        .MaximumConcurrency;
    expect([concurrency('Deduplicate'), concurrency('Analyse')]).toEqual([7, 9]);
  });
});
