import {
  GetBucketVersioningCommand,
  ListObjectVersionsCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Page } from './send-all.ts';
import { answeredAt } from './server-clock.ts';
import { type ListedObject, uploadMessage } from './upload-message.ts';

export interface InboxSelection {
  bucket: string;
  /** Only keys with this prefix. */
  prefix?: string;
  /** Only objects stored at this time or later, ISO 8601. */
  since?: string;
}

interface Listing {
  objects: ListedObject[];
  /** The last key on the page, whether it is among the objects or not. */
  lastKey?: string;
  /** When S3 made the listing, ISO 8601. */
  listedAt: string;
}

/**
 * The latest version of every object of the inbox, as messages for the uploads queue; a mark is a key. A key whose
 * latest version is a delete marker is left out.
 */
export async function* inboxPages(
  s3: S3Client,
  { bucket, prefix, since }: InboxSelection,
  after: string | undefined,
): AsyncGenerator<Page> {
  const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket: bucket }));
  // If the bucket keeps versions, they are listed, so that a message names its version: if that has its row already, the
  // message counts as a redelivery.
  const listings = Status ? listVersions : listObjects;
  const from = since === undefined ? '' : new Date(since).toISOString();
  for await (const { objects, lastKey, listedAt } of listings(s3, bucket, prefix, after)) {
    const wanted = objects.filter(({ key, lastModified }) => !isFolder(key) && lastModified >= from);
    const items = wanted.map((object) => ({
      mark: object.key,
      message: { queue: 'uploads' as const, body: uploadMessage(bucket, object, listedAt) },
    }));
    yield { items, ...(lastKey !== undefined && { mark: lastKey }) };
  }
}

/** What the console creates for a folder: an empty object whose key ends with a slash. */
const isFolder = (key: string): boolean => key.endsWith('/');

async function* listVersions(s3: S3Client, Bucket: string, Prefix?: string, after?: string): AsyncGenerator<Listing> {
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = { KeyMarker: after };
  while (from) {
    const page: Awaited<ReturnType<typeof list>> = await list(s3, { Bucket, Prefix, ...from });
    const decode = decoder(page.EncodingType);
    const { Versions = [], NextKeyMarker, NextVersionIdMarker } = page;
    const lastKey = Versions.at(-1)?.Key;
    yield {
      objects: Versions.filter(({ IsLatest }) => IsLatest).map((version) => listed(version, decode)),
      // A page may end between two versions of a key. Only the latest is wanted, and it comes first: going on after this
      // key leaves nothing out.
      ...(lastKey !== undefined && { lastKey: decode(lastKey) }),
      listedAt: answeredAt(page),
    };
    from = page.IsTruncated
      ? { KeyMarker: NextKeyMarker && decode(NextKeyMarker), VersionIdMarker: NextVersionIdMarker }
      : undefined;
  }
}

const list = (s3: S3Client, input: ListObjectVersionsCommand['input']) =>
  s3.send(new ListObjectVersionsCommand({ ...input, EncodingType: 'url' }));

async function* listObjects(
  s3: S3Client,
  Bucket: string,
  Prefix?: string,
  StartAfter?: string,
): AsyncGenerator<Listing> {
  const input = { Bucket, Prefix, StartAfter, EncodingType: 'url' } as const;
  for await (const page of paginateListObjectsV2({ client: s3 }, input)) {
    const decode = decoder(page.EncodingType);
    const { Contents = [] } = page;
    const lastKey = Contents.at(-1)?.Key;
    yield {
      objects: Contents.map((object) => listed(object, decode)),
      ...(lastKey !== undefined && { lastKey: decode(lastKey) }),
      listedAt: answeredAt(page),
    };
  }
}

interface Entry {
  Key?: string | undefined;
  VersionId?: string | undefined;
  ETag?: string | undefined;
  Size?: number | undefined;
  LastModified?: Date | undefined;
}

const listed = ({ Key = '', VersionId, ETag, Size, LastModified }: Entry, decode: Decode): ListedObject => ({
  key: decode(Key),
  ...(VersionId !== undefined && { versionId: VersionId }),
  ...(ETag !== undefined && { eTag: ETag }),
  ...(Size !== undefined && { size: Size }),
  lastModified: (LastModified ?? new Date(0)).toISOString(),
});

type Decode = (key: string) => string;

/** Keys may hold characters that XML cannot, so they are requested form-encoded; an emulator may send them plain. */
const decoder = (encoding: string | undefined): Decode =>
  encoding === 'url' ? (key) => decodeURIComponent(key.replaceAll('+', ' ')) : (key) => key;
