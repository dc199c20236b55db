import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTable, type Item } from '../tables/bare-tables.ts';

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

/** Creates the tables, their names with an ending. Returns the names. */
export const createTables = async (db: DynamoDBDocumentClient, ending: string): Promise<Record<TableName, string>> => {
  const created = Object.entries(TABLES).map(([name, keys]) => ({ name, keys, TableName: `${name}${ending}` }));
  for (const { keys, TableName } of created) await createTable(db, TableName, keys);
  return Object.fromEntries(created.map(({ name, TableName }) => [name, TableName])) as Record<TableName, string>;
};

export const fill = async (db: DynamoDBDocumentClient, table: string, items: readonly Item[]): Promise<void> => {
  for (let i = 0; i < items.length; i += 25) {
    const RequestItems = { [table]: items.slice(i, i + 25).map((Item) => ({ PutRequest: { Item } })) };
    await db.send(new BatchWriteCommand({ RequestItems }));
  }
};
