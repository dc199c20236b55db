import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { batchPut } from '../../functions/tables/batch-put.ts';
import { Reader, type Tables } from '../../lib/explorer/data/reader.ts';
import { searchByName } from '../../lib/explorer/data/search.ts';
import type { Source } from '../../lib/explorer/explore.ts';
import type { Local } from '../../lib/local/local.ts';
import { startLocal } from '../../lib/local/start-local.ts';
import { wired } from '../local/wired.ts';
import type { Rows } from './rows.ts';

export interface Newsroom {
  local: Local;
  tables: Tables;
  source: Source;
  put(rows: Rows): Promise<void>;
}

/** The stack's tables with their indexes, and small test functions in place of the real ones. */
export const startNewsroom = async (): Promise<Newsroom> => {
  const local = await startLocal(await wired());
  const named = (title: string) => local.tables.find((table) => table.title === title)!.name;
  const tables: Tables = {
    files: named('Files'),
    articles: named('Articles'),
    stories: named('Stories'),
    statements: named('Statements'),
    mentions: named('Mentions'),
  };
  const reader = new Reader(local.clients.dynamodb, tables);
  return {
    local,
    tables,
    source: { reader, search: searchByName(reader) },
    put: (rows) =>
      batchPut(
        local.clients.dynamodb,
        Object.entries(rows).flatMap(([table, list]) =>
          (list as object[]).map((row) => ({ table: tables[table as keyof Tables], row: plain(row) })),
        ),
      ),
  };
};

/** Without attributes that are undefined. */
const plain = (row: object): object => JSON.parse(JSON.stringify(row));

const KEYS: Record<keyof Tables, readonly string[]> = {
  files: ['key', 'version'],
  articles: ['articleId'],
  stories: ['storyId'],
  statements: ['speaker', 'said'],
  mentions: ['name', 'seen'],
};

export const deleteRows = async ({ local, tables }: Newsroom, rows: Rows): Promise<void> => {
  for (const [table, list] of Object.entries(rows) as [keyof Tables, Record<string, unknown>[]][]) {
    for (const row of list) {
      const Key = Object.fromEntries(KEYS[table].map((name) => [name, row[name]]));
      await local.clients.dynamodb.send(new DeleteCommand({ TableName: tables[table], Key }));
    }
  }
};
