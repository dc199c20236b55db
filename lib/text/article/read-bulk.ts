import { decode } from './characters/decode.ts';
import { finishArticle } from './finish-article.ts';
import { isSequential, plainBytes, unpackedHead } from './formats/byte-stream.ts';
import { findRowEnd, readRow } from './formats/fields/csv.ts';
import { type CsvHeader, csvHeaderOf, isSeparatorLine } from './formats/fields/csv-header.ts';
import { readJsonLine } from './formats/fields/json-lines.ts';
import { findLineEnd, type RawRecord, splitRecords } from './formats/record-stream.ts';
import { DEFAULT_MAX_BYTES, type ReadArticle, type ReadOptions, type RejectedRecord } from './read-file.ts';
import { TOO_SHORT } from './too-short.ts';

const NEWLINE = 0x0a;

const JSON_LINES_KEY = /\.(?:jsonl|ndjson|jsonlines)(?:\.gz)?$/i;
const TABLE_KEY = /\.(?:csv|tsv)(?:\.gz)?$/i;

/** Whether the key is that of a JSON Lines, CSV or TSV file, gzipped or not. Such files are read as streams. */
export const isBulk = (key: string): boolean => JSON_LINES_KEY.test(key) || TABLE_KEY.test(key);

/** Whether any other key may name one of them: an API's answer, an export without an extension, gzipped or not. */
export const mayBeBulk = (key: string): boolean => /(?:\.json|\.gz|(?:^|\/)[^./]+)$/i.test(key);

/** The format of a bulk file: JSON Lines, or a table if `table` is set. */
export interface BulkFormat {
  /** Whether the file can only be read from its start: packed, or in UTF-16. */
  sequential: boolean;
  table?: CsvHeader & {
    /** The byte after the header, in the unpacked file. */
    bodyStart: number;
  };
}

/** The format of a non-sequential file by its key alone; undefined if the key does not decide it. */
export const formatOfKey = (key: string): BulkFormat | undefined =>
  JSON_LINES_KEY.test(key) ? { sequential: false } : undefined;

/**
 * The format of a file by its first bytes and its key.
 *
 * @returns undefined if it is not a bulk file
 */
export const bulkFormatOf = (head: Uint8Array, key: string): BulkFormat | undefined => {
  const sequential = isSequential(head);
  const text = decode(unpackedHead(head));
  if (JSON_LINES_KEY.test(key) || (text.trimStart().startsWith('{') && isFirstOfLines(text.trimStart())))
    return { sequential };
  const lines = text.split('\n', 2);
  const headLines = isSeparatorLine(lines[0]!) ? 2 : 1;
  const header = csvHeaderOf((lines[headLines - 1] ?? '').trimEnd(), TABLE_KEY.test(key) ? 1 : 2);
  return header && { sequential, table: { ...header, bodyStart: byteAfterLines(head, text, headLines) } };
};

/** The byte after the first `count` lines of the unpacked file, in UTF-8 if it was UTF-16. */
const byteAfterLines = (head: Uint8Array, text: string, count: number): number => {
  const unpacked = unpackedHead(head);
  const bytes = isSequential(unpacked) ? Buffer.from(text) : unpacked;
  let at = -1;
  for (let line = 0; line < count; line++) {
    at = bytes.indexOf(NEWLINE, at + 1);
    if (at === -1) return bytes.length;
  }
  return at + 1;
};

/** Whether the first line is JSON and the next one starts an object, or is empty. */
const isFirstOfLines = (text: string): boolean => {
  const end = text.indexOf('\n');
  if (end === -1) return false;
  try {
    JSON.parse(text.slice(0, end));
  } catch {
    return false;
  }
  return /^\s*(?:\{|$)/.test(text.slice(end, end + 100));
};

/**
 * A record of a bulk file, the byte it begins at, and the byte the next one begins at, where a later call can continue.
 */
export type BulkRecord = (ReadArticle | RejectedRecord) & { offset: number; next: number };

/** Where to start: after record number `record`, at the byte `next` of the unpacked file. */
export interface BulkStart {
  record: number;
  next: number;
  /** The byte of a non-sequential file at which the chunks begin; the first by default. */
  begins?: number;
}

export interface BulkReadOptions extends ReadOptions {
  /** Bytes that the file may unpack to; unlimited by default. */
  maxUnpacked?: number;
  /** JSON Lines by default. */
  format?: BulkFormat;
}

/**
 * Reads the articles of JSON Lines or a table of any size one after the other, holding one record in memory. A bad line
 * or row is a rejected record.
 *
 * @param chunks the file's bytes in order, gzip-compressed or not; `options.maxBytes` limits a record, not the file
 * @param from where to start: the `record` and `next` of the last record that was handled
 * @throws {RejectedFile} if a packed file is broken or breaks off, after the records before that point
 */
export async function* readBulk(
  chunks: AsyncIterable<Uint8Array>,
  options: BulkReadOptions,
  { record, next, begins = 0 }: BulkStart = { record: 0, next: 0 },
): AsyncGenerator<BulkRecord> {
  const { maxBytes = DEFAULT_MAX_BYTES, maxUnpacked, format } = options;
  const bytes = begins > 0 ? chunks : plainBytes(chunks, maxUnpacked);
  const start = Math.max(next, format?.table?.bodyStart ?? 0);
  const findEnd = format?.table ? findRowEnd(format.table, maxBytes) : findLineEnd;
  let offset = start;
  for await (const raw of splitRecords(bytes, maxBytes, start - begins, findEnd)) {
    const end = begins + raw.next;
    const text = raw.bytes && decode(raw.bytes);
    if (text?.trim() !== '') yield { ...readRecord(raw, text, ++record, options), offset, next: end };
    offset = end;
  }
}

const readRecord = (
  raw: RawRecord,
  text: string | undefined,
  record: number,
  { format, metadata }: BulkReadOptions,
): ReadArticle | RejectedRecord => {
  if (text === undefined) return { record, reason: 'problem' in raw ? raw.problem : '' };
  const found = format?.table ? readRow(text, format.table, record) : readJsonLine(text.trim(), record);
  if ('problem' in found) return { record, reason: found.problem };
  const finished = finishArticle(found.extracted, metadata);
  return finished ? { ...finished, record } : { record, reason: TOO_SHORT };
};
