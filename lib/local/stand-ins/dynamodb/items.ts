/** Requests about single items. */
import { capacityOf, itemOf, projected, projectionOf, unitsOf } from './answers.ts';
import { readUnits } from './capacity.ts';
import { checkItem, checkKey } from './checks.ts';
import { holds, readConditionExpression } from './conditions.ts';
import { project, type Steps, valueAt } from './paths.ts';
import { conditionFailed } from './refusal.ts';
import { allow, oneOf, placeholdersOf, type Request, updatesKey } from './requests.ts';
import type { Table } from './table.ts';
import type { Placeholders } from './tokens.ts';
import { applyChanges, changedPaths, readUpdate } from './updates.ts';
import { acceptItem, type Item } from './values.ts';

const WRITE_PARAMETERS = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnConsumedCapacity',
  'ReturnValues',
  'ReturnValuesOnConditionCheckFailure',
];

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
