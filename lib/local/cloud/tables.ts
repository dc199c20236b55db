import {
  type AttributeDefinition,
  CreateTableCommand,
  DeleteTableCommand,
  type GlobalSecondaryIndex,
  type KeySchemaElement,
  type LocalSecondaryIndex,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Resources } from '../template/resources.ts';
import { type NamedResource, readProperties, resourcesOfType, type Template } from '../template/template.ts';

export interface LocalTable {
  id: string;
  name: string;
  /** Files, Statements …: the name in docs and code. */
  title: string;
  /** The attributes of its key. */
  keys: string[];
}

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const indexes = z
  .array(
    z.object({
      IndexName: z.string(),
      KeySchema: keySchema,
      Projection: z.object({
        ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
        NonKeyAttributes: z.array(z.string()).optional(),
      }),
    }),
  )
  .optional();
const tableProperties = z.object({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: indexes,
  LocalSecondaryIndexes: indexes,
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.coerce.boolean() }).optional(),
});

/** Seconds. */
const WAITER = { maxWaitTime: 60, minDelay: 0.05, maxDelay: 1 };

/** Creates the template's tables with their keys, indexes and expiry, and waits until they are ready. */
export const createTables = async (
  template: Template,
  resources: Resources,
  dynamodb: DynamoDBDocumentClient,
  nameOf: (name: string) => string,
): Promise<LocalTable[]> => {
  const tables = resourcesOfType(template, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  return Promise.all(
    tables.map(async (resource) => {
      const properties = readProperties(resource, tableProperties, resources);
      const name = nameOf(properties.TableName ?? resource.id);
      const arn = await createTable(dynamodb, name, properties);
      resources.add(resource.id, name, { Arn: arn });
      const keys = properties.KeySchema.map(({ AttributeName }) => AttributeName);
      return { id: resource.id, name, title: titleOf(resource), keys };
    }),
  );
};

const createTable = async (
  dynamodb: DynamoDBDocumentClient,
  name: string,
  properties: z.output<typeof tableProperties>,
): Promise<string> => {
  const { TableDescription } = await dynamodb.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: properties.KeySchema as KeySchemaElement[],
      AttributeDefinitions: properties.AttributeDefinitions as AttributeDefinition[],
      GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes as GlobalSecondaryIndex[] | undefined,
      LocalSecondaryIndexes: properties.LocalSecondaryIndexes as LocalSecondaryIndex[] | undefined,
    }),
  );
  await waitUntilTableExists({ client: dynamodb, ...WAITER }, { TableName: name });
  const expiry = properties.TimeToLiveSpecification;
  if (expiry?.Enabled) {
    await dynamodb.send(
      new UpdateTimeToLiveCommand({
        TableName: name,
        TimeToLiveSpecification: { AttributeName: expiry.AttributeName, Enabled: true },
      }),
    );
  }
  return TableDescription?.TableArn ?? '';
};

const TITLES = ['Files', 'Articles', 'Stories', 'Statements', 'Mentions', 'Fingerprints', 'Search'];

/** CDK's logical ids are the construct's path and eight hexadecimal digits. */
const titleOf = ({ id }: NamedResource): string => {
  const path = id.replace(/[0-9A-F]{8}$/, '');
  return TITLES.find((title) => path.toLowerCase().endsWith(title.toLowerCase())) ?? path;
};

/** Deletes the table and waits until it is gone. */
export const deleteTable = async (dynamodb: DynamoDBDocumentClient, name: string): Promise<void> => {
  await dynamodb.send(new DeleteTableCommand({ TableName: name }));
  await waitUntilTableNotExists({ client: dynamodb, ...WAITER }, { TableName: name });
};
