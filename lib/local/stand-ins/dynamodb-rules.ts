/**
 * What DynamoDB refuses and dynalite accepts, as pure functions that return DynamoDB's words for it, or undefined.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
import { trim } from '../../text/trim.ts';

/** An attribute's value as it is sent: one of its properties is set, numbers as text, bytes in Base64. */
export interface Value {
  S?: string;
  N?: string;
  B?: string;
  BOOL?: boolean;
  NULL?: boolean;
  SS?: string[];
  NS?: string[];
  BS?: string[];
  L?: Value[];
  M?: Item;
}

export type Item = Record<string, Value>;

export interface KeySchema {
  AttributeName: string;
  KeyType: 'HASH' | 'RANGE';
}

interface Index {
  IndexName: string;
  KeySchema: KeySchema[];
  Projection?: { ProjectionType?: string; NonKeyAttributes?: string[] };
}

/** What rules ask of a table's description. */
export interface TableKeys {
  KeySchema: KeySchema[];
  GlobalSecondaryIndexes?: Index[];
  LocalSecondaryIndexes?: Index[];
}

const MAX_PARTITION_KEY_BYTES = 2048;
const MAX_SORT_KEY_BYTES = 1024;
const MAX_NESTING = 32;
const MAX_EXPRESSION_BYTES = 4096;
const MAX_OPERATORS = 300;
const MAX_IN_OPERANDS = 100;
const MAX_NAME_OR_VALUE_BYTES = 255;
const MAX_SUBSTITUTION_BYTES = 2 * 1024 * 1024;
const MAX_BATCH_WRITES = 25;

const maxBytes = ({ KeyType }: KeySchema): number =>
  KeyType === 'HASH' ? MAX_PARTITION_KEY_BYTES : MAX_SORT_KEY_BYTES;

/** Bytes of names and values. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
export const itemSize = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);

const valueSize = ({ S, N, B, SS, NS, BS, L, M }: Value): number => {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return numberSize(N);
  if (B !== undefined) return Buffer.byteLength(B, 'base64');
  if (L) return L.reduce((sum, value) => sum + 1 + valueSize(value), 3);
  if (M) return 3 + Object.keys(M).length + itemSize(M);
  if (SS) return SS.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (NS) return NS.reduce((sum, number) => sum + numberSize(number), 0);
  if (BS) return BS.reduce((sum, bytes) => sum + Buffer.byteLength(bytes, 'base64'), 0);
  return 1;
};

/** A byte for two significant digits, and one. */
const numberSize = (number: string): number => {
  const digits = number.split(/e/i, 1)[0]!.replace(/\D/g, '');
  return Math.ceil(trim(digits, /0/).length / 2) + 1;
};

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
  for (const { IndexName, KeySchema } of [
    ...(table.GlobalSecondaryIndexes ?? []),
    ...(table.LocalSecondaryIndexes ?? []),
  ]) {
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

/**
 * Strings are UTF-8, which has no halves of surrogate pairs: what becomes of one is not documented, so none may be sent.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
const valueProblem = (value: Value, depth = 0): string | undefined => {
  const { S, SS, L, M } = value;
  if (S?.isWellFormed() === false || SS?.some((text) => !text.isWellFormed())) {
    return 'One or more parameter values were invalid: a string holds half of a surrogate pair, which is no character of Unicode';
  }
  if (!L && !M) return undefined;
  if (depth === MAX_NESTING) {
    return 'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit';
  }
  for (const inner of L ?? Object.values(M ?? {})) {
    const problem = valueProblem(inner, depth + 1);
    if (problem) return problem;
  }
  return undefined;
};

export const itemProblem = (item: Item): string | undefined => {
  for (const value of Object.values(item)) {
    const problem = valueProblem(value);
    if (problem) return problem;
  }
  return undefined;
};

const EXPRESSIONS = [
  'UpdateExpression',
  'ConditionExpression',
  'KeyConditionExpression',
  'FilterExpression',
  'ProjectionExpression',
] as const;

export type Expressions = { [name in (typeof EXPRESSIONS)[number]]?: string } & {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Item;
};

/** Words and signs that count as operators; a comma in an update stands between two of its actions. */
const OPERATOR = /<>|<=|>=|[=<>+-]|\b(?:AND|OR|NOT|IN|BETWEEN|[a-z_]+(?= ?\())\b/gi;
const IN_LIST = /\bIN ?\(([^()]*)\)/gi;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters */
export const expressionProblem = (request: Expressions): string | undefined => {
  for (const name of EXPRESSIONS) {
    const expression = request[name];
    if (expression === undefined) continue;
    const size = Buffer.byteLength(expression);
    if (size > MAX_EXPRESSION_BYTES) {
      return `Invalid ${name}: Expression size has exceeded the maximum allowed size; expression size: ${size}`;
    }
    const operators = expression.match(OPERATOR)?.length ?? 0;
    if (operators > MAX_OPERATORS) {
      return `Invalid ${name}: The expression contains too many operators; operator count: ${operators}`;
    }
    for (const [, list = ''] of expression.matchAll(IN_LIST)) {
      const operands = list.split(',').length;
      if (operands > MAX_IN_OPERANDS) {
        return `Invalid ${name}: The IN operator is provided with too many operands; number of operands: ${operands}`;
      }
    }
  }
  const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = request;
  for (const name of [...Object.keys(names), ...Object.keys(values)]) {
    if (Buffer.byteLength(name) > MAX_NAME_OR_VALUE_BYTES) {
      return `Member must have length less than or equal to ${MAX_NAME_OR_VALUE_BYTES}: ${name}`;
    }
  }
  const bytes = itemSize(values) + Object.values(names).reduce((sum, name) => sum + Buffer.byteLength(name), 0);
  if (bytes > MAX_SUBSTITUTION_BYTES) {
    return `ExpressionAttributeValues exceeds max size; size: ${bytes}`;
  }
  return itemProblem(values);
};

/** @param requests the writes of a batch, by table. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
export const batchProblem = (requests: Record<string, readonly unknown[]>): string | undefined =>
  Object.values(requests).reduce((sum, { length }) => sum + length, 0) > MAX_BATCH_WRITES
    ? `Too many items requested for the BatchWriteItem call`
    : undefined;
