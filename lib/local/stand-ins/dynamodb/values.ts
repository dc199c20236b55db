/** Attribute values as they are sent, and which of them DynamoDB takes. */
import { numberProblem, plainNumber } from './decimal.ts';
import { invalid, invalidParameter } from './refusal.ts';

/** One of its properties is set, numbers as text, bytes in Base64. */
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

export type Type = keyof Value;

const TYPES: ReadonlySet<string> = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M']);
const SETS = { SS: 'string', NS: 'number', BS: 'binary' } as const;
const MAX_NESTING = 32;

export const typeOf = (value: Value): Type => {
  for (const type in value) return type as Type;
  throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
};

/** An attribute by its name, which may be that of a property of any object. */
export const attributeOf = (item: Item, name: string): Value | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined;

/** Two values are equal if they are of one type and hold the same, sets in any order. */
export const isEqual = (one: Value, other: Value): boolean => {
  const type = typeOf(one);
  const [a, b] = [one[type], other[type]];
  if (b === undefined) return false;
  if (type === 'L') {
    const [list, others] = [a as Value[], b as Value[]];
    return list.length === others.length && list.every((value, i) => isEqual(value, others[i]!));
  }
  if (type === 'M') {
    const [map, others] = [a as Item, b as Item];
    const names = Object.keys(map);
    return (
      names.length === Object.keys(others).length &&
      names.every((name) => Object.hasOwn(others, name) && isEqual(map[name]!, others[name]!))
    );
  }
  if (!Array.isArray(a)) return a === b;
  const set = new Set(a as string[]);
  return set.size === (b as string[]).length && (b as string[]).every((member) => set.has(member));
};

/**
 * Writes the numbers of an item as DynamoDB returns them.
 *
 * @throws {Refusal} for a value that it does not take
 */
export const acceptItem = (item: Item): void => {
  for (const name in item) acceptValue(item[name]!, 0);
};

const acceptValue = (value: Value, depth: number): void => {
  const type = typeOf(value);
  if (!TYPES.has(type))
    throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  for (const another in value) {
    if (another !== type)
      throw invalid(
        'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      );
  }
  if (type === 'S') acceptString(value.S!);
  else if (type === 'N') value.N = acceptNumber(value.N!);
  else if (type === 'SS' || type === 'NS' || type === 'BS') acceptSet(value, type);
  else if (type === 'NULL' && value.NULL !== true)
    throw invalidParameter('Null attribute value types must have the value of true');
  else if (type === 'L' || type === 'M') {
    if (depth === MAX_NESTING)
      throw invalid(
        'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
      );
    for (const inner of value.L ?? Object.values(value.M!)) acceptValue(inner, depth + 1);
  }
};

/**
 * Strings are UTF-8, which has no halves of surrogate pairs: what becomes of one is not documented, so none may be sent.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
const acceptString = (text: string): void => {
  if (!text.isWellFormed())
    throw invalidParameter('a string holds half of a surrogate pair, which is no character of Unicode');
};

const acceptNumber = (text: string): string => {
  const problem = numberProblem(text);
  if (problem) throw invalid(problem);
  return plainNumber(text);
};

const acceptSet = (value: Value, type: keyof typeof SETS): void => {
  const members = value[type]!;
  if (members.length === 0) throw invalidParameter(`An ${SETS[type]} set  may not be empty`);
  if (type === 'SS') for (const text of members) acceptString(text);
  if (type === 'NS') value.NS = members.map(acceptNumber);
  if (new Set(value[type]).size < members.length)
    throw invalidParameter(`Input collection [${members.join(', ')}] contains duplicates.`);
};
