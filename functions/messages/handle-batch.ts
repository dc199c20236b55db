import { createHash } from 'node:crypto';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context as Invocation, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { count, publishMetrics } from './metrics.ts';
import type { Retries } from './retries.ts';

const processor = new BatchProcessor(EventType.SQS);

/** How often a message was delivered, this time included. */
export const triesOf = ({ attributes }: SQSRecord): number => Number(attributes?.ApproximateReceiveCount ?? 1);

/** Is it the last time: will the message be a dead letter if it fails again? */
export const isLastTry = (record: SQSRecord): boolean => triesOf(record) >= Number(process.env.MAX_TRIES ?? Infinity);

/** Beyond the end of the function's time: by then Lambda has killed it, if it has to. */
const MARGIN_SECONDS = 30;

/**
 * Handles the messages of a batch; one that fails goes back to the queue alone, for as long as `retries` says. While they
 * are handled, all are hidden a little longer than the function can live: if it is killed, they come back soon.
 *
 * Messages that were delivered before come last and one at a time: one of them may have killed the function. Their order
 * changes from try to try, so that those that came with it are handled before it sooner or later.
 */
export const handleBatch = async (
  { Records }: SQSEvent,
  context: Invocation,
  handle: (record: SQSRecord) => Promise<void>,
  retries?: Retries,
): Promise<SQSBatchResponse> => {
  if (retries) await hideWhileHandled(Records, context, retries);
  const options = { context, throwOnFullBatchFailure: false };
  const process = (records: SQSRecord[], processInParallel: boolean) =>
    processPartialResponse({ Records: records }, handle, processor, { ...options, processInParallel });
  const first = Records.filter((record) => triesOf(record) === 1);
  const again = Records.filter((record) => triesOf(record) > 1);
  const failures = (await process(first, true)).batchItemFailures;
  const batchItemFailures = [...failures, ...(await process(shuffled(again), false)).batchItemFailures];
  const ids = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const failed = Records.filter(({ messageId }) => ids.has(messageId));
  publishMetrics();
  await retries?.hide(failed, (record) => retries.secondsAfter(triesOf(record)));
  return { batchItemFailures };
};

/** The operator hears of those that are tried for the last time before that is done: it may kill the function. */
const hideWhileHandled = async (records: SQSRecord[], context: Invocation, retries: Retries): Promise<void> => {
  const seconds = Math.ceil(context.getRemainingTimeInMillis() / 1000) + MARGIN_SECONDS;
  await retries.hide(records, () => seconds);
  for (const record of records) if (isLastTry(record)) count('LastTry');
};

const shuffled = (records: readonly SQSRecord[]): SQSRecord[] =>
  records
    .map((record) => ({ record, at: hash(`${record.messageId} ${triesOf(record)}`) }))
    .sort((one, other) => one.at.localeCompare(other.at))
    .map(({ record }) => record);

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
