import { type FileHandle, open } from 'node:fs/promises';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { ObjectChange } from './s3-event.ts';

/** Larger files go up in parts of this size, as with `aws s3 cp`. */
const partBytes = 8 * 1024 * 1024;

/** Uploads the bytes; returns what S3 tells of the new object in its event. */
export async function putObject(s3: S3Client, bucket: string, key: string, body: Uint8Array): Promise<ObjectChange> {
  const { ETag, VersionId } = await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
  return { eventName: 'ObjectCreated:Put', key, size: body.length, eTag: ETag, versionId: VersionId };
}

/** Uploads the file, never holding more of it than one part. */
export async function putFile(s3: S3Client, bucket: string, key: string, path: string): Promise<ObjectChange> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size <= partBytes) return await putObject(s3, bucket, key, await file.readFile());
    return await putParts(s3, bucket, key, file);
  } finally {
    await file.close();
  }
}

async function putParts(s3: S3Client, bucket: string, key: string, file: FileHandle): Promise<ObjectChange> {
  const object = { Bucket: bucket, Key: key };
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(object));
  try {
    const parts: CompletedPart[] = [];
    let size = 0;
    for (let number = 1; ; number++) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(partBytes), 0, partBytes, size);
      if (bytesRead === 0) break;
      size += bytesRead;
      const part = { ...object, UploadId, PartNumber: number, Body: buffer.subarray(0, bytesRead) };
      const { ETag } = await s3.send(new UploadPartCommand(part));
      parts.push({ PartNumber: number, ETag });
    }
    const { ETag, VersionId } = await s3.send(
      new CompleteMultipartUploadCommand({ ...object, UploadId, MultipartUpload: { Parts: parts } }),
    );
    return { eventName: 'ObjectCreated:CompleteMultipartUpload', key, size, eTag: ETag, versionId: VersionId };
  } catch (error) {
    await s3.send(new AbortMultipartUploadCommand({ ...object, UploadId })).catch(() => {});
    throw error;
  }
}
