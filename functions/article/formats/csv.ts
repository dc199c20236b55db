import { CsvError, parse } from 'csv-parse/sync';
import { RejectedFile } from '../rejected-file.ts';
import type { DraftRecord } from './draft.ts';
import { draftOf, FIELD_NAMES, valuesOf } from './fields.ts';

const DELIMITERS = [',', ';', '\t', '|'];
/** Longer than any article in a cell. */
const MAX_RECORD = 2_000_000;

/** The delimiter, where a line is a header that names a column of text; undefined where it is none. */
export const csvDelimiter = (line: string): string | undefined => {
  if (line.length > 2000) return undefined;
  const best = DELIMITERS.map((delimiter) => ({ delimiter, cells: line.split(delimiter) })).sort(
    (one, other) => other.cells.length - one.cells.length,
  )[0]!;
  const names = best.cells.map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ''));
  const known = new Set<string>(Object.values(FIELD_NAMES).flat());
  const hits = names.filter((name) => known.has(name)).length;
  return hits >= 2 && names.some((name) => FIELD_NAMES.body.includes(name)) ? best.delimiter : undefined;
};

/** Articles from a table with a header, one a row. */
export function* readCsv(text: string): Generator<DraftRecord> {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replace(/^\ufeff/, '');
  const delimiter = csvDelimiter(header);
  if (delimiter === undefined) {
    throw new RejectedFile(
      'The first line of the table names no column with an article’s text (text, body, content …).',
    );
  }
  let rows: Record<string, string>[];
  try {
    rows = parse(text, {
      columns: (names: string[]) => names.map((name, at) => name.trim() || `column ${at}`),
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
    throw new RejectedFile(open ? 'The table breaks off inside a quoted cell.' : 'The table cannot be read as CSV.', {
      cause: error,
    });
  }
  for (const [index, row] of rows.entries()) {
    const draft = draftOf(valuesOf(row));
    const record = index + 1;
    yield draft.paragraphs.length > 0 ? { record, draft } : { record, problem: 'This row has no text.' };
  }
}
