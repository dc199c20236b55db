import { S3ServiceException } from '@aws-sdk/client-s3';

const UPLOAD_AGAIN = 'Then upload the file again.';
const KEY_GONE = `The file is encrypted with a KMS key that is disabled or deleted: enable the key, or use another. ${UPLOAD_AGAIN}`;

/**
 * Why S3 gives out an object to nobody without more than this function has, in words its owner understands, by the code of
 * its error. KMS's codes are those of its own API: https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html#API_Decrypt_Errors
 */
const UNREADABLE: Readonly<Record<string, string>> = {
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_Errors
  InvalidObjectState: 'The file is archived: it has to be restored and uploaded again.',
  // Of an object stored with SSE-C, if the request has no key.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html
  InvalidRequest:
    'The file is encrypted with a key of its owner (SSE-C), which S3 does not keep: upload it without this encryption.',
  'KMS.DisabledException': KEY_GONE,
  'KMS.KMSInvalidStateException': KEY_GONE,
  'KMS.NotFoundException': KEY_GONE,
};

/** No delivery of the event can ever read the object. Throttles and outages, of KMS too, are not among these. */
export const unreadableReason = (error: unknown): string | undefined =>
  error instanceof S3ServiceException && Object.hasOwn(UNREADABLE, error.name) ? UNREADABLE[error.name] : undefined;

/** S3 says no more than this for a policy of the bucket, of the function or of a KMS key. */
export const isDenied = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.name === 'AccessDenied';

/** @param kmsKey the ARN of the key that the object is encrypted with, if it is known */
export const deniedReason = (kmsKey: string | undefined): string =>
  kmsKey === undefined
    ? `Access to the file is denied, while others can be read: a policy of the bucket or of a key excludes it. Allow the role of the function deduplicate to read it. ${UPLOAD_AGAIN}`
    : `The file is encrypted with a KMS key that may not be used to read it: in the policy of ${kmsKey}, and in the role of the function deduplicate, allow kms:Decrypt. ${UPLOAD_AGAIN}`;
