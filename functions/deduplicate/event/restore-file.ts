import { compareEvents } from '../../messages/event-order.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { restoredVersion, type Upload } from '../file/file-row.ts';
import { isWithdrawn } from '../file/outcomes.ts';
import { inOrder } from '../file/versions.ts';
import { deduplicateFile } from './deduplicate-file.ts';

/**
 * Restores the object that is under a key again after its newest version or its delete marker was deleted, both of which S3
 * reports as the deletion of a version. It counts as an upload of its own at that moment; whatever happened to the key later
 * takes precedence. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManagingDelMarkers.html
 *
 * @param version what was deleted
 * @param versions the rows of the key, read since the row of that version says so
 */
export const restoreFile = async (
  context: Context,
  version: string,
  versions: readonly FileRow[],
): Promise<FileRow[]> => {
  const erased = versions.find((row) => row.version === version);
  if (!erased?.erasedAt || erased.erasedBy === undefined) return [];
  const { key, erasedAt: receivedAt, erasedBy: sequencer } = erased;
  const restored = { key, version: restoredVersion({ sequencer, receivedAt }), sequencer, receivedAt };
  // Before there was `uncovers`, a deletion had the version in its row as `versionId`.
  const noted = erased.uncovers ?? (erased.deletion && erased.versionId);
  const versionId = noted ?? (await versionToRestore(context, erased, restored, versions));
  if (!versionId) return [];
  const found = await context.inbox.find(key, versionId);
  const rows = await deduplicateFile(context, { ...restored, versionId, ...found });
  return [...rows, ...(await restoreInstead(context, key, versionId))];
};

/** Decided once and noted in the row of what was deleted, so that a restoration that has begun is finished whatever is under the key by then. */
const versionToRestore = async (
  context: Context,
  erased: FileRow,
  restored: Upload,
  versions: readonly FileRow[],
): Promise<string | undefined> => {
  const last = inOrder(versions).at(-1);
  if (!last || compareEvents(last, restored) > 0) return undefined;
  const lastId = last.versionId ?? last.version;
  // What stands is there, or the event that says otherwise is still to come.
  if (!isWithdrawn(last) && lastId !== erased.version) return undefined;
  const { versionId } = (await context.inbox.find(erased.key)) ?? {};
  // What leaves its story comes again; what cannot be read any more does not.
  if (!versionId || versionId === lastId) return undefined;
  await context.files.change(erased, { uncovers: undefined }, { uncovers: versionId });
  return (await context.files.get(erased))?.uncovers;
};

/**
 * The event of the erasure of a restored version may have come before its row was there: then it has replaced what stood, and
 * nobody has asked what is under the key since.
 */
const restoreInstead = async (context: Context, key: string, version: string): Promise<FileRow[]> => {
  const versions = await context.files.versions(key);
  const isUnderWay = versions.some((row) => row.version === version && row.uncovers);
  return isUnderWay ? [] : restoreFile(context, version, versions);
};
