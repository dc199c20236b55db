import { compareEvents } from '../../messages/event-order.ts';
import type { FileKey } from '../../tables/files.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { restoredVersion, type Upload } from '../file/file-row.ts';
import { versionsOf } from '../file/versions.ts';
import { deduplicateFile } from './deduplicate-file.ts';

/**
 * Restores the object that is under a key again after its delete marker was deleted, which S3 reports as the deletion of a
 * version. It counts as an upload of its own at that moment; whatever happened to the key later takes precedence.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManagingDelMarkers.html
 *
 * @param mark the row of the deletion that was undone
 */
export const restoreFile = async (
  context: Context,
  mark: FileKey,
  { sequencer, receivedAt }: Pick<Upload, 'sequencer' | 'receivedAt'>,
): Promise<FileRow[]> => {
  const { key } = mark;
  const restored = { key, version: restoredVersion({ sequencer, receivedAt }), sequencer, receivedAt };
  const versionId = await versionToRestore(context, mark, restored);
  if (!versionId) return [];
  return deduplicateFile(context, { ...restored, versionId, ...(await context.inbox.find(key, versionId)) });
};

/** Decided once and noted in the deletion's row, so that a restoration that has begun is finished whatever is under the key by then. */
const versionToRestore = async (context: Context, mark: FileKey, restored: Upload): Promise<string | undefined> => {
  const row = await context.files.get(mark);
  if (row?.versionId) return row.versionId;
  const { key } = mark;
  const last = (await versionsOf(context, key)).at(-1);
  if (last && compareEvents(last, restored) > 0) return undefined;
  const { versionId } = (await context.inbox.find(key)) ?? {};
  // The file that stands was uploaded after the marker, or had not been withdrawn yet when the marker was deleted.
  if (!versionId || last?.version === versionId || last?.versionId === versionId) return undefined;
  await context.files.change(mark, { versionId: undefined }, { versionId });
  return (await context.files.get(mark))?.versionId;
};
