import { fileWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Row } from '../../cloud/scan-table.ts';
import { readable } from './cells.ts';
import type { Columns, Kind } from './columns.ts';

/** Rows that are in memory at a time. */
const ROWS_IN_A_GROUP = 10_000;

type Element = Omit<SchemaElement, 'name'>;

const TYPES: Record<Exclude<Kind, 'list of texts'>, Element> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  'whole number': { type: 'INT64' },
  number: { type: 'DOUBLE' },
  'truth value': { type: 'BOOLEAN' },
  // Readable in every program; most of these are lists of maps, which few show.
  other: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
};

/** https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#lists */
const elementsOf = ({ name, kind }: Columns['all'][number]): SchemaElement[] =>
  kind === 'list of texts'
    ? [
        { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'OPTIONAL', ...TYPES.text },
      ]
    : [{ name, repetition_type: 'OPTIONAL', ...TYPES[kind] }];

const cellOf = (kind: Kind, value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  if (kind === 'whole number') return BigInt(value as number);
  return kind === 'other' ? readable(value) : value;
};

/** Writes rows to an Apache Parquet file: texts, numbers, truth values and lists of texts as such, everything else as text. */
export const writeParquet = async (path: string, columns: Columns['all'], rows: AsyncIterable<Row>): Promise<void> => {
  const schema: SchemaElement[] = [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)];
  const file = new ParquetWriter({ writer: fileWriter(path), schema, createdBy: 'newsprint' });
  let group: Row[] = [];
  const writeGroup = async (): Promise<void> => {
    const columnData = columns.map(({ name, kind }) => ({ name, data: group.map((row) => cellOf(kind, row[name])) }));
    await file.write({ columnData, rowGroupSize: ROWS_IN_A_GROUP });
    group = [];
  };
  for await (const row of rows) {
    group.push(row);
    if (group.length === ROWS_IN_A_GROUP) await writeGroup();
  }
  if (group.length > 0) await writeGroup();
  await file.finish();
};
