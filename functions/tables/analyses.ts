import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { batchPut } from './batch-put.ts';
import { whenItHolds } from './condition.ts';
import { FIRST_GENERATION, isOfGeneration, markOf } from './generation.ts';
import type { ArticleRow, MentionRow, Standing, StatementRow, WithdrawnArticleRow } from './rows.ts';

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

/** The key alone, of a row too. */
export const keyOf = (row: RowKey): RowKey =>
  'speaker' in row ? { speaker: row.speaker, said: row.said } : { name: row.name, seen: row.seen };

/** What a statement's row says of the article alone. */
export type StoredStatement = Pick<StatementRow, 'speaker' | 'said' | 'content'>;

/** How far a statement has spread: in how many articles of its story it ran, and which was the first. */
export type Spread = Pick<StatementRow, 'articles' | 'firstSeen' | 'firstArticle' | 'revisedBy'>;

/** What may be replaced in a row. */
export interface Seen {
  /** The block that the row names, if it was read: it may be a later one, of a Search table that was lost. */
  block?: number | undefined;
  /** The changes it tells of: the words are withdrawn. */
  changes?: boolean;
}

/** An article whose last file is gone. */
export type Withdrawal = Pick<WithdrawnArticleRow, 'articleId' | 'storyId' | 'withdrawnAt' | 'withdrawals'>;

/**
 * Articles, Statements and Mentions: what articles say. Every read is consistent.
 *
 * An article that was withdrawn may come back, be withdrawn again, and so on: `withdrawals` says how often that had
 * happened when a row was written. A late write never overwrites a later state.
 */
export interface Analyses {
  article(articleId: string): Promise<ArticleRow | WithdrawnArticleRow | undefined>;
  /**
   * Writes the row of an article, unless that has been withdrawn since, or the row that is there tells of changes and this one of
   * none, or another delivery has listed the article in a later block of the search. Returns whether it did.
   */
  putArticle(row: ArticleRow, seen?: Seen): Promise<boolean>;
  /** Notes a withdrawal. Returns the row, its text still there; undefined if the article has come back since. */
  markWithdrawn(withdrawal: Withdrawal): Promise<Partial<ArticleRow> | undefined>;
  /** Takes back what an earlier generation says of the withdrawal of an article that gets no row in this one: the sweep takes the rest. */
  forgetWithdrawal(articleId: string): Promise<void>;
  /** Replaces a withdrawn article's row by its tombstone, unless it has come back. Returns whether it did. */
  bury(tombstone: WithdrawnArticleRow): Promise<boolean>;
  /** Removes from the row of an article the words of another, as that stood before so many withdrawals. */
  dropOldWords(articleId: string, of: Standing): Promise<void>;
  /** Puts rows, replacing those with the same keys. */
  put(rows: readonly (StatementRow | MentionRow)[]): Promise<void>;
  /** The keys of an article's statements by one speaker, which all begin alike. */
  statementsBy(speaker: string, saidBegins: string): Promise<StatementKey[]>;
  /** The same with what was said; without rows of an earlier generation. */
  wordsBy(speaker: string, saidBegins: string): Promise<StoredStatement[]>;
  /** Deletes a row, unless it was written after that many withdrawals or more. */
  delete(key: RowKey, before: number): Promise<void>;
  /** Sets the story of a row; does nothing if there is no such row. */
  label(key: RowKey | Pick<ArticleRow, 'articleId'>, storyId: string): Promise<void>;
  /** Sets where a statement ran, as its story knows; does nothing if there is no such row, or if it has another story's id. */
  updateSpread(key: StatementKey, storyId: string, spread: Spread): Promise<void>;
}

