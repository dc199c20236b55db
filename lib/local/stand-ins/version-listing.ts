import type { ObjectStore } from './fauxqs.ts';

type Query = Record<string, string | undefined>;

/** S3's answer to GetBucketVersioning. */
export const versioningStatus = (isVersioned: boolean): string =>
  `${DECLARATION}<VersioningConfiguration>${isVersioned ? '<Status>Enabled</Status>' : ''}</VersioningConfiguration>`;

/**
 * S3's answer to ListObjectVersions: a page of objects, each with its latest version only.
 *
 * @param latestId the id of an object's latest version, by key
 */
export const versionListing = (
  store: ObjectStore,
  bucket: string,
  query: Query,
  latestId: (key: string) => string | undefined,
): string => {
  const { objects, isTruncated } = store.listObjects(bucket, {
    prefix: query.prefix ?? '',
    maxKeys: Math.min(Number(query['max-keys'] ?? 1000), 1000),
    ...(query['key-marker'] !== undefined && { startAfter: query['key-marker'] }),
  });
  const isUrlEncoded = query['encoding-type'] === 'url';
  const encodeKey = isUrlEncoded ? encodeURIComponent : escapeXml;
  const last = objects.at(-1);
  const versions = objects.map(({ key, contentLength, etag, lastModified }) =>
    element('Version', {
      Key: encodeKey(key),
      VersionId: latestId(key) ?? 'null',
      IsLatest: true,
      LastModified: lastModified.toISOString(),
      ETag: escapeXml(etag),
      Size: contentLength,
    }),
  );
  const next = isTruncated && last && { NextKeyMarker: encodeKey(last.key), NextVersionIdMarker: 'none' };
  const rest = content({
    Name: bucket,
    ...(isUrlEncoded && { EncodingType: 'url' }),
    IsTruncated: isTruncated,
    ...next,
  });
  return `${DECLARATION}<ListVersionsResult>${rest}${versions.join('')}</ListVersionsResult>`;
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

const content = (values: Record<string, unknown>): string =>
  Object.entries(values)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');

const element = (name: string, values: Record<string, unknown>): string => `<${name}>${content(values)}</${name}>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
