import { articleIdOf } from '../../../lib/text/article/article-id.ts';
import type { Reading } from '../../../lib/text/article/read-file.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import { type BulkRecord, type BulkRequest, MAX_MESSAGE_BYTES } from '../../messages/message.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { fileRow, type Upload } from '../file/file-row.ts';
import { partKey, refuseLongKey } from '../file/object-key.ts';
import { outcomeAfter } from '../file/outcomes.ts';
import { withdrawingRow } from '../file/versions.ts';
import { recheckRow } from '../withdrawal/recheck-row.ts';

/** Handles one record of a bulk file. */
export type HandleRecord = (context: Context, file: Upload, record: BulkRecord) => Promise<FileRow>;

/** The records of a bulk file are known as `key#1`, `key#2` … */
export const partOf = (file: Upload, part: number): Upload => ({ ...file, key: partKey(file.key, part), part });

export const readingOf = (record: BulkRecord): Reading =>
  'reason' in record ? { articles: [], rejected: [record] } : { articles: [record], rejected: [] };

/**
 * Writes the row of a bulk file before any of its records has one: it is the file that a later version supersedes, and
 * its records go with it.
 *
 * @param upTo no record beyond this is handled before the row says so
 * @returns the row as it is now
 * @throws {RejectedFile} if its records could have no rows
 */
export const beginBulkFile = async (context: Context, file: Upload, upTo: number): Promise<FileRow> => {
  refuseLongKey(file.key);
  const later = await withdrawingRow(context, file);
  const row: FileRow = later
    ? { ...fileRow(file), outcome: outcomeAfter(later), withdrawnAt: later.receivedAt }
    : { ...fileRow(file), outcome: 'new', readingUpTo: upTo };
  return recheckRow(context, file, (await context.files.add(row)) ? row : ((await context.files.get(file)) ?? row));
};

/** Are records of it still to be handled? */
export const isBegun = ({ readingUpTo }: FileRow): boolean => readingUpTo !== undefined;

/** This many records are handled at once, in the time of one invocation; more go through the queue. */
export const MAX_RECORDS_AT_ONCE = 50;

const PARALLEL_RECORDS = 8;

/** Records that are sent together. */
export const RECORDS_PER_SEND = 40;

/** Notes which articles are about to be handled, unless their text is in the message. */
export const noteBegun = async (
  { begun }: Context,
  records: readonly BulkRecord[],
  fileOf: (record: BulkRecord) => Upload,
): Promise<void> => {
  const articles = records.filter((record) => 'article' in record);
  const noted = articles.map((record) => ({ file: fileOf(record), articleId: articleIdOf(record.article) }));
  if (noted.length > 0) await begun.note(noted);
};

/** Handles the records of a file that has been read, or sends each to be handled by itself. */
export const handleRecords = async (
  context: Context,
  file: Upload,
  all: readonly BulkRecord[],
  handleRecord: HandleRecord,
): Promise<FileRow[]> => {
  const records = all.slice(0, context.maxRecords);
  const last = records.at(-1)?.record ?? 0;
  const row = await beginBulkFile(context, file, last);
  if (!isBegun(row)) return [row];
  const rows: FileRow[] = [];
  const handle = (record: BulkRecord) => handleRecord(context, partOf(file, record.record), record);
  if (records.length <= MAX_RECORDS_AT_ONCE) {
    await noteBegun(context, records, ({ record }) => partOf(file, record));
    for (const some of chunks(records, PARALLEL_RECORDS)) rows.push(...(await Promise.all(some.map(handle))));
  } else {
    for (const some of chunks(records, RECORDS_PER_SEND)) {
      const requests = some.map((record) => ({ record, request: recordRequest(partOf(file, record.record), record) }));
      await context.enqueue(requests.map(({ request }) => request).filter(fitsMessage));
      const long = requests.flatMap(({ record, request }) => (fitsMessage(request) ? [] : [record]));
      await noteBegun(context, long, ({ record }) => partOf(file, record));
      for (const record of long) rows.push(await handle(record));
    }
  }
  const rejected = records.filter((record) => 'reason' in record).length;
  const reason = records.length < all.length && `After ${last} records: ${tooManyRecords(context, file).reason}`;
  const counts = { articles: records.length - rejected, rejected, ...(reason && { reason }) };
  await context.files.change(file, { readingUpTo: last }, { ...counts, readingUpTo: undefined });
  return [(await context.files.get(file)) ?? row, ...rows];
};

/** Why the records of a file beyond a number are left out. */
export const tooManyRecords = ({ maxRecords, noteLimit }: Context, file: Upload): RejectedFile => {
  noteLimit?.('maxRecordsPerFile', file);
  return new RejectedFile(`${maxRecords} records are the limit for a file. Upload the others in files of their own.`);
};

export const recordRequest = (file: Upload, record: BulkRecord): BulkRequest => ({ kind: 'record', file, record });

/** Is a request short enough for one message? A longer record is handled on the spot. */
export const fitsMessage = (request: BulkRequest): boolean =>
  Buffer.byteLength(JSON.stringify(request)) < MAX_MESSAGE_BYTES;

function* chunks<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size);
}
