import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Key } from './article-rows.ts';

/** A row to put, or the key of one to delete. */
export type Write = { table: string } & ({ put: object } | { delete: Key });

/** BatchWriteItem takes 25 items at the most. */
const BATCH_ITEMS = 25;
const ATTEMPTS = 6;

/**
 * Makes all the writes, in no order, each row once.
 *
 * @throws {Error} when the tables still refuse items after several tries, or at any error of DynamoDB: both transient.
 */
export const batchWrite = async (db: DynamoDBDocumentClient, writes: readonly Write[]): Promise<void> => {
  for (let i = 0; i < writes.length; i += BATCH_ITEMS) await writeBatch(db, writes.slice(i, i + BATCH_ITEMS));
};

type Requests = Record<string, ({ PutRequest: { Item: object } } | { DeleteRequest: { Key: Key } })[]>;

const writeBatch = async (db: DynamoDBDocumentClient, batch: readonly Write[]): Promise<void> => {
  let requests: Requests = {};
  for (const write of batch) {
    requests[write.table] ??= [];
    requests[write.table]?.push(
      'put' in write ? { PutRequest: { Item: write.put } } : { DeleteRequest: { Key: write.delete } },
    );
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // A throttled batch answers without an error and names what it left out: back off, then send only that.
    if (attempt > 0) await sleep(50 * 2 ** attempt * (0.5 + Math.random()));
    const { UnprocessedItems } = await db.send(new BatchWriteCommand({ RequestItems: requests }));
    if (!UnprocessedItems || Object.keys(UnprocessedItems).length === 0) return;
    requests = UnprocessedItems as Requests;
  }
  throw new Error(`DynamoDB left items unwritten after ${ATTEMPTS} tries: ${Object.keys(requests).join(', ')}`);
};
