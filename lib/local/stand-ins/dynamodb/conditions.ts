/** Conditions on items. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html */
import { compareNumbers } from './decimal.ts';
import { stepsOf, valueAt } from './paths.ts';
import { invalid } from './refusal.ts';
import { valueSize } from './size.ts';
import { expressionReader, type Path, type Placeholders, readPath, readValue, type Tokens } from './tokens.ts';
import { type Item, isEqual, typeOf, type Value } from './values.ts';

export type Operand = { path: Path } | { value: string } | { sizeOf: Path };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { kind: 'and' | 'or'; all: Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'compare'; operator: Comparator; left: Operand; right: Operand }
  | { kind: 'between'; operand: Operand; low: Operand; high: Operand }
  | { kind: 'in'; operand: Operand; list: Operand[] }
  | { kind: 'attribute_exists' | 'attribute_not_exists'; path: Path }
  | { kind: 'attribute_type' | 'begins_with' | 'contains'; operand: Operand; argument: Operand };

const readCondition = (tokens: Tokens): Condition => {
  const all = [readAnd(tokens)];
  while (tokens.take('OR')) all.push(readAnd(tokens));
  return all.length === 1 ? all[0]! : { kind: 'or', all };
};

const readAnd = (tokens: Tokens): Condition => {
  const all = [readNot(tokens)];
  while (tokens.take('AND')) all.push(readNot(tokens));
  return all.length === 1 ? all[0]! : { kind: 'and', all };
};

const readNot = (tokens: Tokens): Condition => {
  if (tokens.take('NOT')) return { kind: 'not', of: readNot(tokens) };
  if (tokens.next === '(') return tokens.enclosed(() => readCondition(tokens));
  if (tokens.isCall && tokens.next !== 'size') return readFunction(tokens);
  return readComparison(tokens);
};

const readFunction = (tokens: Tokens): Condition => {
  const kind = tokens.read(/^\w+$/);
  return tokens.enclosed(() => functionOf(kind, tokens));
};

const functionOf = (kind: string, tokens: Tokens): Condition => {
  if (kind === 'attribute_exists' || kind === 'attribute_not_exists') return { kind, path: readPath(tokens) };
  if (kind !== 'attribute_type' && kind !== 'begins_with' && kind !== 'contains') {
    throw new SyntaxError(`Invalid function name; function: ${kind}`);
  }
  const operand = readOperand(tokens);
  tokens.expect(',');
  return { kind, operand, argument: readOperand(tokens) };
};

const readComparison = (tokens: Tokens): Condition => {
  const left = readOperand(tokens);
  if (tokens.take('BETWEEN')) {
    const low = readOperand(tokens);
    tokens.expect('AND');
    return { kind: 'between', operand: left, low, high: readOperand(tokens) };
  }
  if (tokens.take('IN')) return { kind: 'in', operand: left, list: tokens.enclosed(() => readList(tokens)) };
  const operator = tokens.read(/^(?:=|<>|<|<=|>|>=)$/) as Comparator;
  return { kind: 'compare', operator, left, right: readOperand(tokens) };
};

const readList = (tokens: Tokens): Operand[] => {
  const list = [readOperand(tokens)];
  while (tokens.take(',')) list.push(readOperand(tokens));
  return list;
};

const readOperand = (tokens: Tokens): Operand => {
  if (tokens.next?.startsWith(':')) return { value: readValue(tokens) };
  if (!tokens.isCall || tokens.next !== 'size') return { path: readPath(tokens) };
  tokens.take('SIZE');
  return { sizeOf: tokens.enclosed(() => readPath(tokens)) };
};

export const readConditionExpression = expressionReader('ConditionExpression', readCondition);
export const readFilterExpression = expressionReader('FilterExpression', readCondition);
export const readKeyConditionExpression = expressionReader('KeyConditionExpression', readCondition);

