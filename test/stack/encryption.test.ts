import { describe, expect, it } from 'vitest';
import { grants, type Statement, templateOf } from './template.ts';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/0f9e8d7c-0000-4000-8000-000000000000';
const template = templateOf('production', { kmsKeyArn: KEY });

describe('with a key of the customer', () => {
  it('the inbox is encrypted with it, by a bucket key', () => {
    const { BucketEncryption } = template.one('AWS::S3::Bucket', 'Inbox').Properties;
    expect(BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
      { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } },
    ]);
  });

  it('every table is encrypted with it', () => {
    for (const { Properties } of template.all('AWS::DynamoDB::Table').values()) {
      expect(Properties.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: KEY });
    }
  });

  it('every queue is encrypted with it', () => {
    const queues = [...template.all('AWS::SQS::Queue').values()];
    expect(queues.map(({ Properties }) => Properties.KmsMasterKeyId)).toEqual(queues.map(() => KEY));
  });

  it.each(['WorkersDeduplicate', 'WorkersAnalyse', 'Backfill', 'Explore'])(
    '%s may use it, but only through S3, SQS and DynamoDB',
    (name) => {
      const statements: Statement[] = [...template.all('AWS::IAM::Policy')]
        .filter(([id]) => id.startsWith(name))
        .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
        .filter(({ Resource }: Statement) => Resource === KEY);
      expect(grants(statements)).toEqual(
        ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'].map(
          (action) => `kms:${action} on ${KEY}`,
        ),
      );
      const through = statements.map(({ Condition }) => JSON.stringify(Condition?.StringEquals?.['kms:ViaService']));
      expect(through).toEqual([expect.stringMatching(/"dynamodb\..+"s3\..+"sqs\./)]);
    },
  );

  it('no key is created, and no policy of one changed', () => {
    expect(template.all('AWS::KMS::Key').size).toBe(0);
  });
});
