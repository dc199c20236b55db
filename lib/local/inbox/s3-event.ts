/**
 * The message that S3 sends to a queue about one object, version 2.1 of the structure.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
import { randomBytes } from 'node:crypto';
import type { S3Event, S3EventRecord } from 'aws-lambda';
import type { LocalBucket, NotificationRule } from '../cloud/buckets.ts';

export interface ObjectChange {
  /** `ObjectCreated:Put`, `ObjectRemoved:Delete` … */
  eventName: string;
  /** The key as the uploader gave it. */
  key: string;
  /** Bytes; none for a removal. */
  size?: number;
  eTag?: string | undefined;
  versionId?: string | undefined;
}

/** The event's key as S3 writes it: UTF-8 percent-encoded as in a form, spaces as `+`, slashes left. */
export function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/');
}

/** The key back from its encoded form. */
export function decodeKey(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll('+', ' '));
}

let lastSequence = 0n;

/** A hexadecimal number that grows from event to event, as S3's `sequencer` does for the events of one key. */
export function nextSequencer(): string {
  const microseconds = BigInt(Date.now()) * 1000n;
  lastSequence = microseconds > lastSequence ? microseconds : lastSequence + 1n;
  return lastSequence.toString(16).toUpperCase().padStart(18, '0');
}

/** Does the rule send this event on? */
export function ruleMatches(rule: NotificationRule, { eventName, key }: ObjectChange): boolean {
  const wanted = rule.event.replace(/^s3:/, '');
  const eventMatches = wanted.endsWith('*') ? eventName.startsWith(wanted.slice(0, -1)) : eventName === wanted;
  return eventMatches && key.startsWith(rule.prefix) && key.endsWith(rule.suffix);
}

export function s3Event(bucket: LocalBucket, change: ObjectChange, region: string): S3Event {
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
      // The optional parts are absent, not null, where there is nothing to say.
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
}

/** What S3 sends to a queue when notifications to it are switched on. */
export function s3TestEvent(bucket: LocalBucket): object {
  return {
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: new Date().toISOString(),
    Bucket: bucket.name,
    RequestId: randomBytes(8).toString('hex').toUpperCase(),
    HostId: randomBytes(24).toString('base64'),
  };
}
