import { readBulk } from '../../../lib/text/article/read-bulk.ts';
import { type Reading, readFile } from '../../../lib/text/article/read-file.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { Context } from '../context.ts';
import type { Upload } from '../file/file-row.ts';
import { objectKey } from '../file/object-key.ts';
import { openBulk } from './open-bulk.ts';

/**
 * Reads the articles of an object of the inbox.
 *
 * @throws {ObjectGone} if it is no longer there
 * @throws {RejectedFile} if no article can ever be read from it
 */
export const readUpload = async (context: Context, file: Upload): Promise<Reading> => {
  if (file.offset !== undefined) return readRecordAt(context, file, file.offset);
  const { bytes, contentType, metadata } = await context.inbox.read(file);
  const unpacked = { bytes: 0 };
  try {
    return await inTurn(() =>
      readFile(bytes, {
        key: objectKey(file),
        maxBytes: context.maxFileBytes,
        receivedAt: file.receivedAt,
        unpacked,
        ...(contentType && { contentType }),
        ...(metadata && { metadata }),
      }),
    );
  } finally {
    await context.budget?.spend({ bytes: bytes.length + unpacked.bytes });
  }
};

let turn: Promise<unknown> = Promise.resolve();

/** One file of a batch at a time: a few kilobytes may unpack to a good part of the function's memory. */
const inTurn = <Answer>(read: () => Promise<Answer>): Promise<Answer> => {
  const answer = turn.then(read);
  turn = answer.catch(() => {});
  return answer;
};

/** One record of a bulk file: read from where it begins or, if that place cannot be reached directly, from the file's beginning. */
const readRecordAt = async (context: Context, file: Upload, offset: number): Promise<Reading> => {
  const { chunks, about, begins, close } = await openBulk(context, file, offset, file.packed);
  try {
    const from = { record: (file.part ?? 1) - 1, next: offset, begins };
    for await (const found of readBulk(chunks, about, from)) {
      return 'reason' in found ? { articles: [], rejected: [found] } : { articles: [found], rejected: [] };
    }
    throw new RejectedFile('The record is not there.');
  } finally {
    close();
  }
};
