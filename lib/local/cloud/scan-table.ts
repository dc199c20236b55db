import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';

export type Row = Record<string, unknown>;

/** Every row of the table, page by page, so that memory holds one page. */
export async function* scanTable(dynamodb: DynamoDBDocumentClient, table: string): AsyncGenerator<Row> {
  let start: Row | undefined;
  do {
    const page = await dynamodb.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(start && { ExclusiveStartKey: start }) }),
    );
    for (const item of page.Items ?? []) yield plain(item) as Row;
    start = page.LastEvaluatedKey;
  } while (start);
}

/** The value as JSON can hold it: sets become lists, bytes Base64. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof Set) return [...value].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
  }
  return typeof value === 'bigint' ? value.toString() : value;
}
