/** Query and Scan: items in the order of their keys, page by page. */
import { entryOf, readUnits } from './capacity.ts';
import {
  type Condition,
  holds,
  type Operand,
  orderOf,
  readFilterExpression,
  readKeyConditionExpression,
} from './conditions.ts';
import { capacityOf } from './items.ts';
import { project, type Steps, stepsOf } from './paths.ts';
import { projectedPaths, readProjection } from './projections.ts';
import { invalid, invalidParameter } from './refusal.ts';
import { allow, oneOf, placeholdersOf, type Request } from './requests.ts';
import type { Index } from './rules.ts';
import { itemSize } from './size.ts';
import { type Clause, columnValue, type Table } from './table.ts';
import type { Placeholders } from './tokens.ts';
import { acceptItem, type Item, typeOf, type Value } from './values.ts';

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
  const { clauses, fixed } = keyClauses(table, reading, conditionsOf(keys.tree, reading.placeholders));
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

/** A condition on one attribute of a key. */
interface KeyCondition {
  attribute: string;
  operator: '=' | '<' | '<=' | '>' | '>=' | 'between' | 'begins_with';
  values: Value[];
}

const conditionsOf = (condition: Condition, placeholders: Placeholders): KeyCondition[] => {
  if (condition.kind === 'and') return condition.all.flatMap((one) => conditionsOf(one, placeholders));
  const attributeOf = (operand: Operand): string => {
    if (!('path' in operand)) throw invalid('Invalid condition in KeyConditionExpression: No key attribute specified');
    const steps = stepsOf(operand.path, placeholders.names);
    if (steps.length > 1) throw invalid('KeyConditionExpressions cannot have conditions on nested attributes');
    return String(steps[0]);
  };
  const valuesOf = (operands: readonly Operand[]) =>
    operands.map((operand) => {
      if (!('value' in operand))
        throw invalid('Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition');
      return placeholders.values[operand.value]!;
    });
  if (condition.kind === 'between') {
    const values = valuesOf([condition.low, condition.high]);
    if ((orderOf(values[0]!, values[1]!) ?? 0) > 0) {
      throw invalid(
        'Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound',
      );
    }
    return [{ attribute: attributeOf(condition.operand), operator: 'between', values }];
  }
  if (condition.kind === 'begins_with') {
    return [
      { attribute: attributeOf(condition.operand), operator: 'begins_with', values: valuesOf([condition.argument]) },
    ];
  }
  if (condition.kind !== 'compare' || condition.operator === '<>') {
    const operator = condition.kind === 'compare' ? condition.operator : condition.kind;
    throw invalid(
      `Invalid operator used in KeyConditionExpression: ${operator.includes('_') ? operator : operator.toUpperCase()}`,
    );
  }
  return [
    { attribute: attributeOf(condition.left), operator: condition.operator, values: valuesOf([condition.right]) },
  ];
};

/** The conditions as those of columns: every part of the partition key is given, and the sort key from the left. */
const keyClauses = (
  table: Table,
  { index }: Reading,
  conditions: KeyCondition[],
): { clauses: Clause[]; fixed: number } => {
  const { KeySchema } = index ?? table.definition;
  const { columns } = table.order(index);
  const clauses: Clause[] = [];
  let fixed = 0;
  let isOpen = true;
  for (const [i, { AttributeName, KeyType }] of KeySchema.entries()) {
    const own = conditions.filter(({ attribute }) => attribute === AttributeName);
    if (own.length > 1) throw invalid('KeyConditionExpressions must only contain one condition per key');
    const [condition] = own;
    if (KeyType === 'HASH' && condition?.operator !== '=') {
      throw invalid(
        condition ? 'Query key condition not supported' : `Query condition missed key schema element: ${AttributeName}`,
      );
    }
    if (!condition) isOpen = false;
    else {
      if (!isOpen) throw invalid('Query key condition not supported');
      clauses.push(clauseOf(table, columns[i]!, condition));
      if (condition.operator === '=') fixed++;
      else isOpen = false;
    }
  }
  const keys = new Set(KeySchema.map(({ AttributeName }) => AttributeName));
  const other = conditions.find(({ attribute }) => !keys.has(attribute));
  if (other) throw invalid(`Query condition missed key schema element: ${other.attribute}`);
  return { clauses, fixed };
};

const clauseOf = (table: Table, column: string, { attribute, operator, values }: KeyCondition): Clause => {
  for (const value of values) {
    if (typeOf(value) !== table.types.get(attribute)) {
      throw invalidParameter('Condition parameter type does not match schema type');
    }
    if (value.S === '' || value.B === '') {
      throw invalidParameter(
        `The AttributeValue for a key attribute cannot contain an empty ${value.S === '' ? 'string' : 'binary'} value. Key: ${attribute}`,
      );
    }
  }
  const bound = values.map((value) => columnValue({ [attribute]: value }, attribute, table.types));
  if (operator === 'between') return { sql: `${column} BETWEEN ? AND ?`, values: bound };
  if (operator !== 'begins_with') return { sql: `${column} ${operator} ?`, values: bound };
  if (values[0]!.N !== undefined)
    throw invalid(
      'Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
    );
  const [beginning] = bound;
  const length = typeof beginning === 'string' ? [...beginning].length : (beginning as Uint8Array).length;
  // The first says where to begin, the second where to end.
  return { sql: `${column} >= ? AND substr(${column}, 1, ?) = ?`, values: [beginning!, length, beginning!] };
};

/** After the item with this key. @param fixed how many columns at the beginning have one value for all items */
const startClauses = (table: Table, request: Request, index: Index | undefined, fixed: number): Clause[] => {
  const { ExclusiveStartKey: key, ScanIndexForward = true } = request;
  if (!key) return [];
  acceptItem(key);
  const { columns, attributes } = table.order(index);
  const names = new Set(attributes);
  if (Object.keys(key).length !== names.size || Object.keys(key).some((name) => !names.has(name))) {
    throw invalid('The provided starting key is invalid');
  }
  const rest = columns.slice(fixed);
  if (rest.length === 0) return [{ sql: '0', values: [] }];
  const values = attributes.slice(fixed).map((attribute) => columnValue(key, attribute, table.types));
  return [{ sql: `(${rest.join(', ')}) ${ScanIndexForward ? '>' : '<'} (${rest.map(() => '?').join(', ')})`, values }];
};

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
    ...capacityOf(request, definition.TableName, bytes === 0 ? 0 : readUnits(bytes, request.ConsistentRead)),
  });
  return request.Select === 'COUNT' ? rest : `{"Items":[${kept.join(',')}],${rest.slice(1)}`;
};

const keyIn = (item: Item, table: Table, index: Index | undefined): Item =>
  Object.fromEntries(table.order(index).attributes.map((attribute) => [attribute, item[attribute]!]));
