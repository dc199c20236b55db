import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  type CreateBucketCommandInput,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  type QueueConfiguration,
  type S3Client,
} from '@aws-sdk/client-s3';
import { z } from 'zod';
import type { Resources } from '../template/resources.ts';
import { type NamedResource, readProperties, resourcesOfType, type Template } from '../template/template.ts';

/** One rule of a bucket's notification configuration: which events go to which queue. */
export interface NotificationRule {
  id?: string | undefined;
  /** `s3:ObjectCreated:*`, `s3:ObjectRemoved:Delete` … */
  event: string;
  queueArn: string;
  prefix: string;
  suffix: string;
}

export interface LocalBucket {
  id: string;
  name: string;
  arn: string;
  /** The ARN under the name that the template gives it: what the template's policies name. */
  declaredArn: string;
  versioned: boolean;
  rules: NotificationRule[];
}

const none = z.array(z.unknown()).max(0, 'the local run delivers notifications to queues only').optional();
const bucketProperties = z.object({
  BucketName: z.string().optional(),
  VersioningConfiguration: z.object({ Status: z.string() }).optional(),
});
const notificationProperties = z.object({
  NotificationConfiguration: z
    .object({
      QueueConfigurations: z
        .array(
          z.object({
            Id: z.string().optional(),
            Event: z.string(),
            Queue: z.string(),
            Filter: z
              .object({ S3Key: z.object({ Rules: z.array(z.object({ Name: z.string(), Value: z.string() })) }) })
              .optional(),
          }),
        )
        .default([]),
      TopicConfigurations: none,
      LambdaConfigurations: none,
    })
    .optional(),
});

/** Creates the template's buckets, with versions where it asks for them; notifications are wired later. */
export async function createBuckets(
  template: Template,
  resources: Resources,
  s3: S3Client,
  nameOf: (name: string) => string,
): Promise<LocalBucket[]> {
  const region = String(resources.ref('AWS::Region'));
  return Promise.all(
    resourcesOfType(template, 'AWS::S3::Bucket').map(async (resource) => {
      const properties = readProperties(resource, bucketProperties, resources);
      const declaredName = bucketName(properties.BucketName ?? resource.id);
      const name = bucketName(nameOf(declaredName));
      const versioned = properties.VersioningConfiguration?.Status === 'Enabled';
      await s3.send(
        new CreateBucketCommand({
          Bucket: name,
          ...locationOf(region),
        }),
      );
      if (versioned) {
        await s3.send(new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration: { Status: 'Enabled' } }));
      }
      const arn = `arn:aws:s3:::${name}`;
      resources.add(resource.id, name, { Arn: arn, DomainName: `${name}.s3.amazonaws.com` });
      const declaredArn = properties.BucketName === undefined ? arn : `arn:aws:s3:::${declaredName}`;
      return { id: resource.id, name, arn, declaredArn, versioned, rules: [] };
    }),
  );
}

/** S3 refuses the name of its first region where a bucket is made, and wants that of every other one. */
export function locationOf(region: string): Pick<CreateBucketCommandInput, 'CreateBucketConfiguration'> {
  return region === 'us-east-1'
    ? {}
    : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } };
}

/** Lower case, letters, digits and hyphens, at most 63: what S3 allows. */
function bucketName(name: string): string {
  const allowed = name.toLowerCase().replace(/[^a-z0-9-]/g, '-');
  return allowed.slice(0, 63).replace(/-$/, '');
}

/** What the template says about which of the bucket's events go where. */
export function notificationRules(resource: NamedResource, resources: Resources): NotificationRule[] {
  const { NotificationConfiguration } = readProperties(resource, notificationProperties, resources);
  return (NotificationConfiguration?.QueueConfigurations ?? []).map(({ Id, Event, Queue, Filter }) => {
    const filter = (name: string) => Filter?.S3Key.Rules.find((rule) => rule.Name.toLowerCase() === name)?.Value ?? '';
    return { id: Id, event: Event, queueArn: Queue, prefix: filter('prefix'), suffix: filter('suffix') };
  });
}

/** Has the endpoint's S3 deliver the events itself. */
export async function putNotificationRules(s3: S3Client, bucket: string, rules: NotificationRule[]): Promise<void> {
  const queues = rules.map(({ id, event, queueArn, prefix, suffix }): QueueConfiguration => {
    const filters = [
      { Name: 'prefix' as const, Value: prefix },
      { Name: 'suffix' as const, Value: suffix },
    ].filter(({ Value }) => Value !== '');
    return {
      ...(id !== undefined && { Id: id }),
      QueueArn: queueArn,
      Events: [event as NonNullable<QueueConfiguration['Events']>[number]],
      ...(filters.length > 0 && { Filter: { Key: { FilterRules: filters } } }),
    };
  });
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: bucket,
      NotificationConfiguration: { QueueConfigurations: queues },
    }),
  );
}

/** Deletes the bucket with all its objects and versions. */
export async function deleteBucket(s3: S3Client, bucket: string): Promise<void> {
  for (;;) {
    const objects = [...(await someVersions(s3, bucket)), ...(await someObjects(s3, bucket))];
    if (objects.length === 0) break;
    // As many as one request may name.
    for (let from = 0; from < objects.length; from += 1000) {
      const some = objects.slice(from, from + 1000);
      await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: some, Quiet: true } }));
    }
  }
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
}

/** None where the endpoint knows no versions. */
async function someVersions(s3: S3Client, bucket: string) {
  const page = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket })).catch(() => undefined);
  return [...(page?.Versions ?? []), ...(page?.DeleteMarkers ?? [])].map(({ Key, VersionId }) => ({ Key, VersionId }));
}

async function someObjects(s3: S3Client, bucket: string) {
  const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return (page.Contents ?? []).map(({ Key }) => ({ Key }));
}
