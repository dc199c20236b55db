import { setTimeout as pause } from 'node:timers/promises';
import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type Gathering, gathering } from '../tables/gather.ts';

/** SQS takes ten messages in one request. */
export const BATCH_MESSAGES = 10;

/** What SQS takes in one request: 1 MiB today, but emulators hold to what it was for years. */
const BATCH_BYTES = 256 * 1024;

const PARALLEL_REQUESTS = 4;
const ATTEMPTS = 5;

/**
 * Sends up to ten messages in one request, and again those that SQS left out.
 *
 * @throws {Error} if some are still left out after several tries, and at any error of SQS
 */
export const sendBatch = async (
  sqs: SQSClient,
  queueUrl: string,
  bodies: readonly string[],
  delaySeconds?: number,
): Promise<void> => {
  if (bodies.length === 0) return;
  const delay = delaySeconds !== undefined && { DelaySeconds: delaySeconds };
  let entries = bodies.map((body, index) => ({ Id: String(index), MessageBody: body, ...delay }));
  for (let attempt = 0; ; attempt++) {
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }));
    if (Failed.length === 0) return;
    if (attempt === ATTEMPTS - 1 || Failed.some(({ SenderFault }) => SenderFault)) {
      throw new Error(`The queue left out ${Failed.length} messages: ${Failed[0]?.Code} ${Failed[0]?.Message ?? ''}`);
    }
    const failed = new Set(Failed.map(({ Id }) => Id));
    entries = entries.filter(({ Id }) => failed.has(Id));
    await pause(100 * 2 ** attempt);
  }
};

/**
 * Sends any number of messages, as many in one request as SQS takes, in no order.
 *
 * @param delaySeconds how much later they can be received, at most 900
 */
export const sendAtOnce = async (
  sqs: SQSClient,
  queueUrl: string,
  bodies: readonly string[],
  delaySeconds?: number,
): Promise<void> => {
  const waiting = batches(bodies);
  const work = async () => {
    for (const batch of waiting) await sendBatch(sqs, queueUrl, batch, delaySeconds);
  };
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, work));
};

/**
 * Sends a message in one request with those that are sent a moment later, for which SQS takes no more.
 *
 * @param atMost how many messages may come together: as many as there are files being handled side by side
 * @param onSent hears how many went in a request
 */
export const sendingTogether = (
  sqs: SQSClient,
  atMost: () => number,
  onSent: (messages: number) => void = () => {},
): Gathering<string> =>
  gathering(atMost, async (queueUrl, bodies) => {
    const [body] = bodies;
    if (bodies.length > 1) await sendAtOnce(sqs, queueUrl, bodies);
    else await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
    onSent(bodies.length);
  });

function* batches(bodies: readonly string[]): Generator<string[]> {
  let batch: string[] = [];
  let bytes = 0;
  for (const body of bodies) {
    const size = Buffer.byteLength(body);
    if (batch.length === BATCH_MESSAGES || (batch.length > 0 && bytes + size > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(body);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