/** @param generation that of the tables: a row of an earlier one counts as not written, and anything may replace it */
export const dynamoAnalyses = (
  db: DynamoDBDocumentClient,
  tables: AnalysisTables,
  generation = FIRST_GENERATION,
): Analyses => {
  const mark = markOf(generation);
  const isLater = generation !== FIRST_GENERATION;
  const orEarlier = isLater ? ' OR attribute_not_exists(generation) OR generation < :generation' : '';
  const generationValue = isLater ? { ':generation': generation } : {};
  const tableOf = (key: RowKey): string => ('speaker' in key ? tables.statements : tables.mentions);
  // A row may be given for its key, and DynamoDB takes no more than that.
  const placeOf = (key: RowKey | Pick<ArticleRow, 'articleId'>) =>
    'speaker' in key || 'name' in key
      ? { TableName: tableOf(key), Key: keyOf(key) }
      : { TableName: tables.articles, Key: { articleId: key.articleId } };
  const statementsBy = async <Row>(speaker: string, saidBegins: string, attributes: string): Promise<Row[]> => {
    const rows: Row[] = [];
    const query = {
      TableName: tables.statements,
      KeyConditionExpression: 'speaker = :speaker AND begins_with(said, :begins)',
      ProjectionExpression: attributes,
      ExpressionAttributeValues: { ':speaker': speaker, ':begins': saidBegins },
      ConsistentRead: true,
    };
    for await (const { Items = [] } of paginateQuery({ client: db }, query)) rows.push(...(Items as Row[]));
    return rows;
  };
  return {
    async article(articleId) {
      const { Item } = await db.send(
        new GetCommand({ TableName: tables.articles, Key: { articleId }, ConsistentRead: true }),
      );
      return Item && isOfGeneration(Item, generation) ? (Item as ArticleRow | WithdrawnArticleRow) : undefined;
    },

    putArticle: (row, seen = {}) => {
      const { withdrawals = 0, searchBlock } = row;
      const isListed = searchBlock !== undefined;
      const [orSeen, seenValue] =
        seen.block === undefined ? ['', {}] : [' OR searchBlock = :seen', { ':seen': seen.block }];
      const orBefore = withdrawals > 0 ? ' OR NOT withdrawals = :n' : '';
      return whenItHolds(
        db.send(
          new PutCommand({
            TableName: tables.articles,
            Item: { ...row, ...mark },
            ConditionExpression: [
              `(attribute_not_exists(withdrawals) OR withdrawals <= :n${orEarlier})`,
              !row.changes &&
                !seen.changes &&
                `(attribute_not_exists(changes) OR attribute_exists(withdrawnAt)${orBefore}${orEarlier})`,
              isListed && `(attribute_not_exists(searchBlock) OR searchBlock <= :block${orSeen}${orEarlier})`,
            ]
              .filter(Boolean)
              .join(' AND '),
            ExpressionAttributeValues: {
              ':n': withdrawals,
              ...(isListed && { ':block': searchBlock, ...seenValue }),
              ...generationValue,
            },
          }),
        ),
      );
    },

    async markWithdrawn({ articleId, storyId, withdrawals, withdrawnAt }) {
      try {
        const { Attributes } = await db.send(
          new UpdateCommand({
            TableName: tables.articles,
            Key: { articleId },
            UpdateExpression:
              'SET withdrawnAt = :at, withdrawals = :n, storyId = if_not_exists(storyId, :story)' +
              (isLater ? ', generation = :generation' : ''),
            ConditionExpression:
              'attribute_not_exists(withdrawals) OR withdrawals < :n OR (withdrawals = :n AND attribute_exists(withdrawnAt))' +
              orEarlier,
            ExpressionAttributeValues: { ':at': withdrawnAt, ':n': withdrawals, ':story': storyId, ...generationValue },
            ReturnValues: 'ALL_NEW',
          }),
        );
        return Attributes as Partial<ArticleRow>;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },

    async forgetWithdrawal(articleId) {
      if (!isLater) return;
      await whenItHolds(
        db.send(
          new UpdateCommand({
            TableName: tables.articles,
            Key: { articleId },
            UpdateExpression: 'REMOVE withdrawnAt',
            ConditionExpression:
              'attribute_exists(withdrawnAt) AND (attribute_not_exists(generation) OR generation < :generation)',
            ExpressionAttributeValues: generationValue,
          }),
        ),
      );
    },

    bury: (tombstone) =>
      whenItHolds(
        db.send(
          new PutCommand({
            TableName: tables.articles,
            Item: { ...tombstone, ...mark },
            ConditionExpression: 'withdrawals = :n AND attribute_exists(withdrawnAt)',
            ExpressionAttributeValues: { ':n': tombstone.withdrawals },
          }),
        ),
      ),

    async dropOldWords(articleId, of) {
      await whenItHolds(
        db.send(
          new UpdateCommand({
            TableName: tables.articles,
            Key: { articleId },
            UpdateExpression: 'REMOVE changes, oldWordsOf',
            ConditionExpression: 'oldWordsOf.articleId = :of AND oldWordsOf.withdrawals < :n',
            ExpressionAttributeValues: { ':of': of.articleId, ':n': of.withdrawals },
          }),
        ),
      );
    },

    put: (rows) =>
      batchPut(
        db,
        rows.map((row) => ({ table: tableOf(row), row: { ...row, ...mark } })),
      ),

    statementsBy: (speaker, saidBegins) => statementsBy<StatementKey>(speaker, saidBegins, 'speaker, said'),

    async wordsBy(speaker, saidBegins) {
      const rows = await statementsBy<StoredStatement & { generation?: number }>(
        speaker,
        saidBegins,
        'speaker, said, content, generation',
      );
      return rows.filter((row) => isOfGeneration(row, generation)).map(({ generation: _, ...row }) => row);
    },

    async delete(key, before) {
      await whenItHolds(
        db.send(
          new DeleteCommand({
            ...placeOf(key),
            ConditionExpression: `attribute_not_exists(withdrawals) OR withdrawals < :n${orEarlier}`,
            ExpressionAttributeValues: { ':n': before, ...generationValue },
          }),
        ),
      );
    },

    async label(key, storyId) {
      await whenItHolds(
        db.send(
          new UpdateCommand({
            ...placeOf(key),
            UpdateExpression: 'SET storyId = :story',
            ConditionExpression: 'attribute_exists(articleId)',
            ExpressionAttributeValues: { ':story': storyId },
          }),
        ),
      );
    },

    async updateSpread(key, storyId, { articles, firstSeen, firstArticle, revisedBy }) {
      const removed = [...(firstArticle ? [] : ['firstArticle']), ...(revisedBy ? [] : ['revisedBy'])];
      await whenItHolds(
        db.send(
          new UpdateCommand({
            ...placeOf(key),
            UpdateExpression: [
              'SET articles = :n, firstSeen = :at',
              firstArticle ? ', firstArticle = :first' : '',
              revisedBy ? ', revisedBy = :later' : '',
              removed.length > 0 ? ` REMOVE ${removed.join(', ')}` : '',
            ].join(''),
            ConditionExpression: 'storyId = :story',
            ExpressionAttributeValues: {
              ':story': storyId,
              ':n': articles,
              ':at': firstSeen,
              ...(firstArticle && { ':first': firstArticle }),
              ...(revisedBy && { ':later': revisedBy }),
            },
          }),
        ),
      );
    },
  };
};
