import { articleIdOf } from '../article/article-id.ts';
import { RejectedFile } from '../article/rejected-file.ts';
import { ObjectGone } from '../events/object-gone.ts';
import type { Context } from './context.ts';
import { leaderOf } from './merge-story.ts';
import { stands } from './outcomes.ts';
import { readUpload } from './read-upload.ts';

/**
 * Reads an article from its file once more and asks for its analysis, for those whose rows hold the beginning of the
 * text alone. Changes nothing else.
 *
 * @returns whether it was asked for: the file may be gone, or may not be read any more, and then the rows stay
 */
export const reanalyse = async (context: Context, articleId: string): Promise<boolean> => {
  const claim = await context.fingerprints.claim(articleId);
  const row = claim && (await context.files.get(claim));
  if (!claim || !row || !stands(row)) return false;
  try {
    const { articles } = await readUpload(context, claim);
    const read = articles.find(({ article }) => articleIdOf(article) === articleId);
    if (!read) return false;
    const storyId = await leaderOf(context, articleId);
    const { key, version, receivedAt } = claim;
    await context.requestAnalysis({ articleId, storyId, key, version, receivedAt, article: read.article });
    return true;
  } catch (error) {
    if (error instanceof ObjectGone || error instanceof RejectedFile) return false;
    throw error;
  }
};
