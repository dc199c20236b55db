import { type DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AnalysisTables } from './analyses.ts';
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
    const { Item } = await db.send(
      new GetCommand({ TableName: tables.articles, Key: { articleId }, ConsistentRead: true }),
    );
    const article = Item as ArticleRow | undefined;
    if (!article || article.storyId === storyId) return;
    await relabelRows(db, tables.statements, ['speaker', 'said'], article.statements, articleId, storyId);
    await relabelRows(db, tables.mentions, ['name', 'seen'], namesIn(article), articleId, storyId);
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
  table: string,
  keys: readonly [string, string],
  expected: number,
  articleId: string,
  storyId: string,
): Promise<void> => {
  let found = 0;
  let from: Record<string, unknown> | undefined;
  do {
    const page = await db.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byArticle',
        KeyConditionExpression: 'articleId = :id',
        ExpressionAttributeValues: { ':id': articleId },
        ExclusiveStartKey: from,
      }),
    );
    for (const row of page.Items ?? []) {
      found++;
      await label(db, table, Object.fromEntries(keys.map((key) => [key, row[key]])), storyId);
    }
    from = page.LastEvaluatedKey;
  } while (from);
  if (found < expected) throw new IndexBehind(`${table}: ${found} of ${expected} rows of article ${articleId}`);
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
