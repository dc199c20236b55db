/**
 * The message that S3 sends to a queue about an object, version 2.1 of the structure.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
import { randomBytes } from 'node:crypto';
import type { S3Event, S3EventRecord } from 'aws-lambda';
import type { LocalBucket, NotificationRule } from '../cloud/buckets.ts';

export interface ObjectChange {
  /** `ObjectCreated:Put`, `ObjectRemoved:Delete` … */
  eventName: string;
  /** The key as given at the upload, not encoded. */
  key: string;
  /** Bytes; left out for a removal. */
  size?: number;
  eTag?: string | undefined;
  versionId?: string | undefined;
}

/**
 * The key as S3 encodes it in events: percent-encoded UTF-8, as in a form, with spaces as `+` and slashes unchanged.
 */
export const encodeKey = (key: string): string =>
  encodeURIComponent(key)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/');

export const decodeKey = (encoded: string): string => decodeURIComponent(encoded.replaceAll('+', ' '));

let lastSequencer = 0n;

/** A hexadecimal number that increases from event to event, as S3's `sequencer` does for the events of a key. */
export const nextSequencer = (): string => {
  const microseconds = BigInt(Date.now()) * 1000n;
  lastSequencer = microseconds > lastSequencer ? microseconds : lastSequencer + 1n;
  return lastSequencer.toString(16).toUpperCase().padStart(18, '0');
};

/** Whether the rule applies to the event. */
export const ruleMatches = (rule: NotificationRule, { eventName, key }: ObjectChange): boolean => {
  const pattern = rule.event.replace(/^s3:/, '');
  const eventMatches = pattern.endsWith('*') ? eventName.startsWith(pattern.slice(0, -1)) : eventName === pattern;
  return eventMatches && key.startsWith(rule.prefix) && key.endsWith(rule.suffix);
};

export const s3Event = (bucket: LocalBucket, change: ObjectChange, region: string): S3Event => {
  const rule = bucket.rules.find((candidate) => ruleMatches(candidate, change));
  const record: S3EventRecord = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: new Date().toISOString(),
    eventName: change.eventName,
    userIdentity: { principalId: 'local' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: {
      'x-amz-request-id': randomBytes(8).toString('hex').toUpperCase(),
      'x-amz-id-2': randomBytes(24).toString('base64'),
    },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: rule?.id ?? rule?.event ?? 'none',
      bucket: { name: bucket.name, ownerIdentity: { principalId: 'local' }, arn: bucket.arn },
      // S3 leaves out optional properties, it does not set them to null.
      object: {
        key: encodeKey(change.key),
        ...(change.size !== undefined && { size: change.size }),
        ...(change.eTag !== undefined && { eTag: change.eTag.replaceAll('"', '') }),
        ...(change.versionId !== undefined && { versionId: change.versionId }),
        sequencer: nextSequencer(),
      } as S3EventRecord['s3']['object'],
    },
  };
  return { Records: [record] };
};

/** The message that S3 sends to a queue when notifications to it are configured. */
export const s3TestEvent = (bucket: LocalBucket): object => {
  return {
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: new Date().toISOString(),
    Bucket: bucket.name,
    RequestId: randomBytes(8).toString('hex').toUpperCase(),
    HostId: randomBytes(24).toString('base64'),
  };
};
