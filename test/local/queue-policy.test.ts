import { describe, expect, it } from 'vitest';
import { checkBucketMaySend } from '../../lib/local/cloud/queue-policy.ts';
import { Resources } from '../../lib/local/template/resources.ts';
import type { Template } from '../../lib/local/template/template.ts';

const bucketArn = 'arn:aws:s3:::inbox';
const queue = { id: 'Uploads', url: 'https://queue', arn: 'arn:aws:sqs:eu-west-1:123456789012:uploads' };
const allow = {
  Effect: 'Allow',
  Principal: { Service: 's3.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Resource: { 'Fn::GetAtt': ['Uploads', 'Arn'] },
  Condition: {
    ArnEquals: { 'aws:SourceArn': bucketArn },
    StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
  },
};

const check = (...statements: object[]): void => {
  const template: Template = {
    Resources: {
      Policy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: { Queues: [{ Ref: 'Uploads' }], PolicyDocument: { Statement: statements } },
      },
    },
  };
  const resources = new Resources(template, 'eu-west-1');
  resources.add('Uploads', queue.url, { Arn: queue.arn });
  checkBucketMaySend(template, resources, bucketArn, queue);
};

describe('S3 may send to the queue if a policy allows it', () => {
  it.each([
    ['by name', allow],
    ['among several actions', { ...allow, Action: ['sqs:GetQueueUrl', 'SQS:SendMessage'] }],
    ['by a pattern', { ...allow, Action: 'sqs:*', Resource: '*' }],
    ['for buckets that match a pattern', { ...allow, Condition: { ArnLike: { 'aws:SourceArn': 'arn:*:s3:::in*x' } } }],
    ['to anybody', { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: queue.arn }],
  ])('%s', (_name, statement) => {
    const deny = { ...allow, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    expect(() => check(deny, statement)).not.toThrow();
  });

  it.each([
    ['another service', { ...allow, Principal: { Service: 'sns.amazonaws.com' } }],
    ['another action', { ...allow, Action: 'sqs:ReceiveMessage' }],
    ['another queue', { ...allow, Resource: `${queue.arn}-2` }],
    ['another bucket', { ...allow, Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::other' } } }],
    ['another account', { ...allow, Condition: { StringEquals: { 'aws:SourceAccount': '1' } } }],
    ['nobody', { ...allow, Effect: 'Deny' }],
  ])('but not if the policy allows %s', (_name, statement) => {
    expect(() => check(statement)).toThrow('No policy of the queue Uploads lets S3 send it the events');
  });
});
