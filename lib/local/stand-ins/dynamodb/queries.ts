/** Query and Scan: items in the order of their keys, page by page. */
import { capacityOf } from './answers.ts';
import { entryOf, readUnits } from './capacity.ts';
import { type Condition, holds, type Operand, readFilterExpression, readKeyConditionExpression } from './conditions.ts';
import { conditionsOf, keyClauses, startClauses } from './key-conditions.ts';
import { project, type Steps, stepsOf } from './paths.ts';
import { projectedPaths, readProjection } from './projections.ts';
import { invalid, invalidParameter } from './refusal.ts';
import { allow, oneOf, placeholdersOf, type Request } from './requests.ts';
import type { Index } from './rules.ts';
import { itemSize } from './size.ts';
import type { Clause, Table } from './table.ts';
import type { Placeholders } from './tokens.ts';
import type { Item } from './values.ts';

const MAX_PAGE_BYTES = 1024 * 1024;

const PARAMETERS = [
  'TableName',
  'IndexName',
  'ConsistentRead',
  'ExclusiveStartKey',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'FilterExpression',
  'Limit',
  'ProjectionExpression',
  'ReturnConsumedCapacity',
  'Select',
];

export const scan = (table: Table, request: Request): string => {
  allow(request, PARAMETERS);
  const reading = readingOf(table, request, undefined);
  return answerOf(table, request, reading, [...startClauses(table, request, reading.index, 0)]);
};

export const query = (table: Table, request: Request): string => {
  allow(request, [...PARAMETERS, 'KeyConditionExpression', 'ScanIndexForward']);
  if (request.KeyConditionExpression === undefined) {
    throw invalid('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.');
  }
  const keys = readKeyConditionExpression(request.KeyConditionExpression);
  const reading = readingOf(table, request, keys);
  const { clauses, fixed } = keyClauses(table, reading.index, conditionsOf(keys.tree, reading.placeholders));
  return answerOf(table, request, reading, [...clauses, ...startClauses(table, request, reading.index, fixed)]);
};

/** What a request reads, and which part of it. */
interface Reading {
  index: Index | undefined;
  filter: Condition | undefined;
  paths: Steps[] | undefined;
  placeholders: Placeholders;
}

const readingOf = (
  table: Table,
  request: Request,
  keys: ReturnType<typeof readKeyConditionExpression> | undefined,
): Reading => {
  const index = indexOf(table, request);
  const filter = request.FilterExpression === undefined ? undefined : readFilterExpression(request.FilterExpression);
  const projection =
    request.ProjectionExpression === undefined ? undefined : readProjection(request.ProjectionExpression);
  const placeholders = placeholdersOf(request, [keys, filter, projection]);
  if (request.Limit !== undefined && !(request.Limit >= 1))
    throw invalid(
      "1 validation error detected: Value at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
    );
  oneOf('select', request.Select, ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'COUNT', 'SPECIFIC_ATTRIBUTES']);
  const paths = projectedPaths(projection, placeholders);
  if (index) checkProjected(table, index, paths, request.Select);
  if (keys && filter) refuseKeysInFilter(table, index, filter.tree, placeholders);
  return { index, filter: filter?.tree, paths, placeholders };
};

const indexOf = ({ definition }: Table, { IndexName, ConsistentRead }: Request): Index | undefined => {
  if (IndexName === undefined) return undefined;
  const index = definition.GlobalSecondaryIndexes?.find((one) => one.IndexName === IndexName);
  if (!index) throw invalid(`The table does not have the specified index: ${IndexName}`);
  if (ConsistentRead) throw invalid('Consistent reads are not supported on global secondary indexes');
  return index;
};

/** An index answers with what it holds, and only with that. */
const checkProjected = (
  { definition }: Table,
  index: Index,
  paths: readonly Steps[] | undefined,
  select: string | undefined,
): void => {
  if (index.Projection?.ProjectionType === 'ALL') return;
  if (select === 'ALL_ATTRIBUTES') {
    throw invalidParameter(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.IndexName} because its projection type is not ALL`,
    );
  }
  const held = new Set([
    ...[...definition.KeySchema, ...index.KeySchema].map(({ AttributeName }) => AttributeName),
    ...(index.Projection?.NonKeyAttributes ?? []),
  ]);
  const missing = paths?.map(([name]) => String(name)).filter((name) => !held.has(name)) ?? [];
  if (missing.length > 0) {
    throw invalidParameter(`Global secondary index ${index.IndexName} does not project [${missing.join(', ')}]`);
  }
};

const refuseKeysInFilter = (
  table: Table,
  index: Index | undefined,
  filter: Condition,
  { names }: Placeholders,
): void => {
  const keys = (index ?? table.definition).KeySchema.map(({ AttributeName }) => AttributeName);
  for (const path of pathsIn(filter)) {
    const [name] = stepsOf(path, names);
    if (!keys.includes(String(name))) continue;
    throw invalid(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`);
  }
};

function* pathsIn(condition: Condition): Generator<Steps> {
  const operands = (all: readonly Operand[]) =>
    all.flatMap((one) => ('path' in one ? [one.path] : 'sizeOf' in one ? [one.sizeOf] : []));
  if ('all' in condition) for (const one of condition.all) yield* pathsIn(one);
  else if ('of' in condition) yield* pathsIn(condition.of);
  else if ('path' in condition) yield condition.path;
  else if (condition.kind === 'compare') yield* operands([condition.left, condition.right]);
  else if (condition.kind === 'between') yield* operands([condition.operand, condition.low, condition.high]);
  else if (condition.kind === 'in') yield* operands([condition.operand, ...condition.list]);
  else yield* operands([condition.operand, condition.argument]);
}

/** A page: as many items as fit, or as are asked for, before the filter. */
const answerOf = (table: Table, request: Request, reading: Reading, clauses: readonly Clause[]): string => {
  const { index, filter, paths, placeholders } = reading;
  const { definition } = table;
  const isReverse = request.ScanIndexForward === false;
  const kept: string[] = [];
  let [scanned, count, bytes] = [0, 0, 0];
  let last: string | undefined;
  let isPart = false;
  for (const { text, size } of table.select(index, clauses, isReverse)) {
    const whole = index || filter || paths ? (JSON.parse(text) as Item) : undefined;
    const item = index ? entryOf(index, definition, whole)! : whole;
    const taken = index ? itemSize(item!) : size;
    if (scanned > 0 && bytes + taken > MAX_PAGE_BYTES) {
      isPart = true;
      break;
    }
    scanned++;
    bytes += taken;
    last = text;
    if (!filter || holds(filter, item!, placeholders)) {
      count++;
      if (request.Select !== 'COUNT')
        kept.push(paths ? JSON.stringify(project(item!, paths)) : index ? JSON.stringify(item) : text);
    }
    if (scanned === request.Limit) {
      isPart = true;
      break;
    }
  }
  const rest = JSON.stringify({
    Count: count,
    ScannedCount: scanned,
    ...(isPart && { LastEvaluatedKey: keyIn(JSON.parse(last!), table, index) }),
    ...capacityOf(request, definition.TableName, readUnits(bytes, request.ConsistentRead)),
  });
  return request.Select === 'COUNT' ? rest : `{"Items":[${kept.join(',')}],${rest.slice(1)}`;
};

const keyIn = (item: Item, table: Table, index: Index | undefined): Item =>
  Object.fromEntries(table.order(index).attributes.map((attribute) => [attribute, item[attribute]!]));
