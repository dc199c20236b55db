/** Requests about single items, and batches of them. */

import { indexUnits, readUnits, writeUnits } from './capacity.ts';
import { holds, readConditionExpression } from './conditions.ts';
import { project, type Steps, valueAt } from './paths.ts';
import { projectedPaths, readProjection } from './projections.ts';
import { conditionFailed, invalid, invalidParameter } from './refusal.ts';
import { allow, duplicateKeys, oneOf, placeholdersOf, type Request, updatesKey } from './requests.ts';
import { indexKeyProblem, keyProblem } from './rules.ts';
import { itemSize } from './size.ts';
import type { Stored, Table } from './table.ts';
import type { Placeholders } from './tokens.ts';
import { applyChanges, changedPaths, readUpdate } from './updates.ts';
import { acceptItem, attributeOf, type Item, typeOf } from './values.ts';

const MAX_ITEM_BYTES = 400 * 1024;
const MAX_BATCH_WRITES = 25;
const MAX_BATCH_READS = 100;
/** What does not fit into the answer of a BatchGetItem is left to another. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

const WRITE_PARAMETERS = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnConsumedCapacity',
  'ReturnValues',
  'ReturnValuesOnConditionCheckFailure',
];

const itemOf = (stored: Stored | undefined): Item | undefined => stored && (JSON.parse(stored.text) as Item);

export const capacityOf = ({ ReturnConsumedCapacity }: Request, TableName: string, CapacityUnits: number) => {
  oneOf('returnConsumedCapacity', ReturnConsumedCapacity, ['TOTAL', 'NONE']);
  return ReturnConsumedCapacity === 'TOTAL' ? { ConsumedCapacity: { TableName, CapacityUnits } } : {};
};

/** @throws {Refusal} if it is no key of the table */
const checkKey = (key: Item, { definition, types }: Table): void => {
  const isKey = definition.KeySchema.every(({ AttributeName }) => {
    const value = attributeOf(key, AttributeName);
    return value && typeOf(value) === types.get(AttributeName);
  });
  if (!isKey || Object.keys(key).length !== definition.KeySchema.length) {
    throw invalid('The provided key element does not match the schema');
  }
  acceptItem(key);
  checkKeyValues(
    key,
    definition.KeySchema.map(({ AttributeName }) => AttributeName),
    'invalid',
  );
  const problem = keyProblem(key, definition);
  if (problem) throw invalid(problem);
};

const checkKeyValues = (item: Item, names: readonly string[], how: string): void => {
  for (const name of names) {
    const { S, B } = item[name]!;
    if (S !== '' && B !== '') continue;
    throw invalid(
      `One or more parameter values ${how === 'invalid' ? 'were' : 'are not'} ${how}${how === 'invalid' ? ':' : '.'} The AttributeValue for a key attribute cannot contain an empty ${S === '' ? 'string' : 'binary'} value. Key: ${name}`,
    );
  }
};

/** @throws {Refusal} if the table cannot hold the item */
const checkItem = (item: Item, { definition, types }: Table, isUpdate: boolean): void => {
  for (const { AttributeName: name } of definition.KeySchema) {
    const value = attributeOf(item, name);
    if (!value) throw invalidParameter(`Missing the key ${name} in the item`);
    const [expected, actual] = [types.get(name), typeOf(value)];
    if (actual !== expected)
      throw invalidParameter(`Type mismatch for key ${name} expected: ${expected} actual: ${actual}`);
  }
  checkKeyValues(
    item,
    definition.KeySchema.map(({ AttributeName }) => AttributeName),
    'valid',
  );
  for (const { IndexName, KeySchema } of definition.GlobalSecondaryIndexes ?? []) {
    for (const { AttributeName: name } of KeySchema) {
      const value = attributeOf(item, name);
      if (!value || typeOf(value) === types.get(name)) continue;
      throw invalidParameter(
        `Type mismatch for Index Key ${name} Expected: ${types.get(name)} Actual: ${typeOf(value)} IndexName: ${IndexName}`,
      );
    }
  }
  const problem = keyProblem(item, definition) ?? indexKeyProblem(item, definition, isUpdate);
  if (problem) throw invalid(problem);
  if (itemSize(item) <= MAX_ITEM_BYTES) return;
  throw invalid(
    isUpdate
      ? 'Item size to update has exceeded the maximum allowed size'
      : 'Item size has exceeded the maximum allowed size',
  );
};

/** What a write takes, its indexes included. */
const unitsOf = ({ definition }: Table, before: Item | undefined, after: Item | undefined): number =>
  (definition.GlobalSecondaryIndexes ?? []).reduce(
    (sum, index) => sum + indexUnits(index, definition, before, after),
    Math.max(writeUnits(before ?? {}), writeUnits(after ?? {})),
  );

