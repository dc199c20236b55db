import { compareEvents } from '../../messages/event-order.ts';
import type { FileKey } from '../../tables/files.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { restoredVersion, type Upload } from '../file/file-row.ts';
import { versionsOf } from '../file/versions.ts';
import { deduplicateFile } from './created.ts';

/**
 * Brings back what is under a key again now that the mark of its deletion was deleted, which S3 tells as the deletion of
 * a version: as an upload of its own, at that moment. Whatever happened to the key later counts before it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManagingDelMarkers.html
 *
 * @param mark the row of the deletion that was undone
 * @param at when it was undone
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

/** Decided once, and noted in the deletion's row: what has begun is ended, whatever is under the key by then. */
const versionToRestore = async (context: Context, mark: FileKey, restored: Upload): Promise<string | undefined> => {
  const row = await context.files.get(mark);
  if (row?.versionId) return row.versionId;
  const { key } = mark;
  const last = (await versionsOf(context, key)).at(-1);
  if (last && compareEvents(last, restored) > 0) return undefined;
  const { versionId } = (await context.inbox.find(key)) ?? {};
  // What stands was uploaded after that mark, or not taken for deleted yet when the mark went.
  if (!versionId || last?.version === versionId || last?.versionId === versionId) return undefined;
  await context.files.change(mark, { versionId: undefined }, { versionId });
  return (await context.files.get(mark))?.versionId;
};
