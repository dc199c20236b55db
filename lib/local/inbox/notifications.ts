import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { S3Event } from 'aws-lambda';
import type { LocalBucket } from '../cloud/buckets.ts';
import type { LocalQueue } from '../cloud/queues.ts';
import { decodeKey, ruleMatches, s3TestEvent } from './s3-event.ts';

/** Sends a bucket's events to the queues that its notification rules name, for an S3 that does not do so itself. */
export class Notifications {
  readonly #sqs: SQSClient;
  readonly #queueUrls: ReadonlyMap<string, string>;

  constructor(sqs: SQSClient, queues: LocalQueue[]) {
    this.#sqs = sqs;
    this.#queueUrls = new Map(queues.map(({ arn, url }) => [arn, url]));
  }

  /** Sends each queue the test event that S3 sends when notifications are configured. */
  async sendTestEvent(bucket: LocalBucket): Promise<void> {
    const queueArns = new Set(bucket.rules.map(({ queueArn }) => queueArn));
    await Promise.all([...queueArns].map((queueArn) => this.#send(queueArn, s3TestEvent(bucket))));
  }

  /** Sends the event to every queue that a matching rule names. */
  async deliver(bucket: LocalBucket, event: S3Event): Promise<void> {
    const [record] = event.Records;
    if (!record) return;
    const change = { eventName: record.eventName, key: decodeKey(record.s3.object.key) };
    const queueArns = new Set(bucket.rules.filter((rule) => ruleMatches(rule, change)).map(({ queueArn }) => queueArn));
    await Promise.all([...queueArns].map((queueArn) => this.#send(queueArn, event)));
  }

  async #send(queueArn: string, body: object): Promise<void> {
    const url = this.#queueUrls.get(queueArn);
    await this.#sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(body) }));
  }
}

/**
 * The keys of the files that a message is about: S3's events name them in their records, Newsprint's messages in `key`.
 */
export const fileKeysIn = (messageBody: string): string[] => {
  try {
    const body = JSON.parse(messageBody);
    if (typeof body?.key === 'string') return [body.key];
    const records: unknown[] = Array.isArray(body?.Records) ? body.Records : [];
    return records.flatMap((record) => {
      const key = (record as { s3?: { object?: { key?: unknown } } } | null)?.s3?.object?.key;
      return typeof key === 'string' ? [decodeKey(key)] : [];
    });
  } catch {
    return [];
  }
};
