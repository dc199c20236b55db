import { open } from 'node:fs/promises';
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

/** Larger objects are uploaded in parts of this size, as `aws s3 cp` does. */
const PART_BYTES = 8 * 1024 * 1024;

/** Reads up to `length` bytes from the position on; fewer at the end. */
type ReadPart = (position: number, length: number) => Promise<Uint8Array>;

/** Uploads the bytes; returns the content of the event that S3 sends about it. */
export const putBytes = async (s3: S3Client, bucket: string, key: string, body: Uint8Array): Promise<ObjectChange> =>
  put(s3, bucket, key, body.length, async (position, length) => body.subarray(position, position + length));

/** Uploads the file, holding at most one part of it in memory. */
export const putFile = async (s3: S3Client, bucket: string, key: string, path: string): Promise<ObjectChange> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await put(s3, bucket, key, size, async (position, length) => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    });
  } finally {
    await file.close();
  }
};

const put = async (s3: S3Client, bucket: string, key: string, size: number, read: ReadPart): Promise<ObjectChange> => {
  if (size > PART_BYTES) return await putParts(s3, bucket, key, read);
  const body = await read(0, size);
  const { ETag, VersionId } = await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
  return { eventName: 'ObjectCreated:Put', key, size: body.length, eTag: ETag, versionId: VersionId };
};

const putParts = async (s3: S3Client, bucket: string, key: string, read: ReadPart): Promise<ObjectChange> => {
  const object = { Bucket: bucket, Key: key };
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(object));
  try {
    const parts: CompletedPart[] = [];
    let size = 0;
    for (let number = 1; ; number++) {
      const body = await read(size, PART_BYTES);
      if (body.length === 0) break;
      size += body.length;
      const { ETag } = await s3.send(new UploadPartCommand({ ...object, UploadId, PartNumber: number, Body: body }));
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
};
