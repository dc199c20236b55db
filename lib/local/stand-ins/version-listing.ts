import type { ObjectStore } from './object-versions.ts';

type Query = Record<string, string | undefined>;

/** What S3 answers when it is asked whether a bucket keeps versions. */
export const versioningStatus = (isVersioned: boolean): string =>
  `${DECLARATION}<VersioningConfiguration>${isVersioned ? '<Status>Enabled</Status>' : ''}</VersioningConfiguration>`;

/**
 * S3's answer to ListObjectVersions, page by page, with the latest version of each object and no older ones.
 *
 * @param latest the id of an object's latest version
 */
export const versionListing = (
  store: ObjectStore,
  bucket: string,
  query: Query,
  latest: (key: string) => string | undefined,
): string => {
  const { objects, isTruncated } = store.listObjects(bucket, {
    prefix: query.prefix ?? '',
    maxKeys: Math.min(Number(query['max-keys'] ?? 1000), 1000),
    ...(query['key-marker'] !== undefined && { startAfter: query['key-marker'] }),
  });
  const last = objects.at(-1);
  const versions = objects.map(({ key, contentLength, etag, lastModified }) =>
    element('Version', {
      Key: encodeURIComponent(key),
      VersionId: latest(key) ?? 'null',
      IsLatest: true,
      LastModified: lastModified.toISOString(),
      ETag: etag.replaceAll('"', '&quot;'),
      Size: contentLength,
    }),
  );
  const next = isTruncated && last && { NextKeyMarker: encodeURIComponent(last.key), NextVersionIdMarker: 'none' };
  const rest = content({ Name: bucket, EncodingType: 'url', IsTruncated: isTruncated, ...next });
  return `${DECLARATION}<ListVersionsResult>${rest}${versions.join('')}</ListVersionsResult>`;
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

const content = (values: Record<string, unknown>): string =>
  Object.entries(values)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');

const element = (name: string, values: Record<string, unknown>): string => `<${name}>${content(values)}</${name}>`;
