import {
  GetBucketVersioningCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { type InboxSelection, inboxPages } from '../../functions/backfill/inbox-pages.ts';
import { listedSequencer } from '../../functions/messages/event-order.ts';
import { readNotification } from '../../functions/messages/s3-notification.ts';

const s3 = mockClient(S3Client);
const client = new S3Client({ region: 'eu-west-1' });
const $metadata = { date: 'Sun, 01 Mar 2026 12:00:00 GMT' } as object;

const version = (Key: string, VersionId: string, IsLatest = true, LastModified = new Date('2026-02-01T10:00:00Z')) => ({
  Key,
  VersionId,
  IsLatest,
  LastModified,
  Size: 12,
  ETag: '"e1"',
});

const found = async (selection: Partial<InboxSelection> = {}, after?: string) => {
  const pages = [];
  for await (const page of inboxPages(client, { bucket: 'inbox', ...selection }, after)) pages.push(page);
  return pages;
};
const events = async (selection?: Partial<InboxSelection>) =>
  (await found(selection)).flatMap(({ items }) =>
    items.flatMap(({ message }) => readNotification(JSON.parse(message.body))),
  );

beforeEach(() => {
  s3.reset();
  s3.on(GetBucketVersioningCommand).resolves({ Status: 'Enabled' });
});

describe('the objects of a versioned inbox', () => {
  it('become events like those of S3, with the time of storage and that of the listing', async () => {
    s3.on(ListObjectVersionsCommand).resolves({ Versions: [version('dir/a ü+%.txt', 'v1')], $metadata });
    expect(await events()).toEqual([
      {
        kind: 'created',
        bucket: 'inbox',
        key: 'dir/a ü+%.txt',
        version: 'v1',
        versionId: 'v1',
        eTag: 'e1',
        size: 12,
        receivedAt: '2026-02-01T10:00:00.000Z',
        sequencer: listedSequencer('2026-03-01T12:00:00.000Z'),
      },
    ]);
  });

  it('are the latest versions of all keys, without folders of the console', async () => {
    const Versions = [
      version('a', 'v2'),
      version('a', 'v1', false),
      version('dir/', 'v3'),
      version('gone', 'v4', false),
    ];
    s3.on(ListObjectVersionsCommand).resolves({
      Versions,
      DeleteMarkers: [{ Key: 'gone', IsLatest: true }],
      $metadata,
    });
    expect((await events()).map((event) => `${event.key} ${event.version}`)).toEqual(['a v2']);
  });

  it('are listed page by page, once even if the versions of a key continue on the next page', async () => {
    s3.on(ListObjectVersionsCommand)
      .resolvesOnce({
        Versions: [version('a', 'v1'), version('b', 'v3')],
        IsTruncated: true,
        NextKeyMarker: 'b',
        NextVersionIdMarker: 'v3',
        $metadata,
      })
      .resolves({ Versions: [version('b', 'v2', false), version('c', 'v4')], $metadata });
    const pages = await found({ prefix: 'p/' }, '0');
    expect(pages.map(({ items, mark }) => [items.map((item) => item.mark), mark])).toEqual([
      [['a', 'b'], 'b'],
      [['c'], 'c'],
    ]);
    expect(s3.commandCalls(ListObjectVersionsCommand).map((call) => call.args[0].input)).toMatchObject([
      { Bucket: 'inbox', Prefix: 'p/', KeyMarker: '0', EncodingType: 'url' },
      { Bucket: 'inbox', Prefix: 'p/', KeyMarker: 'b', VersionIdMarker: 'v3', EncodingType: 'url' },
    ]);
  });

  it('have decoded keys if S3 encodes them', async () => {
    const Versions = [version('dir/a+%C3%BC%2B%01.txt', 'v1')];
    s3.on(ListObjectVersionsCommand).resolves({ Versions, EncodingType: 'url', $metadata });
    const [page] = await found();
    expect(page).toMatchObject({ mark: 'dir/a ü+\u0001.txt', items: [{ mark: 'dir/a ü+\u0001.txt' }] });
  });

  it('are skipped if stored before the given time', async () => {
    const Versions = [version('new', 'v1'), version('old', 'v2', true, new Date('2026-01-31T23:59:59Z'))];
    s3.on(ListObjectVersionsCommand).resolves({ Versions, $metadata });
    const [page] = await found({ since: '2026-02-01' });
    expect(page).toMatchObject({ mark: 'old', items: [{ mark: 'new' }] });
  });
});

describe('the objects of an inbox without versions', () => {
  it('become events that are older than any event of S3', async () => {
    s3.on(GetBucketVersioningCommand).resolves({});
    s3.on(ListObjectsV2Command)
      .resolvesOnce({
        Contents: [{ Key: 'a', LastModified: new Date('2026-02-01T10:00:00Z') }],
        NextContinuationToken: 't',
      })
      .resolves({ Contents: [{ Key: 'b', LastModified: new Date('2026-02-01T10:00:00Z'), ETag: '"e"' }] });
    expect(await events()).toMatchObject([
      { key: 'a', version: '2026-02-01T10:00:00.000Z', sequencer: '' },
      { key: 'b', version: '2026-02-01T10:00:00.000Z', sequencer: '', eTag: 'e' },
    ]);
    expect(s3.commandCalls(ListObjectsV2Command)[1]!.args[0].input.ContinuationToken).toBe('t');
  });
});
