import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

/**
 * Lets other accounts upload, each to `partners/ACCOUNT/`: no partner can replace or read a file of anybody, list or
 * delete. What they upload belongs to the bucket's owner, whatever ACL they ask for (`BucketOwnerEnforced`).
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export const allowUploads = (bucket: Bucket, accounts: readonly string[]): void => {
  for (const account of accounts) {
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: `Partner${account}`,
        principals: [new AccountPrincipal(account)],
        actions: ['s3:PutObject', 's3:PutObjectTagging', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
        resources: [bucket.arnForObjects(`partners/${account}/*`)],
      }),
    );
  }
};
