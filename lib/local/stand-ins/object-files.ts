import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ObjectPersistence } from './fauxqs.ts';

/**
 * Keeps the bodies of fauxqs' objects in files, so that memory does not grow with the uploads. The files are named by a
 * hash of the key: fauxqs' storage uses the key itself, which fails for long keys and lets keys with `..` escape from
 * the folder.
 */
export const objectFiles = (folder: string): ObjectPersistence => {
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
};
