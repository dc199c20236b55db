import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clients, connect, disconnect } from '../../lib/local/cloud/clients.ts';
import { type StandIns, startStandIns } from '../../lib/local/stand-ins/stand-ins.ts';

let standIns: StandIns;
let clients: Clients;
beforeAll(async () => {
  standIns = await startStandIns('eu-west-1', undefined, () => {});
  clients = connect(standIns.endpoints, { region: 'eu-west-1', accessKeyId: 'id', secretAccessKey: 'secret' });
});
afterAll(async () => {
  disconnect(clients);
  await standIns?.stop();
});

const bucket = async (name: string, versioned: boolean): Promise<void> => {
  await clients.s3.send(new CreateBucketCommand({ Bucket: name }));
  if (!versioned) return;
  await clients.s3.send(
    new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration: { Status: 'Enabled' } }),
  );
};
const put = (name: string, key: string, body: string) =>
  clients.s3.send(new PutObjectCommand({ Bucket: name, Key: key, Body: body }));
const get = async (name: string, key: string, conditions: { VersionId?: string; IfMatch?: string } = {}) => {
  const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: name, Key: key, ...conditions }));
  return Body?.transformToString();
};

describe('the stand-in for S3', () => {
  it('listens on this machine only', () => {
    for (const endpoint of Object.values(standIns.endpoints)) expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('keeps versions if versioning is enabled', async () => {
    await bucket('versioned', true);
    const first = await put('versioned', 'a ü+.txt', 'first');
    const second = await put('versioned', 'a ü+.txt', 'second');
    expect(first.VersionId).not.toBe(second.VersionId);
    expect(await get('versioned', 'a ü+.txt')).toBe('second');
    expect(await get('versioned', 'a ü+.txt', { VersionId: first.VersionId! })).toBe('first');
    expect(await get('versioned', 'a ü+.txt', { VersionId: second.VersionId! })).toBe('second');
    await expect(get('versioned', 'a ü+.txt', { VersionId: '0'.repeat(32) })).rejects.toThrow();
  });

  it('lists every version and delete marker', async () => {
    await bucket('all', true);
    const first = await put('all', 'a.txt', 'first');
    const second = await put('all', 'a.txt', 'second');
    const marker = await clients.s3.send(new DeleteObjectCommand({ Bucket: 'all', Key: 'a.txt' }));
    const { Versions, DeleteMarkers } = await clients.s3.send(new ListObjectVersionsCommand({ Bucket: 'all' }));
    expect(Versions).toMatchObject([
      { Key: 'a.txt', VersionId: second.VersionId, IsLatest: false, Size: 6 },
      { Key: 'a.txt', VersionId: first.VersionId, IsLatest: false, Size: 5 },
    ]);
    expect(DeleteMarkers).toMatchObject([{ Key: 'a.txt', VersionId: marker.VersionId, IsLatest: true }]);
  });

  it('lists the versions of every object, page by page', async () => {
    await bucket('listed', true);
    await put('listed', 'a ü+&.txt', 'first');
    const { VersionId } = await put('listed', 'a ü+&.txt', 'second');
    await put('listed', 'b.txt', 'another');
    const list = (rest: object) =>
      clients.s3.send(new ListObjectVersionsCommand({ Bucket: 'listed', MaxKeys: 1, EncodingType: 'url', ...rest }));
    const Key = encodeURIComponent('a ü+&.txt');
    const first = await list({});
    expect(first).toMatchObject({ IsTruncated: true, EncodingType: 'url' });
    expect(first.Versions).toMatchObject([{ Key, VersionId, IsLatest: true, Size: 6 }]);
    const from = { KeyMarker: 'a ü+&.txt', VersionIdMarker: first.NextVersionIdMarker! };
    expect(first.NextKeyMarker).toBe(Key);
    expect(await list(from)).toMatchObject({ IsTruncated: true, Versions: [{ Key, IsLatest: false, Size: 5 }] });
    const next = await list({ KeyMarker: 'a ü+&.txt' });
    expect(next).toMatchObject({ IsTruncated: false, Versions: [{ Key: 'b.txt' }] });
    const versioning = (Bucket: string) => clients.s3.send(new GetBucketVersioningCommand({ Bucket }));
    await bucket('unversioned', false);
    expect([(await versioning('listed')).Status, (await versioning('unversioned')).Status]).toEqual([
      'Enabled',
      undefined,
    ]);
  });

  it('leaves a delete marker and the versions of a deleted object', async () => {
    await bucket('marked', true);
    const { VersionId } = await put('marked', 'a.txt', 'text');
    const deleted = await clients.s3.send(new DeleteObjectCommand({ Bucket: 'marked', Key: 'a.txt' }));
    expect(deleted.DeleteMarker).toBe(true);
    expect(deleted.VersionId).not.toBe(VersionId);
    await expect(get('marked', 'a.txt')).rejects.toThrow('does not exist');
    expect(await get('marked', 'a.txt', { VersionId: VersionId! })).toBe('text');
  });

  it('restores an object when its delete marker is deleted', async () => {
    await bucket('restored', true);
    const { VersionId } = await put('restored', 'a.txt', 'text');
    const marker = await clients.s3.send(new DeleteObjectCommand({ Bucket: 'restored', Key: 'a.txt' }));
    await expect(get('restored', 'a.txt')).rejects.toThrow();
    const { DeleteMarker } = await clients.s3.send(
      new DeleteObjectCommand({ Bucket: 'restored', Key: 'a.txt', VersionId: marker.VersionId }),
    );
    expect(DeleteMarker).toBe(true);
    expect(await get('restored', 'a.txt')).toBe('text');
    const head = await clients.s3.send(new HeadObjectCommand({ Bucket: 'restored', Key: 'a.txt' }));
    expect(head).toMatchObject({ VersionId, ContentLength: 4 });
  });

  it('goes back to the previous version when the latest is deleted', async () => {
    await bucket('back', true);
    await put('back', 'a.txt', 'first');
    const { VersionId } = await put('back', 'a.txt', 'second');
    await clients.s3.send(new DeleteObjectCommand({ Bucket: 'back', Key: 'a.txt', VersionId }));
    expect(await get('back', 'a.txt')).toBe('first');
  });

  it('keeps a version of an object uploaded in parts', async () => {
    await bucket('parts', true);
    const object = { Bucket: 'parts', Key: 'a.txt' };
    const { UploadId } = await clients.s3.send(new CreateMultipartUploadCommand(object));
    const { ETag } = await clients.s3.send(new UploadPartCommand({ ...object, UploadId, PartNumber: 1, Body: 'part' }));
    const { VersionId } = await clients.s3.send(
      new CompleteMultipartUploadCommand({
        ...object,
        UploadId,
        MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
      }),
    );
    expect(await get('parts', 'a.txt', { VersionId: VersionId! })).toBe('part');
  });

  it('keeps no versions otherwise', async () => {
    await bucket('plain', false);
    const { VersionId } = await put('plain', 'a.txt', 'text');
    expect(VersionId).toBeUndefined();
    const deleted = await clients.s3.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'a.txt' }));
    expect(deleted.DeleteMarker).toBeUndefined();
  });

  it('accepts an entity tag without quotes, as in events', async () => {
    await bucket('tagged', false);
    const { ETag } = await put('tagged', 'a.txt', 'text');
    expect(await get('tagged', 'a.txt', { IfMatch: ETag!.replaceAll('"', '') })).toBe('text');
    await expect(get('tagged', 'a.txt', { IfMatch: '0'.repeat(32) })).rejects.toThrow('pre-conditions');
  });

  it('stores keys that look like paths out of its folder, and the longest keys', async () => {
    await bucket('odd', false);
    const odd = ['../../../etc/motd', 'a', 'a/b', `${'x'.repeat(1020)}.txt`, '100%25.txt'];
    for (const key of odd) await put('odd', key, `the text of ${key}`);
    for (const key of odd) expect(await get('odd', key)).toBe(`the text of ${key}`);
  });

  it('refuses keys of more than 1,024 bytes', async () => {
    await bucket('long', true);
    await put('long', `${'é'.repeat(510)}.txt`, 'text');
    expect(await get('long', `${'é'.repeat(510)}.txt`)).toBe('text');
    await expect(put('long', `${'é'.repeat(511)}.txt`, 'text')).rejects.toMatchObject({ name: 'KeyTooLongError' });
  });
});

describe('the stand-in for SQS', () => {
  it('accepts all characters that SQS accepts', async () => {
    const { QueueUrl } = await clients.sqs.send(new CreateQueueCommand({ QueueName: 'words' }));
    const body = '{"text":"🙂 Zürich 東京 𝒜"}';
    await clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
    const { Messages } = await clients.sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(Messages?.[0]?.Body).toBe(body);
  });

  it.each(['\u0001', '\ufffe', '\uffff', '\ud83d'])('refuses %j, which SQS refuses', async (character) => {
    const { QueueUrl } = await clients.sqs.send(new CreateQueueCommand({ QueueName: 'words' }));
    const message = { QueueUrl, MessageBody: `a${character}b` };
    await expect(clients.sqs.send(new SendMessageCommand(message))).rejects.toThrow('Invalid characters');
  });
});
