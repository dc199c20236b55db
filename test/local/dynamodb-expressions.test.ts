import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standInForDynamoDB } from '../../lib/local/stand-ins/dynamodb/dynamodb.ts';
import { requestHandlerFor } from '../../lib/local/stand-ins/request-handler.ts';

const standIn = standInForDynamoDB('us-east-1');
const client = new DynamoDBClient({
  endpoint: 'http://dynamodb',
  region: 'us-east-1',
  credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
  requestHandler: requestHandlerFor(standIn.service),
});
const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
const TableName = 'Things';

beforeAll(async () => {
  const types = { place: 'S', at: 'N', region: 'S', kind: 'S', rank: 'N' } as const;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: Object.entries(types).map(([AttributeName, AttributeType]) => ({
        AttributeName,
        AttributeType,
      })),
      KeySchema: [
        { AttributeName: 'place', KeyType: 'HASH' },
        { AttributeName: 'at', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byRegionAndKind',
          // Two attributes make the partition. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html
          KeySchema: [
            { AttributeName: 'region', KeyType: 'HASH' },
            { AttributeName: 'kind', KeyType: 'HASH' },
            { AttributeName: 'rank', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
        },
      ],
    }),
  );
});
afterAll(() => {
  client.destroy();
  standIn.close();
});

let places = 0;
/** An item at a place of its own. */
const item = async (attributes: object = {}) => {
  const Key = { place: `place ${places++}`, at: 1 };
  await db.send(new PutCommand({ TableName, Item: { ...Key, ...attributes } }));
  return Key;
};
const get = async (Key: object) => (await db.send(new GetCommand({ TableName, Key }))).Item;

describe('a condition', () => {
  const attributes = { n: 7, text: 'ferry', list: ['a', 'b'], set: new Set(['x', 'y']), map: { inner: { n: 1 } } };
  it.each([
    ['attribute_exists(n) AND attribute_not_exists(extra)', {}, true],
    ['n BETWEEN :a AND :b', { ':a': 7, ':b': 9 }, true],
    ['n < :a OR n > :a', { ':a': 7 }, false],
    ['NOT n = :a', { ':a': 8 }, true],
    ['n IN (:a, :b)', { ':a': 1, ':b': 7 }, true],
    ['begins_with(text, :a)', { ':a': 'fer' }, true],
    ['contains(text, :a)', { ':a': 'err' }, true],
    ['contains(#list, :a) AND contains(#set, :b)', { ':a': 'b', ':b': 'x' }, true],
    ['contains(#set, :a)', { ':a': 'z' }, false],
    ['map.#inner.n = :a', { ':a': 1 }, true],
    ['#list[1] = :a', { ':a': 'b' }, true],
    ['size(#list) = :a AND size(text) > :a', { ':a': 2 }, true],
    ['attribute_type(#set, :a)', { ':a': 'SS' }, true],
    ['n = :a', { ':a': '7' }, false],
    ['extra <> :a', { ':a': 1 }, true],
    ['extra = :a', { ':a': 1 }, false],
    ['n = :a OR n = :b AND n = :c', { ':a': 7, ':b': 1, ':c': 2 }, true],
    ['(n = :a OR n = :b) AND n = :c', { ':a': 7, ':b': 1, ':c': 2 }, false],
  ])('%s', async (expression, values, isMet) => {
    const Key = await item(attributes);
    const names = { '#list': 'list', '#set': 'set', '#inner': 'inner' };
    const used = Object.entries(names).filter(([name]) => expression.includes(name));
    const ConditionExpression = expression.replaceAll('text', '#text').replaceAll('map', '#map');
    const more = Object.entries({ '#text': 'text', '#map': 'map' }).filter(([name]) =>
      ConditionExpression.includes(name),
    );
    const update = db.send(
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: 'SET done = :done',
        ConditionExpression,
        ...(used.length + more.length > 0 && { ExpressionAttributeNames: Object.fromEntries([...used, ...more]) }),
        ExpressionAttributeValues: { ':done': true, ...values },
      }),
    );
    if (isMet) await update;
    else await expect(update).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect((await get(Key))?.done).toBe(isMet ? true : undefined);
  });
});

