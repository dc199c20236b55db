import type { BulkRequest } from '../../messages/message.ts';
import { asNeverCounted } from '../../tables/generation.ts';
import type { Context } from '../context.ts';
import { fileRow, uploadOfRow } from '../file/file-row.ts';
import { unmoved } from '../file/moves.ts';
import { partKey } from '../file/object-key.ts';
import { isWithdrawn, stands } from '../file/outcomes.ts';
import { withdrawBegun, withdrawFile } from '../withdrawal/withdraw-file.ts';
import { partOf } from './bulk-file.ts';

const PARALLEL_RECORDS = 8;

/** Withdraws the records of a file that was withdrawn; sends a request for those that there is no time for. */
export const withdrawRecords = async (
  context: Context,
  request: Extract<BulkRequest, { kind: 'withdraw records' }>,
): Promise<void> => {
  const { file, outcome, withdrawnAt, from, to } = request;
  const bulk = await context.files.get(file);
  const begun = bulk && (await context.begun.at(bulk.receivedAt));
  const withdraw = async (part: number): Promise<void> => {
    const record = { key: partKey(file.key, part), version: file.version };
    const articleIds = begun?.(record) ?? [];
    // A function may have begun it that died before it wrote its row.
    if (bulk && articleIds.length > 0) {
      const upload = partOf(uploadOfRow(bulk), part);
      const row = await context.files.get(record);
      if (!row) await context.files.add({ ...fileRow(upload), outcome, withdrawnAt });
      if (!row || isWithdrawn(row)) await withdrawBegun(context, upload, articleIds);
    }
    // Nobody else handles records of an earlier generation whose file is gone.
    for (const row of await context.files.earlier(record.key)) {
      if (unmoved(row.version) === file.version && stands(row))
        await context.files.add({ ...asNeverCounted(row), outcome, withdrawnAt });
    }
    for (const row of await context.files.versions(record.key)) {
      if (unmoved(row.version) === file.version) await withdrawFile(context, row, outcome, withdrawnAt);
    }
  };
  for (let part = from; part <= to; part += PARALLEL_RECORDS) {
    if (part > from && context.mayGoOn?.() === false) {
      await context.enqueue([{ ...request, from: part }]);
      return;
    }
    const parts = Array.from({ length: Math.min(PARALLEL_RECORDS, to - part + 1) }, (_, i) => part + i);
    await Promise.all(parts.map(withdraw));
  }
};
