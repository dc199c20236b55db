import {
  type DeleteMarkerEntry,
  ListObjectVersionsCommand,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { type ListedVersion, type RebuildRequest, writeMessage } from '../messages/message.ts';
import type { FileKey } from '../tables/files.ts';
import { earlierThan } from './earlier-generation.ts';
import { phases } from './phases.ts';
import type { Item, Page } from './send-all.ts';
import { answeredAt } from './server-clock.ts';

export interface RebuildSelection {
  bucket: string;
  filesTable: string;
  generation: number;
}

/**
 * Everything that a rebuild handles again, as messages for the queue of bulk records, behind which no new file
 * waits: first the files that brought their articles,
 * so that they do so again and others stay copies of them; then the other rows of earlier generations; then every version in
 * the inbox, for those whose rows were lost.
 */
export const rebuildPages = (
  { s3, db }: { s3: S3Client; db: DynamoDBDocumentClient },
  { bucket, filesTable, generation }: RebuildSelection,
  after: string | undefined,
): AsyncGenerator<Page> => {
  const rows = (condition: string) => (from: string | undefined) =>
    filePages(db, bucket, filesTable, generation, condition, from);
  return phases(
    {
      firsts: rows(`(${FIRSTS})`),
      others: rows(`NOT (${FIRSTS})`),
      inbox: (from) => versionPages(s3, bucket, from),
    },
    after,
  );
};

const message = (bucket: string, request: RebuildRequest) => ({
  queue: 'records' as const,
  body: writeMessage({ ...request, bucket }),
});

/** Outcomes that are spread have a number behind them. */
const FIRSTS = 'begins_with(outcome, :new) OR begins_with(outcome, :variant)';

/** Rejections and deletions hold in every generation. */
const CHANGES = 'outcome <> :rejected AND attribute_not_exists(deletion)';

async function* filePages(
  db: DynamoDBDocumentClient,
  bucket: string,
  table: string,
  generation: number,
  condition: string,
  after: string | undefined,
): AsyncGenerator<Page> {
  const earlier = earlierThan(generation);
  const scan = {
    TableName: table,
    ProjectionExpression: '#key, version',
    FilterExpression: `${earlier.condition} AND ${CHANGES} AND ${condition}`,
    ExpressionAttributeNames: { '#key': 'key' },
    ExpressionAttributeValues: { ...earlier.values, ':rejected': 'rejected', ':new': 'new', ':variant': 'variant' },
  };
  const startingToken = after === undefined ? undefined : JSON.parse(after);
  for await (const { Items = [], LastEvaluatedKey } of paginateScan({ client: db, startingToken }, scan)) {
    const items = (Items as FileKey[]).map(({ key, version }) => ({
      mark: JSON.stringify({ key, version }),
      message: message(bucket, { kind: 'rebuild file', file: { key, version } }),
    }));
    yield { items, ...(LastEvaluatedKey && { mark: JSON.stringify(LastEvaluatedKey) }) };
  }
}

/** A mark is a key: to go on after it is to send that key and all that follow. */
async function* versionPages(s3: S3Client, Bucket: string, after: string | undefined): AsyncGenerator<Page> {
  // Beginning at the mark's own key: its versions may have been sent in part.
  const isWanted = (key: string) => after === undefined || Buffer.compare(Buffer.from(key), Buffer.from(after)) >= 0;
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {
    KeyMarker: after && beforeKey(after),
  };
  while (from) {
    const page: Awaited<ReturnType<typeof list>> = await list(s3, { Bucket, ...from });
    const decode = (key: string) => (page.EncodingType === 'url' ? decodeURIComponent(key.replaceAll('+', ' ')) : key);
    const listedAt = answeredAt(page);
    const versions = [
      ...(page.Versions ?? []).map((version) => listed(version, decode, listedAt)),
      ...(page.DeleteMarkers ?? []).map((marker) => ({ ...listed(marker, decode, listedAt), isMarker: true })),
    ];
    const items = versions
      // A marker that an upload has replaced says nothing about a file.
      .filter(({ key, isMarker, isReplaced }) => isWanted(key) && !key.endsWith('/') && !(isMarker && isReplaced))
      .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) || rank(a) - rank(b))
      .map((object): Item => ({ mark: object.key, message: message(Bucket, { kind: 'rebuild key', object }) }));
    const { NextKeyMarker, NextVersionIdMarker } = page;
    yield { items };
    from = page.IsTruncated
      ? { KeyMarker: NextKeyMarker && decode(NextKeyMarker), VersionIdMarker: NextVersionIdMarker }
      : undefined;
  }
}

/** A listing begins after the key it is given, so it is given the beginning of the key to begin at. */
const beforeKey = (key: string): string | undefined => [...key].slice(0, -1).join('') || undefined;

/** The latest version first: those it has replaced are then known not to stand. */
const rank = ({ isReplaced }: ListedVersion): number => (isReplaced ? 1 : 0);

const list = (s3: S3Client, input: ListObjectVersionsCommand['input']) =>
  s3.send(new ListObjectVersionsCommand({ ...input, EncodingType: 'url' }));

const listed = (
  { Key = '', VersionId = '', LastModified, IsLatest, ETag, Size }: DeleteMarkerEntry & ObjectVersion,
  decode: (key: string) => string,
  listedAt: string,
): ListedVersion => ({
  key: decode(Key),
  version: VersionId,
  lastModified: (LastModified ?? new Date(0)).toISOString(),
  listedAt,
  ...(ETag !== undefined && { eTag: ETag.replaceAll('"', '') }),
  ...(Size !== undefined && { size: Size }),
  ...(!IsLatest && { isReplaced: true }),
});
