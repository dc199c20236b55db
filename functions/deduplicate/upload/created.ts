import type { ReadArticle, Reading, RejectedRecord } from '../../../lib/text/article/read-file.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { FileRow } from '../../tables/rows.ts';
import { deduplicateArticle } from '../article/deduplicate-article.ts';
import { deduplicateMany } from '../bulk/records.ts';
import { beginBulk, isStreamed } from '../bulk/stream.ts';
import type { Context } from '../context.ts';
import { fileRow, type Upload } from '../file/file-row.ts';
import { isCounted, isRead } from '../file/outcomes.ts';
import { ObjectGone } from '../inbox/object-gone.ts';
import { readUpload } from '../inbox/read-upload.ts';
import { finishRow } from '../withdrawal/recheck-row.ts';

/**
 * Finds out what an uploaded file is to those that came before it, and writes it down. Ends in the same rows however
 * often, wherever and beside whatever it is done.
 *
 * @param reading what is in the file, where that has been read
 * @returns the rows written: one, or also one for each record of a file of many articles
 * @throws every error that another try may not meet
 */
export const deduplicateFile = async (context: Context, file: Upload, reading?: Reading): Promise<FileRow[]> => {
  const row = await context.files.get(file);
  if (row && (isCounted(row) || row.outcome === 'rejected' || isRead(row)))
    return [await finishRow(context, file, row)];
  try {
    if (!reading && isStreamed(context, file)) return [await beginBulk(context, file)];
    return await deduplicateRecords(context, file, reading ?? (await readUpload(context, file)));
  } catch (error) {
    if (error instanceof RejectedFile) return [await refuse(context, file, error.reason)];
    if (!(error instanceof ObjectGone)) throw error;
    const gone = {
      ...fileRow(file),
      outcome: 'removed',
      reason: 'It was deleted or replaced before it could be read.',
    };
    return [await writeRow(context, file, gone as FileRow)];
  }
};

const deduplicateRecords = async (context: Context, file: Upload, reading: Reading): Promise<FileRow[]> => {
  const records = [...reading.articles, ...reading.rejected].sort((a, b) => a.record - b.record);
  if (file.part === undefined && records.length > 1) return deduplicateMany(context, file, records, deduplicateRecord);
  const asked = file.part === undefined ? records : records.filter(({ record }) => record === file.part);
  const rows: FileRow[] = [];
  for (const record of asked) rows.push(await deduplicateRecord(context, file, record));
  return rows;
};

const deduplicateRecord = (context: Context, file: Upload, record: ReadArticle | RejectedRecord): Promise<FileRow> =>
  'reason' in record ? refuse(context, file, record.reason) : deduplicateArticle(context, file, record);

const LONGEST_REASON = 300;

const refuse = (context: Context, file: Upload, reason: string): Promise<FileRow> =>
  writeRow(context, file, { ...fileRow(file), outcome: 'rejected', reason: reason.slice(0, LONGEST_REASON) });

const writeRow = async (context: Context, file: Upload, row: FileRow): Promise<FileRow> => {
  await context.files.add(row);
  return finishRow(context, file, row);
};