describe('an update', () => {
  const change = async (before: object, UpdateExpression: string, values?: object, names?: Record<string, string>) => {
    const Key = await item(before);
    await db.send(
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression,
        ...(values && { ExpressionAttributeValues: values }),
        ...(names && { ExpressionAttributeNames: names }),
      }),
    );
    const { place: _, at: __, ...rest } = (await get(Key))!;
    return rest;
  };

  it('sets values made of the item as it was', async () => {
    expect(await change({ a: 1, b: 2 }, 'SET a = b, b = a + :n, c = if_not_exists(c, :n) - :n', { ':n': 0.5 })).toEqual(
      {
        a: 2,
        b: 1.5,
        c: 0,
      },
    );
  });

  it('appends to lists and sets places in lists and maps', async () => {
    expect(
      await change(
        { notes: ['a'], map: { x: 1 } },
        'SET notes = list_append(notes, :more), #map.y = :one, notes[9] = :one',
        {
          ':more': ['b'],
          ':one': 1,
        },
        { '#map': 'map' },
      ).catch((error) => error.message),
    ).toMatch('Two document paths overlap');
    expect(
      await change(
        { notes: ['a'], map: { x: 1 } },
        'SET notes[9] = :one, #map.y = :one',
        { ':one': 1 },
        { '#map': 'map' },
      ),
    ).toEqual({
      notes: ['a', 1],
      map: { x: 1, y: 1 },
    });
  });

  it('removes the places that a list had before', async () => {
    expect(await change({ notes: ['a', 'b', 'c', 'd'] }, 'REMOVE notes[0], notes[2]')).toEqual({ notes: ['b', 'd'] });
  });

  it('adds to numbers and sets, which exactly, and takes away from sets', async () => {
    const before = { n: 0.1, tags: new Set(['a', 'b']), gone: new Set(['x']) };
    const values = { ':n': 0.2, ':more': new Set(['b', 'c']), ':x': new Set(['x', 'z']) };
    expect(await change(before, 'ADD n :n, tags :more DELETE gone :x', values)).toEqual({
      n: 0.3,
      tags: new Set(['a', 'b', 'c']),
    });
  });

  it.each([
    ['SET absent.part = :v', 'The document path provided in the update expression is invalid for update'],
    ['SET a = absent + :v', 'refers to an attribute that does not exist in the item'],
    ['SET a = #text + :v', 'incorrect data type'],
    ['SET place = :v', 'Cannot update attribute place. This attribute is part of the key'],
    ['SET name = :v', 'Attribute name is a reserved keyword; reserved keyword: name'],
    ['SET a = :v, a = :v', 'Two document paths overlap'],
    ['SET a = :v SET b = :v', 'The "SET" section can only be used once'],
    ['SET a = :v,', 'Syntax error; token: "<EOF>"'],
    ['SET a = :extra', 'attribute value used in expression is not defined'],
    ['SET a = :v REMOVE #other', 'attribute name used in expression is not defined'],
    ['REMOVE a', 'Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}'],
  ])('%s is refused', async (UpdateExpression, message) => {
    const Key = await item({ text: 'ferry' });
    const update = new UpdateCommand({
      TableName,
      Key,
      UpdateExpression,
      ...(UpdateExpression.includes('#text') && { ExpressionAttributeNames: { '#text': 'text' } }),
      ExpressionAttributeValues: { ':v': 1 },
    });
    await expect(db.send(update)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  it('returns what it changed, before or after', async () => {
    const Key = await item({ a: 1, b: 1 });
    const returned = async (ReturnValues: 'UPDATED_OLD' | 'UPDATED_NEW' | 'ALL_OLD' | 'ALL_NEW') => {
      const request = { UpdateExpression: 'ADD a :one', ExpressionAttributeValues: { ':one': 1 }, ReturnValues };
      return (await db.send(new UpdateCommand({ TableName, Key, ...request }))).Attributes;
    };
    expect(await returned('UPDATED_OLD')).toEqual({ a: 1 });
    expect(await returned('UPDATED_NEW')).toEqual({ a: 3 });
    expect(await returned('ALL_OLD')).toEqual({ ...Key, a: 3, b: 1 });
    expect(await returned('ALL_NEW')).toEqual({ ...Key, a: 5, b: 1 });
  });
});

describe('a query', () => {
  const place = 'station';
  const times = [-20, -3.5, 0, 0.25, 3, 20, 100];
  beforeAll(async () => {
    for (const at of times) await db.send(new PutCommand({ TableName, Item: { place, at, even: at % 2 === 0 } }));
  });
  const ask = async (condition: string, values: object = {}, rest: object = {}) => {
    const { Items = [], LastEvaluatedKey } = await db.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: `place = :place${condition === '' ? '' : ` AND ${condition}`}`,
        ExpressionAttributeValues: { ':place': place, ...values },
        ...rest,
      }),
    );
    return { at: Items.map((row) => row.at), LastEvaluatedKey };
  };

  it('orders numbers as numbers, either way', async () => {
    // `at` is no reserved word; many extra short names are.
    expect((await ask('')).at).toEqual(times);
    expect((await ask('', {}, { ScanIndexForward: false })).at).toEqual(times.toReversed());
  });

  it.each([
    ['< :a', { ':a': 0 }, [-20, -3.5]],
    ['>= :a', { ':a': 3 }, [3, 20, 100]],
    ['BETWEEN :a AND :b', { ':a': -4, ':b': 3 }, [-3.5, 0, 0.25, 3]],
    ['= :a', { ':a': 0.25 }, [0.25]],
  ])('#at %s', async (condition, values, expected) => {
    const rest = { ExpressionAttributeNames: { '#at': 'at' } };
    expect((await ask(`#at ${condition}`, values, rest)).at).toEqual(expected);
  });

  it('goes on after the last key, and filters after it has counted', async () => {
    const first = await ask('', { ':yes': true }, { Limit: 4, FilterExpression: 'even = :yes' });
    expect(first).toEqual({ at: [-20, 0], LastEvaluatedKey: { place, at: 0.25 } });
    const rest = { FilterExpression: 'even = :yes', ExclusiveStartKey: first.LastEvaluatedKey };
    expect(await ask('', { ':yes': true }, rest)).toEqual({ at: [20, 100], LastEvaluatedKey: undefined });
  });

  it('stops after a megabyte', async () => {
    for (let at = 0; at < 4; at++) {
      await db.send(new PutCommand({ TableName, Item: { place: 'heavy', at, text: 'x'.repeat(350_000) } }));
    }
    const { Items, LastEvaluatedKey } = await db.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'place = :place',
        ExpressionAttributeValues: { ':place': 'heavy' },
      }),
    );
    expect([Items?.length, LastEvaluatedKey]).toEqual([2, { place: 'heavy', at: 1 }]);
  });

  it.each([
    ['begins_with(#at, :a)', 'Incorrect operand type'],
    ['#at <> :a', 'Invalid operator used in KeyConditionExpression'],
    ['extra = :a', 'Query condition missed key schema element'],
    ['#at > :a AND #at < :a', 'must only contain one condition per key'],
  ])('%s is refused', async (condition, message) => {
    const names = condition.includes('#at') && { ExpressionAttributeNames: { '#at': 'at' } };
    await expect(ask(condition, { ':a': 1 }, names || {})).rejects.toThrow(message);
  });

  it('reads an index whose partition is of two attributes, and only what it holds', async () => {
    for (const [rank, title] of [
      [2, 'second'],
      [1, 'first'],
    ] as const) {
      await item({ region: 'north', kind: 'port', rank, title, extra: true });
    }
    const there = await item({ region: 'north', kind: 'port', rank: 3, title: 'gone' });
    await db.send(
      new UpdateCommand({
        TableName,
        Key: there,
        UpdateExpression: 'REMOVE kind',
        ConditionExpression: 'attribute_exists(kind)',
      }),
    );
    const query = {
      TableName,
      IndexName: 'byRegionAndKind',
      ExpressionAttributeNames: { '#region': 'region' },
      ExpressionAttributeValues: { ':r': 'north', ':k': 'port' },
    };
    const whole = { KeyConditionExpression: '#region = :r AND kind = :k' };
    const { Items = [] } = await db.send(new QueryCommand({ ...query, ...whole }));
    expect(Items.map(({ rank, title, extra }) => [rank, title, extra])).toEqual([
      [1, 'first', undefined],
      [2, 'second', undefined],
    ]);
    await expect(db.send(new QueryCommand({ ...query, ...whole, ConsistentRead: true }))).rejects.toThrow('Consistent');
    await expect(db.send(new QueryCommand({ ...query, ...whole, ProjectionExpression: 'extra' }))).rejects.toThrow(
      'does not project',
    );
    const half = { KeyConditionExpression: '#region = :r', ExpressionAttributeValues: { ':r': 'north' } };
    await expect(db.send(new QueryCommand({ ...query, ...half }))).rejects.toThrow('missed key schema element: kind');
  });
});

