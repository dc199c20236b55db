import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/stack/config.ts';
import { grants, type StackTemplate, type Statement, templateOf } from './template.ts';

const production = templateOf('production');
const development = templateOf('development');
const bucketOf = (template: StackTemplate) => template.one('AWS::S3::Bucket', 'Inbox');
const bucket = bucketOf(production);

const bucketArn = {
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':s3:::newsprint-inbox-',
      { Ref: 'AWS::AccountId' },
      '-',
      { Ref: 'AWS::Region' },
      '-an',
    ],
  ],
};

describe('the inbox bucket', () => {
  it('is closed to the public', () => {
    expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket.Properties.OwnershipControls.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
  });

  it('requires TLS 1.2 or later', () => {
    const policy = production.one('AWS::S3::BucketPolicy', 'InboxBucket');
    const statements: Statement[] = policy.Properties.PolicyDocument.Statement;
    expect(
      statements.map(({ Effect, Principal, Action, Condition }) => ({ Effect, Principal, Action, Condition })),
    ).toEqual([
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } },
      },
    ]);
  });

  it('is versioned and encrypted', () => {
    expect(bucket.Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
  });

  it.each(['production', 'development'] as const)(
    'deletes old versions and aborted uploads, but no files (%s)',
    (stage) => {
      const { versionRetentionDays } = readConfig({ stage, settings: {}, where: '' });
      expect(bucketOf(templateOf(stage)).Properties.LifecycleConfiguration.Rules).toEqual([
        {
          Id: 'old-versions',
          Status: 'Enabled',
          ExpiredObjectDeleteMarker: true,
          NoncurrentVersionExpiration: { NoncurrentDays: versionRetentionDays },
        },
        { Id: 'aborted-uploads', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
      ]);
    },
  );

  it('outlives the stack in production, but not a failed creation of it, and is deleted with it in development', () => {
    expect([bucket.DeletionPolicy, bucket.UpdateReplacePolicy]).toEqual(['RetainExceptOnCreate', 'Retain']);
    expect([bucketOf(development).DeletionPolicy, bucketOf(development).UpdateReplacePolicy]).toEqual([
      'Delete',
      'Delete',
    ]);
  });

  it('has a name that nobody else can take, of at most 63 characters', () => {
    expect(bucket.Properties.BucketNamespace).toBe('account-regional');
    for (const { Properties } of [bucket, bucketOf(development)]) {
      const name = Properties.BucketName['Fn::Join'][1]
        .map((part: string | { Ref: string }) =>
          typeof part === 'string'
            ? part
            : { 'AWS::AccountId': '123456789012', 'AWS::Region': 'ap-southeast-1' }[part.Ref],
        )
        .join('');
      expect(name).toMatch(/^newsprint(-development)?-inbox-123456789012-ap-southeast-1-an$/);
      expect(name.length).toBeLessThanOrEqual(63);
    }
  });
});

describe('the notifications', () => {
  const uploads = production.id('AWS::SQS::Queue', 'InboxUploadsQueue');
  const policyId = production.id('AWS::SQS::QueuePolicy', 'InboxUploadsQueue');

  it('go directly to the uploads queue, for every created or removed object', () => {
    const queue = { 'Fn::GetAtt': [uploads, 'Arn'] };
    expect(bucket.Properties.NotificationConfiguration).toEqual({
      QueueConfigurations: [
        { Event: 's3:ObjectCreated:*', Queue: queue },
        { Event: 's3:ObjectRemoved:*', Queue: queue },
      ],
    });
  });

  it('are accepted only from this bucket of this account', () => {
    const policy = production.json.Resources[policyId]!.Properties;
    expect(policy.Queues).toEqual([{ Ref: uploads }]);
    const allowed = policy.PolicyDocument.Statement.filter(({ Effect }: Statement) => Effect === 'Allow');
    expect(grants(allowed)).toEqual(['sqs:SendMessage on InboxUploadsQueue']);
    expect(allowed[0]).toMatchObject({
      Principal: { Service: 's3.amazonaws.com' },
      Condition: {
        ArnEquals: { 'aws:SourceArn': bucketArn },
        StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
      },
    });
  });

  it('are accepted from the bucket that is created', () => {
    const { 'Fn::Join': name } = bucket.Properties.BucketName;
    expect(bucketArn['Fn::Join'][1]!.slice(3)).toEqual(name[1].slice(1));
    expect(bucketArn['Fn::Join'][1]![2]).toBe(`:s3:::${name[1][0]}`);
  });

  it('are configured after the policy that S3 checks, which does not depend on the bucket', () => {
    expect(bucket.DependsOn).toContain(policyId);
    const bucketId = production.id('AWS::S3::Bucket', 'Inbox');
    expect(JSON.stringify(production.json.Resources[policyId])).not.toContain(bucketId);
  });
});
