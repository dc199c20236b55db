import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  NotFound,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { describedBy } from '../../functions/deduplicate/inbox/metadata.ts';
import { ObjectGone } from '../../functions/deduplicate/inbox/object-gone.ts';
import { s3Inbox } from '../../functions/deduplicate/inbox/s3-inbox.ts';
import { RejectedFile } from '../../lib/text/article/rejected-file.ts';

const s3 = mockClient(S3Client);
const inbox = s3Inbox(new S3Client({ region: 'eu-west-1' }), 'inbox', 1000);
const file = { key: 'a.txt', versionId: 'v1' };
const object = (rest: object = {}) =>
  s3
    .on(GetObjectCommand)
    .resolves({ Body: { transformToByteArray: async () => Buffer.from('text') } as never, ...rest });

beforeEach(() => s3.reset());

describe('reading an object', () => {
  it('does not request tags if there are none', async () => {
    object({ Metadata: { source: 'Reuters' } });
    expect((await inbox.read(file)).metadata).toEqual({ source: 'Reuters' });
    expect(s3.commandCalls(GetObjectTaggingCommand)).toHaveLength(0);
  });

  it('reads the tags of the same version', async () => {
    object({ TagCount: 2, Metadata: { author: 'Ines Calder' } });
    s3.on(GetObjectTaggingCommand, { Bucket: 'inbox', Key: 'a.txt', VersionId: 'v1' }).resolves({
      TagSet: [
        { Key: 'Source', Value: 'Reuters' },
        { Key: 'author', Value: 'somebody else' },
      ],
    });
    expect((await inbox.read(file)).metadata).toEqual({ source: 'Reuters', author: 'Ines Calder' });
  });

  it('says so if the object disappears between its bytes and its tags', async () => {
    object({ TagCount: 1 });
    s3.on(GetObjectTaggingCommand).rejects(new NoSuchKey({ message: 'gone', $metadata: {} }));
    await expect(inbox.read(file)).rejects.toThrow(ObjectGone);
  });
});

describe('an object that S3 does not give out', () => {
  const error = (name: string, httpStatusCode: number) =>
    new S3ServiceException({ name, $fault: httpStatusCode < 500 ? 'client' : 'server', $metadata: { httpStatusCode } });
  /** As a new execution environment sees it. */
  const newInbox = () => s3Inbox(new S3Client({ region: 'eu-west-1' }), 'inbox', 1000);
  const denied = (head: object | Error) => {
    s3.on(GetObjectCommand, { Key: 'denied.txt' }).rejects(error('AccessDenied', 403));
    const mock = s3.on(HeadObjectCommand, { Key: 'denied.txt' });
    if (head instanceof Error) mock.rejects(head);
    else mock.resolves(head);
  };
  const read = (one = newInbox()) => one.read({ key: 'denied.txt' });

  it.each([
    ['InvalidObjectState', 403, /archived/],
    ['InvalidRequest', 400, /SSE-C.*upload it without/],
    ['KMS.DisabledException', 400, /KMS key that is disabled or deleted.*upload the file again/],
    ['KMS.KMSInvalidStateException', 400, /KMS key that is disabled or deleted/],
    ['KMS.NotFoundException', 400, /KMS key that is disabled or deleted/],
  ])('is refused for good: %s', async (name, status, reason) => {
    s3.on(GetObjectCommand).rejects(error(name, status));
    await expect(newInbox().read(file)).rejects.toThrow(RejectedFile);
    await expect(newInbox().stream(file)).rejects.toThrow(reason);
  });

  it.each([
    ['SlowDown', 503],
    ['InternalError', 500],
    ['ServiceUnavailable', 503],
    ['RequestTimeout', 400],
    ['KMS.ThrottlingException', 400],
    ['KMS.KeyUnavailableException', 500],
    ['KMS.KMSInternalException', 500],
    ['ExpiredToken', 400],
    ['NoSuchBucket', 404],
  ])('is read again later: %s', async (name, status) => {
    s3.on(GetObjectCommand).rejects(error(name, status));
    await expect(newInbox().read(file)).rejects.toMatchObject({ name });
  });

  it('is refused if its metadata can be read, but not with its KMS key', async () => {
    const key = 'arn:aws:kms:eu-west-1:1:key/7';
    denied({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key });
    await expect(read()).rejects.toThrow(RejectedFile);
    await expect(read()).rejects.toThrow(
      `in the policy of ${key}, and in the role of the function deduplicate, allow kms:Decrypt`,
    );
  });

  it('is refused if others can be read', async () => {
    const one = newInbox();
    denied(error('AccessDenied', 403));
    object();
    s3.on(GetObjectCommand, { Key: 'denied.txt' }).rejects(error('AccessDenied', 403));
    await one.read(file);
    await expect(read(one)).rejects.toThrow(RejectedFile);
    await expect(read(one)).rejects.toThrow(/denied, while others can be read/);
  });

  it('is read again later if none has been read: the function may lack its permissions', async () => {
    for (const head of [error('AccessDenied', 403), error('InternalError', 500), {}]) {
      denied(head);
      await expect(read()).rejects.toMatchObject({ name: 'AccessDenied' });
    }
  });
});