describe('the stand-in', () => {
  it('returns the parts of an item that are asked for', async () => {
    const Key = await item({ a: { b: [1, 2, 3], c: 4 }, d: 5 });
    const request = { TableName, Key, ProjectionExpression: 'a.b[2], a.b[0], absent' };
    expect((await db.send(new GetCommand(request))).Item).toEqual({ a: { b: [1, 3] } });
  });

  it('returns a batch in no order to rely on, without those that are not there', async () => {
    const keys = [await item({ n: 1 }), await item({ n: 2 }), { place: 'nowhere', at: 1 }];
    const { Responses } = await db.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: keys } } }));
    expect(Responses?.[TableName]?.map(({ n }) => n)).toEqual([2, 1]);
    const twice = { RequestItems: { [TableName]: { Keys: [keys[0]!, keys[0]!] } } };
    await expect(db.send(new BatchGetCommand(twice))).rejects.toThrow('duplicates');
  });

  it('scans page by page, each item once', async () => {
    const places = new Set<string>();
    let read = 0;
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await db.send(new ScanCommand({ TableName, Limit: 7, ExclusiveStartKey }));
      for (const { place, at } of page.Items ?? []) places.add(`${place} ${at}`);
      read += page.Items?.length ?? 0;
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    expect(places.size).toBe(read);
    expect(read).toBeGreaterThan(20);
  });

  it('says so if it is asked for what it does not know', async () => {
    const request = { TableName, Segment: 0, TotalSegments: 2 };
    await expect(db.send(new ScanCommand(request))).rejects.toThrow('does not know the parameter');
    await expect(db.send(new GetCommand({ TableName: 'Nothing', Key: {} }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('keeps names that objects have of themselves, and numbers of 38 digits', async () => {
    const Key = await item({ constructor: 'c', toString: 't' });
    expect(await get(Key)).toMatchObject({ constructor: 'c', toString: 't' });
    const condition = {
      ConditionExpression: 'attribute_not_exists(valueOf)',
      UpdateExpression: 'REMOVE hasOwnProperty',
    };
    await db.send(new UpdateCommand({ TableName, Key, ...condition }));
    const exact = { ':n': BigInt('12345678901234567890123456789012345678') };
    await db.send(
      new UpdateCommand({ TableName, Key, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: exact }),
    );
    expect((await get(Key))?.n).toBe(12345678901234567890123456789012345678n);
  });
});
