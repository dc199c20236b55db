import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoBegun } from '../../functions/tables/begun.ts';
import { documentClient } from '../../functions/tables/client.ts';
import { dynamoFiles } from '../../functions/tables/files.ts';
import { type Claim, dynamoFingerprints } from '../../functions/tables/fingerprints.ts';
import type { FileRow, StoryRow } from '../../functions/tables/rows.ts';
import { dynamoStories } from '../../functions/tables/stories.ts';
import { standInForDynamoDB } from '../../lib/local/stand-ins/dynamodb/dynamodb.ts';
import { listen } from '../../lib/local/stand-ins/http-server.ts';
import { requestHandlerFor } from '../../lib/local/stand-ins/request-handler.ts';
import { createTable, rowsOf } from './bare-tables.ts';
import type { ReadableStores } from './memory.ts';

const TABLES = {
  Files: ['key', 'version'],
  Stories: ['storyId'],
  Fingerprints: ['fingerprint'],
};

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

  const scan = (table: string) => rowsOf(db, table);
  const create = (table: string, keys: readonly string[]) => createTable(db, table, keys);

  /** New tables, whose names end in this. */
  const open = async (suffix = ''): Promise<ReadableStores> => {
    for (const [name, keys] of Object.entries(TABLES)) await create(`${name}${suffix}`, keys);
    return {
      files: dynamoFiles(db, `Files${suffix}`),
      stories: dynamoStories(db, `Stories${suffix}`),
      fingerprints: dynamoFingerprints(db, `Fingerprints${suffix}`),
      begun: dynamoBegun(db, `Fingerprints${suffix}`, () => 1),
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
    createTable: create,
    open,
    ...(await open()),
    stop: async () => {
      client.destroy();
      await server.close();
      standIn.close();
    },
  };
};
