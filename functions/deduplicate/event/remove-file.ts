import type { InboxEvent } from '../../messages/s3-notification.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { uploadOf } from '../file/file-row.ts';
import { recheckRow } from '../withdrawal/recheck-row.ts';
import { withdrawFile } from '../withdrawal/withdraw-file.ts';
import { restoreFile } from './restore-file.ts';

/**
 * Notes that an object, or one version of it, was deleted. A deleted object leaves a row of its own, so that an upload
 * whose event is late is not taken for a newer one. If the deleted version was the newest, or a delete marker, what was
 * under the key before is there again; the events may arrive in any order.
 */
export const removeFile = async (context: Context, event: InboxEvent): Promise<FileRow[]> => {
  const { key, version, receivedAt, sequencer, wholeKey = false } = event;
  const reason = 'The object was deleted.';
  const deletion = wholeKey ? 'key' : 'version';
  const row: FileRow = { key, version, outcome: 'removed', receivedAt, sequencer, reason, deletion };
  const before = (await context.files.add(row)) ? row : ((await context.files.get(event)) ?? row);
  if (wholeKey) return [await recheckRow(context, uploadOf(event), before)];
  const restored = await eraseVersion(context, event);
  return before.deletion === 'key' ? restored : [before, ...restored];
};

/** Withdraws a version, and the same version if it was restored; a function that is restoring it now checks whether it is erased. */
const eraseVersion = async (context: Context, event: InboxEvent): Promise<FileRow[]> => {
  const { key, version, receivedAt, sequencer } = event;
  // First, as the row of a file that failed may be replaced until then.
  await withdrawFile(context, event, 'removed', receivedAt);
  await context.files.change(event, { erasedBy: undefined }, { erasedAt: receivedAt, erasedBy: sequencer });
  const versions = await context.files.versions(key);
  for (const row of versions) {
    if (row.versionId === version) await withdrawFile(context, row, 'removed', receivedAt);
  }
  return restoreFile(context, version, versions);
};
