import { ChangeMessageVisibilityBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { BATCH_MESSAGES } from './send.ts';

/** When messages are delivered again: without this, after the visibility timeout of their queue, which is minutes long. */
export interface Retries {
  /** Hides messages for so many seconds from now. What does not work is left as it was. */
  hide(records: readonly SQSRecord[], secondsOf: (record: SQSRecord) => number): Promise<void>;
  /** How long a message waits that failed, by how often it was tried: 1, 2 … */
  secondsAfter(tries: number): number;
}

/** Once a message that failed its last try is visible, SQS makes it a dead letter. */
const AFTER_LAST_TRY = 1;

/**
 * The waits between the tries of a message, as the stack sets them.
 *
 * @param urls of the queues that the function reads, separated by spaces
 * @param waits in seconds, after the first try, the second …, separated by spaces
 */
export const sqsRetries = (
  sqs: SQSClient,
  urls: string,
  waits: string,
  onError: (error: unknown) => void = () => {},
): Retries => {
  const queues = new Map(urls.split(' ').map((url) => [nameIn(url, '/'), url]));
  const seconds = waits.split(' ').map(Number);
  return {
    secondsAfter: (tries) => seconds[tries - 1] ?? AFTER_LAST_TRY,
    async hide(records, secondsOf) {
      const QueueUrl = queues.get(nameIn(records[0]?.eventSourceARN ?? '', ':'));
      if (!QueueUrl) return;
      for (let i = 0; i < records.length; i += BATCH_MESSAGES) {
        const Entries = records.slice(i, i + BATCH_MESSAGES).map((record, n) => ({
          Id: String(n),
          ReceiptHandle: record.receiptHandle,
          VisibilityTimeout: secondsOf(record),
        }));
        // The queue's own visibility timeout is still there: failing here would only make things worse.
        await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries })).catch(onError);
      }
    },
  };
};

/** The last part of a queue's URL or ARN is its name. */
const nameIn = (address: string, separator: string): string => address.slice(address.lastIndexOf(separator) + 1);
