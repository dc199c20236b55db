import { compareEvents, listedSequencer } from '../../messages/event-order.ts';
import type { ListedVersion, RebuildRequest } from '../../messages/message.ts';
import type { FileKey } from '../../tables/files.ts';
import { asNeverCounted } from '../../tables/generation.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { restoredVersion, type Upload, uploadOfRow } from '../file/file-row.ts';
import { objectKey } from '../file/object-key.ts';
import { isWithdrawn, outcomeAfter } from '../file/outcomes.ts';
import { inOrder } from '../file/versions.ts';
import { begunFor, withdrawAllRecords } from '../withdrawal/withdraw-file.ts';
import { deduplicateFile } from './deduplicate-file.ts';
import { removeFile } from './remove-file.ts';

/**
 * Does what a rebuild asks for: a file is handled as if its event had just arrived, with the time and the order that its
 * event had. So the tables end up as after some order in which the events may arrive, and in any such order the
 * invariants hold. Live events may come in between: they are among these events. Returns the rows written.
 */
export const handleRebuild = (context: Context, request: RebuildRequest & { bucket: string }): Promise<FileRow[]> =>
  request.kind === 'rebuild file'
    ? rebuildFile(context, request.file)
    : rebuildKey(context, request.object, request.bucket);

const rebuildFile = async (context: Context, file: FileKey): Promise<FileRow[]> => {
  const earlier = (await context.files.earlier(file.key)).find(({ version }) => version === file.version);
  if (earlier && isWithdrawn(earlier)) {
    await context.files.carryOver(earlier);
    return [];
  }
  // Another delivery may have written a row of this generation, and this one have died after it had counted the file.
  const row = earlier ?? (await context.files.get(file));
  if (!row || row.deletion) return [];
  return row.part === undefined ? rebuildObject(context, row) : rebuildRecord(context, row);
};

/** Records that are left to a bulk file stand as long as nobody knows that this was withdrawn meanwhile. */
const rebuildObject = async (context: Context, row: FileRow): Promise<FileRow[]> => {
  const handled = await deduplicateFile(context, uploadOfRow(row));
  const now = await context.files.get(row);
  if (now && isWithdrawn(now)) await withdrawAllRecords(context, now);
  return handled;
};

/** A record is handled with its bulk file, which is read once and not once for each of its records. */
const rebuildRecord = async (context: Context, row: FileRow): Promise<FileRow[]> => {
  const key = objectKey(row);
  const known = [...(await context.files.earlier(key)), ...(await context.files.versions(key))];
  const bulk = known.find(({ version, part }) => part === undefined && version === row.version);
  if (!bulk) return deduplicateFile(context, uploadOfRow(row));
  if (!isWithdrawn(bulk)) return [];
  const gone = { outcome: outcomeAfter(bulk), withdrawnAt: bulk.withdrawnAt ?? bulk.receivedAt };
  await context.files.add({ ...asNeverCounted(row), ...gone });
  return [];
};

/**
 * What is under a key when the inbox is listed is the truth about the key, as far as nothing later is known. A version was
 * under its key at the moment it was stored, so a replaced one counts as listed then.
 */
const rebuildKey = async (context: Context, object: ListedVersion, bucket: string): Promise<FileRow[]> => {
  const { key, version, eTag, size, lastModified: receivedAt, listedAt, isMarker, isReplaced } = object;
  const sequencer = listedSequencer(isReplaced ? receivedAt : listedAt);
  const about = { ...(eTag && { eTag }), ...(size !== undefined && { size }) };
  const found: Upload = { key, version, versionId: version, sequencer, receivedAt, ...about };
  const rows = [...(await context.files.earlier(key)), ...(await context.files.versions(key))];
  const isKnown = rows.some((row) => row.version === version);
  // S3 says to the second when it made the listing, so only the event, which is still to come, says what it came after.
  if (!isKnown && !isReplaced && receivedAt >= listedAt) return [];
  if (isMarker) return removeFile(context, { ...found, kind: 'removed', bucket, wholeKey: true });
  if (!isKnown) return deduplicateFile(context, found);
  const own = rows.filter((row) => !row.deletion && (row.versionId ?? row.version) === version).sort(compareEvents);
  const last = own.findLast((row) => !isWithdrawn(row)) ?? own.at(-1);
  // Of a withdrawn one too, or one erased before it had a row: another delivery may have begun the file, and have died.
  const handled = last ? await rebuildObject(context, last) : await deduplicateFile(context, found);
  if (isReplaced || (last && !isWithdrawn(last))) return handled;
  // It was withdrawn, and yet it is there: what came after it was deleted, and the event of that, or what it did, was lost.
  const restored = { ...found, version: restoredVersion({ sequencer, receivedAt: listedAt }), receivedAt: listedAt };
  const versions = await context.files.versions(key);
  const isOver =
    inOrder(versions).some((row) => compareEvents(row, restored) > 0) ||
    versions.some((row) => row.version === version && row.erasedAt);
  // Unless a function that died has begun it.
  if (isOver && (await begunFor(context, restored)).length === 0) return handled;
  return [...handled, ...(await deduplicateFile(context, restored))];
};
