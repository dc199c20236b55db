import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { encryptionKey } from './encryption.ts';
import { allowUploads } from './partners.ts';
import { removalPolicy } from './removal-policy.ts';
import { WorkedQueue } from './worked-queue.ts';

/** The bucket for incoming files, the queue to which S3 reports every created or removed object, and one for bulk records. */
export class Inbox extends Construct {
  readonly bucket: Bucket;
  readonly uploads: WorkedQueue;
  /** The records of bulk files, which wait behind new files and not before them. */
  readonly records: WorkedQueue;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    const key = encryptionKey(this, config);
    this.uploads = new WorkedQueue(this, 'Uploads', config.deduplicate, key);
    this.records = new WorkedQueue(this, 'Records', config.deduplicate, key);

    // The queue's policy names the bucket, and S3 checks the policy before it accepts the bucket's notifications, so
    // the name must be known before the bucket exists. A name in the account's regional namespace is, and nobody else
    // can take it: https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
    const bucketName = `${config.stackName.toLowerCase()}-inbox-${Aws.ACCOUNT_ID}-${Aws.REGION}-an`;
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // A bucket key asks KMS once in a while and not for every object.
      ...(key
        ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        {
          id: 'old-versions',
          noncurrentVersionExpiration: Duration.days(config.versionRetentionDays),
          expiredObjectDeleteMarker: true,
        },
        { id: 'aborted-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: removalPolicy(config),
    });
    this.#notifyUploads(bucketName);
    allowUploads(this.bucket, config.partnerAccounts);

    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Every version that is created or removed has a row in Files and is kept by the bucket. Access logs would need a ' +
        'second bucket, arrive late and on a best-effort basis, and record who reads what; an account that must audit ' +
        'readers enables CloudTrail data events.',
    });
  }

  /** Configures the bucket directly: `addEventNotification` would add a custom resource with a function. */
  #notifyUploads(bucketName: string): void {
    const { queue } = this.uploads;
    const bucketArn = Stack.of(this).formatArn({
      service: 's3',
      region: '',
      account: '',
      resource: bucketName,
    });
    // Both conditions, as the bucket's name does not prove the account:
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: {
          ArnEquals: { 'aws:SourceArn': bucketArn },
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        },
      }),
    );
    const bucket = this.bucket.node.defaultChild as CfnBucket;
    bucket.addPropertyOverride('BucketNamespace', 'account-regional');
    bucket.notificationConfiguration = {
      queueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((event) => ({
        event,
        queue: queue.queueArn,
      })),
    };
    bucket.node.addDependency(queue.node.findChild('Policy'));
  }
}
