import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { Upload } from './file-row.ts';

/** `key#12` is the 12th record of the object `key`. */
export const objectKey = ({ key, part }: Pick<Upload, 'key' | 'part'>): string =>
  part === undefined ? key : key.slice(0, -`#${part}`.length);

export const partKey = (key: string, part: number): string => `${key}#${part}`;

/**
 * A key of S3 has up to 1,024 bytes, and so has a sort key of DynamoDB. An index that an update deletes, byArticle, makes one
 * of `key#12`, and refuses what is longer until it is gone: this leaves room for nine digits. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const MAX_BULK_KEY_BYTES = 1014;

/** @throws {RejectedFile} if the records of a bulk file could have no rows */
export const refuseLongKey = (key: string): void => {
  const bytes = Buffer.byteLength(key);
  if (bytes <= MAX_BULK_KEY_BYTES) return;
  throw new RejectedFile(
    `The key of the file is too long: ${bytes} bytes, and ${MAX_BULK_KEY_BYTES} are the limit for a file of several articles, which are listed under its key and their numbers. Upload it under a shorter key.`,
  );
};
