import { describe, expect, it } from 'vitest';
import { type StackTemplate, type Statement, templateOf } from './template.ts';

const queues = (template: StackTemplate) => template.all('AWS::SQS::Queue');
const production = templateOf('production');

describe.each(['production', 'development'] as const)('the queues of %s', (stage) => {
  const template = templateOf(stage);

  it('are two, and two for what comes in bulk, with a dead-letter queue each', () => {
    const ids = [...queues(template).keys()].map((id) => id.replace(/[0-9A-F]{8}$/, ''));
    expect(ids.sort()).toEqual([
      'InboxRecordsDeadLetters',
      'InboxRecordsQueue',
      'InboxUploadsDeadLetters',
      'InboxUploadsQueue',
      'WorkersAnalysesDeadLetters',
      'WorkersAnalysesQueue',
      'WorkersBulkAnalysesDeadLetters',
      'WorkersBulkAnalysesQueue',
    ]);
  });

  it.each([
    ['InboxUploads', 'WorkersDeduplicate'],
    ['InboxRecords', 'WorkersDeduplicate'],
    ['WorkersAnalyses', 'WorkersAnalyse'],
    ['WorkersBulkAnalyses', 'WorkersAnalyse'],
  ])(
    '%s: the visibility timeout is six times that of the function, and a message is received at least five times',
    (queue, worker) => {
      const { Properties } = template.one('AWS::SQS::Queue', `${queue}Queue`);
      const { Timeout } = template.one('AWS::Lambda::Function', `${worker}Function`).Properties;
      expect(Properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * Timeout);
      expect(Properties.RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(5);
      expect(Properties.RedrivePolicy.deadLetterTargetArn).toEqual({
        'Fn::GetAtt': [template.id('AWS::SQS::Queue', `${queue}DeadLetters`), 'Arn'],
      });
    },
  );

  it.each(['InboxUploads', 'InboxRecords', 'WorkersAnalyses', 'WorkersBulkAnalyses'])(
    '%s: dead letters are kept longer than messages',
    (queue) => {
      const kept = (id: string) => template.one('AWS::SQS::Queue', `${queue}${id}`).Properties.MessageRetentionPeriod;
      expect(kept('DeadLetters')).toBeGreaterThan(kept('Queue'));
    },
  );
});

it.each([...queues(production)])('%s is encrypted and requires TLS', (id, queue) => {
  expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
  const policies = [...production.all('AWS::SQS::QueuePolicy').values()].filter(
    ({ Properties }) => Properties.Queues[0].Ref === id,
  );
  const denials = policies
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as Statement[])
    .filter(({ Effect }) => Effect === 'Deny');
  expect(denials).toEqual([
    expect.objectContaining({
      Principal: { AWS: '*' },
      Action: 'sqs:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  ]);
});
