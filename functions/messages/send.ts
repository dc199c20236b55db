import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type Clock, machineClock } from '../backfill/pace.ts';
import type { Message } from '../backfill/send-all.ts';

export type QueueUrls = Record<Message['queue'], string>;

const ATTEMPTS = 5;

/**
 * Sends up to ten messages of one queue, again those that SQS left out.
 *
 * @throws when some are still left out after several tries, and at any error of SQS
 */
export const sendMessages = async (
  sqs: SQSClient,
  queues: QueueUrls,
  messages: readonly Message[],
  clock: Clock = machineClock,
): Promise<void> => {
  const [first] = messages;
  if (!first) return;
  let entries = messages.map(({ body }, index) => ({ Id: String(index), MessageBody: body }));
  for (let attempt = 0; ; attempt++) {
    const { Failed = [] } = await sqs.send(
      new SendMessageBatchCommand({ QueueUrl: queues[first.queue], Entries: entries }),
    );
    if (Failed.length === 0) return;
    if (attempt === ATTEMPTS - 1 || Failed.some(({ SenderFault }) => SenderFault)) {
      throw new Error(`The queue left out ${Failed.length} messages: ${Failed[0]?.Code} ${Failed[0]?.Message ?? ''}`);
    }
    const failed = new Set(Failed.map(({ Id }) => Id));
    entries = entries.filter(({ Id }) => failed.has(Id));
    await clock.wait(100 * 2 ** attempt);
  }
};
