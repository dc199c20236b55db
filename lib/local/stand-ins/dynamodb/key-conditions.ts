/** Which items a query reads, as conditions of the columns that keep their keys. */
import { type Condition, type Operand, orderOf } from './conditions.ts';
import { stepsOf } from './paths.ts';
import { invalid, invalidParameter } from './refusal.ts';
import type { Request } from './requests.ts';
import type { Index } from './rules.ts';
import { type Clause, columnValue, type Table } from './table.ts';
import type { Placeholders } from './tokens.ts';
import { acceptItem, typeOf, type Value } from './values.ts';

/** A condition on one attribute of a key. */
interface KeyCondition {
  attribute: string;
  operator: '=' | '<' | '<=' | '>' | '>=' | 'between' | 'begins_with';
  values: Value[];
}

export const conditionsOf = (condition: Condition, placeholders: Placeholders): KeyCondition[] => {
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
export const keyClauses = (
  table: Table,
  index: Index | undefined,
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
export const startClauses = (table: Table, request: Request, index: Index | undefined, fixed: number): Clause[] => {
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
