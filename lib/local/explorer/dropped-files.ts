/** Bytes of all files dropped at once. */
export const MAX_DROPPED_BYTES = 64 * 1024 * 1024;
export const MAX_DROPPED_FILES = 500;

/** S3's limit, in bytes of UTF-8. */
const MAX_KEY_BYTES = 1024;

/** Keeps what is dropped apart from the files of the command, which begin with the names of their folders. */
const FOLDER = 'dropped';

/**
 * The key for a dropped file: the parts of its path, without those that lead upwards and without control characters.
 * The name is the browser's word and is only ever a key, never a path on this machine.
 */
export const keyOfDropped = (name: string): string => {
  const parts = name
    .normalize('NFC')
    .split(/[/\\]/)
    .map((part) => part.replace(/\p{C}/gu, '').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  const key = [FOLDER, ...(parts.length > 0 ? parts : ['unnamed'])].join('/');
  // The end has the extension.
  return Buffer.byteLength(key) <= MAX_KEY_BYTES ? key : `${FOLDER}/${lastBytes(parts.at(-1)!)}`;
};

const lastBytes = (name: string): string => {
  const characters = [...name];
  while (Buffer.byteLength(characters.join('')) > MAX_KEY_BYTES - FOLDER.length - 1) characters.shift();
  return characters.join('');
};
