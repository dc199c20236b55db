import { AsyncLocalStorage } from 'node:async_hooks';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TIMEOUTS } from './timeouts.ts';

/** Capacity units used, indexes included. */
export interface Capacity {
  readUnits: number;
  writeUnits: number;
}

const meter = new AsyncLocalStorage<Capacity>();

/** Runs `work` and counts the DynamoDB capacity that it uses, even if several run side by side. */
export const metered = async <T>(work: (used: Capacity) => Promise<T>): Promise<T> => {
  const used = { readUnits: 0, writeUnits: 0 };
  return meter.run(used, () => work(used));
};

/** DynamoDB as the functions use it: plain values, absent attributes left out, capacity counted. */
export const documentClient = (client = new DynamoDBClient(TIMEOUTS)): DynamoDBDocumentClient => {
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  db.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answer = await next({ ...call, input: { ...call.input, ReturnConsumedCapacity: 'TOTAL' } });
        count(String(commandName), answer.output as Answer);
        return answer;
      },
    { name: 'countCapacity', step: 'initialize' },
  );
  return db;
};

interface Units {
  CapacityUnits?: number;
}
interface Answer {
  ConsumedCapacity?: Units | Units[];
}

const READS = /^(Get|BatchGet|Query|Scan)/;

const count = (command: string, answer: Answer): void => {
  const used = meter.getStore();
  if (!used || !answer.ConsumedCapacity) return;
  const units = [answer.ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
  used[READS.test(command) ? 'readUnits' : 'writeUnits'] += units;
};
