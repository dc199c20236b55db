import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { describedBy } from '../../functions/deduplicate/inbox/metadata.ts';
import { ObjectGone } from '../../functions/deduplicate/inbox/object-gone.ts';
import { s3Inbox } from '../../functions/deduplicate/inbox/s3-inbox.ts';

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
