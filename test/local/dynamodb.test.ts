import { BatchWriteItemCommand, CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemSize } from '../../lib/local/stand-ins/dynamodb/size.ts';
import { type StandIns, startStandIns } from '../../lib/local/stand-ins/stand-ins.ts';

let standIns: StandIns;
let client: DynamoDBClient;
let db: DynamoDBDocumentClient;
beforeAll(async () => {
  standIns = await startStandIns('eu-west-1', undefined, () => {});
  client = new DynamoDBClient({
    endpoint: standIns.endpoints.dynamodb,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
  });
  db = DynamoDBDocumentClient.from(client);
  await client.send(
    new CreateTableCommand({
      TableName: 'table',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['key', 'sort', 'holder', 'place'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'key', KeyType: 'HASH' },
        { AttributeName: 'sort', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byOwner',
          KeySchema: [
            { AttributeName: 'holder', KeyType: 'HASH' },
            { AttributeName: 'place', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
});
afterAll(async () => {
  client?.destroy();
  await standIns?.stop();
});

const put = (item: object) =>
  db.send(new PutCommand({ TableName: 'table', Item: { key: 'k', sort: 's', ...item } })).then(() => 'written');
const update = (rest: object) =>
  db.send(new UpdateCommand({ TableName: 'table', Key: { key: 'updated', sort: 's' }, ...rest })).then(() => 'written');
const refused = (request: Promise<unknown>, message: string) =>
  expect(request).rejects.toMatchObject({ name: 'ValidationException', message: expect.stringContaining(message) });

describe('the stand-in for DynamoDB', () => {
  it('counts an item in bytes of UTF-8, names and nesting included', async () => {
    expect(itemSize({ ü: { S: 'äö' } })).toBe(6);
    expect(itemSize({ n: { N: '-1200' }, b: { B: 'AAAA' }, f: { BOOL: false } })).toBe(3 + 2 + 3 + 1);
    expect(itemSize({ l: { L: [{ S: 'a' }, { S: 'b' }] }, m: { M: { a: { S: '' } } }, s: { SS: ['é'] } })).toBe(
      1 + 3 + 2 + 2 + (1 + 3 + 1 + 1) + (1 + 2),
    );
    const room = 400 * 1024 - itemSize({ key: { S: 'k' }, sort: { S: 's' }, text: { S: '' } });
    expect(await put({ text: 'ü'.repeat(room / 2) })).toBe('written');
    await refused(put({ text: 'ü'.repeat(room / 2 + 1) }), 'Item size has exceeded the maximum allowed size');
  });

  it('counts an item after an update', async () => {
    const add = { UpdateExpression: 'SET a = :a', ExpressionAttributeValues: { ':a': 'é'.repeat(150_000) } };
    expect(await update(add)).toBe('written');
    await refused(
      update({ UpdateExpression: 'SET b = :b', ExpressionAttributeValues: { ':b': 'é'.repeat(60_000) } }),
      'Item size to update has exceeded the maximum allowed size',
    );
  });

  it('counts keys in bytes', async () => {
    expect(await put({ key: 'é'.repeat(1024), sort: 'é'.repeat(512) })).toBe('written');
    await refused(put({ key: 'é'.repeat(1025) }), 'Size of hashkey has exceeded the maximum size limit of2048 bytes');
    const long = { key: 'k', sort: 'é'.repeat(513) };
    const message = 'Aggregated size of all range keys has exceeded the size limit of 1024 bytes';
    await refused(put(long), message);
    await refused(db.send(new GetCommand({ TableName: 'table', Key: long })), message);
    await refused(update({ Key: long }), message);
  });

  it('refuses keys of indexes that are empty or too long, at a put, in a batch and at an update', async () => {
    const empty = 'empty string value. IndexName: byOwner, IndexKey: holder';
    const long =
      'Size limit exceeded for Index Key place Actual Size: 1026 bytes Max Size: 1024 bytes IndexName: byOwner';
    expect(await put({ holder: 'o', place: 'p', text: '' })).toBe('written');
    await refused(put({ holder: '' }), empty);
    await refused(put({ holder: 'o', place: 'é'.repeat(513) }), long);
    const Item = { key: { S: 'k' }, sort: { S: 's' }, holder: { S: '' } };
    await refused(
      client.send(new BatchWriteItemCommand({ RequestItems: { table: [{ PutRequest: { Item } }] } })),
      empty,
    );
    const set = (name: string, value: string) =>
      update({ UpdateExpression: `SET ${name} = :v`, ExpressionAttributeValues: { ':v': value } });
    await refused(
      set('holder', ''),
      'The update expression attempted to update a secondary index key to a value that is not supported.',
    );
    await refused(set('place', 'é'.repeat(513)), long);
  });

  it('refuses halves of surrogate pairs, and what is nested too deeply', async () => {
    expect(await put({ text: '🙂' })).toBe('written');
    await refused(put({ text: '🙂'.slice(0, 1) }), 'surrogate');
    await refused(put({ list: [{ text: ['🙂'.slice(1)] }] }), 'surrogate');
    await refused(
      update({ UpdateExpression: 'SET t = :t', ExpressionAttributeValues: { ':t': '\ud800' } }),
      'surrogate',
    );
    const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);
    expect(await put({ nested: nested(32) })).toBe('written');
    await refused(put({ nested: nested(33) }), 'Nesting Levels have exceeded supported limits');
  });

  it('refuses expressions that are too long', async () => {
    const values = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`:v${i}`, i]));
    const among = (count: number) => ({
      UpdateExpression: 'SET done = :v0',
      ConditionExpression: `n IN (${Object.keys(values).slice(0, count).join(', ')}) OR attribute_not_exists(n)`,
      ExpressionAttributeValues: Object.fromEntries(Object.entries(values).slice(0, count)),
    });
    expect(await update(among(100))).toBe('written');
    await refused(update(among(101)), 'too many operands; number of operands: 101');
    const conditions = (count: number) => ({
      UpdateExpression: 'SET done = :v',
      ConditionExpression: Array.from({ length: count }, () => 'a<>:v').join(' OR '),
      ExpressionAttributeValues: { ':v': 1 },
    });
    expect(await update(conditions(150))).toBe('written');
    await refused(update(conditions(151)), 'too many operators; operator count: 301');
    await refused(update(conditions(500)), 'Expression size has exceeded the maximum allowed size');
  });

  it('takes 25 writes in a batch, whatever tables they are for', async () => {
    const puts = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ PutRequest: { Item: { key: { S: `${i}` }, sort: { S: 's' } } } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { table: puts(25) } }));
    await refused(
      client.send(new BatchWriteItemCommand({ RequestItems: { table: puts(13), other: puts(13) } })),
      'Too many items requested for the BatchWriteItem call',
    );
  });

  it('returns the item that did not meet a condition, if asked', async () => {
    await put({ key: 'condition', count: 7 });
    const write = (rest: object) =>
      db.send(
        new PutCommand({
          TableName: 'table',
          Item: { key: 'condition', sort: 's' },
          ConditionExpression: 'attribute_not_exists(#key)',
          ExpressionAttributeNames: { '#key': 'key' },
          ...rest,
        }),
      );
    await expect(write({ ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      Item: { count: { N: '7' } },
    });
    const error = await write({}).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(error.Item).toBeUndefined();
  });

  it('answers a query as before', async () => {
    await put({ key: 'asked', holder: 'me', place: 'here' });
    const query = { KeyConditionExpression: '#o = :o', ExpressionAttributeNames: { '#o': 'holder' } };
    const { Items } = await db.send(
      new QueryCommand({
        TableName: 'table',
        IndexName: 'byOwner',
        ...query,
        ExpressionAttributeValues: { ':o': 'me' },
      }),
    );
    expect(Items).toEqual([{ key: 'asked', sort: 's', holder: 'me', place: 'here' }]);
  });

  it('counts a read that finds nothing as one of the least', async () => {
    const query = { TableName: 'table', KeyConditionExpression: '#k = :k', ExpressionAttributeNames: { '#k': 'key' } };
    const units = async (ConsistentRead: boolean) => {
      const ExpressionAttributeValues = { ':k': 'never' };
      const ReturnConsumedCapacity = 'TOTAL';
      const { ConsumedCapacity } = await db.send(
        new QueryCommand({ ...query, ExpressionAttributeValues, ConsistentRead, ReturnConsumedCapacity }),
      );
      return ConsumedCapacity?.CapacityUnits;
    };
    expect([await units(true), await units(false)]).toEqual([1, 0.5]);
  });

  it('counts what a write takes in the indexes of its table', async () => {
    const units = async (item: object) => {
      const Item = { key: 'counted', sort: 's', ...item };
      const ReturnConsumedCapacity = 'TOTAL';
      const { ConsumedCapacity } = await db.send(new PutCommand({ TableName: 'table', Item, ReturnConsumedCapacity }));
      return ConsumedCapacity?.CapacityUnits;
    };
    expect(await units({ holder: 'A' }), 'not in the index').toBe(1);
    expect(await units({ holder: 'A', place: 'x' }), 'entered').toBe(2);
    expect(await units({ holder: 'A', place: 'x', text: 'ü'.repeat(600) }), 'nothing projected has changed').toBe(2);
    expect(await units({ holder: 'A', place: 'y' }), 'moved, and before it a larger row').toBe(4);
    expect(await units({}), 'taken out').toBe(2);
  });
});
