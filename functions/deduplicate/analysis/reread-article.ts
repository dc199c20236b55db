import { articleIdOf } from '../../../lib/text/article/article-id.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import type { AnalysisRequest } from '../../messages/analysis-request.ts';
import type { Context } from '../context.ts';
import type { Upload } from '../file/file-row.ts';
import { ObjectGone } from '../inbox/object-gone.ts';
import { readUpload } from '../inbox/read-upload.ts';
import { leaderOf } from '../story/merge-story.ts';

/** How far into a compressed file it is worth reading for what can be left, in unpacked bytes: a second's work. */
const NEAR = 100_000_000;

export const isNear = ({ packed, offset = 0 }: Upload): boolean => !packed || offset <= NEAR;

/**
 * Reads an article from one of its files once more: all that its analysis takes, but how often it was withdrawn.
 * Undefined where the file is gone, cannot be read any more or holds something else now.
 */
export const readAgain = async (
  context: Context,
  articleId: string,
  file: Upload,
): Promise<AnalysisRequest | undefined> => {
  try {
    const { articles } = await readUpload(context, file);
    const read = articles.find(({ article }) => articleIdOf(article) === articleId);
    if (!read) return undefined;
    const { key, version, receivedAt } = file;
    const storyId = await leaderOf(context, articleId);
    return { articleId, storyId, key, version, receivedAt, article: read.article };
  } catch (error) {
    if (error instanceof ObjectGone || error instanceof RejectedFile) return undefined;
    throw error;
  }
};
