import type { InboxEvent } from '../../messages/s3-notification.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { uploadOf } from '../file/file-row.ts';
import { deduplicateFile } from './deduplicate-file.ts';
import { removeFile } from './remove-file.ts';

/** Handles one change in the inbox. Returns the rows of its files. */
export const handleEvent = (context: Context, event: InboxEvent): Promise<FileRow[]> =>
  event.kind === 'created' ? deduplicateFile(context, uploadOf(event)) : removeFile(context, event);
