import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { WithdrawalRequest } from '../messages/withdrawal-request.ts';
import { batchPut } from './batch-put.ts';
import { whenItHolds } from './condition.ts';
import type { ArticleRow, MentionRow, StatementRow, WithdrawnArticleRow } from './rows.ts';

/** Everything the tables say about one article. */
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

export type StatementKey = Pick<StatementRow, 'speaker' | 'said'>;
export type MentionKey = Pick<MentionRow, 'name' | 'seen'>;
export type RowKey = StatementKey | MentionKey;

/** In how many articles of its story a statement ran, and which was the first. */
export type Ran = Pick<StatementRow, 'articles' | 'firstSeen' | 'firstArticle'>;

/**
 * The tables that say what articles say. Every read is consistent.
 *
 * An article that was withdrawn may come back, be withdrawn again, and so on: `withdrawals` says how often that has
 * happened when a row was written. Nothing that comes late writes over a later state.
 */
export interface Analyses {
  article(articleId: string): Promise<ArticleRow | WithdrawnArticleRow | undefined>;
  /** Writes the row of an article, unless that has been withdrawn since, and tells whether it did. */
  putArticle(row: ArticleRow): Promise<boolean>;
  /** Notes a withdrawal, unless the article has come back since: then undefined. Gives the row, whose text still stands. */
  markWithdrawn(request: WithdrawalRequest): Promise<Partial<ArticleRow> | undefined>;
  /** Puts a withdrawn article's tombstone in the place of its row, unless it has come back, and tells whether it did. */
  bury(tombstone: WithdrawnArticleRow): Promise<boolean>;
  /** Puts rows, in place of those of the same keys. */
  put(rows: readonly (StatementRow | MentionRow)[]): Promise<void>;
  /** The statements of an article by a speaker: their keys begin alike. */
  statementsBy(speaker: string, saidBegins: string): Promise<StatementKey[]>;
  /** Deletes a row, unless it was written after so many withdrawals or more. */
  delete(key: RowKey, before: number): Promise<void>;
  /** Says in which story a row's article is now; nothing where there is no such row. */
  label(key: RowKey | Pick<ArticleRow, 'articleId'>, storyId: string): Promise<void>;
  /** Says where else a statement ran; nothing where there is no such row. */
  count(key: StatementKey, ran: Ran): Promise<void>;
}

export const dynamoAnalyses = (db: DynamoDBDocumentClient, tables: AnalysisTables): Analyses => {
  const tableOf = (key: object): string =>
    'speaker' in key ? tables.statements : 'name' in key ? tables.mentions : tables.articles;
  return {
    async article(articleId) {
      const { Item } = await db.send(
        new GetCommand({ TableName: tables.articles, Key: { articleId }, ConsistentRead: true }),
      );
      return Item as ArticleRow | WithdrawnArticleRow | undefined;
    },

    putArticle: (row) =>
      whenItHolds(
        db.send(
          new PutCommand({
            TableName: tables.articles,
            Item: row,
            ConditionExpression: 'attribute_not_exists(withdrawals) OR withdrawals <= :n',
            ExpressionAttributeValues: { ':n': row.withdrawals ?? 0 },
          }),
        ),
      ),

    async markWithdrawn({ withdraw, storyId, withdrawals, withdrawnAt }) {
      try {
        const { Attributes } = await db.send(
          new UpdateCommand({
            TableName: tables.articles,
            Key: { articleId: withdraw },
            UpdateExpression: 'SET withdrawnAt = :at, withdrawals = :n, storyId = if_not_exists(storyId, :story)',
            ConditionExpression:
              'attribute_not_exists(withdrawals) OR withdrawals < :n OR (withdrawals = :n AND attribute_exists(withdrawnAt))',
            ExpressionAttributeValues: { ':at': withdrawnAt, ':n': withdrawals, ':story': storyId },
            ReturnValues: 'ALL_NEW',
          }),
        );
        return Attributes as Partial<ArticleRow>;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },

    bury: (tombstone) =>
      whenItHolds(
        db.send(
          new PutCommand({
            TableName: tables.articles,
            Item: tombstone,
            ConditionExpression: 'withdrawals = :n AND attribute_exists(withdrawnAt)',
            ExpressionAttributeValues: { ':n': tombstone.withdrawals },
          }),
        ),
      ),

    put: (rows) =>
      batchPut(
        db,
        rows.map((row) => ({ table: tableOf(row), row })),
      ),

    async statementsBy(speaker, saidBegins) {
      const keys: StatementKey[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await db.send(
          new QueryCommand({
            TableName: tables.statements,
            KeyConditionExpression: 'speaker = :speaker AND begins_with(said, :begins)',
            ProjectionExpression: 'speaker, said',
            ExpressionAttributeValues: { ':speaker': speaker, ':begins': saidBegins },
            ConsistentRead: true,
            ExclusiveStartKey: from,
          }),
        );
        keys.push(...((page.Items ?? []) as StatementKey[]));
        from = page.LastEvaluatedKey;
      } while (from);
      return keys;
    },

    async delete(key, before) {
      await whenItHolds(
        db.send(
          new DeleteCommand({
            TableName: tableOf(key),
            Key: key,
            ConditionExpression: 'attribute_not_exists(withdrawals) OR withdrawals < :n',
            ExpressionAttributeValues: { ':n': before },
          }),
        ),
      );
    },

    async label(key, storyId) {
      await whenItHolds(
        db.send(
          new UpdateCommand({
            TableName: tableOf(key),
            Key: key,
            UpdateExpression: 'SET storyId = :story',
            ConditionExpression: 'attribute_exists(articleId)',
            ExpressionAttributeValues: { ':story': storyId },
          }),
        ),
      );
    },

    async count(key, { articles, firstSeen, firstArticle }) {
      await whenItHolds(
        db.send(
          new UpdateCommand({
            TableName: tables.statements,
            Key: key,
            UpdateExpression: `SET articles = :n, firstSeen = :at${firstArticle ? ', firstArticle = :first' : ' REMOVE firstArticle'}`,
            ConditionExpression: 'attribute_exists(articleId)',
            ExpressionAttributeValues: {
              ':n': articles,
              ':at': firstSeen,
              ...(firstArticle && { ':first': firstArticle }),
            },
          }),
        ),
      );
    },
  };
};
