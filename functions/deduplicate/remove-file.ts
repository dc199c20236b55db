import type { InboxEvent } from '../events/s3-notification.ts';
import type { FileRow } from '../store/rows.ts';
import type { Context } from './context.ts';
import { uploadOf } from './file-row.ts';
import { finishRow } from './finish-row.ts';
import { withdraw } from './withdraw.ts';

/**
 * Writes down that an object, or one version of it, was deleted. A deleted object leaves a row of its own, so that an
 * upload whose event comes late is not taken for a newer one.
 */
export const removeFile = async (context: Context, event: InboxEvent): Promise<FileRow[]> => {
  const { key, version, receivedAt, sequencer } = event;
  const reason = 'The object was deleted.';
  const row: FileRow = { key, version, outcome: 'removed', receivedAt, sequencer, reason };
  const isNew = await context.files.add(row);
  if (!isNew && !event.wholeKey) await withdraw(context, row, 'removed', receivedAt);
  return [event.wholeKey ? await finishRow(context, uploadOf(event), row) : row];
};
