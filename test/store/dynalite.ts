import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoFiles } from '../../functions/store/files.ts';
import { dynamoFingerprints } from '../../functions/store/fingerprints.ts';
import { dynamoStories } from '../../functions/store/stories.ts';

const TABLES = {
  Files: ['key', 'version'],
  Stories: ['storyId'],
  Fingerprints: ['fingerprint'],
};

/** DynamoDB's stores on a DynamoDB in this process, without indexes: no decision reads one. */
export const startDynalite = async () => {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const options = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const client = new DynamoDBClient(options);
  for (const [TableName, keys] of Object.entries(TABLES)) {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: keys.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? 'HASH' : 'RANGE' })),
      }),
    );
  }
  const db = documentClient(client);
  return {
    db,
    options,
    files: dynamoFiles(db, 'Files'),
    stories: dynamoStories(db, 'Stories'),
    fingerprints: dynamoFingerprints(db, 'Fingerprints'),
    stop: async () => {
      client.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
