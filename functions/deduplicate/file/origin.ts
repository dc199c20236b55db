import type { Origin } from '../../tables/near-copy-bucket.ts';
import type { Upload } from './file-row.ts';
import { objectKey } from './object-key.ts';

/**
 * Where a file comes from. Who may upload is granted by folders, so the first folder of a key is its source, of partners
 * the one with the number of their account (lib/stack/partners.ts).
 */
export const originOf = (file: Pick<Upload, 'key' | 'part' | 'version'>): Origin => {
  const key = objectKey(file);
  const folders = key.split('/').slice(0, -1);
  return {
    source: folders.slice(0, folders[0] === 'partners' ? 2 : 1).join('/'),
    ...(file.part !== undefined && { upload: `${file.version} ${key}` }),
  };
};
