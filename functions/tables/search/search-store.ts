import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { batchPut } from '../batch-put.ts';
import { whenItHolds } from '../condition.ts';
import type { Page } from './block-pages.ts';
import {
  type PageKey,
  packEntry,
  packPageKeys,
  type SearchEntry,
  unpackEntry,
  unpackPageKeys,
} from './search-items.ts';
import { type Blocks, blocksOf, entriesIn, keyOf, listQuery } from './search-lists.ts';

/** The Search table, step by step. */
export interface SearchStore {
  blocks(consistent: boolean): Promise<Blocks>;
  entry(block: number, articleId: string): Promise<SearchEntry | undefined>;
  /** Lists an article, unless an entry from after a later withdrawal is there. Returns whether it did. */
  putEntry(block: number, entry: SearchEntry): Promise<boolean>;
  /** Deletes an entry from before that many withdrawals. Returns whether there was one. */
  deleteEntry(block: number, articleId: string, before: number): Promise<boolean>;
  /** All entries of a block. */
  entries(block: number): Promise<SearchEntry[]>;
  /** About how many there are, and how many bytes they take. */
  size(block: number): Promise<{ articles: number; bytes: number }>;
  /** Begins the block after this one, if it is the current one. Returns whether it did. */
  advance(from: number): Promise<boolean>;
  /** Which pages a sealed block has, or may have. */
  pagesOf(block: number): Promise<PageKey[]>;
  /** Writes pages of a block, and deletes others. */
  putPages(block: number, pages: readonly Page[], others: readonly PageKey[]): Promise<void>;
  /** Notes that a block is sealed, if the one before it is. */
  markSealed(block: number): Promise<void>;
  /** Counts an entry that was deleted after its block was sealed. Returns how many have been. */
  countDeleted(block: number): Promise<number>;
}

/** Of a read that is not consistent. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html */
const BYTES_PER_UNIT = 8192;

export const dynamoSearchStore = (db: DynamoDBDocumentClient, table: string): SearchStore => ({
  blocks: (consistent) => blocksOf(db, table, consistent),

  async entry(block, articleId) {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: keyOf.article(block, articleId), ConsistentRead: true }),
    );
    return Item && unpackEntry(Item);
  },

  putEntry: (block, entry) =>
    whenItHolds(
      db.send(
        new PutCommand({
          TableName: table,
          Item: { ...keyOf.article(block, entry.articleId), ...packEntry(entry) },
          ConditionExpression: 'attribute_not_exists(withdrawals) OR withdrawals <= :n',
          ExpressionAttributeValues: { ':n': entry.withdrawals ?? 0 },
        }),
      ),
    ),

  deleteEntry: (block, articleId, before) =>
    whenItHolds(
      db.send(
        new DeleteCommand({
          TableName: table,
          Key: keyOf.article(block, articleId),
          ConditionExpression: 'attribute_exists(about) AND (attribute_not_exists(withdrawals) OR withdrawals < :n)',
          ExpressionAttributeValues: { ':n': before },
        }),
      ),
    ),

  entries: async (block) => (await entriesIn(db, table, block, '', true)).map(unpackEntry),

  async size(block) {
    const size = { articles: 0, bytes: 0 };
    const query = {
      ...listQuery(table, keyOf.article(block, '').list),
      Select: 'COUNT' as const,
      ReturnConsumedCapacity: 'TOTAL' as const,
    };
    for await (const { Count = 0, ConsumedCapacity } of paginateQuery({ client: db }, query)) {
      size.articles += Count;
      size.bytes += (ConsumedCapacity?.CapacityUnits ?? 0) * BYTES_PER_UNIT;
    }
    return size;
  },

  advance: (from) =>
    whenItHolds(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf.blocks,
          UpdateExpression: 'SET #current = :next',
          ConditionExpression: from === 1 ? 'attribute_not_exists(#current)' : '#current = :from',
          ExpressionAttributeNames: { '#current': 'current' },
          ExpressionAttributeValues: { ':next': from + 1, ...(from > 1 && { ':from': from }) },
        }),
      ),
    ),

  async pagesOf(block) {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: keyOf.sealed(block), ConsistentRead: true }),
    );
    return Item?.pages ? unpackPageKeys(Item.pages) : [];
  },

  async putPages(block, pages, others) {
    // Their keys first: pages that are not named there would never be deleted.
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf.sealed(block),
        UpdateExpression: 'SET pages = :pages',
        ExpressionAttributeValues: { ':pages': packPageKeys([...pages, ...others]) },
      }),
    );
    await batchPut(
      db,
      pages.map(({ content, ...page }) => ({ table, row: { ...keyOf.page(page, block), content } })),
    );
    for (const page of others) await db.send(new DeleteCommand({ TableName: table, Key: keyOf.page(page, block) }));
  },

  async markSealed(block) {
    await whenItHolds(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf.blocks,
          UpdateExpression: 'SET sealed = :block',
          ConditionExpression: block === 1 ? 'attribute_not_exists(sealed)' : 'sealed = :before',
          ExpressionAttributeValues: { ':block': block, ...(block > 1 && { ':before': block - 1 }) },
        }),
      ),
    );
  },

  async countDeleted(block) {
    const { Attributes } = await db.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf.sealed(block),
        UpdateExpression: 'ADD deleted :one',
        ExpressionAttributeValues: { ':one': 1 },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Attributes?.deleted ?? 0;
  },
});