/** Whether the item meets the condition; one that does not exist is an item without attributes. */
export const holds = (condition: Condition, item: Item, placeholders: Placeholders): boolean => {
  const resolved = (operand: Operand) => operandValue(operand, item, placeholders);
  switch (condition.kind) {
    case 'and':
      return condition.all.every((one) => holds(one, item, placeholders));
    case 'or':
      return condition.all.some((one) => holds(one, item, placeholders));
    case 'not':
      return !holds(condition.of, item, placeholders);
    case 'attribute_exists':
      return valueAt(item, stepsOf(condition.path, placeholders.names)) !== undefined;
    case 'attribute_not_exists':
      return valueAt(item, stepsOf(condition.path, placeholders.names)) === undefined;
    case 'compare':
      return compares(condition.operator, resolved(condition.left), resolved(condition.right));
    case 'between': {
      const value = resolved(condition.operand);
      return compares('>=', value, resolved(condition.low)) && compares('<=', value, resolved(condition.high));
    }
    case 'in': {
      const value = resolved(condition.operand);
      return condition.list.some((one) => compares('=', value, resolved(one)));
    }
  }
  const value = resolved(condition.operand);
  const argument = resolved(condition.argument);
  if (!value || !argument) return false;
  if (condition.kind === 'attribute_type') return typeOf(value) === argument.S;
  return condition.kind === 'begins_with' ? beginsWith(value, argument) : contains(value, argument);
};

const operandValue = (operand: Operand, item: Item, { names, values }: Placeholders): Value | undefined => {
  if ('value' in operand) return values[operand.value];
  if ('path' in operand) return valueAt(item, stepsOf(operand.path, names));
  const value = valueAt(item, stepsOf(operand.sizeOf, names));
  return value && sizeFunction(value);
};

/** The function `size`: characters, bytes or members. */
const sizeFunction = (value: Value): Value | undefined => {
  const type = typeOf(value);
  if (type === 'N' || type === 'BOOL' || type === 'NULL') return undefined;
  if (type === 'S') return { N: String(Buffer.byteLength(value.S!)) };
  if (type === 'B') return { N: String(valueSize(value)) };
  return { N: String(type === 'M' ? Object.keys(value.M!).length : value[type]!.length) };
};

const compares = (operator: Comparator, left: Value | undefined, right: Value | undefined): boolean => {
  if (operator === '=') return left !== undefined && right !== undefined && isEqual(left, right);
  if (operator === '<>') return !left || !right || !isEqual(left, right);
  const order = left && right && orderOf(left, right);
  if (order === undefined) return false;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
};

/** Below zero if the first comes before the second; undefined if they have no order. */
export const orderOf = (one: Value, other: Value): number | undefined => {
  if (one.S !== undefined && other.S !== undefined) return Buffer.compare(Buffer.from(one.S), Buffer.from(other.S));
  if (one.N !== undefined && other.N !== undefined) return compareNumbers(one.N, other.N);
  if (one.B === undefined || other.B === undefined) return undefined;
  return Buffer.compare(Buffer.from(one.B, 'base64'), Buffer.from(other.B, 'base64'));
};

const beginsWith = (value: Value, beginning: Value): boolean => {
  if (beginning.S !== undefined) return value.S?.startsWith(beginning.S) ?? false;
  if (beginning.B === undefined) {
    throw invalid(
      `Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: ${typeOf(beginning)}`,
    );
  }
  const bytes = Buffer.from(beginning.B, 'base64');
  return value.B !== undefined && Buffer.from(value.B, 'base64').subarray(0, bytes.length).equals(bytes);
};

const contains = (value: Value, part: Value): boolean => {
  if (value.L) return value.L.some((member) => isEqual(member, part));
  if (part.S !== undefined) return value.S?.includes(part.S) ?? value.SS?.includes(part.S) ?? false;
  if (part.N !== undefined) return value.NS?.includes(part.N) ?? false;
  if (part.B === undefined) return false;
  return (
    value.BS?.includes(part.B) ??
    (value.B !== undefined && Buffer.from(value.B, 'base64').includes(Buffer.from(part.B, 'base64')))
  );
};
