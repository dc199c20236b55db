import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { BulkRequest } from '../../messages/message.ts';
import type { FileRow } from '../../tables/rows.ts';
import { readingOf } from '../bulk/bulk-file.ts';
import { continueStream } from '../bulk/stream.ts';
import { withdrawRecords } from '../bulk/withdraw-records.ts';
import type { Context } from '../context.ts';
import { ObjectGone } from '../inbox/object-gone.ts';
import { deduplicateFile, handleLongRecord } from './deduplicate-file.ts';
import { moveFile } from './move-file.ts';

/** Whoever tries again has the text in the same message. */
const IN_MESSAGE: Context['begun'] = { note: async () => {}, at: async () => () => [] };

/** Does what the function has sent itself about a bulk file. Returns the rows that it wrote. */
export const handleBulk = async (context: Context, request: BulkRequest): Promise<FileRow[]> => {
  switch (request.kind) {
    case 'record':
      return deduplicateFile({ ...context, begun: IN_MESSAGE }, request.file, readingOf(request.record));
    case 'read records':
      return [await readOn(context, request)].filter((row) => row !== undefined);
    case 'move file':
      return moveFile(context, request.file);
    case 'withdraw records':
      await withdrawRecords(context, request);
      return [];
  }
};

/** If the file disappears while it is being read, the records read so far stay until the event of its removal arrives. */
const readOn = async (
  context: Context,
  { file, from }: Extract<BulkRequest, { kind: 'read records' }>,
): Promise<FileRow | undefined> => {
  try {
    return await continueStream(context, file, from, handleLongRecord);
  } catch (error) {
    if (!(error instanceof ObjectGone) && !(error instanceof RejectedFile)) throw error;
    const reason = `After ${from.record} records: the file was deleted, replaced or archived.`;
    await context.files.change(file, { outcome: 'new' }, { reason, readingUpTo: undefined });
    return context.files.get(file);
  }
};
