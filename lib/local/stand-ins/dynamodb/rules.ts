/**
 * What DynamoDB refuses of keys and expressions, as pure functions that return DynamoDB's words for it, or undefined.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
import { itemSize } from './size.ts';
import type { Item, Value } from './values.ts';

export interface KeySchema {
  AttributeName: string;
  KeyType: 'HASH' | 'RANGE';
}

export interface Index {
  IndexName: string;
  KeySchema: KeySchema[];
  Projection?: { ProjectionType?: string; NonKeyAttributes?: string[] };
}

/** What rules ask of a table's description. */
export interface TableKeys {
  KeySchema: KeySchema[];
  GlobalSecondaryIndexes?: Index[];
}

const MAX_PARTITION_KEY_BYTES = 2048;
const MAX_SORT_KEY_BYTES = 1024;
const MAX_EXPRESSION_BYTES = 4096;
const MAX_OPERATORS = 300;
const MAX_IN_OPERANDS = 100;
const MAX_NAME_OR_VALUE_BYTES = 255;
const MAX_SUBSTITUTION_BYTES = 2 * 1024 * 1024;

const maxBytes = ({ KeyType }: KeySchema): number =>
  KeyType === 'HASH' ? MAX_PARTITION_KEY_BYTES : MAX_SORT_KEY_BYTES;

/** @param key the key of a table, or an item that has it */
export const keyProblem = (key: Item, { KeySchema }: TableKeys): string | undefined => {
  for (const piece of KeySchema) {
    if (bytesOf(key[piece.AttributeName]) <= maxBytes(piece)) continue;
    return piece.KeyType === 'HASH'
      ? 'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes'
      : 'One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes';
  }
  return undefined;
};

/** An item may lack the key of an index, and is then not in it; if it has it, it must be one that the index can hold. */
export const indexKeyProblem = (item: Item, table: TableKeys, isUpdate = false): string | undefined => {
  for (const { IndexName, KeySchema } of table.GlobalSecondaryIndexes ?? []) {
    for (const piece of KeySchema) {
      const value = item[piece.AttributeName];
      if (value?.S === '' || value?.B === '') {
        const type = value.S === '' ? 'string' : 'binary';
        const problem = `The AttributeValue for a key attribute cannot contain an empty ${type} value.`;
        return isUpdate
          ? `One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. ${problem}`
          : `One or more parameter values are not valid. A value specified for a secondary index key is not supported. ${problem} IndexName: ${IndexName}, IndexKey: ${piece.AttributeName}`;
      }
      const size = bytesOf(value);
      if (size > maxBytes(piece)) {
        return `One or more parameter values were invalid: Size limit exceeded for Index Key ${piece.AttributeName} Actual Size: ${size} bytes Max Size: ${maxBytes(piece)} bytes IndexName: ${IndexName}`;
      }
    }
  }
  return undefined;
};

/** Numbers are always short enough. */
const bytesOf = ({ S, B }: Value = {}): number => Buffer.byteLength(S ?? '') + Buffer.byteLength(B ?? '', 'base64');

/** Words and signs that count as operators; a comma in an update stands between two of its actions. */
const OPERATOR = /<>|<=|>=|[=<>+-]|\b(?:AND|OR|NOT|IN|BETWEEN|[a-z_]+(?= ?\())\b/gi;
const IN_LIST = /\bIN ?\(([^()]*)\)/gi;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters */
export const expressionProblem = (expression: string): string | undefined => {
  const size = Buffer.byteLength(expression);
  if (size > MAX_EXPRESSION_BYTES) {
    return `Expression size has exceeded the maximum allowed size; expression size: ${size}`;
  }
  const operators = expression.match(OPERATOR)?.length ?? 0;
  if (operators > MAX_OPERATORS) {
    return `The expression contains too many operators; operator count: ${operators}`;
  }
  for (const [, list = ''] of expression.matchAll(IN_LIST)) {
    const operands = list.split(',').length;
    if (operands > MAX_IN_OPERANDS) {
      return `The IN operator is provided with too many operands; number of operands: ${operands}`;
    }
  }
  return undefined;
};

/** The same page. */
export const placeholderProblem = (names: Readonly<Record<string, string>>, values: Item): string | undefined => {
  for (const name of [...Object.keys(names), ...Object.keys(values)]) {
    if (Buffer.byteLength(name) > MAX_NAME_OR_VALUE_BYTES) {
      return `Member must have length less than or equal to ${MAX_NAME_OR_VALUE_BYTES}: ${name}`;
    }
  }
  const bytes = itemSize(values) + Object.values(names).reduce((sum, name) => sum + Buffer.byteLength(name), 0);
  return bytes > MAX_SUBSTITUTION_BYTES ? `ExpressionAttributeValues exceeds max size; size: ${bytes}` : undefined;
};
