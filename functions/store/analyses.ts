import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Key, keyOf, ROW_TABLES, type RowTable, rowsOfArticle } from './article-rows.ts';
import { batchWrite, type Write } from './batch-write.ts';
import { whenItHolds } from './condition.ts';
import type { ArticleRow, MentionRow, StatementRow } from './rows.ts';

export interface Analysis {
  article: ArticleRow;
  statements: StatementRow[];
  mentions: MentionRow[];
}

export interface AnalysisTables {
  articles: string;
  statements: string;
  mentions: string;
}

/** The Articles row, read consistently. */
export const articleOf = async (
  db: DynamoDBDocumentClient,
  tables: AnalysisTables,
  articleId: string,
): Promise<ArticleRow | undefined> => {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.articles, Key: { articleId }, ConsistentRead: true }),
  );
  return Item as ArticleRow | undefined;
};

/**
 * Writes everything an article's analysis found, in place of what an earlier one found. Keys are made of the article
 * alone, so writing it again changes nothing; rows that the article has and the analysis has not go. The Articles row
 * goes last: where it stands, the other rows stand too.
 *
 * @param options `again`: only where the article's row still stands; where it was withdrawn meanwhile, nothing stays
 * @throws {Error} when the tables still refuse items after several tries, or at any error of DynamoDB: both transient.
 */
export const putAnalysis = async (
  db: DynamoDBDocumentClient,
  tables: AnalysisTables,
  analysis: Analysis,
  { again = false }: { again?: boolean } = {},
): Promise<void> => {
  const { article } = analysis;
  const names = Object.keys(ROW_TABLES) as RowTable[];
  // Read first: rows of an earlier analysis are older than the lag of an index, those to be written need not be read.
  const before = await Promise.all(names.map((table) => rowsOfArticle(db, tables, table, article.articleId)));
  const writes = names.flatMap((table, i) => changes(tables[table], table, analysis[table], before[i] ?? []));
  await batchWrite(db, writes);
  const put = { TableName: tables.articles, Item: article };
  if (!again) {
    await db.send(new PutCommand(put));
  } else if (!(await whenItHolds(db.send(new PutCommand({ ...put, ...WHERE_IT_STANDS }))))) {
    await batchWrite(
      db,
      names.flatMap((table) =>
        changes(
          tables[table],
          table,
          [],
          analysis[table].map((row) => keyOf(table, row)),
        ),
      ),
    );
  }
};

const WHERE_IT_STANDS = {
  ConditionExpression: 'attribute_exists(#text)',
  ExpressionAttributeNames: { '#text': 'text' },
};

/** What makes the rows of an article these: those are put, and whose key is none of theirs is deleted. */
const changes = (name: string, table: RowTable, rows: readonly object[], before: readonly Key[]): Write[] => {
  const kept = new Set(rows.map((row) => JSON.stringify(keyOf(table, row))));
  return [
    ...rows.map((row) => ({ table: name, put: row })),
    ...before.filter((key) => !kept.has(JSON.stringify(key))).map((key) => ({ table: name, delete: key })),
  ];
};
