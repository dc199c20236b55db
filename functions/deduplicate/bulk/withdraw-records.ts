import type { BulkRequest } from '../../messages/message.ts';
import type { Context } from '../context.ts';
import { unmoved } from '../file/moves.ts';
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
    const withdrawPart = async (n: number) => {
      for (const row of await context.files.versions(partKey(file.key, n))) {
        if (unmoved(row.version) === file.version) await withdrawFile(context, row, outcome, withdrawnAt);
      }
    };
    await Promise.all(parts.map(withdrawPart));
  }
};