const checkCondition = (
  request: Request,
  condition: ReturnType<typeof readConditionExpression> | undefined,
  before: Item | undefined,
  placeholders: Placeholders,
): void => {
  const { ReturnValuesOnConditionCheckFailure: returned } = request;
  oneOf('returnValuesOnConditionCheckFailure', returned, ['ALL_OLD', 'NONE']);
  if (!condition || holds(condition.tree, before ?? {}, placeholders)) return;
  throw conditionFailed(before && returned === 'ALL_OLD' ? { Item: before } : {});
};

export const getItem = (table: Table, request: Request): string => {
  allow(request, [
    'TableName',
    'Key',
    'ConsistentRead',
    'ProjectionExpression',
    'ExpressionAttributeNames',
    'ReturnConsumedCapacity',
  ]);
  const paths = projectionOf(request);
  const key = request.Key ?? {};
  checkKey(key, table);
  const stored = table.find(key);
  const answer = JSON.stringify(
    capacityOf(request, table.definition.TableName, readUnits(stored?.size ?? 0, request.ConsistentRead)),
  );
  return stored ? `{"Item":${projected(stored, paths)}${answer === '{}' ? '' : `,${answer.slice(1, -1)}`}}` : answer;
};

const projectionOf = (request: Request): Steps[] | undefined => {
  const projection =
    request.ProjectionExpression === undefined ? undefined : readProjection(request.ProjectionExpression);
  return projectedPaths(projection, placeholdersOf(request, [projection]));
};

const projected = ({ text }: Stored, paths: readonly Steps[] | undefined): string =>
  paths ? JSON.stringify(project(JSON.parse(text), paths)) : text;

export const putItem = (table: Table, request: Request): object => {
  allow(request, [...WRITE_PARAMETERS, 'Item']);
  oneOf('returnValues', request.ReturnValues, ['NONE', 'ALL_OLD']);
  const condition = conditionOf(request);
  const placeholders = placeholdersOf(request, [condition]);
  const item = request.Item ?? {};
  acceptItem(item);
  checkItem(item, table, false);
  const before = itemOf(table.find(item));
  checkCondition(request, condition, before, placeholders);
  table.put(item, before);
  return {
    ...(before && request.ReturnValues === 'ALL_OLD' && { Attributes: before }),
    ...capacityOf(request, table.definition.TableName, unitsOf(table, before, item)),
  };
};

const conditionOf = ({ ConditionExpression: text }: Request) =>
  text === undefined ? undefined : readConditionExpression(text);

export const deleteItem = (table: Table, request: Request): object => {
  allow(request, [...WRITE_PARAMETERS, 'Key']);
  oneOf('returnValues', request.ReturnValues, ['NONE', 'ALL_OLD']);
  const condition = conditionOf(request);
  const placeholders = placeholdersOf(request, [condition]);
  const key = request.Key ?? {};
  checkKey(key, table);
  const before = itemOf(table.find(key));
  checkCondition(request, condition, before, placeholders);
  if (before) table.remove(before);
  return {
    ...(before && request.ReturnValues === 'ALL_OLD' && { Attributes: before }),
    ...capacityOf(request, table.definition.TableName, unitsOf(table, before, undefined)),
  };
};

export const updateItem = (table: Table, request: Request): object => {
  allow(request, [...WRITE_PARAMETERS, 'Key', 'UpdateExpression']);
  oneOf('returnValues', request.ReturnValues, ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW']);
  const condition = conditionOf(request);
  const update = request.UpdateExpression === undefined ? undefined : readUpdate(request.UpdateExpression);
  const placeholders = placeholdersOf(request, [condition, update]);
  const key = request.Key ?? {};
  checkKey(key, table);
  const paths = changedPaths(update?.tree ?? [], placeholders);
  const updated = paths.find(([name]) => Object.hasOwn(key, String(name)));
  if (updated) throw updatesKey(String(updated[0]));
  const stored = table.find(key);
  const before = itemOf(stored);
  checkCondition(request, condition, before, placeholders);
  const item = itemOf(stored) ?? { ...key };
  applyChanges(update?.tree ?? [], item, placeholders);
  acceptItem(item);
  checkItem(item, table, true);
  table.put(item, before);
  return {
    ...returned(request.ReturnValues, before, item, paths),
    ...capacityOf(request, table.definition.TableName, unitsOf(table, before, item)),
  };
};

const returned = (
  values: string | undefined,
  before: Item | undefined,
  item: Item,
  paths: readonly Steps[],
): object => {
  if (values === 'ALL_NEW') return { Attributes: item };
  if (values === 'ALL_OLD') return before ? { Attributes: before } : {};
  if (values !== 'UPDATED_NEW' && values !== 'UPDATED_OLD') return {};
  const of = values === 'UPDATED_NEW' ? item : before;
  const there = paths.filter((path) => of && valueAt(of, path));
  return of && there.length > 0 ? { Attributes: project(of, there) } : {};
};

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
