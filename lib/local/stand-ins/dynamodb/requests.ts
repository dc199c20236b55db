/** What the requests about items have in common. */
import { invalid, invalidParameter } from './refusal.ts';
import { placeholderProblem } from './rules.ts';
import type { Parsed, Placeholders } from './tokens.ts';
import { acceptItem, type Item } from './values.ts';

export type Request = Record<string, unknown> & {
  TableName?: string;
  Key?: Item;
  Item?: Item;
  ConditionExpression?: string;
  FilterExpression?: string;
  KeyConditionExpression?: string;
  ProjectionExpression?: string;
  UpdateExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Item;
  ReturnConsumedCapacity?: string;
  ReturnValues?: string;
  ReturnValuesOnConditionCheckFailure?: string;
  ConsistentRead?: boolean;
  IndexName?: string;
  Limit?: number;
  ScanIndexForward?: boolean;
  ExclusiveStartKey?: Item;
  Select?: string;
};

/** @throws {Refusal} for a parameter that is unknown, or that the stand-in would have to ignore */
export const allow = (request: object, parameters: readonly string[]): void => {
  for (const name in request) {
    if (!parameters.includes(name)) throw invalid(`The stand-in for DynamoDB does not know the parameter ${name}`);
  }
};

export const oneOf = (name: string, value: string | undefined, values: readonly string[]): void => {
  if (value === undefined || values.includes(value)) return;
  throw invalid(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`,
  );
};

const NOTHING = {};

/**
 * The placeholders of a request, all of which its expressions must use, and only those.
 *
 * @throws {Refusal} if they do not, or one is not as it may be
 */
export const placeholdersOf = (
  request: Request,
  expressions: readonly (Parsed<unknown> | undefined)[],
): Placeholders => {
  const { ExpressionAttributeNames: names = NOTHING, ExpressionAttributeValues: values = NOTHING } = request;
  const problem = placeholderProblem(names, values);
  if (problem) throw invalid(problem);
  checkUse('ExpressionAttributeNames', request.ExpressionAttributeNames, expressions, 'names');
  checkUse('ExpressionAttributeValues', request.ExpressionAttributeValues, expressions, 'values');
  acceptItem(values);
  return { names, values };
};

const checkUse = (
  parameter: string,
  given: object | undefined,
  expressions: readonly (Parsed<unknown> | undefined)[],
  kind: 'names' | 'values',
): void => {
  const known = Object.keys(given ?? NOTHING);
  if (given && known.length === 0) throw invalid(`${parameter} must not be empty`);
  if (given && !expressions.some(Boolean)) throw invalid(`${parameter} can only be specified when using expressions`);
  for (const expression of expressions) {
    for (const name of expression?.[kind] ?? []) {
      if (given && Object.hasOwn(given, name)) continue;
      const what = kind === 'names' ? 'attribute name' : 'attribute value';
      throw invalid(`Invalid expression: An expression ${what} used in expression is not defined; ${what}: ${name}`);
    }
  }
  const unused = known.filter((name) => !expressions.some((expression) => expression?.[kind].has(name)));
  if (unused.length > 0) {
    throw invalid(`Value provided in ${parameter} unused in expressions: keys: {${unused.join(', ')}}`);
  }
};

export const duplicateKeys = () => invalid('Provided list of item keys contains duplicates');

export const updatesKey = (attribute: string) =>
  invalidParameter(`Cannot update attribute ${attribute}. This attribute is part of the key`);
