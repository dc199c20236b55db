import { isBulk, mayBeBulk, readBulk } from '../../../lib/text/article/read-bulk.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { BulkPlace, BulkRequest } from '../../messages/message.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import type { Upload } from '../file/file-row.ts';
import { isWithdrawn } from '../file/outcomes.ts';
import { type OpenBulk, openBulk } from '../inbox/open-bulk.ts';
import { recheckRow } from '../withdrawal/recheck-row.ts';
import { withdrawAllRecords } from '../withdrawal/withdraw-file.ts';
import {
  beginBulkFile,
  fitsMessage,
  type HandleRecord,
  isBegun,
  partOf,
  RECORDS_PER_SEND,
  recordRequest,
  tooManyRecords,
} from './bulk-file.ts';

/** A file smaller than this is read as a whole, whatever its name. */
const MIN_STREAMED_BYTES = 1_000_000;

/**
 * Records that one invocation sends on. Each invocation unpacks a compressed file from its beginning: with this many,
 * the ten invocations for 200,000 records of 5 KB unpack the file five times in all, at 150 to 300 MB a second.
 */
const RECORDS_PER_INVOCATION = 20_000;

const BEGINNING: BulkPlace = { record: 0, next: 0, articles: 0, rejected: 0 };

/**
 * Is the file read as a stream, its records sent through the queue to be handled one by one? Its name decides, or it is
 * too large for anything else.
 */
export const isStreamed = ({ maxFileBytes }: Context, { key, part, size }: Upload): boolean => {
  if (part !== undefined) return false;
  if (!isBulk(key)) return mayBeBulk(key) && size !== undefined && size > maxFileBytes;
  return size === undefined || size > Math.min(MIN_STREAMED_BYTES, maxFileBytes);
};

/**
 * Begins to read a file as a stream.
 *
 * @param handleRecord for records too long for a message
 * @throws {ObjectGone | RejectedFile} as long as none of it has been read
 */
export const beginStream = async (context: Context, file: Upload, handleRecord: HandleRecord): Promise<FileRow> => {
  const bulk = await openBulk(context, file);
  try {
    const row = await beginBulkFile(context, file, RECORDS_PER_INVOCATION);
    return isReading(row) ? await sendRecords(context, file, BEGINNING, bulk, handleRecord) : await leave(context, row);
  } finally {
    bulk.close();
  }
};

/**
 * Goes on where an earlier invocation stopped.
 *
 * @throws {ObjectGone | RejectedFile} if the file is no longer there
 */
export const continueStream = async (
  context: Context,
  file: Upload,
  from: BulkPlace,
  handleRecord: HandleRecord,
): Promise<FileRow | undefined> => {
  const row = await context.files.get(file);
  const now = row && (await recheckRow(context, file, row));
  if (!now || !isReading(now)) return now && leave(context, now);
  const bulk = await openBulk(context, file, from.next, from.packed);
  try {
    return await sendRecords(context, file, from, bulk, handleRecord);
  } finally {
    bulk.close();
  }
};

/**
 * Sends as many records of a file to be handled as there is time for, then a request to read the rest. Records that were
 * sent by a function that died before it noted so are sent again.
 */
const sendRecords = async (
  context: Context,
  file: Upload,
  from: BulkPlace,
  { chunks, about, begins }: OpenBulk,
  handleRecord: HandleRecord,
): Promise<FileRow> => {
  const place = { ...from, ...(about.format.sequential && { packed: true }) };
  const left = (await context.budget?.recordsLeft()) ?? Number.POSITIVE_INFINITY;
  if (left === 0) return wait(context, file, place);
  const last = from.record + Math.min(RECORDS_PER_INVOCATION, left);
  const bytesBefore = place.packed ? 0 : from.next;
  const waiting: BulkRequest[] = [];
  const send = () => context.enqueue(waiting.splice(0));
  let reason: string | undefined;
  let isAll = true;
  try {
    const start = { record: from.record, next: from.next, begins };
    for await (const { offset, next, ...record } of readBulk(chunks, about, start)) {
      if (context.maxRecords !== undefined && record.record > context.maxRecords) throw tooManyRecords(context, file);
      const part = { ...partOf(file, record.record), offset, ...(place.packed && { packed: true }) };
      const request = recordRequest(part, record);
      if (fitsMessage(request)) waiting.push(request);
      else await handleRecord(context, part, record);
      place['reason' in record ? 'rejected' : 'articles'] += 1;
      Object.assign(place, { record: record.record, next });
      if (waiting.length === RECORDS_PER_SEND) await send();
      if (place.record === last || context.mayGoOn?.() === false) {
        isAll = false;
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof RejectedFile)) throw error;
    reason = error.reason;
  }
  await context.budget?.spend({ records: place.record - from.record, bytes: place.next - bytesBefore });
  await send();
  if (!isAll && left < RECORDS_PER_INVOCATION) return wait(context, file, place);
  return isAll ? finish(context, file, place, reason) : interrupt(context, file, place);
};

/** The try before may have begun a long record after all others were withdrawn, and have died. */
const leave = async (context: Context, row: FileRow): Promise<FileRow> => {
  if (context.isRetry && isWithdrawn(row)) await withdrawAllRecords(context, row);
  return row;
};

const isReading = (row: FileRow): boolean => row.outcome === 'new' && isBegun(row);

/** The bound first: whoever withdraws the records must know of all that may have been sent. */
const interrupt = async (context: Context, file: Upload, place: BulkPlace, seconds?: number): Promise<FileRow> => {
  const { record, articles, rejected } = place;
  await context.files.change(
    file,
    {},
    {
      readingUpTo: record + RECORDS_PER_INVOCATION,
      articles,
      rejected,
      reason: undefined,
    },
  );
  await context.enqueue([{ kind: 'read records', file, from: place }], seconds);
  return (await context.files.get(file))!;
};

/** Nothing more may be handled within the hour, or the day. One message waits, however much is left of the file. */
const wait = (context: Context, file: Upload, place: BulkPlace): Promise<FileRow> => {
  context.noteLimit?.(context.budget?.reached(true) ?? 'maxArticlesPerHour', file);
  return interrupt(context, file, place, context.budget?.waitSeconds());
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
    { ...counts, reason, ...(articles === 0 && { outcome: 'rejected' }) },
  );
  return (await context.files.get(file)) as FileRow;
};
