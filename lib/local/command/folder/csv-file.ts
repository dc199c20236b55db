import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Row } from '../../cloud/scan-table.ts';
import { csvCell } from './cells.ts';
import type { Columns } from './columns.ts';

/** Writes rows to a CSV file (RFC 4180) with a header. It begins with a byte order mark: without it, Excel garbles accents. */
export const writeCsv = async (path: string, columns: Columns['all'], rows: AsyncIterable<Row>): Promise<void> => {
  const names = columns.map(({ name }) => name);
  const cells = async function* () {
    yield names.map(csvCell);
    for await (const row of rows) yield names.map((name) => csvCell(row[name]));
  };
  const csv = stringify({
    bom: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  });
  await pipeline(Readable.from(cells()), csv, createWriteStream(path, { flush: true }));
};
