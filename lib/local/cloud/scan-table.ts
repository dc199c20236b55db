import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

export type Row = Record<string, unknown>;

/** Yields every row of the table, holding one page of them in memory. */
export async function* scanTable(dynamodb: DynamoDBDocumentClient, table: string): AsyncGenerator<Row> {
  const pages = paginateScan({ client: dynamodb }, { TableName: table, ConsistentRead: true });
  for await (const { Items = [] } of pages) for (const item of Items) yield toJson(item) as Row;
}

/** The value in a form that JSON can hold: sets as arrays, bytes in Base64. */
const toJson = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof Set) return [...value].map(toJson);
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toJson(item)]));
  }
  return typeof value === 'bigint' ? value.toString() : value;
};
