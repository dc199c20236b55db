import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  type CreateBucketCommandInput,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ObjectIdentifier,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  paginateListObjectsV2,
  type QueueConfiguration,
  type S3Client,
} from '@aws-sdk/client-s3';
import { z } from 'zod';
import type { Resources } from '../template/resources.ts';
import { type NamedResource, readProperties, resourcesOfType, type Template } from '../template/template.ts';

/** A rule of a bucket's notification configuration: which events go to which queue. */
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
  /** The ARN with the bucket name in the template, as the template's policies write it. */
  declaredArn: string;
  versioned: boolean;
  rules: NotificationRule[];
}

const unsupported = z.array(z.unknown()).max(0, 'the local run supports notifications to queues only').optional();
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
      TopicConfigurations: unsupported,
      LambdaConfigurations: unsupported,
    })
    .optional(),
});

/** Creates the template's buckets, versioned if it says so, without notifications. */
export const createBuckets = async (
  template: Template,
  resources: Resources,
  s3: S3Client,
  nameOf: (name: string) => string,
): Promise<LocalBucket[]> => {
  const region = String(resources.ref('AWS::Region'));
  return Promise.all(
    resourcesOfType(template, 'AWS::S3::Bucket').map(async (resource) => {
      const properties = readProperties(resource, bucketProperties, resources);
      const declaredName = bucketName(properties.BucketName ?? resource.id);
      const name = bucketName(nameOf(declaredName));
      const versioned = properties.VersioningConfiguration?.Status === 'Enabled';
      await s3.send(new CreateBucketCommand({ Bucket: name, ...locationOf(region) }));
      if (versioned) {
        await s3.send(new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration: { Status: 'Enabled' } }));
      }
      const arn = `arn:aws:s3:::${name}`;
      resources.add(resource.id, name, { Arn: arn, DomainName: `${name}.s3.amazonaws.com` });
      const declaredArn = properties.BucketName === undefined ? arn : `arn:aws:s3:::${declaredName}`;
      return { id: resource.id, name, arn, declaredArn, versioned, rules: [] };
    }),
  );
};

/** S3 requires the region of a new bucket, except its first region, which it refuses. */
export const locationOf = (region: string): Pick<CreateBucketCommandInput, 'CreateBucketConfiguration'> =>
  region === 'us-east-1'
    ? {}
    : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } };

/** A name that S3 allows: at most 63 lower-case letters, digits and hyphens. */
const bucketName = (name: string): string => {
  const allowed = name.toLowerCase().replace(/[^a-z0-9-]/g, '-');
  return allowed.slice(0, 63).replace(/-$/, '');
};

/** The bucket's notification rules in the template. */
export const notificationRules = (resource: NamedResource, resources: Resources): NotificationRule[] => {
  const { NotificationConfiguration } = readProperties(resource, notificationProperties, resources);
  return (NotificationConfiguration?.QueueConfigurations ?? []).map(({ Id, Event, Queue, Filter }) => {
    const filter = (name: string) => Filter?.S3Key.Rules.find((rule) => rule.Name.toLowerCase() === name)?.Value ?? '';
    return { id: Id, event: Event, queueArn: Queue, prefix: filter('prefix'), suffix: filter('suffix') };
  });
};

/** Configures S3 to deliver the bucket's events itself. */
export const putNotificationRules = async (s3: S3Client, bucket: string, rules: NotificationRule[]): Promise<void> => {
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
};

/** Deletes the bucket with all its objects and versions. */
export const deleteBucket = async (s3: S3Client, bucket: string): Promise<void> => {
  await deleteVersions(s3, bucket);
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket })) {
    await deleteObjects(s3, bucket, Contents);
  }
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
};

/** The SDK has no paginator for versions. */
const deleteVersions = async (s3: S3Client, bucket: string): Promise<void> => {
  let markers: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> = {};
  for (;;) {
    // An endpoint may not support versions.
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket, ...markers })).catch(() => undefined);
    await deleteObjects(s3, bucket, [...(page?.Versions ?? []), ...(page?.DeleteMarkers ?? [])]);
    if (!page?.IsTruncated) return;
    markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
};

/** @param objects at most 1,000, with or without version ids */
const deleteObjects = async (
  s3: S3Client,
  bucket: string,
  objects: { Key?: string | undefined; VersionId?: string | undefined }[],
): Promise<void> => {
  if (objects.length === 0) return;
  const Objects = objects.map(({ Key, VersionId }): ObjectIdentifier => ({ Key, VersionId }));
  await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
};