describe('finding an object', () => {
  it('returns the version under the key', async () => {
    s3.on(HeadObjectCommand, { Bucket: 'inbox', Key: 'a.txt' }).resolves({
      VersionId: 'v2',
      ETag: '"e2"',
      ContentLength: 5,
    });
    expect(await inbox.find('a.txt')).toEqual({ versionId: 'v2', eTag: '"e2"', size: 5 });
  });

  it('returns nothing if there is none, and fails if S3 does', async () => {
    const $metadata = {};
    s3.on(HeadObjectCommand).rejectsOnce(new NotFound({ message: 'NotFound', $metadata }));
    expect(await inbox.find('a.txt')).toBeUndefined();
    s3.on(HeadObjectCommand).rejects(new Error('timeout'));
    await expect(inbox.find('a.txt')).rejects.toThrow('timeout');
  });

  it.each([400, 403])(
    'is listed if S3 only answers %i to HEAD, as it does of one that may not be read',
    async (status) => {
      s3.on(HeadObjectCommand).rejects(
        new S3ServiceException({ name: '400', $fault: 'client', $metadata: { httpStatusCode: status } }),
      );
      s3.on(ListObjectVersionsCommand).resolves({
        Versions: [
          { Key: 'a.txt', VersionId: 'v2', ETag: '"e2"', Size: 5, IsLatest: true },
          { Key: 'a.txt', VersionId: 'v1', IsLatest: false },
          { Key: 'a.txt.bak', VersionId: 'b1', IsLatest: true },
        ],
      });
      expect(await inbox.find('a.txt')).toEqual({ versionId: 'v2', eTag: '"e2"', size: 5 });
      expect(await inbox.find('a.txt', 'v1')).toEqual({ versionId: 'v1' });
      expect(await inbox.find('a.tx')).toBeUndefined();
    },
  );
});

describe('the metadata of an object', () => {
  it.each([
    ['=?UTF-8?B?TXVzw6llIGZlcm3DqQ==?=', 'Musée fermé'],
    ['=?UTF-8?Q?Mus=C3=A9e_ferm=C3=A9?=', 'Musée fermé'],
    ['=?utf-8?q?Mus=C3=A9e?= =?UTF-8?B?IGZlcm3DqQ==?=', 'Musée fermé'],
    ['2 =? 3', '2 =? 3'],
  ])('is decoded: %s', (value, title) => {
    expect(describedBy({ metadata: { title: value } })).toEqual({ title });
  });

  it('is taken from the upload before the tags, and from the tags before the header', () => {
    const tags = [
      { Key: 'language', Value: 'fr' },
      { Key: 'title', Value: 'tag' },
    ];
    expect(describedBy({ metadata: { Title: 'upload' }, tags, contentLanguage: 'en, de' })).toEqual({
      language: 'fr',
      title: 'upload',
    });
  });
});
