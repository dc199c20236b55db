import { DeleteCommand, type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { whenItHolds } from '../tables/condition.ts';
import { earlierThan } from './earlier-generation.ts';
import { phases } from './phases.ts';
import type { Page } from './send-all.ts';

/** The tables that a rebuild writes anew row by row, and their names. */
export interface SweptTables {
  articles: string;
  statements: string;
  mentions: string;
}

/** A row to delete. */
export interface SweptRow {
  /** The table. */
  queue: string;
  key: Record<string, string>;
}

/** What a row of each table is found by, and which rows of earlier generations stay: tombstones, which hold no text. */
const KEYS: Record<keyof SweptTables, { names: readonly string[]; gone?: string }> = {
  articles: { names: ['articleId'], gone: '(attribute_exists(#text) OR attribute_not_exists(withdrawnAt))' },
  statements: { names: ['speaker', 'said'] },
  mentions: { names: ['name', 'seen'] },
};

/** What a rebuild has not written again, because no file in the inbox says it. */
export const sweptPages = (
  db: DynamoDBDocumentClient,
  tables: SweptTables,
  generation: number,
  after: string | undefined,
): AsyncGenerator<Page<SweptRow>> =>
  phases(
    {
      articles: (from) => rowPages(db, tables.articles, KEYS.articles, generation, from),
      statements: (from) => rowPages(db, tables.statements, KEYS.statements, generation, from),
      mentions: (from) => rowPages(db, tables.mentions, KEYS.mentions, generation, from),
    },
    after,
  );

async function* rowPages(
  db: DynamoDBDocumentClient,
  table: string,
  { names, gone }: (typeof KEYS)[keyof SweptTables],
  generation: number,
  after: string | undefined,
): AsyncGenerator<Page<SweptRow>> {
  const { condition, values } = earlierThan(generation);
  const scan = {
    TableName: table,
    ProjectionExpression: names.map((_, i) => `#k${i}`).join(', '),
    FilterExpression: gone ? `${condition} AND ${gone}` : condition,
    ExpressionAttributeNames: {
      ...Object.fromEntries(names.map((name, i) => [`#k${i}`, name])),
      ...(gone && { '#text': 'text' }),
    },
    ExpressionAttributeValues: values,
  };
  const startingToken = after === undefined ? undefined : JSON.parse(after);
  for await (const { Items = [], LastEvaluatedKey } of paginateScan({ client: db, startingToken }, scan)) {
    const rows = Items as Record<string, string>[];
    const items = rows.map((key) => ({ mark: JSON.stringify(key), message: { queue: table, key } }));
    yield { items, ...(LastEvaluatedKey && { mark: JSON.stringify(LastEvaluatedKey) }) };
  }
}

/** Deletes rows, unless they have been written again meanwhile. */
export const sweep = async (
  db: DynamoDBDocumentClient,
  generation: number,
  rows: readonly SweptRow[],
): Promise<void> => {
  const { condition, values } = earlierThan(generation);
  await Promise.all(
    rows.map(({ queue: TableName, key: Key }) =>
      whenItHolds(
        db.send(
          new DeleteCommand({
            TableName,
            Key,
            ConditionExpression: condition,
            ExpressionAttributeValues: values,
          }),
        ),
      ),
    ),
  );
};
