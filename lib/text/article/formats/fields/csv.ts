import { CsvError, parse } from 'csv-parse/sync';
import { RejectedFile } from '../../rejected-file.ts';
import type { ExtractedRecord } from '../extracted-article.ts';
import { type FindRecordEnd, splitRecords } from '../record-stream.ts';
import { type CsvHeader, csvHeaderOf, isSeparatorLine } from './csv-header.ts';
import { articleFromFields, valuesOf } from './fields.ts';

/** Longer than any row with an article. */
const MAX_ROW_BYTES = 2_000_000;

const [QUOTE, NEWLINE] = [0x22, 0x0a];

/**
 * The articles of a table with a header, one per row. A row that cannot be read is a record with its problem.
 *
 * @throws {RejectedFile} if the header has no column for the text
 */
export async function* readCsv(text: string): AsyncGenerator<ExtractedRecord> {
  const plain = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  const lines = plain.split('\n', 2);
  const headerLine = isSeparatorLine(lines[0]!) ? 1 : 0;
  const header = csvHeaderOf((lines[headerLine] ?? '').replace(/^\ufeff/, '').trimEnd(), 1);
  if (header === undefined) {
    throw new RejectedFile(
      'The first line of the table names no column with an article’s text (text, body, content …).',
    );
  }
  const bytes = Buffer.from(plain);
  const bodyStart = Buffer.byteLength(lines.slice(0, headerLine + 1).join('\n')) + 1;
  let record = 0;
  for await (const row of splitRecords(once(bytes), MAX_ROW_BYTES, bodyStart, findRowEnd(header, MAX_ROW_BYTES))) {
    if (row.bytes === undefined) yield { record: ++record, problem: row.problem };
    else if (!isBlank(row.bytes)) yield readRow(Buffer.from(row.bytes).toString(), header, ++record);
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));

/** The article of a row. Cells beyond the last column are part of it: a text with delimiters that is not quoted. */
export const readRow = (row: string, { names, delimiter }: CsvHeader, record: number): ExtractedRecord => {
  let cells: string[];
  try {
    cells = parse(row, { delimiter, relax_column_count: true, relax_quotes: true })[0] ?? [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const isUnclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
    return {
      record,
      problem: isUnclosed ? 'The table breaks off inside a quoted cell.' : 'The row cannot be read as CSV.',
    };
  }
  const last = names.length - 1;
  const rowCells = [...cells.slice(0, last), cells.slice(last).join(delimiter)];
  const values: Record<string, string> = {};
  for (const [at, name] of names.entries()) if (rowCells[at] && !values[name]) values[name] = rowCells[at];
  const extracted = articleFromFields(valuesOf(values));
  return extracted.paragraphs.length > 0 ? { record, extracted } : { record, problem: 'This row has no text.' };
};

/**
 * Finds where the rows of a table end, by csv-parse's rules: at a line end outside quotation marks, which open at the
 * start of a cell and close before a delimiter or a line end.
 *
 * @param limit bytes after which an open quotation mark is taken for a mistake
 */
export const findRowEnd = ({ delimiter }: CsvHeader, limit: number): FindRecordEnd => {
  const delimiterByte = delimiter.charCodeAt(0);
  let state: 'cell start' | 'unquoted' | 'quoted' | 'quote seen' = 'cell start';
  let size = 0;
  return (chunk, from) => {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at];
      if (++size > limit && state === 'quoted') state = 'unquoted';
      if (state === 'quoted') {
        if (byte === QUOTE) state = 'quote seen';
      } else if (byte === NEWLINE) {
        state = 'cell start';
        size = 0;
        return at;
      } else if (byte === delimiterByte) state = 'cell start';
      else if (byte === QUOTE && (state === 'cell start' || state === 'quote seen')) state = 'quoted';
      else state = 'unquoted';
    }
    return -1;
  };
};
