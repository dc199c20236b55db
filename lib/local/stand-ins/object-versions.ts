import { createHash, randomBytes } from 'node:crypto';
import type { App, ObjectStore } from './fauxqs.ts';
import { type Version, versioningStatus, versionListing } from './version-listing.ts';

interface ObjectRequest {
  method: string;
  params: { bucket?: string; '*'?: string };
  query: Record<string, string | undefined>;
  body: unknown;
}

/**
 * Adds versions of objects, which fauxqs does not support: in a bucket with versioning enabled, every write creates a
 * version that can be fetched by its id, as the functions do, and a deletion without an id leaves a marker. Each
 * version is stored as an object in a second bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html
 */
export const keepVersions = (app: App, store: ObjectStore): void => {
  const versioned = new Set<string>();
  /** The versions and delete markers of each key of a bucket, the latest last. */
  const versions = new Map<string, Map<string, Version[]>>();
  const versionsIn = (bucket: string) => {
    const all = versions.get(bucket) ?? new Map<string, Version[]>();
    versions.set(bucket, all);
    return all;
  };
  const versionsOf = (bucket: string, key: string) => versionsIn(bucket).get(key) ?? [];
  const latestId = (bucket: string, key: string): string | undefined => {
    const last = versionsOf(bucket, key).at(-1);
    return last?.isMarker ? undefined : last?.id;
  };
  /** The current request's bucket and the version it created or deleted: handlers write and reply without yielding. */
  let currentBucket = '';
  let affected: Version | undefined;
  const addVersion = (bucket: string, key: string, version: Version) => {
    versionsIn(bucket).set(key, [...versionsOf(bucket, key), version]);
    affected = version;
  };

  const put = store.putObject.bind(store);
  const keepVersion = (bucket: string, object: ReturnType<typeof put>) => {
    if (!versioned.has(bucket)) return;
    const id = randomBytes(16).toString('hex');
    put(versionsBucket(bucket), `${id}/${object.key}`, object.body, object.contentType, object.metadata);
    const { lastModified, etag, contentLength: size } = object;
    addVersion(bucket, object.key, { id, isMarker: false, lastModified, etag, size });
  };
  store.putObject = (bucket, ...rest) => {
    const object = put(bucket, ...rest);
    keepVersion(bucket, object);
    return object;
  };
  const complete = store.completeMultipartUpload.bind(store);
  store.completeMultipartUpload = (uploadId, parts) => {
    const object = complete(uploadId, parts);
    keepVersion(currentBucket, object);
    return object;
  };
  const remove = store.deleteObject.bind(store);
  store.deleteObject = (bucket, key) => {
    remove(bucket, key);
    if (!versioned.has(bucket)) return;
    addVersion(bucket, key, { id: randomBytes(16).toString('hex'), isMarker: true, lastModified: new Date() });
  };

  /** Removes a version or marker; if it was the latest, the one before becomes the object again. */
  const removeVersion = (bucket: string, key: string, id: string): Version | undefined => {
    const all = versionsOf(bucket, key);
    const removed = all.find((version) => version.id === id);
    versionsIn(bucket).set(
      key,
      all.filter((version) => version !== removed),
    );
    if (removed && !removed.isMarker) remove(versionsBucket(bucket), `${id}/${key}`);
    if (all.at(-1) !== removed) return removed;
    remove(bucket, key);
    const latest = latestId(bucket, key);
    if (latest === undefined) return removed;
    const { body, contentType, metadata } = store.getObject(versionsBucket(bucket), `${latest}/${key}`);
    put(bucket, key, body, contentType, metadata);
    return removed;
  };

  app.addHook('preHandler', (request, reply, done) => {
    affected = undefined;
    const { method, params, query, body } = request as unknown as ObjectRequest;
    const { bucket, '*': key } = params ?? {};
    if (bucket === undefined) return done();
    currentBucket = bucket;
    if (method === 'PUT' && 'versioning' in query && !key) {
      if (String(body).includes('<Status>Enabled</Status>')) {
        store.createBucket(versionsBucket(bucket));
        versioned.add(bucket);
      }
      return void reply.status(200).send();
    }
    if (method === 'GET' && !key && 'versioning' in query)
      return sendXml(reply, versioningStatus(versioned.has(bucket)));
    if (method === 'GET' && !key && 'versions' in query) {
      return sendXml(reply, versionListing(bucket, query, versionsIn(bucket)));
    }
    if (key && query.versionId !== undefined && versioned.has(bucket)) {
      if (method === 'DELETE') {
        affected = removeVersion(bucket, key, query.versionId);
        return void reply.status(204).header('x-amz-version-id', query.versionId).send();
      }
      params.bucket = versionsBucket(bucket);
      params['*'] = `${query.versionId}/${key}`;
      reply.header('x-amz-version-id', query.versionId);
    } else if (key && (method === 'GET' || method === 'HEAD')) {
      const latest = latestId(bucket, key);
      if (latest !== undefined) reply.header('x-amz-version-id', latest);
    }
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (affected) reply.header('x-amz-version-id', affected.id);
    if (affected?.isMarker) reply.header('x-amz-delete-marker', 'true');
    affected = undefined;
    done();
  });
};

interface Reply {
  status(code: number): { type(contentType: string): { send(body: string): unknown } };
}

const sendXml = (reply: Reply, body: string): void => {
  reply.status(200).type('application/xml').send(body);
};

/** The name, of at most 63 characters, of the bucket that holds a bucket's versions. */
const versionsBucket = (bucket: string): string =>
  `versions-${createHash('sha256').update(bucket).digest('hex').slice(0, 32)}`;
