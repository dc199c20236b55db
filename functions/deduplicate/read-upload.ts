import { type Reading, readFile } from '../article/read-file.ts';
import type { Context } from './context.ts';
import type { Upload } from './file-row.ts';

/** `key#12` is the 12th record of the object `key`. */
export const objectKey = ({ key, part }: Pick<Upload, 'key' | 'part'>): string =>
  part === undefined ? key : key.slice(0, -`#${part}`.length);

export const partKey = (key: string, part: number): string => `${key}#${part}`;

/**
 * Reads the articles of an object of the inbox.
 *
 * @throws {ObjectGone} when it is no longer there
 * @throws {RejectedFile} when no article can ever be read from it
 */
export const readUpload = async (context: Context, file: Upload): Promise<Reading> => {
  const { bytes, contentType, metadata } = await context.inbox.read(file);
  return readFile(bytes, {
    key: objectKey(file),
    maxBytes: context.maxFileBytes,
    ...(contentType && { contentType }),
    ...(metadata && { metadata }),
  });
};
