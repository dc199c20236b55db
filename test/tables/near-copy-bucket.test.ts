import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { enterBucket } from '../../functions/tables/near-copy-bucket.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const db = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-west-1' }));
const enter = () =>
  enterBucket(db, 'Fingerprints', 'near#1#ab', 'ff'.repeat(16), '2026-03-01T10:00:00.000Z', { source: 'wire' });
const member = Uint8Array.from({ length: 16 }, () => 0xab);
const full = (item: object) =>
  dynamodb
    .on(UpdateCommand)
    .rejects(
      new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {}, ...item }),
    );

beforeEach(() => dynamodb.reset());

describe('a full bucket', () => {
  it('tells its members with its refusal', async () => {
    full({ Item: { members: { BS: [member] } } });
    expect(await enter()).toEqual(['ab'.repeat(16)]);
    expect(dynamodb.commandCalls(GetCommand)).toEqual([]);
  });

  it('is read where an emulator does not return it', async () => {
    full({});
    dynamodb.on(GetCommand, { ConsistentRead: true }).resolves({ Item: { members: new Set([member]) } });
    expect(await enter()).toEqual(['ab'.repeat(16)]);
  });
});
