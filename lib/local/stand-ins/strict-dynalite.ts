/**
 * dynalite, made to refuse what DynamoDB refuses. It counts UTF-16 units where DynamoDB counts bytes, does not look at the
 * keys of indexes nor count what they cost, and knows neither the limits of expressions nor
 * `ReturnValuesOnConditionCheckFailure`. Its modules call each other through their exports, so the rules are put in there:
 * no request is parsed twice.
 */
import { createRequire } from 'node:module';
import dynalite from 'dynalite';
import {
  batchProblem,
  type Expressions,
  expressionProblem,
  type Item,
  indexKeyProblem,
  itemProblem,
  itemSize,
  keyProblem,
  type TableKeys,
} from './dynamodb-rules.ts';
import { indexUnits, writeUnits } from './index-units.ts';

/** An error as dynalite answers it. */
interface Refusal extends Error {
  body: { __type: string; message: string; Item?: Item };
}
type Refused = Refusal | null | undefined;
type Callback = (error?: Refused) => void;

interface Used {
  CapacityUnits: number;
  Table?: { CapacityUnits: number };
}

interface Database {
  validationError(message: string): Refusal;
  itemSize(item: Item, ...rest: unknown[]): number;
  validateItem(item: Item, table: TableKeys): Refused;
  validateKey(key: Item, table: TableKeys, ...rest: unknown[]): Refused;
  checkConditional(request: { ReturnValuesOnConditionCheckFailure?: string }, item: Item | undefined): Refused;
  addConsumedCapacity(request: object, isRead: boolean, ...items: (Item | undefined)[]): Used | undefined;
  updateIndexes(store: unknown, table: TableKeys, before: Item | undefined, after: Item | null, done: Callback): void;
}

interface Validations {
  validateExpressions(request: Expressions): string | undefined;
}

interface Operation {
  types: Record<string, unknown>;
  custom(request: { RequestItems: Record<string, unknown[]> }, store: unknown): string | undefined;
}

const require = createRequire(import.meta.url);
const database: Database = require('dynalite/db');
const validations: Validations = require('dynalite/validations');
const operation = (name: string): Operation => require(`dynalite/validations/${name}`);

const { validateItem, validateKey, checkConditional, addConsumedCapacity, updateIndexes } = database;
const refusal = (problem: string | undefined) => (problem ? database.validationError(problem) : undefined);

database.itemSize = itemSize;

database.validateItem = (item, table) =>
  validateItem(item, table) ?? refusal(keyProblem(item, table) ?? indexKeyProblem(item, table) ?? itemProblem(item));

database.validateKey = (key, table, ...rest) => validateKey(key, table, ...rest) ?? refusal(keyProblem(key, table));

/** What the write under way takes, if that was asked for: its indexes are updated in the same turn. */
let used: Used | undefined;

database.addConsumedCapacity = (request, isRead, ...items) => {
  used = addConsumedCapacity(request, isRead, ...items);
  if (used && !isRead) {
    used.CapacityUnits = Math.max(...items.map((item) => writeUnits(item ?? {})));
    if (used.Table) used.Table.CapacityUnits = used.CapacityUnits;
  }
  return used;
};

// An update makes the item that it puts, so that only here it can be seen.
database.updateIndexes = (store, table, before, after, done) => {
  if (used) {
    for (const index of table.GlobalSecondaryIndexes ?? []) {
      used.CapacityUnits += indexUnits(index, table, before, after);
    }
  }
  const refused = after && refusal(indexKeyProblem(after, table, true));
  if (refused) done(refused);
  else updateIndexes(store, table, before, after, done);
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html#DDB-UpdateItem-request-ReturnValuesOnConditionCheckFailure */
database.checkConditional = (request, item) => {
  const refused = checkConditional(request, item);
  if (refused && item && request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD') refused.body.Item = item;
  return refused;
};
for (const name of ['putItem', 'updateItem', 'deleteItem']) {
  operation(name).types.ReturnValuesOnConditionCheckFailure = { type: 'String', enum: ['ALL_OLD', 'NONE'] };
}

const { validateExpressions } = validations;
validations.validateExpressions = (request) => expressionProblem(request) ?? validateExpressions(request);

const batchWrite = operation('batchWriteItem');
const { custom } = batchWrite;
batchWrite.custom = (request, store) => batchProblem(request.RequestItems) ?? custom(request, store);

export { dynalite as strictDynalite };
