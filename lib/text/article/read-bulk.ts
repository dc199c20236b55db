import { decode } from './characters/decode.ts';
import { isSequential, plainBytes, unpackedHead } from './formats/byte-stream.ts';
import type { ExtractedRecord } from './formats/extracted-article.ts';
import { readRow, rowSplitter } from './formats/fields/csv.ts';
import { type CsvHeader, readCsvHeader } from './formats/fields/csv-header.ts';
import { readElement, withoutComma } from './formats/fields/json.ts';
import { elementSplitter, showsList } from './formats/fields/json-elements.ts';
import { isJsonLines } from './formats/fields/json-lines.ts';
import { LINES, type RecordSplitter, splitRecords } from './formats/record-stream.ts';
import {
  DEFAULT_MAX_BYTES,
  finishRecord,
  type ReadArticle,
  type ReadOptions,
  type RejectedRecord,
} from './read-file.ts';

const NEWLINE = 0x0a;

const JSON_LINES_KEY = /\.(?:jsonl|ndjson|jsonlines)(?:\.gz)?$/i;
const TABLE_KEY = /\.(?:csv|tsv)(?:\.gz)?$/i;

/** Whether the key is that of a JSON Lines, CSV or TSV file, gzipped or not. Such files are read as streams. */
export const isBulk = (key: string): boolean => JSON_LINES_KEY.test(key) || TABLE_KEY.test(key);

/** Whether any other key may name one of them: an API's answer, an export without an extension, gzipped or not. */
export const mayBeBulk = (key: string): boolean => /(?:\.json|\.gz|(?:^|\/)[^./]+)$/i.test(key);

/** The format of a bulk file: JSON Lines, or what is set. */
export interface BulkFormat {
  /** Whether the file can only be read from its start: packed, or in UTF-16. */
  sequential: boolean;
  /** JSON in which the articles are a list, or objects one behind the other. */
  json?: 'list' | 'objects';
  table?: CsvHeader & {
    /** The byte after the header, in the unpacked file. */
    bodyStart: number;
  };
}

/**
 * The format of a file by its first bytes and its key.
 *
 * @returns undefined if it is not a bulk file
 */
export const bulkFormatOf = (head: Uint8Array, key: string): BulkFormat | undefined => {
  const sequential = isSequential(head);
  const text = decode(unpackedHead(head));
  if (isJsonLines(text, JSON_LINES_KEY.test(key))) return { sequential };
  if (/^\s*[[{]/.test(text)) {
    const json = jsonLayoutOf(Buffer.from(text));
    return json && { sequential, json };
  }
  const table = readCsvHeader(text, TABLE_KEY.test(key) ? 1 : 2);
  if (table === undefined) return undefined;
  const { lines, ...header } = table;
  return { sequential, table: { ...header, bodyStart: byteAfterLines(head, text, lines) } };
};

const jsonLayoutOf = (head: Uint8Array): BulkFormat['json'] => {
  const end = elementSplitter(true, false).findEnd(head, 0);
  if (end !== -1 && 'extracted' in readElement(Buffer.from(head.subarray(0, end)).toString(), 1)) return 'objects';
  return showsList(head) ? 'list' : undefined;
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
 * Reads the articles of JSON or a table of any size one after the other, holding one record in memory. A bad element,
 * line or row is a rejected record.
 *
 * @param chunks the file's bytes in order, gzip-compressed or not; `options.maxBytes` limits a record, not the file
 * @param from where to start: the `record` and `next` of the last record that was handled
 * @throws {RejectedFile} if a packed file is broken or JSON breaks off, after the records before that point
 */
export async function* readBulk(
  chunks: AsyncIterable<Uint8Array>,
  options: BulkReadOptions,
  { record, next, begins = 0 }: BulkStart = { record: 0, next: 0 },
): AsyncGenerator<BulkRecord> {
  const { maxBytes = DEFAULT_MAX_BYTES, maxUnpacked, format } = options;
  const bytes = begins > 0 ? chunks : plainBytes(chunks, maxUnpacked);
  const start = Math.max(next, format?.table?.bodyStart ?? 0);
  let offset = start;
  for await (const raw of splitRecords(bytes, maxBytes, start - begins, splitterOf(format, start, maxBytes))) {
    const end = begins + raw.next;
    const text = raw.bytes && textOf(raw.bytes, format);
    if (text !== '') {
      const found = readRecord(text, ++record, 'problem' in raw ? raw.problem : '', format);
      yield { ...finishRecord(found, options), offset, next: end };
    }
    offset = end;
  }
}

const splitterOf = (format: BulkFormat | undefined, start: number, maxBytes: number): RecordSplitter => {
  if (format?.table) return rowSplitter(format.table, maxBytes);
  return format?.json ? elementSplitter(start > 0 || format.json === 'objects', format.json === 'list') : LINES;
};

/** The text of a record; empty if it is no record but a blank line, or what stands between two elements. */
const textOf = (bytes: Uint8Array, format: BulkFormat | undefined): string => {
  const text = decode(bytes);
  return format?.table && text.trim() !== '' ? text : withoutComma(text);
};

const readRecord = (
  text: string | undefined,
  record: number,
  problem: string,
  format: BulkFormat | undefined,
): ExtractedRecord => {
  if (text === undefined) return { record, problem };
  return format?.table ? readRow(text, format.table, record) : readElement(text, record);
};
