/**
 * Counts what writes to a table cost in its indexes, because emulators count only the table.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

export interface Index {
  keys: string[];
  projected: string[];
}

type Item = Record<string, unknown>;

/** The entry of an item in an index; undefined if it lacks one of the index's keys. */
const entryOf = ({ keys, projected }: Index, tableKeys: readonly string[], item: Item | undefined) => {
  if (!item || keys.some((key) => item[key] === undefined)) return undefined;
  const entry = Object.fromEntries([...tableKeys, ...keys, ...projected].map((name) => [name, item[name]]));
  return { key: JSON.stringify(keys.map((key) => item[key])), entry: JSON.stringify(entry) };
};

const unitsOf = (entry: string): number => Math.ceil(Buffer.byteLength(entry) / 1024);

/** Write units in one index for the change of an item. */
const indexUnits = (index: Index, tableKeys: readonly string[], before?: Item, after?: Item): number => {
  const [old, now] = [entryOf(index, tableKeys, before), entryOf(index, tableKeys, after)];
  if (old?.entry === now?.entry) return 0;
  if (old && now && old.key === now.key) return Math.max(unitsOf(old.entry), unitsOf(now.entry));
  return (old ? unitsOf(old.entry) : 0) + (now ? unitsOf(now.entry) : 0);
};

interface IndexedTable {
  keys: string[];
  indexes: Index[];
}

/** Counts the index units of every put and update of a client, by reading the item before and after. */
export const countIndexUnits = (
  db: DynamoDBDocumentClient,
  reader: DynamoDBDocumentClient,
  tables: Readonly<Record<string, IndexedTable>>,
  count: (units: number) => void,
): void => {
  db.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const input = call.input as { TableName?: string; Key?: Item; Item?: Item };
        const table = tables[input.TableName ?? ''];
        if (!table || table.indexes.length === 0 || !/^(Put|Update)/.test(String(commandName))) return next(call);
        const source = input.Key ?? input.Item ?? {};
        const Key = Object.fromEntries(table.keys.map((key) => [key, source[key]]));
        const read = async () => {
          const { Item } = await reader.send(new GetCommand({ TableName: input.TableName, Key, ConsistentRead: true }));
          return Item as Item | undefined;
        };
        const before = await read();
        const answer = await next(call);
        const after = await read();
        for (const index of table.indexes) count(indexUnits(index, table.keys, before, after));
        return answer;
      },
    { name: 'countIndexUnits', step: 'initialize' },
  );
};

interface TableResource {
  Type: string;
  Properties?: {
    KeySchema: { AttributeName: string }[];
    GlobalSecondaryIndexes?: {
      KeySchema: { AttributeName: string }[];
      Projection: { ProjectionType: string; NonKeyAttributes?: string[] };
    }[];
  };
}

/** The keys and indexes of a table in a synthesised template, found by a part of its logical id. */
export const tableOf = (resources: Record<string, TableResource>, part: string): IndexedTable => {
  const found = Object.entries(resources).find(
    ([id, { Type }]) => Type === 'AWS::DynamoDB::Table' && id.includes(part),
  );
  const { KeySchema, GlobalSecondaryIndexes = [] } = found?.[1].Properties ?? { KeySchema: [] };
  const names = (schema: { AttributeName: string }[]) => schema.map(({ AttributeName }) => AttributeName);
  return {
    keys: names(KeySchema),
    indexes: GlobalSecondaryIndexes.map((index) => ({
      keys: names(index.KeySchema),
      projected: index.Projection.NonKeyAttributes ?? [],
    })),
  };
};
