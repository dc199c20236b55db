import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { BulkRequest } from '../../messages/bulk-request.ts';
import type { FileRow } from '../../tables/rows.ts';
import { readingOf } from '../bulk/records.ts';
import { continueBulk } from '../bulk/stream.ts';
import { withdrawRecords } from '../bulk/withdraw-records.ts';
import type { Context } from '../context.ts';
import { ObjectGone } from '../inbox/object-gone.ts';
import { deduplicateFile } from './created.ts';

/** Does what deduplicate has asked itself to do about a file of many articles, and tells what became of rows. */
export const handleBulk = async (context: Context, request: BulkRequest): Promise<FileRow[]> => {
  switch (request.bulk) {
    case 'record':
      return deduplicateFile(context, request.file, readingOf(request.record));
    case 'read':
      return [await goOn(context, request)].filter((row) => row !== undefined);
    case 'withdraw':
      await withdrawRecords(context, request);
      return [];
  }
};

/** What goes while it is being read leaves what was read of it, until the event comes that tells of it. */
const goOn = async (
  context: Context,
  { file, from }: Extract<BulkRequest, { bulk: 'read' }>,
): Promise<FileRow | undefined> => {
  try {
    return await continueBulk(context, file, from);
  } catch (error) {
    if (!(error instanceof ObjectGone) && !(error instanceof RejectedFile)) throw error;
    const reason = `After ${from.record} records: the file was deleted, replaced or archived.`;
    await context.files.change(file, { outcome: 'new' }, { reason, readingUpTo: undefined });
    return context.files.get(file);
  }
};
