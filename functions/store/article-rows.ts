import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AnalysisTables } from './analyses.ts';

export type Key = Record<string, string>;

/** The tables that hold several rows of one article, and the names of their keys. */
export const ROW_TABLES = { statements: ['speaker', 'said'], mentions: ['name', 'seen'] } as const satisfies {
  [table in keyof Omit<AnalysisTables, 'articles'>]: readonly [string, string];
};

export type RowTable = keyof typeof ROW_TABLES;

export const keyOf = (table: RowTable, row: object): Key =>
  Object.fromEntries(ROW_TABLES[table].map((name) => [name, (row as Key)[name] as string]));

/** The keys of an article's rows, as far as the index shows them: a row that was just written may be missing. */
export const rowsOfArticle = async (
  db: DynamoDBDocumentClient,
  tables: AnalysisTables,
  table: RowTable,
  articleId: string,
): Promise<Key[]> => {
  const keys: Key[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await db.send(
      new QueryCommand({
        TableName: tables[table],
        IndexName: 'byArticle',
        KeyConditionExpression: 'articleId = :id',
        ExpressionAttributeValues: { ':id': articleId },
        ExclusiveStartKey: from,
      }),
    );
    keys.push(...(page.Items ?? []).map((row) => keyOf(table, row)));
    from = page.LastEvaluatedKey;
  } while (from);
  return keys;
};
