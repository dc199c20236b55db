import { createHash, randomBytes } from 'node:crypto';
import type { buildApp } from 'fauxqs';
import { versioningStatus, versionListing } from './version-listing.ts';

type App = ReturnType<typeof buildApp>;
export type ObjectStore = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>['s3Store'];

interface ObjectRequest {
  method: string;
  params: { bucket?: string; '*'?: string };
  query: Record<string, string | undefined>;
  body: unknown;
}

/**
 * Versions of objects, which fauxqs does not keep: in buckets where versioning is switched on every write makes a
 * version that can be fetched by its id, and a deletion without an id leaves a marker. The functions read versions by
 * their ids on AWS, and so they do here. Each version lies as an object in a bucket beside the first one.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html
 */
export function keepVersions(app: App, store: ObjectStore): void {
  const versioned = new Set<string>();
  /** An object's versions and the markers of its deletions, the latest last. */
  const versions = new Map<string, Version[]>();
  const versionsOf = (bucket: string, key: string) => versions.get(`${bucket}/${key}`) ?? [];
  const latest = (bucket: string, key: string): string | undefined => {
    const last = versionsOf(bucket, key).at(-1);
    return last?.marker ? undefined : last?.id;
  };
  /** The bucket of the request at hand and the version it has made: handlers write and answer within one turn. */
  let bucketAtHand = '';
  let made: Version | undefined;
  const note = (bucket: string, key: string, version: Version) => {
    versions.set(`${bucket}/${key}`, [...versionsOf(bucket, key), version]);
    made = version;
  };

  const put = store.putObject.bind(store);
  const remember = (bucket: string, object: ReturnType<typeof put>) => {
    if (!versioned.has(bucket)) return;
    const id = randomBytes(16).toString('hex');
    put(besideBucket(bucket), `${id}/${object.key}`, object.body, object.contentType, object.metadata);
    note(bucket, object.key, { id, marker: false });
  };
  store.putObject = (bucket, ...rest) => {
    const object = put(bucket, ...rest);
    remember(bucket, object);
    return object;
  };
  const complete = store.completeMultipartUpload.bind(store);
  store.completeMultipartUpload = (uploadId, parts) => {
    const object = complete(uploadId, parts);
    remember(bucketAtHand, object);
    return object;
  };
  const remove = store.deleteObject.bind(store);
  store.deleteObject = (bucket, key) => {
    remove(bucket, key);
    if (versioned.has(bucket)) note(bucket, key, { id: randomBytes(16).toString('hex'), marker: true });
  };

  /** Takes one version or marker away; what came before the latest is then the object again. */
  const removeVersion = (bucket: string, key: string, id: string): Version | undefined => {
    const all = versionsOf(bucket, key);
    const removed = all.find((version) => version.id === id);
    versions.set(
      `${bucket}/${key}`,
      all.filter((version) => version !== removed),
    );
    if (removed && !removed.marker) remove(besideBucket(bucket), `${id}/${key}`);
    if (all.at(-1) !== removed) return removed;
    remove(bucket, key);
    const now = latest(bucket, key);
    if (now === undefined) return removed;
    const { body, contentType, metadata } = store.getObject(besideBucket(bucket), `${now}/${key}`);
    put(bucket, key, body, contentType, metadata);
    return removed;
  };

  app.addHook('preHandler', (request, reply, done) => {
    made = undefined;
    const { method, params, query, body } = request as unknown as ObjectRequest;
    const { bucket, '*': key } = params ?? {};
    if (bucket === undefined) return done();
    bucketAtHand = bucket;
    if (method === 'PUT' && 'versioning' in query && !key) {
      if (String(body).includes('<Status>Enabled</Status>')) {
        store.createBucket(besideBucket(bucket));
        versioned.add(bucket);
      }
      return void reply.status(200).send();
    }
    if (method === 'GET' && !key && 'versioning' in query)
      return sendXml(reply, versioningStatus(versioned.has(bucket)));
    if (method === 'GET' && !key && 'versions' in query) {
      return sendXml(
        reply,
        versionListing(store, bucket, query, (name) => latest(bucket, name)),
      );
    }
    if (key && query.versionId !== undefined && versioned.has(bucket)) {
      if (method === 'DELETE') {
        made = removeVersion(bucket, key, query.versionId);
        return void reply.status(204).header('x-amz-version-id', query.versionId).send();
      }
      params.bucket = besideBucket(bucket);
      params['*'] = `${query.versionId}/${key}`;
      reply.header('x-amz-version-id', query.versionId);
    } else if (key && (method === 'GET' || method === 'HEAD')) {
      const now = latest(bucket, key);
      if (now !== undefined) reply.header('x-amz-version-id', now);
    }
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (made) reply.header('x-amz-version-id', made.id);
    if (made?.marker) reply.header('x-amz-delete-marker', 'true');
    made = undefined;
    done();
  });
}

interface Version {
  id: string;
  marker: boolean;
}

interface Reply {
  status(code: number): { type(contentType: string): { send(body: string): unknown } };
}

const sendXml = (reply: Reply, body: string): void => {
  reply.status(200).type('application/xml').send(body);
};

/** The bucket of a bucket's versions; its name has room for 63 characters. */
function besideBucket(bucket: string): string {
  return `versions-${createHash('sha256').update(bucket).digest('hex').slice(0, 32)}`;
}
