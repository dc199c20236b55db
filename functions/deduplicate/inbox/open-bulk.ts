import { peek } from '../../../lib/text/article/formats/byte-stream.ts';
import { type BulkReadOptions, bulkFormatOf, isBulk } from '../../../lib/text/article/read-bulk.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { Context } from '../context.ts';
import type { Upload } from '../file/file-row.ts';
import { objectKey } from '../file/object-key.ts';

/** A bulk file that is being read. */
export interface OpenBulk {
  chunks: AsyncIterable<Uint8Array>;
  about: BulkReadOptions & Required<Pick<BulkReadOptions, 'format'>>;
  /** The byte of the file with which the chunks begin. */
  begins: number;
  /** Stops reading before the end. */
  close(): void;
}

/** A streamed file may unpack to this many times its size. */
const MAX_UNPACKING = 4;

/**
 * Opens a file of many articles at one of its records.
 *
 * @param next the byte at which the record begins
 * @param sequential whether the file can only be read from its beginning
 * @throws {ObjectGone} if it is no longer there
 * @throws {RejectedFile} if it is neither JSON nor a table of articles
 */
export const openBulk = async (context: Context, file: Upload, next = 0, sequential = false): Promise<OpenBulk> => {
  const key = objectKey(file);
  const begins = sequential ? 0 : next;
  // A file shows how it is written in its first lines.
  const known = begins > 0 ? await formatAtBeginning(context, file) : undefined;
  const stream = await context.inbox.stream(file, begins);
  try {
    const { head, chunks } = begins > 0 ? { head: undefined, chunks: stream.chunks } : await peek(stream.chunks);
    const format = known ?? (head && bulkFormatOf(head, key));
    if (!format) throw notBulk(context, file);
    const about = {
      key,
      format,
      maxBytes: context.maxFileBytes,
      receivedAt: file.receivedAt,
      ...(context.maxBulkBytes && { maxUnpacked: MAX_UNPACKING * context.maxBulkBytes }),
      ...(stream.metadata && { metadata: stream.metadata }),
    };
    return { chunks, about, begins, close: () => stream.close() };
  } catch (error) {
    stream.close();
    throw error;
  }
};

const formatAtBeginning = async (context: Context, file: Upload) => {
  const { chunks, close } = await context.inbox.stream(file);
  try {
    return bulkFormatOf((await peek(chunks)).head, objectKey(file));
  } finally {
    close();
  }
};

const notBulk = ({ maxFileBytes }: Context, { key, size }: Upload): RejectedFile =>
  new RejectedFile(
    isBulk(key)
      ? 'The first line of the table names no column with an article’s text (text, body, content …).'
      : `The file is too large: ${size} bytes, and ${maxFileBytes} are the limit. Only JSON Lines, lists in JSON and tables (CSV) of articles may be larger.`,
  );
