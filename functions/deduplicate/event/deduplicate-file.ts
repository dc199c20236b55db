import { beginning } from '../../../lib/text/article/characters/cut.ts';
import type { Reading } from '../../../lib/text/article/read-file.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { BulkRecord } from '../../messages/message.ts';
import type { FileRow } from '../../tables/rows.ts';
import { deduplicateArticle } from '../article/deduplicate-article.ts';
import { Postponed } from '../budget.ts';
import { handleRecords, MAX_RECORDS_AT_ONCE, noteBegun, readingOf } from '../bulk/bulk-file.ts';
import { beginStream, isStreamed } from '../bulk/stream.ts';
import type { Context } from '../context.ts';
import { fileRow, type Upload } from '../file/file-row.ts';
import { isBulkFileRead, isCounted, isWithdrawn } from '../file/outcomes.ts';
import { ObjectGone } from '../inbox/object-gone.ts';
import { readUpload } from '../inbox/read-upload.ts';
import { recheckRow } from '../withdrawal/recheck-row.ts';
import { begunFor, withdrawAllRecords, withdrawBegun } from '../withdrawal/withdraw-file.ts';

/**
 * Finds out what an uploaded file is to those that came before it, and writes it down. The rows end up the same however
 * often, wherever and beside whatever else it is done.
 *
 * @param reading what is in the file, if that has been read
 * @returns the rows written: one, and for a bulk file also one for each record that was handled at once
 * @throws every error that another try may avoid
 */
export const deduplicateFile = async (context: Context, file: Upload, reading?: Reading): Promise<FileRow[]> => {
  // Of an object all versions, in one request: they are looked at before its content is claimed, and again afterwards.
  const versions = file.part === undefined ? await context.files.versions(file.key) : undefined;
  const row = versions ? versions.find(({ version }) => version === file.version) : await context.files.get(file);
  if (row && (isCounted(row) || row.outcome === 'rejected' || isBulkFileRead(row)))
    return [await recheckRow(context, file, row)];
  try {
    if (!reading && isStreamed(context, file)) return [await beginStream(context, file, handleLongRecord)];
    return await deduplicateRecords(context, file, reading ?? (await readWithinLimits(context, file)), versions);
  } catch (error) {
    const isGone = error instanceof ObjectGone;
    if (!isGone && !(error instanceof RejectedFile)) throw error;
    const articleIds = isGone || context.isRetry ? await begunFor(context, file) : [];
    if (!isGone && articleIds.length === 0) return [await reject(context, file, error.reason)];
    return [await withdrawUnread(context, file, isGone ? GONE : error.reason, articleIds)];
  }
};

const GONE = 'It was deleted or replaced before it could be read.';

/**
 * Notes that a file is gone, or cannot be read any more, and withdraws what a function has begun that could read it, and died.
 *
 * @param articleIds of the articles that it was found to hold
 */
const withdrawUnread = async (
  context: Context,
  file: Upload,
  reason: string,
  articleIds: readonly string[],
): Promise<FileRow> => {
  const row: FileRow = { ...fileRow(file), outcome: 'removed', reason };
  // What nobody has handled has not replaced the version before it. One that failed may have done so, and keeps its place.
  const mayBeUnknown = reason === GONE && file.part === undefined;
  if (!mayBeUnknown || !(await context.files.add({ ...row, deletion: 'version' }))) await context.files.add(row);
  // In place of the row of an earlier generation it may say of how many records.
  const before = (await context.files.get(file)) ?? row;
  // Of a bulk file some records may have rows, and others not.
  if (isWithdrawn(before)) await withdrawAllRecords(context, before);
  await withdrawBegun(context, file, articleIds);
  return recheckRow(context, file, (await context.files.get(file)) ?? row);
};

/**
 * What is in a file, counted as handled: also if it is refused, which writes a row all the same.
 *
 * @throws {Postponed} if it holds more than may be handled now
 */
const readWithinLimits = async (context: Context, file: Upload): Promise<Reading> => {
  let records = 1;
  try {
    const reading = await readUpload(context, file);
    records = reading.articles.length + reading.rejected.length;
    // From here to the count nothing is awaited: of files read side by side, each sees what those before it hold.
    const limit = records > MAX_RECORDS_AT_ONCE ? context.budget?.reached(true) : undefined;
    if (!limit) return reading;
    records = 0;
    throw new Postponed(limit);
  } finally {
    await context.budget?.spend({ records });
  }
};

/** A record of a bulk file that is too long for a message of its own. */
export const handleLongRecord = async (context: Context, file: Upload, record: BulkRecord): Promise<FileRow> =>
  (await deduplicateFile(context, file, readingOf(record)))[0]!;

const deduplicateRecords = async (
  context: Context,
  file: Upload,
  reading: Reading,
  versions?: readonly FileRow[],
): Promise<FileRow[]> => {
  const records = [...reading.articles, ...reading.rejected].sort((a, b) => a.record - b.record);
  if (file.part === undefined && records.length > 1) return handleRecords(context, file, records, deduplicateRecord);
  const wanted = file.part === undefined ? records : records.filter(({ record }) => record === file.part);
  await noteBegun(context, wanted, () => file);
  const rows: FileRow[] = [];
  for (const record of wanted) rows.push(await deduplicateRecord(context, file, record, versions));
  return rows;
};

const deduplicateRecord = (
  context: Context,
  file: Upload,
  record: BulkRecord,
  versions?: readonly FileRow[],
): Promise<FileRow> =>
  'reason' in record
    ? reject(context, file, record.reason)
    : deduplicateArticle(context, file, record, deduplicateFile, versions);

const MAX_REASON_CHARACTERS = 300;

const reject = (context: Context, file: Upload, reason: string): Promise<FileRow> =>
  writeRow(context, file, { ...fileRow(file), outcome: 'rejected', reason: beginning(reason, MAX_REASON_CHARACTERS) });

const writeRow = async (context: Context, file: Upload, row: FileRow): Promise<FileRow> => {
  await context.files.add(row);
  return recheckRow(context, file, row);
};
