import { articleIdOf } from '../../../lib/text/article/article-id.ts';
import type { Reading } from '../../../lib/text/article/read-file.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { FileKey } from '../../tables/files.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { type Upload, uploadOfRow } from '../file/file-row.ts';
import { movedOn, unmoved } from '../file/moves.ts';
import { ObjectGone } from '../inbox/object-gone.ts';
import { readUpload } from '../inbox/read-upload.ts';
import { begunFor } from '../withdrawal/withdraw-file.ts';
import { deduplicateFile } from './deduplicate-file.ts';

/**
 * Handles a file that leaves its story as a further version of itself, which takes the place of the one before as any does.
 * A file that cannot be read any more stays where it is.
 */
export const moveFile = async (context: Context, file: FileKey): Promise<FileRow[]> => {
  const row = await context.files.get(file);
  if (!row?.articleId) return [];
  const moved = furtherVersion(row);
  const reading = await readAgain(context, moved, unmoved(row.articleId));
  // What has begun to move, and can be read no more, is withdrawn.
  return reading || (await begunFor(context, moved)).length > 0 ? deduplicateFile(context, moved, reading) : [];
};

export const furtherVersion = (row: FileRow): Upload => ({ ...uploadOfRow(row), version: movedOn(row.version) });

const readAgain = async (context: Context, file: Upload, content: string): Promise<Reading | undefined> => {
  try {
    const reading = await readUpload(context, file);
    return reading.articles.some(({ article }) => articleIdOf(article) === content) ? reading : undefined;
  } catch (error) {
    if (error instanceof ObjectGone || error instanceof RejectedFile) return undefined;
    throw error;
  }
};
