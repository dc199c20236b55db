import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface Put {
  table: string;
  row: object;
}

/** BatchWriteItem takes at most 25 items. */
const BATCH_ITEMS = 25;
const ATTEMPTS = 6;

/**
 * Puts all the rows, in no order, each once.
 *
 * @throws {Error} if the tables still refuse items after several tries, and at any error of DynamoDB: both transient
 */
export const batchPut = async (db: DynamoDBDocumentClient, puts: readonly Put[]): Promise<void> => {
  for (let i = 0; i < puts.length; i += BATCH_ITEMS) await putBatch(db, puts.slice(i, i + BATCH_ITEMS));
};

type Requests = Record<string, { PutRequest: { Item: object } }[]>;

const putBatch = async (db: DynamoDBDocumentClient, batch: readonly Put[]): Promise<void> => {
  let requests: Requests = {};
  for (const { table, row } of batch) {
    requests[table] ??= [];
    requests[table].push({ PutRequest: { Item: row } });
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // If part of a batch is throttled, DynamoDB reports no error; it returns the items left out. Wait, then send only those.
    if (attempt > 0) await sleep(50 * 2 ** attempt * (0.5 + Math.random()));
    const { UnprocessedItems } = await db.send(new BatchWriteCommand({ RequestItems: requests }));
    if (!UnprocessedItems || Object.keys(UnprocessedItems).length === 0) return;
    requests = UnprocessedItems as Requests;
  }
  throw new Error(`DynamoDB left items unwritten after ${ATTEMPTS} tries: ${Object.keys(requests).join(', ')}`);
};
