import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { searchEntry } from '../../functions/analyse/rows/search-entry.ts';
import { isFirst } from '../../functions/deduplicate/file/outcomes.ts';
import { batchPut } from '../../functions/tables/batch-put.ts';
import { claimKey } from '../../functions/tables/fingerprints.ts';
import { fileEntry } from '../../functions/tables/ledger.ts';
import type { StoryRow } from '../../functions/tables/rows.ts';
import { dynamoSearch } from '../../functions/tables/search/dynamo-search.ts';
import { searchIndex } from '../../functions/tables/search/search-index.ts';
import { dynamoSearchStore } from '../../functions/tables/search/search-store.ts';
import { Reader, type Tables } from '../../lib/explorer/data/reader.ts';
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
    fingerprints: named('Fingerprints'),
  };
  const { dynamodb } = local.clients;
  const index = indexOf(local);
  return {
    local,
    tables,
    source: {
      reader: new Reader(dynamodb, tables),
      search: dynamoSearch(dynamodb, { ...tables, search: named('Search') }),
    },
    async put(rows) {
      await batchPut(
        dynamodb,
        Object.entries({ ...rows, stories: rows.stories.map((story) => withFiles(story, rows)) }).flatMap(
          ([table, list]) => (list as object[]).map((row) => ({ table: tables[table as keyof Rows], row: plain(row) })),
        ),
      );
      await batchPut(
        dynamodb,
        [...Map.groupBy(rows.files.filter(isFirst), ({ articleId = '' }) => articleId)].map(([articleId, [first]]) => ({
          table: tables.fingerprints,
          row: { ...claimKey(articleId), key: first!.key, version: first!.version },
        })),
      );
      for (const article of rows.articles.filter(({ text }) => text)) {
        const own = <Row extends { articleId: string }>(list: Row[]) =>
          list.filter(({ articleId }) => articleId === article.articleId);
        await index.enter(searchEntry({ article, statements: own(rows.statements), mentions: own(rows.mentions) }));
      }
    },
  };
};

const indexOf = ({ clients, tables }: Local) =>
  searchIndex(dynamoSearchStore(clients.dynamodb, tables.find(({ title }) => title === 'Search')!.name));

/** A story names the files that it has counted. */
const withFiles = (story: StoryRow, { files }: Rows): StoryRow => ({
  ...story,
  latest: files.filter(({ storyId }) => storyId === story.storyId).map(fileEntry),
});

/** Without attributes that are undefined. */
const plain = (row: object): object => JSON.parse(JSON.stringify(row));

const KEYS: Record<keyof Rows, readonly string[]> = {
  files: ['key', 'version'],
  articles: ['articleId'],
  stories: ['storyId'],
  statements: ['speaker', 'said'],
  mentions: ['name', 'seen'],
};

export const deleteRows = async ({ local, tables }: Newsroom, rows: Rows): Promise<void> => {
  for (const { articleId } of rows.articles) await indexOf(local).remove(articleId, undefined, 1);
  for (const [table, list] of Object.entries(rows) as [keyof Rows, Record<string, unknown>[]][]) {
    for (const row of list) {
      const Key = Object.fromEntries(KEYS[table].map((name) => [name, row[name]]));
      await local.clients.dynamodb.send(new DeleteCommand({ TableName: tables[table], Key }));
    }
  }
};
