import type { BulkRequest } from '../../messages/bulk-request.ts';
import type { Context } from '../context.ts';
import { partKey } from '../file/object-key.ts';
import { withdraw } from '../withdrawal/withdraw-file.ts';

/** Records that are withdrawn side by side. */
const SIDE_BY_SIDE = 8;

/** Withdraws the records of a file that was withdrawn; sends itself for those that there is no time for. */
export const withdrawRecords = async (
  context: Context,
  request: Extract<BulkRequest, { bulk: 'withdraw' }>,
): Promise<void> => {
  const { file, outcome, withdrawnAt, from, to } = request;
  for (let part = from; part <= to; part += SIDE_BY_SIDE) {
    if (part > from && context.mayGoOn?.() === false) {
      await context.enqueue([{ ...request, from: part }]);
      return;
    }
    const parts = Array.from({ length: Math.min(SIDE_BY_SIDE, to - part + 1) }, (_, i) => part + i);
    const withdrawPart = (n: number) =>
      withdraw(context, { key: partKey(file.key, n), version: file.version }, outcome, withdrawnAt);
    await Promise.all(parts.map(withdrawPart));
  }
};
