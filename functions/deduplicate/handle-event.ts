import type { InboxEvent } from '../events/s3-notification.ts';
import type { FileRow } from '../store/rows.ts';
import type { Context } from './context.ts';
import { deduplicateFile } from './deduplicate-file.ts';
import { uploadOf } from './file-row.ts';
import { removeFile } from './remove-file.ts';

/** Handles one change in the inbox, and tells what the rows of its files say. */
export const handleEvent = (context: Context, event: InboxEvent): Promise<FileRow[]> =>
  event.kind === 'created' ? deduplicateFile(context, uploadOf(event)) : removeFile(context, event);
