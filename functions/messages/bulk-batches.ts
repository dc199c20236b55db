import type { SQSClient } from '@aws-sdk/client-sqs';
import { MOST_AT_ONCE } from '../backfill/send-all.ts';
import { type BulkRequest, bulkMessage } from './bulk-request.ts';
import { sendMessages } from './send.ts';

/** What SQS takes in one request: 1 MiB today, but the emulators hold to what it was for years. */
const REQUEST_BYTES = 256 * 1024;

/** Requests to the queue that are under way side by side. */
const SIDE_BY_SIDE = 4;

/** Sends requests about files of many articles to a queue, as many together as it takes. */
export const sendBulkRequests = async (
  sqs: SQSClient,
  queueUrl: string,
  bucket: string,
  requests: readonly BulkRequest[],
): Promise<void> => {
  const queues = { uploads: queueUrl, analyses: '' };
  const waiting = batches(requests.map((request) => bulkMessage(bucket, request)));
  const work = async () => {
    for (const batch of waiting) {
      await sendMessages(
        sqs,
        queues,
        batch.map((body) => ({ queue: 'uploads', body })),
      );
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
};

/** Ten at a time, fewer where they are long. */
function* batches(bodies: readonly string[]): Generator<string[]> {
  let batch: string[] = [];
  let bytes = 0;
  for (const body of bodies) {
    const size = Buffer.byteLength(body);
    if (batch.length === MOST_AT_ONCE || (batch.length > 0 && bytes + size > REQUEST_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(body);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
