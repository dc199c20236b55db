import type { ReadArticle, Reading, RejectedRecord } from '../article/read-file.ts';
import { RejectedFile } from '../article/rejected-file.ts';
import { ObjectGone } from '../events/object-gone.ts';
import type { FileRow } from '../store/rows.ts';
import type { Context } from './context.ts';
import { deduplicateArticle } from './deduplicate-article.ts';
import { fileRow, type Upload } from './file-row.ts';
import { finishRow } from './finish-row.ts';
import { isCounted } from './outcomes.ts';
import { partKey, readUpload } from './read-upload.ts';

/**
 * Finds out what an uploaded file is to those that came before it, and writes it down. Ends in the same rows however
 * often, wherever and beside whatever it is done.
 *
 * @returns the rows written: one, or one for each record of a bulk file
 * @throws every error that another try may not meet
 */
export const deduplicateFile = async (context: Context, file: Upload): Promise<FileRow[]> => {
  const row = await context.files.get(file);
  if (row && (isCounted(row) || row.outcome === 'rejected')) return [await finishRow(context, row)];
  try {
    return await deduplicateRecords(context, file, await readUpload(context, file));
  } catch (error) {
    if (error instanceof RejectedFile) return [await refuse(context, file, error.reason)];
    if (!(error instanceof ObjectGone)) throw error;
    const gone = {
      ...fileRow(file),
      outcome: 'removed',
      reason: 'It was deleted or replaced before it could be read.',
    };
    return [await writeRow(context, gone as FileRow)];
  }
};

/** Records of a bulk file that are at work side by side. */
const AT_ONCE = 8;

/** A file of one article is known by its key, the records of a bulk file by `key#1`, `key#2` … */
const deduplicateRecords = async (context: Context, file: Upload, reading: Reading): Promise<FileRow[]> => {
  const records = [...reading.articles, ...reading.rejected].sort((a, b) => a.record - b.record);
  const asked = file.part === undefined ? records : records.filter(({ record }) => record === file.part);
  const isBulk = records.length > 1;
  const rows: FileRow[] = [];
  for (let i = 0; i < asked.length; i += AT_ONCE) {
    const some = asked.slice(i, i + AT_ONCE).map((record) => {
      const part = isBulk && file.part === undefined ? partOf(file, record.record) : file;
      return deduplicateRecord(context, part, record);
    });
    rows.push(...(await Promise.all(some)));
  }
  return rows;
};

const partOf = (file: Upload, part: number): Upload => ({ ...file, key: partKey(file.key, part), part });

const deduplicateRecord = (context: Context, file: Upload, record: ReadArticle | RejectedRecord): Promise<FileRow> =>
  'reason' in record ? refuse(context, file, record.reason) : deduplicateArticle(context, file, record);

const LONGEST_REASON = 300;

const refuse = (context: Context, file: Upload, reason: string): Promise<FileRow> =>
  writeRow(context, { ...fileRow(file), outcome: 'rejected', reason: reason.slice(0, LONGEST_REASON) });

const writeRow = async (context: Context, row: FileRow): Promise<FileRow> => {
  await context.files.add(row);
  return finishRow(context, row);
};
