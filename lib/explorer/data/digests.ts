import type { FileRow } from '../../../functions/tables/rows.ts';
import type { Reader } from './reader.ts';

/** A digest has few copies, and any of its files may be the first by key. */
const MAX_FILES = 20;

/** Whether a story is a digest: one text about several things, so that its statements need not answer each other. */
export const isDigest = async (reader: Reader, storyId: string): Promise<boolean> => {
  const { rows } = await reader.query<Pick<FileRow, 'relation'>>({
    table: 'files',
    index: 'byArticle',
    key: ['articleId', storyId],
    attributes: ['relation'],
    limit: MAX_FILES,
  });
  return rows.some(({ relation }) => relation === 'digest');
};
