type Query = Record<string, string | undefined>;

/** S3's answer to GetBucketVersioning. */
export const versioningStatus = (isVersioned: boolean): string =>
  `${DECLARATION}<VersioningConfiguration>${isVersioned ? '<Status>Enabled</Status>' : ''}</VersioningConfiguration>`;

/** A version of an object, or a delete marker. */
export interface Version {
  id: string;
  isMarker: boolean;
  lastModified: Date;
  /** With quotes. */
  etag?: string;
  /** Bytes. */
  size?: number;
}

/**
 * S3's answer to ListObjectVersions: a page of keys, each with all its versions and delete markers, the latest first.
 *
 * @param all the versions of a bucket by key, the latest last
 */
export const versionListing = (bucket: string, query: Query, all: ReadonlyMap<string, readonly Version[]>): string => {
  const maxKeys = Math.min(Number(query['max-keys'] ?? 1000), 1000);
  const after = query['key-marker'] ?? '';
  const keys = [...all.keys()]
    .filter((key) => key.startsWith(query.prefix ?? '') && isBefore(after, key) && all.get(key)!.length > 0)
    .sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const page = keys.slice(0, maxKeys);
  const isUrlEncoded = query['encoding-type'] === 'url';
  const encodeKey = isUrlEncoded ? encodeURIComponent : escapeXml;
  const elements = page.flatMap((key) =>
    all
      .get(key)!
      .toReversed()
      .map(({ id, isMarker, lastModified, etag, size }, i) =>
        element(isMarker ? 'DeleteMarker' : 'Version', {
          Key: encodeKey(key),
          VersionId: id,
          IsLatest: i === 0,
          LastModified: lastModified.toISOString(),
          ...(etag !== undefined && { ETag: escapeXml(etag) }),
          ...(size !== undefined && { Size: size }),
        }),
      ),
  );
  const isTruncated = page.length < keys.length;
  const last = page.at(-1);
  const next = isTruncated && last !== undefined && { NextKeyMarker: encodeKey(last), NextVersionIdMarker: 'none' };
  const rest = content({
    Name: bucket,
    ...(isUrlEncoded && { EncodingType: 'url' }),
    IsTruncated: isTruncated,
    ...next,
  });
  return `${DECLARATION}<ListVersionsResult>${rest}${elements.join('')}</ListVersionsResult>`;
};

/** S3 lists keys in the order of their UTF-8 bytes. */
const isBefore = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

const content = (values: Record<string, unknown>): string =>
  Object.entries(values)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');

const element = (name: string, values: Record<string, unknown>): string => `<${name}>${content(values)}</${name}>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
