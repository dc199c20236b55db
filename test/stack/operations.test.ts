import { describe, expect, it } from 'vitest';
import { grants, templateOf } from './template.ts';

const template = templateOf('production');
const topic = template.id('AWS::SNS::Topic', 'OperationsAlarms');
const alarm = (name: string) => template.one('AWS::CloudWatch::Alarm', `Operations${name}`).Properties;

const TABLES = ['Articles', 'Files', 'Fingerprints', 'Mentions', 'Search', 'Statements', 'Stories'];

const withContext = (context: Record<string, unknown>) => templateOf('production', context);

describe('the alarms', () => {
  it('are four for each step, and one for each table', () => {
    const ids = [...template.all('AWS::CloudWatch::Alarm').keys()].map((id) => id.replace(/[0-9A-F]{8}$/, ''));
    expect(ids.sort()).toEqual(
      [
        ...['Deduplicate', 'Analyse'].flatMap((step) =>
          ['DeadLetters', 'Errors', 'Stale', 'Throttles'].map((what) => `Operations${step}${what}`),
        ),
        ...TABLES.map((table) => `Operations${table}TableThrottles`),
      ].sort(),
    );
  });

  it.each([...template.all('AWS::CloudWatch::Alarm')])(
    '%s has a description and notifies the topic, also when all is well again',
    (_, { Properties }) => {
      expect(Properties.AlarmDescription).toMatch(/^[A-Z][a-z]+: .+\.$/);
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
        ...['byArticle', 'byOutcome', 'byStory'].map((index) => `WriteThrottleEvents ${index} table`),
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

describe('the settings of the operator', () => {
  it('send alarms by e-mail only if an address is given', () => {
    expect(template.all('AWS::SNS::Subscription').size).toBe(0);
    const subscriptions = withContext({ alarmEmail: 'desk@example.org' }).all('AWS::SNS::Subscription');
    expect([...subscriptions.values()].map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({ Protocol: 'email', Endpoint: 'desk@example.org' }),
    ]);
  });

  it('add an alarm for silence, which missing data sets off', () => {
    expect(
      withContext({ silenceHours: 6 }).one('AWS::CloudWatch::Alarm', 'OperationsSilence').Properties,
    ).toMatchObject({
      MetricName: 'NumberOfMessagesSent',
      Period: 3600,
      EvaluationPeriods: 6,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  it('change the maximum file size and the concurrency of the functions', () => {
    const changed = withContext({ maxFileBytes: '123', deduplicateConcurrency: '7', analyseConcurrency: '9' });
    expect(changed.one('AWS::Lambda::Function', 'WorkersDeduplicate').Properties.Environment.Variables).toMatchObject({
      MAX_FILE_BYTES: '123',
    });
    const concurrency = (step: string) =>
      changed.one('AWS::Lambda::EventSourceMapping', `Workers${step}`).Properties.ScalingConfig.MaximumConcurrency;
    expect([concurrency('Deduplicate'), concurrency('Analyse')]).toEqual([7, 9]);
  });
});
