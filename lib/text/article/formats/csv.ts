import { CsvError, parse } from 'csv-parse/sync';
import { RejectedFile } from '../rejected-file.ts';
import { type CsvHeader, csvHeaderOf, isSeparatorLine } from './csv-header.ts';
import type { DraftRecord } from './draft.ts';
import { draftOf, valuesOf } from './fields.ts';
import { type Ends, recordsOf } from './line-stream.ts';

/** Longer than any article in a row, in bytes. */
const LONGEST_ROW = 2_000_000;

const [QUOTE, NEWLINE] = [0x22, 0x0a];

/** Articles from a table with a header, one a row; a row that cannot be read is a record with its problem. */
export async function* readCsv(text: string): AsyncGenerator<DraftRecord> {
  const plain = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  const lines = plain.split('\n', 2);
  const at = isSeparatorLine(lines[0]!) ? 1 : 0;
  const header = csvHeaderOf((lines[at] ?? '').replace(/^\ufeff/, '').trimEnd(), 1);
  if (header === undefined) {
    throw new RejectedFile(
      'The first line of the table names no column with an article’s text (text, body, content …).',
    );
  }
  const bytes = Buffer.from(plain);
  const begins = Buffer.byteLength(lines.slice(0, at + 1).join('\n')) + 1;
  let record = 0;
  for await (const row of recordsOf(once(bytes), LONGEST_ROW, begins, rowEnds(header, LONGEST_ROW))) {
    if (row.bytes === undefined) yield { record: ++record, problem: row.problem };
    else if (!isBlank(row.bytes)) yield readRow(Buffer.from(row.bytes).toString(), header, ++record);
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));

/** The article of a row. What stands beyond the last column is a text whose delimiters nobody quoted. */
export const readRow = (row: string, { names, delimiter }: CsvHeader, record: number): DraftRecord => {
  let cells: string[];
  try {
    cells = parse(row, { delimiter, relax_column_count: true, relax_quotes: true })[0] ?? [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
    return { record, problem: open ? 'The table breaks off inside a quoted cell.' : 'The row cannot be read as CSV.' };
  }
  const last = names.length - 1;
  const given = [...cells.slice(0, last), cells.slice(last).join(delimiter)];
  const values: Record<string, string> = {};
  for (const [at, name] of names.entries()) if (given[at] && !values[name]) values[name] = given[at];
  const draft = draftOf(valuesOf(values));
  return draft.paragraphs.length > 0 ? { record, draft } : { record, problem: 'This row has no text.' };
};

/**
 * Where the rows of a table end, by csv-parse's rules: at a line's end outside quotation marks, which open at the
 * beginning of a cell, and close before a delimiter or a line's end. Beyond the limit they are taken for forgotten.
 */
export const rowEnds = ({ delimiter }: CsvHeader, limit: number): Ends => {
  const parting = delimiter.charCodeAt(0);
  let state: 'begun' | 'bare' | 'quoted' | 'quote seen' = 'begun';
  let size = 0;
  return (chunk, from) => {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at];
      if (++size > limit && state === 'quoted') state = 'bare';
      if (state === 'quoted') {
        if (byte === QUOTE) state = 'quote seen';
      } else if (byte === NEWLINE) {
        state = 'begun';
        size = 0;
        return at;
      } else if (byte === parting) state = 'begun';
      else if (byte === QUOTE && (state === 'begun' || state === 'quote seen')) state = 'quoted';
      else state = 'bare';
    }
    return -1;
  };
};
