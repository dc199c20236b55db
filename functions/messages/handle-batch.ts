import { createHash } from 'node:crypto';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context as Invocation, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

const processor = new BatchProcessor(EventType.SQS);

/** How often a message was delivered, this time included. */
export const triesOf = ({ attributes }: SQSRecord): number => Number(attributes?.ApproximateReceiveCount ?? 1);

/** Is it the last time: will the message be a dead letter if it fails again? */
export const isLastTry = (record: SQSRecord): boolean => triesOf(record) >= Number(process.env.MAX_TRIES ?? Infinity);

/**
 * Handles the messages of a batch; one that fails goes back to the queue alone.
 *
 * Messages that were delivered before come last and one at a time: one of them may have killed the function. Their order
 * changes from try to try, so that those that came with it are handled before it sooner or later.
 */
export const handleBatch = async (
  { Records }: SQSEvent,
  context: Invocation,
  handle: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> => {
  const options = { context, throwOnFullBatchFailure: false };
  const process = (records: SQSRecord[], processInParallel: boolean) =>
    processPartialResponse({ Records: records }, handle, processor, { ...options, processInParallel });
  const first = Records.filter((record) => triesOf(record) === 1);
  const again = Records.filter((record) => triesOf(record) > 1);
  const failures = (await process(first, true)).batchItemFailures;
  return { batchItemFailures: [...failures, ...(await process(shuffled(again), false)).batchItemFailures] };
};

const shuffled = (records: readonly SQSRecord[]): SQSRecord[] =>
  records
    .map((record) => ({ record, at: hash(`${record.messageId} ${triesOf(record)}`) }))
    .sort((one, other) => one.at.localeCompare(other.at))
    .map(({ record }) => record);

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
