import { readBulk } from '../article/read-bulk.ts';
import { type Reading, readFile } from '../article/read-file.ts';
import { RejectedFile } from '../article/rejected-file.ts';
import type { Context } from './context.ts';
import type { Upload } from './file-row.ts';

/** `key#12` is the 12th record of the object `key`. */
export const objectKey = ({ key, part }: Pick<Upload, 'key' | 'part'>): string =>
  part === undefined ? key : key.slice(0, -`#${part}`.length);

export const partKey = (key: string, part: number): string => `${key}#${part}`;

/**
 * Reads the articles of an object of the inbox.
 *
 * @throws {ObjectGone} when it is no longer there
 * @throws {RejectedFile} when no article can ever be read from it
 */
export const readUpload = async (context: Context, file: Upload): Promise<Reading> => {
  if (file.offset !== undefined) return readRecordAt(context, file, file.offset);
  const { bytes, contentType, metadata } = await context.inbox.read(file);
  return readFile(bytes, {
    key: objectKey(file),
    maxBytes: context.maxFileBytes,
    ...(contentType && { contentType }),
    ...(metadata && { metadata }),
  });
};

/** What reading the records of an object takes to know beside its bytes. */
export const aboutBulk = (context: Context, file: Upload, metadata: Record<string, string> | undefined) => ({
  key: objectKey(file),
  maxBytes: context.maxFileBytes,
  ...(context.maxBulkBytes && { maxUnpacked: UNPACKED * context.maxBulkBytes }),
  ...(metadata && { metadata }),
});

/** How many times its own size a streamed file may unpack to. */
const UNPACKED = 4;

/** One record of a bulk file: from where it begins, or, in a compressed file, from the file's beginning. */
const readRecordAt = async (context: Context, file: Upload, offset: number): Promise<Reading> => {
  const begins = file.packed ? 0 : offset;
  const { chunks, metadata, close } = await context.inbox.stream(file, begins);
  try {
    const from = { record: (file.part ?? 1) - 1, next: offset, begins };
    for await (const found of readBulk(chunks, aboutBulk(context, file, metadata), from)) {
      return 'reason' in found ? { articles: [], rejected: [found] } : { articles: [found], rejected: [] };
    }
    throw new RejectedFile('The record is not there.');
  } finally {
    close();
  }
};
