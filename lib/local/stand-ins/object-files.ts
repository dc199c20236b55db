import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { buildApp } from 'fauxqs';

type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
type ObjectPersistence = NonNullable<Stores['s3Store']['persistence']>;

/**
 * Keeps the bodies of fauxqs' objects in files, so that memory does not grow with what is uploaded. The files are
 * named by a hash of the key: fauxqs' own storage names them by the key, which fails for long keys and lets keys
 * with `..` out of the folder.
 */
export function objectFiles(folder: string): ObjectPersistence {
  mkdirSync(folder, { recursive: true });
  const file = (bucket: string, key: string) =>
    join(folder, createHash('sha256').update(`${bucket}/${key}`).digest('hex'));
  const nothing = () => {};
  return {
    upsertObject: (bucket, object) => writeFileSync(file(bucket, object.key), object.body),
    readBody: (bucket, key) => readFileSync(file(bucket, key)),
    deleteObject: (bucket, key) => rmSync(file(bucket, key), { force: true }),
    completeMultipartUpload: (_id, bucket, object) => writeFileSync(file(bucket, object.key), object.body),
    renameObject: nothing,
    insertBucket: nothing,
    deleteBucket: nothing,
    saveBucketLifecycleConfiguration: nothing,
    deleteBucketLifecycleConfiguration: nothing,
    deleteObjectsByBucket: nothing,
    deleteAllObjects: nothing,
    insertMultipartUpload: nothing,
    upsertMultipartPart: nothing,
    deleteMultipartUpload: nothing,
    deleteAllMultipartUploads: nothing,
    loadS3: nothing,
    purgeAll: nothing,
    close: nothing,
  };
}
