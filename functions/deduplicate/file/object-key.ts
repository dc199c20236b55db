import type { Upload } from './file-row.ts';

/** `key#12` is the 12th record of the object `key`. */
export const objectKey = ({ key, part }: Pick<Upload, 'key' | 'part'>): string =>
  part === undefined ? key : key.slice(0, -`#${part}`.length);

export const partKey = (key: string, part: number): string => `${key}#${part}`;
