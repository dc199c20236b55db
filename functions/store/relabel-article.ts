import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type AnalysisTables, articleOf } from './analyses.ts';
import { type RowTable, rowsOfArticle } from './article-rows.ts';
import { whenItHolds } from './condition.ts';
import type { ArticleRow } from './rows.ts';

/** An index does not show all rows yet that an article is known to have: to be tried again a moment later. */
export class IndexBehind extends Error {
  override name = 'IndexBehind';
}

/**
 * Gives the rows of an analysed article the id of the story the article belongs to now; the Articles row last, so that
 * a try that was cut short is seen. Does nothing where there is no Articles row: who writes it looks at the story again
 * afterwards.
 *
 * @param storyOf the story of an article at this moment
 * @throws {IndexBehind} when the index lists fewer statements or names than the Articles row counts
 */
export const relabelArticle = async (
  db: DynamoDBDocumentClient,
  tables: AnalysisTables,
  storyOf: (articleId: string) => Promise<string>,
  articleId: string,
): Promise<void> => {
  for (;;) {
    const storyId = await storyOf(articleId);
    const article = await articleOf(db, tables, articleId);
    if (!article || article.storyId === storyId) return;
    await relabelRows(db, tables, 'statements', article.statements, articleId, storyId);
    await relabelRows(db, tables, 'mentions', namesIn(article), articleId, storyId);
    await label(db, tables.articles, { articleId }, storyId);
  }
};

/** Names that have a row: those the Articles row lists, and as many as it says it left out. */
const namesIn = ({ people, organisations, places, listsCut = {} }: ArticleRow & { listsCut?: Cuts }): number =>
  people.length + organisations.length + places.length + sum(listsCut, ['people', 'organisations', 'places']);

type Cuts = Record<string, number>;

const sum = (cuts: Cuts, names: string[]): number => names.reduce((total, name) => total + (cuts[name] ?? 0), 0);

const relabelRows = async (
  db: DynamoDBDocumentClient,
  tables: AnalysisTables,
  table: RowTable,
  expected: number,
  articleId: string,
  storyId: string,
): Promise<void> => {
  const keys = await rowsOfArticle(db, tables, table, articleId);
  for (const key of keys) await label(db, tables[table], key, storyId);
  if (keys.length < expected) throw new IndexBehind(`${table}: ${keys.length} of ${expected} rows of ${articleId}`);
};

const label = (db: DynamoDBDocumentClient, TableName: string, Key: Record<string, unknown>, storyId: string) =>
  whenItHolds(
    db.send(
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: 'SET storyId = :story',
        ConditionExpression: 'attribute_exists(articleId)',
        ExpressionAttributeValues: { ':story': storyId },
      }),
    ),
  );
