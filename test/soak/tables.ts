import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

/** The tables and their keys, without indexes: no decision reads one. */
export const TABLES = {
  Files: ['key', 'version'],
  Stories: ['storyId'],
  Fingerprints: ['fingerprint'],
  Articles: ['articleId'],
  Statements: ['speaker', 'said'],
  Mentions: ['name', 'seen'],
  Search: ['list', 'entry'],
} as const;

export type TableName = keyof typeof TABLES;
export type Item = Record<string, unknown>;

/** Creates the tables, their names with an ending. Returns the names. */
export const createTables = async (db: DynamoDBDocumentClient, ending: string): Promise<Record<TableName, string>> => {
  const created = Object.entries(TABLES).map(([name, keys]) => ({ name, keys, TableName: `${name}${ending}` }));
  for (const { keys, TableName } of created) {
    await db.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: keys.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? 'HASH' : 'RANGE' })),
      }),
    );
  }
  return Object.fromEntries(created.map(({ name, TableName }) => [name, TableName])) as Record<TableName, string>;
};

export const rowsOf = async (db: DynamoDBDocumentClient, TableName: string): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client: db }, { TableName, ConsistentRead: true }))
    items.push(...Items);
  return items;
};

export const fill = async (db: DynamoDBDocumentClient, table: string, items: readonly Item[]): Promise<void> => {
  for (let i = 0; i < items.length; i += 25) {
    const RequestItems = { [table]: items.slice(i, i + 25).map((Item) => ({ PutRequest: { Item } })) };
    await db.send(new BatchWriteCommand({ RequestItems }));
  }
};
