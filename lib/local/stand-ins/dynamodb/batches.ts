/** Requests about several items of any tables. */
import { capacityOf, itemOf, projected, projectionOf, unitsOf } from './answers.ts';
import { readUnits } from './capacity.ts';
import { checkItem, checkKey } from './checks.ts';
import { invalid } from './refusal.ts';
import { allow, duplicateKeys, type Request } from './requests.ts';
import type { Table } from './table.ts';
import { acceptItem, type Item } from './values.ts';

const MAX_BATCH_WRITES = 25;
const MAX_BATCH_READS = 100;
/** What does not fit into the answer of a BatchGetItem is left to another. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

type Tables = (name: string) => Table;

interface BatchOfWrites extends Request {
  RequestItems?: Record<string, { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }[]>;
}

/** Puts and deletes items; all are checked before the first is written. */
export const batchWriteItem = (tables: Tables, request: BatchOfWrites): object => {
  allow(request, ['RequestItems', 'ReturnConsumedCapacity']);
  const { RequestItems = {} } = request;
  const all = Object.entries(RequestItems);
  if (all.length === 0 || all.some(([, { length }]) => length === 0))
    throw invalid('The batch write request list for a table cannot be null or empty');
  if (all.reduce((sum, [, { length }]) => sum + length, 0) > MAX_BATCH_WRITES)
    throw invalid('Too many items requested for the BatchWriteItem call');
  const seen = new Set<string>();
  const writes = all.flatMap(([name, requests]) => {
    const table = tables(name);
    return requests.map(({ PutRequest, DeleteRequest }) => {
      if (!PutRequest === !DeleteRequest)
        throw invalid(
          'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
        );
      if (PutRequest) acceptItem(PutRequest.Item);
      if (PutRequest) checkItem(PutRequest.Item, table, false);
      else checkKey(DeleteRequest!.Key, table);
      const of = PutRequest?.Item ?? DeleteRequest!.Key;
      refuseAgain(seen, name, table, of);
      return { name, table, of, isPut: PutRequest !== undefined };
    });
  });
  const units = new Map<string, number>();
  for (const { name, table, of, isPut } of writes) {
    const before = itemOf(table.find(of));
    if (isPut) table.put(of, before);
    else if (before) table.remove(before);
    units.set(name, (units.get(name) ?? 0) + unitsOf(table, before, isPut ? of : undefined));
  }
  return { UnprocessedItems: {}, ...capacities(request, units) };
};

const refuseAgain = (seen: Set<string>, name: string, { definition }: Table, of: Item): void => {
  const key = JSON.stringify([name, ...definition.KeySchema.map(({ AttributeName }) => of[AttributeName])]);
  if (seen.has(key)) throw duplicateKeys();
  seen.add(key);
};

const capacities = (request: Request, units: ReadonlyMap<string, number>): object => {
  const all = [...units].flatMap(([name, sum]) => capacityOf(request, name, sum).ConsumedCapacity ?? []);
  return all.length > 0 ? { ConsumedCapacity: all } : {};
};

interface BatchOfReads extends Request {
  RequestItems?: Record<string, Request & { Keys?: Item[] }>;
}

/** Returns the items that are there, in another order than they were asked for: DynamoDB promises none. */
export const batchGetItem = (tables: Tables, request: BatchOfReads): string => {
  allow(request, ['RequestItems', 'ReturnConsumedCapacity']);
  const all = Object.entries(request.RequestItems ?? {});
  const asked = all.reduce((sum, [, { Keys = [] }]) => sum + Keys.length, 0);
  if (asked === 0) throw invalid('The batch get request list for a table cannot be null or empty');
  if (asked > MAX_BATCH_READS) throw invalid('Too many items requested for the BatchGetItem call');
  const units = new Map<string, number>();
  const unprocessed: Record<string, object> = {};
  const responses: string[] = [];
  let bytes = 0;
  for (const [name, one] of all) {
    allow(one, ['Keys', 'ConsistentRead', 'ProjectionExpression', 'ExpressionAttributeNames']);
    const table = tables(name);
    const paths = projectionOf(one);
    const seen = new Set<string>();
    const [found, left]: [string[], Item[]] = [[], []];
    for (const key of one.Keys ?? []) {
      checkKey(key, table);
      refuseAgain(seen, name, table, key);
      const stored = table.find(key);
      if (bytes + (stored?.size ?? 0) > MAX_BATCH_BYTES) {
        left.push(key);
        continue;
      }
      bytes += stored?.size ?? 0;
      units.set(name, (units.get(name) ?? 0) + readUnits(stored?.size ?? 0, one.ConsistentRead));
      if (stored) found.unshift(projected(stored, paths));
    }
    responses.push(`${JSON.stringify(name)}:[${found.join(',')}]`);
    if (left.length > 0) unprocessed[name] = { ...one, Keys: left };
  }
  const rest = JSON.stringify({ UnprocessedKeys: unprocessed, ...capacities(request, units) });
  return `{"Responses":{${responses.join(',')}},${rest.slice(1)}`;
};
