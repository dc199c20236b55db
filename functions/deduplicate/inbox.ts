import { GetObjectCommand, type GetObjectCommandOutput, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { RejectedFile } from '../article/rejected-file.ts';
import { ObjectGone } from '../events/object-gone.ts';
import type { Inbox } from './context.ts';
import { objectKey } from './read-upload.ts';

/** GET of a version that was deleted, of a delete marker, or of an object that was replaced since the event. */
const GONE = new Set(['NoSuchKey', 'NoSuchVersion', 'MethodNotAllowed', 'PreconditionFailed']);

/** The inbox bucket. What is larger than the limit is refused by what the event or S3 says of it, before it is read. */
export const s3Inbox = (s3: S3Client, bucket: string, maxBytes: number): Inbox => ({
  async read(file) {
    refuseLarge(file.size, maxBytes);
    const object = await get(s3, {
      Bucket: bucket,
      Key: objectKey(file),
      // Without versions, only the object that the event told of: a later one has its own event.
      ...(file.versionId ? { VersionId: file.versionId } : file.eTag && { IfMatch: file.eTag }),
    });
    try {
      refuseLarge(object.ContentLength, maxBytes);
    } catch (error) {
      (object.Body as { destroy?(): void } | undefined)?.destroy?.();
      throw error;
    }
    return {
      bytes: (await object.Body?.transformToByteArray()) ?? new Uint8Array(),
      ...(object.ContentType && { contentType: object.ContentType }),
      ...(object.Metadata && { metadata: object.Metadata }),
    };
  },
});

const get = async (s3: S3Client, input: GetObjectCommand['input']): Promise<GetObjectCommandOutput> => {
  try {
    return await s3.send(new GetObjectCommand(input));
  } catch (error) {
    if (error instanceof S3ServiceException && GONE.has(error.name)) {
      throw new ObjectGone(`${input.Key} is no longer there`, { cause: error });
    }
    if (error instanceof S3ServiceException && error.name === 'InvalidObjectState') {
      throw new RejectedFile('The file is archived: it has to be restored and uploaded again.', { cause: error });
    }
    throw error;
  }
};

const refuseLarge = (size: number | undefined, maxBytes: number): void => {
  if (size !== undefined && size > maxBytes) {
    throw new RejectedFile(`The file is too large: ${size} bytes, and ${maxBytes} are the limit.`);
  }
};
