/** S3's lists of objects and versions. */
import type { Bucket, Version } from './bucket.ts';
import { type Content, xml } from './xml.ts';

type Query = URLSearchParams;

const MAX_KEYS = 1000;

/** S3 lists keys in the order of their UTF-8 bytes. */
const compareKeys = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const pageOf = <Entry>(entries: Entry[], query: Query) => {
  const most = Math.min(Number(query.get('max-keys') ?? MAX_KEYS), MAX_KEYS);
  return { page: entries.slice(0, most), isTruncated: entries.length > most };
};

const encoderOf = (query: Query) => (query.get('encoding-type') === 'url' ? encodeURIComponent : (key: string) => key);

const common = (bucket: string, query: Query, isTruncated: boolean): Content => ({
  Name: bucket,
  ...(query.has('encoding-type') && { EncodingType: query.get('encoding-type')! }),
  IsTruncated: isTruncated,
});

/** ListObjectsV2. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export const objectListing = (name: string, bucket: Bucket, query: Query): string => {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
  const encode = encoderOf(query);
  const folders = new Set<string>();
  const entries: { key: string; latest?: Version }[] = [];
  for (const [key, versions] of bucket.all) {
    const latest = versions.at(-1)!;
    if (latest.isMarker || !key.startsWith(prefix)) continue;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const folder = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    if (compareKeys(folder ?? key, after) <= 0 || folders.has(folder ?? '')) continue;
    if (folder) folders.add(folder);
    entries.push(folder ? { key: folder } : { key, latest });
  }
  const { page, isTruncated } = pageOf(
    entries.sort((a, b) => compareKeys(a.key, b.key)),
    query,
  );
  return xml('ListBucketResult', {
    ...common(name, query, isTruncated),
    KeyCount: page.length,
    ...(isTruncated && { NextContinuationToken: page.at(-1)!.key }),
    Contents: page.flatMap(({ key, latest }) => (latest ? { Key: encode(key), ...aboutOf(latest) } : [])),
    CommonPrefixes: page.flatMap(({ key, latest }) => (latest ? [] : { Prefix: encode(key) })),
  });
};

/**
 * ListObjectVersions: every version and delete marker, the latest of each key first.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
 */
export const versionListing = (name: string, bucket: Bucket, query: Query): string => {
  const prefix = query.get('prefix') ?? '';
  const afterKey = query.get('key-marker') ?? '';
  const afterId = query.get('version-id-marker');
  const encode = encoderOf(query);
  const keys = [...bucket.all.keys()]
    .filter((key) => key.startsWith(prefix) && compareKeys(key, afterKey) >= 0)
    .sort(compareKeys);
  const entries = keys.flatMap((key) => {
    const versions = bucket.all.get(key)!.toReversed();
    if (key !== afterKey || afterKey === '') return versions.map((version, i) => ({ key, version, isLatest: i === 0 }));
    const seen = afterId ? versions.findIndex(({ id }) => id === afterId) + 1 : versions.length;
    return versions.slice(seen).map((version) => ({ key, version, isLatest: false }));
  });
  const { page, isTruncated } = pageOf(entries, query);
  const last = page.at(-1);
  const listed = (isMarker: boolean) =>
    page.flatMap(({ key, version, isLatest }) =>
      version.isMarker === isMarker
        ? { Key: encode(key), VersionId: version.id, IsLatest: isLatest, ...aboutOf(version) }
        : [],
    );
  return xml('ListVersionsResult', {
    ...common(name, query, isTruncated),
    ...(isTruncated && last && { NextKeyMarker: encode(last.key), NextVersionIdMarker: last.version.id }),
    Version: listed(false),
    DeleteMarker: listed(true),
  });
};

const aboutOf = ({ lastModified, etag, size }: Version): Content => ({
  LastModified: lastModified.toISOString(),
  ETag: etag,
  Size: size,
});
