import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type S3Client,
  S3ServiceException,
  type Tag,
} from '@aws-sdk/client-s3';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { Inbox } from '../context.ts';
import { objectKey } from '../file/object-key.ts';
import { describedBy } from './metadata.ts';
import { ObjectGone } from './object-gone.ts';
import { deniedReason, isDenied, unreadableReason } from './unreadable.ts';

/** GET of a version that was deleted, of a delete marker, or of an object replaced since the event. */
const GONE = new Set(['NoSuchKey', 'NotFound', 'NoSuchVersion', 'MethodNotAllowed', 'PreconditionFailed']);

/** Clients that have read an object: if another is denied, it is not the function that lacks its permissions. */
const mayRead = new WeakSet<S3Client>();

/**
 * The inbox bucket. An object over the limit is refused by the size that the event or S3 gives, before it is read.
 *
 * @param maxBytes the largest object that is read as a whole
 * @param maxBulkBytes the largest object that is streamed
 */
export const s3Inbox = (s3: S3Client, bucket: string, maxBytes: number, maxBulkBytes = maxBytes): Inbox => {
  const open = async (file: Parameters<Inbox['read']>[0], limit: number, from = 0) => {
    refuseLarge(file.size, limit);
    const at = { Bucket: bucket, Key: objectKey(file) };
    const range = from > 0 && { Range: `bytes=${from}-` };
    const object = await found(at.Key, () =>
      s3.send(new GetObjectCommand({ ...at, ...versionOf(file), ...range })),
    ).catch((error) => refuseDenied(s3, { ...at, ...versionOf(file) }, error));
    mayRead.add(s3);
    const close = () => (object.Body as { destroy?(): void } | undefined)?.destroy?.();
    try {
      refuseLarge(object.ContentLength, limit);
      // A request of its own, so only if the answer says that there are any.
      const tags = object.TagCount ? await tagsOf(s3, { ...at, VersionId: file.versionId }) : [];
      const metadata = describedBy({
        tags,
        ...(object.Metadata && { metadata: object.Metadata }),
        ...(object.ContentLanguage && { contentLanguage: object.ContentLanguage }),
      });
      const about = { metadata, ...(object.ContentType && { contentType: object.ContentType }) };
      return { body: object.Body, close, about };
    } catch (error) {
      close();
      throw error;
    }
  };
  return {
    async find(key, version) {
      try {
        const at = { Bucket: bucket, Key: key, VersionId: version };
        const head = await found(key, () => s3.send(new HeadObjectCommand(at)));
        return foundAs(head.VersionId, head.ETag, head.ContentLength);
      } catch (error) {
        if (error instanceof ObjectGone) return undefined;
        if (!isUnreadableHead(error)) throw error;
        return version === undefined ? latestListed(s3, bucket, key) : { versionId: version };
      }
    },
    async read(file) {
      const { body, about } = await open(file, maxBytes);
      return { ...about, bytes: (await body?.transformToByteArray()) ?? new Uint8Array() };
    },
    async stream(file, from) {
      const { body, close, about } = await open(file, maxBulkBytes, from);
      return { ...about, close, chunks: (body ?? []) as AsyncIterable<Uint8Array> };
    },
  };
};

const foundAs = (versionId?: string, eTag?: string, size?: number): Awaited<ReturnType<Inbox['find']>> => ({
  ...(versionId && { versionId }),
  ...(eTag && { eTag }),
  ...(size !== undefined && { size }),
});

/**
 * S3 answers HEAD without a body, so it does not say why: 400 of an object that its owner has encrypted (SSE-C), 403 of
 * one that may not be read. Such an object is there all the same: reading it says what is wrong.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
const isUnreadableHead = (error: unknown): boolean =>
  error instanceof RejectedFile ||
  (error instanceof S3ServiceException && [400, 403].includes(error.$metadata.httpStatusCode ?? 0));

/** The versions of a key, the latest first, begin a listing of those keys that begin with it. */
const latestListed = async (s3: S3Client, bucket: string, key: string): ReturnType<Inbox['find']> => {
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key }));
  const one = Versions.find(({ Key, IsLatest }) => Key === key && IsLatest);
  return one && foundAs(one.VersionId, one.ETag, one.Size);
};

/** Without versions, only the object that the event was about: a later one has its own event. */
const versionOf = ({ versionId, eTag }: Parameters<Inbox['read']>[0]) =>
  versionId ? { VersionId: versionId } : eTag ? { IfMatch: eTag } : {};

const tagsOf = async (s3: S3Client, at: GetObjectTaggingCommand['input']): Promise<Tag[]> => {
  const { TagSet = [] } = await found(at.Key, () => s3.send(new GetObjectTaggingCommand(at)));
  return TagSet;
};

const found = async <Answer>(key: string | undefined, ask: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof S3ServiceException && GONE.has(error.name)) {
      throw new ObjectGone(`${key} is no longer there`, { cause: error });
    }
    const reason = unreadableReason(error);
    throw reason === undefined ? error : new RejectedFile(reason, { cause: error });
  }
};

/**
 * Refuses an object that this function may not read, for good if that is certain to be about the object: it is encrypted
 * with a KMS key and only its metadata can be read, or other objects can be. Else it may be about all of them, and once the
 * operator has corrected the permissions, another delivery of the event will read it.
 */
const refuseDenied = async (s3: S3Client, at: HeadObjectCommand['input'], error: unknown): Promise<never> => {
  if (!isDenied(error)) throw error;
  const head = await s3.send(new HeadObjectCommand(at)).catch(() => undefined);
  if (!head?.SSEKMSKeyId && !mayRead.has(s3)) throw error;
  throw new RejectedFile(deniedReason(head?.SSEKMSKeyId), { cause: error });
};

const refuseLarge = (size: number | undefined, maxBytes: number): void => {
  if (size !== undefined && size > maxBytes) {
    throw new RejectedFile(`The file is too large: ${size} bytes, and ${maxBytes} are the limit.`);
  }
};
