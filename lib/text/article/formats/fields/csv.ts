import { CsvError, parse } from 'csv-parse/sync';
import { RejectedFile } from '../../rejected-file.ts';
import type { ExtractedRecord } from '../extracted-article.ts';
import { type RecordSplitter, splitRecords } from '../record-stream.ts';
import { type CsvHeader, readCsvHeader } from './csv-header.ts';
import { valuesOf } from './field-values.ts';
import { recordOf } from './fields.ts';

/** Longer than any row with an article. */
const MAX_ROW_BYTES = 2_000_000;

const [QUOTE, BACKSLASH, NEWLINE] = [0x22, 0x5c, 0x0a];

/**
 * The articles of a table with a header, one per row. A row that cannot be read is a record with its problem.
 *
 * @throws {RejectedFile} if the header has no column for the text
 */
export async function* readCsv(text: string): AsyncGenerator<ExtractedRecord> {
  const plain = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  const header = readCsvHeader(plain, 1);
  if (header === undefined) {
    throw new RejectedFile(
      'The first line of the table names no column with an article’s text (text, body, content …).',
    );
  }
  const bytes = Buffer.from(plain);
  const bodyStart = Buffer.byteLength(plain.split('\n', header.lines).join('\n')) + 1;
  let record = 0;
  for await (const row of splitRecords([bytes], MAX_ROW_BYTES, bodyStart, rowSplitter(header, MAX_ROW_BYTES))) {
    if (row.bytes === undefined) yield { record: ++record, problem: row.problem };
    else if (!isBlank(row.bytes))
      for (const line of rowsIn(Buffer.from(row.bytes).toString(), header)) yield readRow(line, header, ++record);
  }
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));

/** What a backslash makes of the letter behind it. */
const ESCAPED: Record<string, string> = { n: '\n', r: '\n', t: '\t', 0: '' };

/** While a row is read, an escaped character stands in the private use area, where it has no meaning to csv-parse. */
const PRIVATE = 0xe000;
const ASCII = 0x80;

const hideEscaped = (row: string): string =>
  row.replace(/\\([^N])/gs, (whole, next: string) => {
    const meant = ESCAPED[next] ?? next;
    return meant === '' || meant.charCodeAt(0) >= ASCII ? whole : String.fromCharCode(PRIVATE + meant.charCodeAt(0));
  });

const showEscaped = (cell: string): string =>
  cell.replace(/[\ue000-\ue07f]/g, (hidden) => String.fromCharCode(hidden.charCodeAt(0) - PRIVATE));

/** The article of a row. Cells beyond the last column are part of it: a text with delimiters that is not quoted. */
export const readRow = (row: string, header: CsvHeader, record: number): ExtractedRecord => {
  const { names, delimiter, order } = header;
  const cells = cellsOf(row, header);
  if (typeof cells === 'string') return { record, problem: cells };
  const last = names.length - 1;
  const rowCells = [...cells.slice(0, last), cells.slice(last).join(delimiter)];
  const values: Record<string, string> = {};
  for (const [at, name] of names.entries()) if (rowCells[at] && !values[name]) values[name] = rowCells[at];
  return recordOf(valuesOf(values), record, 'This row has no text.', order);
};

/** The cells of a row, or what is wrong with it. */
const cellsOf = (row: string, { delimiter, escapes }: CsvHeader): string[] | string => {
  const text = escapes ? hideEscaped(row) : row;
  const options = { delimiter, relax_column_count: true };
  try {
    const cells = parse(text, { ...options, relax_quotes: true })[0] ?? [];
    // A cell of several lines that begins with a quotation mark has it as a mistake, or doubled.
    if (cells.some((cell) => /^".*\n/s.test(cell))) parse(text, options);
    return escapes ? cells.map(showEscaped) : cells;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'The table breaks off inside a quoted cell.';
    return 'The row cannot be read as CSV: a quotation mark in it is opened and never closed.';
  }
};

/** With fewer columns, lines of text may look like rows. */
const MIN_COLUMNS = 3;
/** More are not read again one by one. */
const MAX_HELD_ROWS = 1000;

/** The rows that a quotation mark, opened and never closed, holds together; else the row itself. */
const rowsIn = (row: string, header: CsvHeader): string[] => {
  const lines = row.split('\n').filter((line) => line.trim() !== '');
  const columns = header.names.length;
  const mayBeHeld = lines.length > 1 && lines.length <= MAX_HELD_ROWS && columns >= MIN_COLUMNS;
  if (!mayBeHeld || typeof cellsOf(row, header) !== 'string') return [row];
  const closed = lines.map((line) => (typeof cellsOf(line, header) === 'string' ? line.replaceAll('"', '""') : line));
  const isRow = (line: string): boolean => {
    const cells = cellsOf(line, header);
    return typeof cells !== 'string' && cells.length === columns;
  };
  return closed.every(isRow) ? closed : [row];
};

/**
 * Finds where the rows of a table end, by csv-parse's rules: at a line end outside quotation marks, which open at the
 * start of a cell and close before a delimiter or a line end.
 *
 * @param limit bytes after which an open quotation mark is taken for a mistake
 */
export const rowSplitter = ({ delimiter, escapes }: CsvHeader, limit: number): RecordSplitter => {
  const delimiterByte = delimiter.charCodeAt(0);
  let state: 'cell start' | 'unquoted' | 'quoted' | 'quote seen' = 'cell start';
  let escaped = false;
  let size = 0;
  return {
    findEnd(chunk, from) {
      for (let at = from; at < chunk.length; at++) {
        const byte = chunk[at];
        if (++size > limit && state === 'quoted') state = 'unquoted';
        if (escaped) escaped = false;
        else if (escapes && byte === BACKSLASH) {
          escaped = true;
          if (state !== 'quoted') state = 'unquoted';
        } else if (state === 'quoted') {
          if (byte === QUOTE) state = 'quote seen';
        } else if (byte === NEWLINE) {
          state = 'cell start';
          size = 0;
          return at + 1;
        } else if (byte === delimiterByte) state = 'cell start';
        else if (byte === QUOTE && (state === 'cell start' || state === 'quote seen')) state = 'quoted';
        else state = 'unquoted';
      }
      return -1;
    },
  };
};
