import type { BulkRequest } from '../../messages/message.ts';
import type { Context } from '../context.ts';
import { partKey } from '../file/object-key.ts';
import { withdrawFile } from '../withdrawal/withdraw-file.ts';

const PARALLEL_RECORDS = 8;

/** Withdraws the records of a file that was withdrawn; sends a request for those that there is no time for. */
export const withdrawRecords = async (
  context: Context,
  request: Extract<BulkRequest, { kind: 'withdraw records' }>,
): Promise<void> => {
  const { file, outcome, withdrawnAt, from, to } = request;
  for (let part = from; part <= to; part += PARALLEL_RECORDS) {
    if (part > from && context.mayGoOn?.() === false) {
      await context.enqueue([{ ...request, from: part }]);
      return;
    }
    const parts = Array.from({ length: Math.min(PARALLEL_RECORDS, to - part + 1) }, (_, i) => part + i);
    const withdrawPart = (n: number) =>
      withdrawFile(context, { key: partKey(file.key, n), version: file.version }, outcome, withdrawnAt);
    await Promise.all(parts.map(withdrawPart));
  }
};
