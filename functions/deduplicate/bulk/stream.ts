import { isBulk, mayBeBulk, readBulk } from '../../../lib/text/article/read-bulk.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { BulkPlace, BulkRequest } from '../../messages/bulk-request.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import type { Upload } from '../file/file-row.ts';
import { type OpenBulk, openBulk } from '../inbox/open-bulk.ts';
import { deduplicateFile } from '../upload/created.ts';
import { finishRow } from '../withdrawal/recheck-row.ts';
import { beginMany, fitsMessage, isBegun, partOf, readingOf, recordRequest, SENT_TOGETHER } from './records.ts';

/** A file that is smaller than this is read as a whole, whatever its name. */
const STREAMED_BYTES = 1_000_000;

/**
 * Records that one invocation sends on. A compressed file is unpacked from its beginning by each of them: with so many
 * records each, 200,000 of 5 KB, ten invocations, unpack the file five times over in all, at 150 to 300 MB a second.
 */
const PASS_RECORDS = 20_000;

const BEGINNING: BulkPlace = { record: 0, next: 0, articles: 0, rejected: 0 };

/**
 * Whether a file is read as a stream, its records sent through the queue, each to be handled by itself: by its name, or
 * because it is too large for anything else.
 */
export const isStreamed = ({ maxFileBytes }: Context, { key, part, size }: Upload): boolean => {
  if (part !== undefined) return false;
  if (!isBulk(key)) return mayBeBulk(key) && size !== undefined && size > maxFileBytes;
  return size === undefined || size > Math.min(STREAMED_BYTES, maxFileBytes);
};

/**
 * Begins a file that is streamed.
 *
 * @throws {ObjectGone | RejectedFile} as long as nothing of it has been read
 */
export const beginBulk = async (context: Context, file: Upload): Promise<FileRow> => {
  const bulk = await openBulk(context, file);
  try {
    const row = await beginMany(context, file, PASS_RECORDS);
    return isReading(row) ? await sendRecords(context, file, BEGINNING, bulk) : row;
  } finally {
    bulk.close();
  }
};

/**
 * Goes on where an earlier invocation stopped.
 *
 * @throws {ObjectGone | RejectedFile} when it is no longer there
 */
export const continueBulk = async (context: Context, file: Upload, from: BulkPlace): Promise<FileRow | undefined> => {
  const row = await context.files.get(file);
  const now = row && (await finishRow(context, file, row));
  if (!now || !isReading(now)) return now;
  const bulk = await openBulk(context, file, from.next, from.packed);
  try {
    return await sendRecords(context, file, from, bulk);
  } finally {
    bulk.close();
  }
};

/**
 * Sends as many records of a file as there is time for to be handled, and then itself for the others. What was sent and
 * not noted, as the function died, is sent again.
 */
const sendRecords = async (
  context: Context,
  file: Upload,
  from: BulkPlace,
  { chunks, about, begins }: OpenBulk,
): Promise<FileRow> => {
  const place = { ...from, ...(about.format.sequential && { packed: true }) };
  const waiting: BulkRequest[] = [];
  const send = () => context.enqueue(waiting.splice(0));
  let reason: string | undefined;
  let isAll = true;
  try {
    const start = { record: from.record, next: from.next, begins };
    for await (const { offset, next, ...record } of readBulk(chunks, about, start)) {
      const part = { ...partOf(file, record.record), offset, ...(place.packed && { packed: true }) };
      const request = recordRequest(part, record);
      if (fitsMessage(request)) waiting.push(request);
      else await deduplicateFile(context, part, readingOf(record));
      place['reason' in record ? 'rejected' : 'articles'] += 1;
      Object.assign(place, { record: record.record, next });
      if (waiting.length === SENT_TOGETHER) await send();
      if (place.record - from.record === PASS_RECORDS || context.mayGoOn?.() === false) {
        isAll = false;
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof RejectedFile)) throw error;
    reason = error.reason;
  }
  await send();
  return isAll ? finish(context, file, place, reason) : interrupt(context, file, place);
};

const isReading = (row: FileRow): boolean => row.outcome === 'new' && isBegun(row);

/** The bound first: whoever withdraws the records must know of all that may have been sent. */
const interrupt = async (context: Context, file: Upload, place: BulkPlace): Promise<FileRow> => {
  const { record, articles, rejected } = place;
  await context.files.change(file, {}, { readingUpTo: record + PASS_RECORDS, articles, rejected });
  await context.enqueue([{ bulk: 'read', file, from: place }]);
  return (await context.files.get(file)) as FileRow;
};

const finish = async (
  context: Context,
  file: Upload,
  { record, articles, rejected }: BulkPlace,
  broken: string | undefined,
): Promise<FileRow> => {
  const counts = { articles, rejected, readingUpTo: undefined };
  const none =
    articles > 0
      ? undefined
      : record === 0
        ? 'The file holds no article.'
        : `None of its ${record} records can be read: each has a row that says why.`;
  const reason = broken && record > 0 ? `After ${record} records: ${broken}` : (broken ?? none);
  await context.files.change(
    file,
    { outcome: 'new' },
    { ...counts, ...(reason && { reason }), ...(articles === 0 && { outcome: 'rejected' }) },
  );
  return (await context.files.get(file)) as FileRow;
};
