/**
 * A stand-in for DynamoDB that refuses what DynamoDB refuses. It knows what the functions and the local run use, and says
 * so if it is asked for more. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html
 */
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type Service, textOf, type WireResponse } from '../wire.ts';
import { batchGetItem, batchWriteItem } from './batches.ts';
import { deleteItem, getItem, putItem, updateItem } from './items.ts';
import { query, scan } from './queries.ts';
import { inUse, invalid, invalidParameter, notFound, Refusal } from './refusal.ts';
import { allow, type Request } from './requests.ts';
import { Table, type TableDefinition } from './table.ts';

const ACCOUNT = '000000000000';
const MAX_LISTED = 100;

export interface StandInForDynamoDB {
  service: Service;
  close(): void;
}

/** @param file of the database; memory without */
export const standInForDynamoDB = (region: string, file?: string): StandInForDynamoDB => {
  const database = new DatabaseSync(file ?? ':memory:');
  // Nothing outlives the process: one transaction that never ends writes only what does not fit into memory.
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN');
  const tables = new Map<string, Table>();
  let created = 0;
  const tableNamed = (name: string): Table => {
    const table = tables.get(name);
    if (!table) throw notFound(name);
    return table;
  };
  const describe = (table: Table) => describeTable(table, region);

  const operations: Record<string, (request: Request) => object | string> = {
    GetItem: (request) => getItem(tableNamed(String(request.TableName)), request),
    PutItem: (request) => putItem(tableNamed(String(request.TableName)), request),
    UpdateItem: (request) => updateItem(tableNamed(String(request.TableName)), request),
    DeleteItem: (request) => deleteItem(tableNamed(String(request.TableName)), request),
    Query: (request) => query(tableNamed(String(request.TableName)), request),
    Scan: (request) => scan(tableNamed(String(request.TableName)), request),
    BatchGetItem: (request) => batchGetItem(tableNamed, request),
    BatchWriteItem: (request) => batchWriteItem(tableNamed, request),
    CreateTable: (request) => {
      const definition = checkDefinition(request as unknown as TableDefinition);
      if (tables.has(definition.TableName)) throw inUse(definition.TableName);
      const table = new Table(database, created++, definition);
      tables.set(definition.TableName, table);
      return { TableDescription: describe(table) };
    },
    DescribeTable: ({ TableName }) => ({ Table: describe(tableNamed(String(TableName))) }),
    DeleteTable: ({ TableName }) => {
      const table = tableNamed(String(TableName));
      const TableDescription = { ...describe(table), TableStatus: 'DELETING' };
      table.drop();
      tables.delete(String(TableName));
      return { TableDescription };
    },
    ListTables: ({ ExclusiveStartTableName: after = '', Limit = MAX_LISTED }) => {
      const names = [...tables.keys()].sort().filter((name) => name > String(after));
      const page = names.slice(0, Limit);
      return { TableNames: page, ...(page.length < names.length && { LastEvaluatedTableName: page.at(-1) }) };
    },
    /** Nothing expires, and nothing may rely on it: AWS itself may take days. */
    UpdateTimeToLive: ({ TableName, TimeToLiveSpecification }) => {
      tableNamed(String(TableName));
      return { TimeToLiveSpecification: TimeToLiveSpecification as object };
    },
  };

  return {
    service: ({ headers, body }) => {
      const operation = operations[headers['x-amz-target']?.split('.')[1] ?? ''];
      try {
        if (!operation) throw new Refusal('com.amazon.coral.service#UnknownOperationException', '');
        const answer = operation(JSON.parse(textOf(body)));
        return respond(200, typeof answer === 'string' ? answer : JSON.stringify(answer));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return respond(400, JSON.stringify({ __type: error.type, message: error.message, ...error.details }));
      }
    },
    close: () => {
      database.close();
      if (file) rmSync(file, { force: true });
    },
  };
};

const respond = (status: number, body: string): WireResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body,
});

const DEFINITION = ['TableName', 'AttributeDefinitions', 'KeySchema', 'GlobalSecondaryIndexes', 'BillingMode'];

/** @throws {Refusal} if the attributes of keys are not those that are defined */
const checkDefinition = (definition: TableDefinition): TableDefinition => {
  allow(definition, DEFINITION);
  if (!/^[\w.-]{3,255}$/.test(definition.TableName))
    throw invalid('TableName must be at least 3 characters long and at most 255 characters long');
  const keys = [definition, ...(definition.GlobalSecondaryIndexes ?? [])].flatMap(({ KeySchema }) => KeySchema);
  const used = new Set(keys.map(({ AttributeName }) => AttributeName));
  const defined = new Set(definition.AttributeDefinitions.map(({ AttributeName }) => AttributeName));
  const missing = [...used].filter((name) => !defined.has(name));
  if (missing.length > 0) {
    throw invalidParameter(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${missing.join(', ')}], AttributeDefinitions: [${[...defined].join(', ')}]`,
    );
  }
  if (defined.size > used.size)
    throw invalidParameter(
      'Some AttributeDefinitions are not used. AttributeDefinitions: [' +
        [...defined].join(', ') +
        '], keys used: [' +
        [...used].join(', ') +
        ']',
    );
  return definition;
};

const describeTable = ({ definition, created, count }: Table, region: string): object => {
  const {
    GlobalSecondaryIndexes: indexes,
    BillingMode: _,
    ...rest
  } = definition as TableDefinition & { BillingMode?: string };
  return {
    ...rest,
    TableArn: `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${definition.TableName}`,
    TableStatus: 'ACTIVE',
    CreationDateTime: created,
    ItemCount: count,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ...(indexes && { GlobalSecondaryIndexes: indexes.map((index) => ({ ...index, IndexStatus: 'ACTIVE' })) }),
  };
};
