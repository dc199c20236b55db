import type { ReadArticle, Reading, RejectedRecord } from '../../../lib/text/article/read-file.ts';
import { MESSAGE_BYTES } from '../../messages/analysis-message.ts';
import type { BulkRequest } from '../../messages/bulk-request.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { fileRow, type Upload } from '../file/file-row.ts';
import { partKey } from '../file/object-key.ts';
import { outcomeAfter } from '../file/outcomes.ts';
import { successorOf } from '../file/versions.ts';
import { finishRow } from '../withdrawal/recheck-row.ts';

export type Record = ReadArticle | RejectedRecord;

/** The records of a file of many articles are known by `key#1`, `key#2` … */
export const partOf = (file: Upload, part: number): Upload => ({ ...file, key: partKey(file.key, part), part });

export const readingOf = (record: Record): Reading =>
  'reason' in record ? { articles: [], rejected: [record] } : { articles: [record], rejected: [] };

/**
 * Writes the row of a file of many articles, before any of its records has one: the file is what a later version
 * supersedes, and its records go with it. Gives the row as it then is.
 *
 * @param upTo no record beyond this is handled before the row says so
 */
export const beginMany = async (context: Context, file: Upload, upTo: number): Promise<FileRow> => {
  const later = await successorOf(context, file);
  const row: FileRow = later
    ? { ...fileRow(file), outcome: outcomeAfter(later), withdrawnAt: later.receivedAt }
    : { ...fileRow(file), outcome: 'new', readingUpTo: upTo };
  return finishRow(context, file, (await context.files.add(row)) ? row : ((await context.files.get(file)) ?? row));
};

/** Are records of it still to be handled? */
export const isBegun = ({ readingUpTo }: FileRow): boolean => readingUpTo !== undefined;

/** More records than this go through the queue; so many are handled at once, in the time of one invocation. */
const AT_ONCE = 50;

/** Records that are handled side by side. */
const SIDE_BY_SIDE = 8;

/** Records that are sent together. */
export const SENT_TOGETHER = 40;

/**
 * Handles the records of a file that has been read, or sends them to be handled, each by itself.
 *
 * @param deduplicate handles one record
 */
export const deduplicateMany = async (
  context: Context,
  file: Upload,
  records: readonly Record[],
  deduplicate: (context: Context, file: Upload, record: Record) => Promise<FileRow>,
): Promise<FileRow[]> => {
  const last = records.at(-1)?.record ?? 0;
  const row = await beginMany(context, file, last);
  if (!isBegun(row)) return [row];
  const rows: FileRow[] = [];
  const handle = (record: Record) => deduplicate(context, partOf(file, record.record), record);
  if (records.length <= AT_ONCE) {
    for (const some of chunks(records, SIDE_BY_SIDE)) rows.push(...(await Promise.all(some.map(handle))));
  } else {
    for (const some of chunks(records, SENT_TOGETHER)) {
      const requests = some.map((record) => ({ record, request: recordRequest(partOf(file, record.record), record) }));
      await context.enqueue(requests.map(({ request }) => request).filter(fitsMessage));
      for (const { record, request } of requests) if (!fitsMessage(request)) rows.push(await handle(record));
    }
  }
  const rejected = records.filter((record) => 'reason' in record).length;
  const counts = { articles: records.length - rejected, rejected };
  await context.files.change(file, { readingUpTo: last }, { ...counts, readingUpTo: undefined });
  return [(await context.files.get(file)) ?? row, ...rows];
};

export const recordRequest = (file: Upload, record: Record): BulkRequest => ({ bulk: 'record', file, record });

/** Whether a request is short enough for one message; a longer record is handled on the spot. */
export const fitsMessage = (request: BulkRequest): boolean =>
  Buffer.byteLength(JSON.stringify(request)) < MESSAGE_BYTES;

function* chunks<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size);
}
