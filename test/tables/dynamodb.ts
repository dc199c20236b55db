import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/tables/client.ts';
import { dynamoFiles } from '../../functions/tables/files.ts';
import { type Claim, dynamoFingerprints } from '../../functions/tables/fingerprints.ts';
import type { FileRow, StoryRow } from '../../functions/tables/rows.ts';
import { dynamoStories } from '../../functions/tables/stories.ts';
import { standInForDynamoDB } from '../../lib/local/stand-ins/dynamodb/dynamodb.ts';
import { listen } from '../../lib/local/stand-ins/http-server.ts';
import { requestHandlerFor } from '../../lib/local/stand-ins/request-handler.ts';
import type { ReadableStores } from './memory.ts';

const TABLES = {
  Files: ['key', 'version'],
  Stories: ['storyId'],
  Fingerprints: ['fingerprint'],
};

type Item = Record<string, unknown>;

/** DynamoDB's stores on a DynamoDB in this process, without indexes: no decision reads one. */
export const startDynamodb = async () => {
  const standIn = standInForDynamoDB('us-east-1');
  const server = await listen(standIn.service, 0);
  const options = {
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const client = new DynamoDBClient({ ...options, requestHandler: requestHandlerFor(standIn.service) });
  const db = documentClient(client);

  const scan = async (TableName: string): Promise<Item[]> => {
    const items: Item[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = await db.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
      items.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return items;
  };

  const createTable = async (TableName: string, keys: readonly string[]): Promise<void> => {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: keys.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? 'HASH' : 'RANGE' })),
      }),
    );
  };

  /** New tables, whose names end in this. */
  const open = async (suffix = ''): Promise<ReadableStores> => {
    for (const [name, keys] of Object.entries(TABLES)) await createTable(`${name}${suffix}`, keys);
    return {
      files: dynamoFiles(db, `Files${suffix}`),
      stories: dynamoStories(db, `Stories${suffix}`),
      fingerprints: dynamoFingerprints(db, `Fingerprints${suffix}`),
      async snapshot() {
        const fingerprints = await scan(`Fingerprints${suffix}`);
        const of = (kind: string) => fingerprints.filter((item) => String(item.fingerprint).startsWith(kind));
        return {
          files: (await scan(`Files${suffix}`)) as unknown as FileRow[],
          stories: (await scan(`Stories${suffix}`)) as unknown as StoryRow[],
          claims: of('article#') as unknown as Claim[],
          buckets: of('near#').map(({ members }) =>
            Array.from(members as Set<Uint8Array>, (member) => Buffer.from(member).toString('hex')),
          ),
        };
      },
    };
  };

  return {
    db,
    options,
    scan,
    createTable,
    open,
    ...(await open()),
    stop: async () => {
      client.destroy();
      await server.close();
      standIn.close();
    },
  };
};
