import { articleIdOf } from '../../../lib/text/article/article-id.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { AnalysisRequest } from '../../messages/message.ts';
import { storyOf } from '../../tables/forest.ts';
import type { Context } from '../context.ts';
import type { Upload } from '../file/file-row.ts';
import { unmoved } from '../file/moves.ts';
import { ObjectGone } from '../inbox/object-gone.ts';
import { isCheapToReread } from '../inbox/read-claimed.ts';
import { readUpload } from '../inbox/read-upload.ts';

/**
 * Reads an article from one of its files again: all that its analysis needs, except how often it was withdrawn.
 *
 * @returns undefined if the file is gone, cannot be read any more or holds something else now
 */
export const rereadArticle = async (
  context: Context,
  articleId: string,
  file: Upload,
): Promise<AnalysisRequest | undefined> => {
  try {
    const { articles } = await readUpload(context, file);
    const read = articles.find(({ article }) => articleIdOf(article) === unmoved(articleId));
    if (!read) return undefined;
    const { key, version, receivedAt } = file;
    const storyId = await storyOf(context.fingerprints, articleId);
    return { articleId, storyId, key, version, receivedAt, article: read.article };
  } catch (error) {
    if (error instanceof ObjectGone || error instanceof RejectedFile) return undefined;
    throw error;
  }
};

/** Files of an article that are tried: of one that is gone the event may not have come yet. */
const MAX_FILES = 8;

/** The same from the first of its files that can be read without much work. */
export const rereadAny = async (
  context: Context,
  articleId: string,
  files: readonly Upload[],
): Promise<AnalysisRequest | undefined> => {
  for (const file of files.filter(isCheapToReread).slice(0, MAX_FILES)) {
    const request = await rereadArticle(context, articleId, file);
    if (request) return request;
  }
  return undefined;
};
