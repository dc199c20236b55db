import { CsvError, parse } from 'csv-parse/sync';
import { RejectedFile } from '../rejected-file.ts';
import { csvDelimiter } from './csv-header.ts';
import type { DraftRecord } from './draft.ts';
import { draftOf, valuesOf } from './fields.ts';

/** Longer than any article in a cell. */
const MAX_RECORD = 2_000_000;

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
