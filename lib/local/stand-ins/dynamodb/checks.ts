/** Which keys and items a table takes. */
import { invalid, invalidParameter } from './refusal.ts';
import { indexKeyProblem, keyProblem, type TableKeys } from './rules.ts';
import { itemSize } from './size.ts';
import type { Table } from './table.ts';
import { acceptItem, attributeOf, type Item, typeOf } from './values.ts';

const MAX_ITEM_BYTES = 400 * 1024;

/** @throws {Refusal} if it is no key of the table */
export const checkKey = (key: Item, { definition, types }: Table): void => {
  const isKey = definition.KeySchema.every(({ AttributeName }) => {
    const value = attributeOf(key, AttributeName);
    return value && typeOf(value) === types.get(AttributeName);
  });
  if (!isKey || Object.keys(key).length !== definition.KeySchema.length) {
    throw invalid('The provided key element does not match the schema');
  }
  acceptItem(key);
  refuseEmptyKeys(key, definition, 'were invalid:');
  const problem = keyProblem(key, definition);
  if (problem) throw invalid(problem);
};

const refuseEmptyKeys = (item: Item, { KeySchema }: TableKeys, how: string): void => {
  for (const { AttributeName } of KeySchema) {
    const { S, B } = item[AttributeName]!;
    if (S !== '' && B !== '') continue;
    throw invalid(
      `One or more parameter values ${how} The AttributeValue for a key attribute cannot contain an empty ${S === '' ? 'string' : 'binary'} value. Key: ${AttributeName}`,
    );
  }
};

/** @throws {Refusal} if the table cannot hold the item */
export const checkItem = (item: Item, { definition, types }: Table, isUpdate: boolean): void => {
  for (const { AttributeName: name } of definition.KeySchema) {
    const value = attributeOf(item, name);
    if (!value) throw invalidParameter(`Missing the key ${name} in the item`);
    const [expected, actual] = [types.get(name), typeOf(value)];
    if (actual !== expected)
      throw invalidParameter(`Type mismatch for key ${name} expected: ${expected} actual: ${actual}`);
  }
  refuseEmptyKeys(item, definition, 'are not valid.');
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
