import { decode } from './characters/decode.ts';
import { finish } from './finish.ts';
import { isSequential, plainBytes, unpackedHead } from './formats/byte-stream.ts';
import { readRow, rowEnds } from './formats/csv.ts';
import { type CsvHeader, csvHeaderOf, isSeparatorLine } from './formats/csv-header.ts';
import { readJsonLine } from './formats/json-lines.ts';
import { lineEnds, type RawRecord, recordsOf } from './formats/line-stream.ts';
import { type About, type ReadArticle, type RejectedRecord, TOO_SHORT } from './read-file.ts';

/** The longest record that is read as one article, in bytes, where nothing is said. */
const MAX_BYTES = 5_000_000;

const JSON_LINES = /\.(?:jsonl|ndjson|jsonlines)(?:\.gz)?$/i;
const TABLE = /\.(?:csv|tsv)(?:\.gz)?$/i;

/** Whether a key names JSON Lines or a table, packed or not, which are read as streams. */
export const isBulk = (key: string): boolean => JSON_LINES.test(key) || TABLE.test(key);

/** Whether a key may name one of them all the same: an API's answer, an export without an ending, packed or not. */
export const mayBeBulk = (key: string): boolean => /(?:\.json|\.gz|(?:^|\/)[^./]+)$/i.test(key);

/** How the articles of a bulk file follow each other: JSON Lines, or, where there is a header, the rows of a table. */
export interface BulkFormat {
  /** Can only be read from its beginning: packed, or in UTF-16. */
  sequential: boolean;
  table?: CsvHeader & {
    /** The byte behind the header, of what the file unpacks to. */
    begins: number;
  };
}

/** The format that a key tells of a file that is not sequential, without a look at it; undefined where it does not. */
export const formatOfKey = (key: string): BulkFormat | undefined =>
  JSON_LINES.test(key) ? { sequential: false } : undefined;

/**
 * The format of a file of many articles.
 *
 * @param head the file's first bytes
 * @returns undefined where it is none
 */
export const bulkFormatOf = (head: Uint8Array, key: string): BulkFormat | undefined => {
  const sequential = isSequential(head);
  const text = decode(unpackedHead(head));
  if (JSON_LINES.test(key) || (text.trimStart().startsWith('{') && isFirstOfLines(text.trimStart())))
    return { sequential };
  const lines = text.split('\n', 2);
  const count = isSeparatorLine(lines[0]!) ? 2 : 1;
  const header = csvHeaderOf((lines[count - 1] ?? '').trimEnd(), TABLE.test(key) ? 1 : 2);
  return header && { sequential, table: { ...header, begins: behindLines(head, text, count) } };
};

/** The byte behind so many lines, of what the file unpacks to: what was UTF-16 is UTF-8 by then. */
const behindLines = (head: Uint8Array, text: string, count: number): number => {
  const unpacked = unpackedHead(head);
  const bytes = isSequential(unpacked) ? Buffer.from(text) : unpacked;
  let at = -1;
  for (let line = 0; line < count; line++) {
    at = bytes.indexOf(0x0a, at + 1);
    if (at === -1) return bytes.length;
  }
  return at + 1;
};

/** An object on one line, and another begins below it; or a first line so long that it does not end here. */
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
 * A record of a bulk file, the byte it begins at, and the byte the next one begins at: what a later call needs to go on
 * from there.
 */
export type BulkRecord = (ReadArticle | RejectedRecord) & { offset: number; next: number };

/** Where to begin: behind the record of this number, at the byte `next` of what the file unpacks to. */
export interface BulkStart {
  record: number;
  next: number;
  /** The byte of a file that is not sequential at which the chunks begin; the first where nothing is said. */
  begins?: number;
}

export interface AboutBulk extends About {
  /** Bytes that may come out of unpacking it. */
  maxUnpacked?: number;
  /** JSON Lines where nothing is said. */
  format?: BulkFormat;
}

/**
 * The articles of a JSON Lines file or a table of any size, one after the other, in the memory of its longest record. A
 * bad line or row is a record of its own.
 *
 * @param chunks the file's bytes in order, gzip-compressed or not; `about.maxBytes` bounds a record and not the file.
 * @param from where to begin: the `record` and `next` of the last record that was handled.
 * @throws {RejectedFile} where a packed file breaks off or is broken, after the records before it.
 */
export async function* readBulk(
  chunks: AsyncIterable<Uint8Array>,
  about: AboutBulk,
  { record, next, begins = 0 }: BulkStart = { record: 0, next: 0 },
): AsyncGenerator<BulkRecord> {
  const { maxBytes = MAX_BYTES, maxUnpacked, format } = about;
  const bytes = begins > 0 ? chunks : plainBytes(chunks, maxUnpacked);
  const start = Math.max(next, format?.table?.begins ?? 0);
  const ends = format?.table ? rowEnds(format.table, maxBytes) : lineEnds();
  let offset = start;
  for await (const raw of recordsOf(bytes, maxBytes, start - begins, ends)) {
    const end = begins + raw.next;
    const text = raw.bytes && decode(raw.bytes);
    if (text?.trim() !== '') yield { ...readRecord(raw, text, ++record, about), offset, next: end };
    offset = end;
  }
}

const readRecord = (
  raw: RawRecord,
  text: string | undefined,
  record: number,
  { format, metadata }: AboutBulk,
): ReadArticle | RejectedRecord => {
  if (text === undefined) return { record, reason: 'problem' in raw ? raw.problem : '' };
  const found = format?.table ? readRow(text, format.table, record) : readJsonLine(text.trim(), record);
  if ('problem' in found) return { record, reason: found.problem };
  const finished = finish(found.draft, metadata);
  return finished ? { ...finished, record } : { record, reason: TOO_SHORT };
};
