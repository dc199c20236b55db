import type { InboxEvent } from '../../messages/s3-notification.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { uploadOf } from '../file/file-row.ts';
import { recheckRow } from '../withdrawal/recheck-row.ts';
import { withdrawFile } from '../withdrawal/withdraw-file.ts';
import { restoreFile } from './restore-file.ts';

/**
 * Notes that an object, or one version of it, was deleted. A deleted object leaves a row of its own, so that an upload
 * whose event is late is not taken for a newer one. If the deleted version is a delete marker, the object is there again;
 * the events of the two may arrive in either order.
 */
export const removeFile = async (context: Context, event: InboxEvent): Promise<FileRow[]> => {
  const { key, version, receivedAt, sequencer, wholeKey = false } = event;
  const reason = 'The object was deleted.';
  const deletion = wholeKey ? ({ deletion: 'key' } as const) : ({ deletion: 'version', erasedAt: receivedAt } as const);
  const row: FileRow = { key, version, outcome: 'removed', receivedAt, sequencer, reason, ...deletion };
  // First, as the row of a file that failed gives way to this one, and it alone knows when the file was received.
  if (!wholeKey) await withdrawFile(context, event, 'removed', receivedAt);
  const before = (await context.files.add(row)) ? undefined : await context.files.get(event);
  if (wholeKey && before?.deletion === 'version') return restoreFile(context, before, before);
  if (wholeKey) return [await recheckRow(context, uploadOf(event), before ?? row)];
  if (before?.deletion === 'key') return restoreFile(context, before, event);
  await eraseVersion(context, event);
  return [before ?? row];
};

/** Withdraws a version, and the same version if it was restored; a function that is restoring it now checks whether it is erased. */
const eraseVersion = async (context: Context, { key, version, receivedAt }: InboxEvent): Promise<void> => {
  await context.files.change({ key, version }, { erasedAt: undefined }, { erasedAt: receivedAt });
  for (const row of await context.files.versions(key)) {
    if (row.version === version || row.versionId === version) await withdrawFile(context, row, 'removed', receivedAt);
  }
};
