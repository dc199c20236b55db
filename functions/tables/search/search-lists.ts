import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Item, PageKey } from './search-items.ts';

/**
 * Articles are listed in numbered blocks. The current one is filled; when it is full, the next is begun, and the full one
 * is sealed: what its articles have is written to pages, by the words.
 */
export interface Blocks {
  current: number;
  /** All blocks up to this one are sealed. */
  sealed: number;
}

/** Keys of the Search table: a list, and a block or an article in it. */
export const keyOf = {
  blocks: { list: 'blocks', entry: 'state' },
  article: (block: number, articleId: string) => ({ list: `articles#${numbered(block)}`, entry: articleId }),
  page: ({ list, part }: PageKey, block: number) => ({ list, entry: numbered(block) + (part ? `#${part}` : '') }),
  sealed: (block: number) => ({ list: 'sealed', entry: numbered(block) }),
};

/** A block's number, so that text sorts as numbers do. */
const numbered = (block: number): string => String(block).padStart(9, '0');

export const blocksOf = async (db: DynamoDBDocumentClient, table: string, ConsistentRead: boolean): Promise<Blocks> => {
  const { Item } = await db.send(new GetCommand({ TableName: table, Key: keyOf.blocks, ConsistentRead }));
  return { current: Item?.current ?? 1, sealed: Item?.sealed ?? 0 };
};

interface Range {
  from?: string;
  to?: string;
  consistent?: boolean;
}

/** The query for the items of a list: all of them, or those whose keys lie between two. */
export const listQuery = (table: string, list: string, { from, to, consistent = false }: Range = {}) => ({
  TableName: table,
  KeyConditionExpression: `#list = :list${from === undefined ? '' : ' AND #entry BETWEEN :from AND :to'}`,
  ExpressionAttributeNames: { '#list': 'list', ...(from !== undefined && { '#entry': 'entry' }) },
  ExpressionAttributeValues: { ':list': list, ...(from !== undefined && { ':from': from, ':to': to }) },
  ConsistentRead: consistent,
});

/** The items of a list, in the order of their keys. */
const itemsOf = async (db: DynamoDBDocumentClient, table: string, list: string, range: Range = {}): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const page of paginateQuery({ client: db }, listQuery(table, list, range)))
    items.push(...(page.Items ?? []));
  return items;
};

/** The entries of a block whose ids begin so; all of them without it. */
export const entriesIn = (
  db: DynamoDBDocumentClient,
  table: string,
  block: number,
  idBegins = '',
  consistent = false,
): Promise<Item[]> => {
  const { list } = keyOf.article(block, '');
  return itemsOf(db, table, list, { consistent, ...(idBegins !== '' && { from: idBegins, to: `${idBegins}~` }) });
};

/** Blocks whose pages are read one after the other; there are as many such reads at a time as it takes. */
const BLOCKS_IN_A_ROW = 2_000;

/** The pages of a list in all sealed blocks. */
export const pagesIn = async (
  db: DynamoDBDocumentClient,
  table: string,
  list: string,
  sealed: number,
): Promise<{ block: number; content: Uint8Array }[]> => {
  const slices = Array.from({ length: Math.ceil(sealed / BLOCKS_IN_A_ROW) }, (_, i) => ({
    from: numbered(i * BLOCKS_IN_A_ROW + 1),
    to: `${numbered(Math.min(sealed, (i + 1) * BLOCKS_IN_A_ROW))}~`,
  }));
  const items = await Promise.all(slices.map((slice) => itemsOf(db, table, list, slice)));
  return items.flat().map(({ entry, content }) => ({
    block: Number.parseInt(entry as string, 10),
    content: content as Uint8Array,
  }));
};
