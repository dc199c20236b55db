import { AsyncLocalStorage } from 'node:async_hooks';
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from './client-settings.ts';

/** Capacity units used, indexes included. */
export interface Capacity {
  readUnits: number;
  writeUnits: number;
}

/** The same by request and table: `UpdateItem Newsprint-Fingerprints`. */
export type CapacityByTable = Record<string, number>;

interface Meter {
  used: Capacity;
  byTable: CapacityByTable;
}

const meter = new AsyncLocalStorage<Meter>();

/** Runs `work` and counts the DynamoDB capacity that it uses, even if several run side by side. */
export const metered = async <T>(work: (used: Capacity, byTable: CapacityByTable) => Promise<T>): Promise<T> => {
  const used = { readUnits: 0, writeUnits: 0 };
  const byTable = {};
  return meter.run({ used, byTable }, () => work(used, byTable));
};

/** DynamoDB as the functions use it: plain values, absent attributes left out, capacity counted. */
export const documentClient = (client = new DynamoDBClient(CLIENT_SETTINGS)): DynamoDBDocumentClient => {
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  db.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const request = String(commandName).replace('Command', '');
        const { TableName } = call.input as { TableName?: string };
        try {
          const answer = await next({ ...call, input: { ...call.input, ReturnConsumedCapacity: 'TOTAL' } });
          for (const use of [(answer.output as Answer).ConsumedCapacity ?? []].flat()) count(request, use);
          return answer;
        } catch (error) {
          // A write that its condition forbids takes as much as the item that is there, and is answered without a number.
          if (error instanceof ConditionalCheckFailedException) count(request, { TableName, CapacityUnits: 1 });
          throw error;
        }
      },
    { name: 'countCapacity', step: 'initialize' },
  );
  return db;
};

interface Use {
  TableName?: string | undefined;
  CapacityUnits?: number;
}
interface Answer {
  ConsumedCapacity?: Use | Use[];
}

const READS = /^(Get|BatchGet|Query|Scan)/;

const count = (request: string, { TableName, CapacityUnits = 0 }: Use): void => {
  const now = meter.getStore();
  if (!now) return;
  now.used[READS.test(request) ? 'readUnits' : 'writeUnits'] += CapacityUnits;
  const name = `${request} ${TableName}`;
  now.byTable[name] = (now.byTable[name] ?? 0) + CapacityUnits;
};
