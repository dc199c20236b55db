import type { BulkRequest } from '../../messages/message.ts';
import type { Context } from '../context.ts';
import { fileRow, type Upload } from '../file/file-row.ts';
import { stands } from '../file/outcomes.ts';
import { recheckRow } from '../withdrawal/recheck-row.ts';
import { furtherVersion } from './move-file.ts';

const REASON =
  'It could not be handled, however often it was tried: it needs more memory or time than the function has, or a ' +
  'service did not answer. Its message is in the dead-letter queue, from where it can be tried again.';

/**
 * Says in a file's row that it failed, before it is tried for the last time: the function may be killed while it tries. If
 * it succeeds after all, now or later, its row replaces this one.
 */
export const noteFailure = async (context: Context, file: Upload): Promise<void> => {
  const row = { ...fileRow(file), outcome: 'failed' as const, reason: REASON };
  if (await context.files.add(row)) await recheckRow(context, file, row);
};

/** The same for a record of a bulk file, and for the records that are still to be read from one. */
export const noteBulkFailure = async (context: Context, request: BulkRequest): Promise<void> => {
  if (request.kind === 'record') await noteFailure(context, request.file);
  if (request.kind === 'move file') {
    const row = await context.files.get(request.file);
    // One that stands goes on doing so.
    if (row && !stands(row)) await noteFailure(context, furtherVersion(row));
  }
  if (request.kind !== 'read records') return;
  const reason = `After ${request.from.record} records: ${REASON}`;
  await context.files.change(request.file, { outcome: 'new' }, { reason });
};
