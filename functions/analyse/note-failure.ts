import type { AnalysisRequest } from '../messages/message.ts';
import type { ArticleRow, WithdrawnArticleRow } from '../tables/rows.ts';
import type { Context } from './context.ts';
import { putArticle } from './old-words.ts';
import { unreadArticle } from './rows/analyse-article.ts';
import { isStanding } from './rows/article-row.ts';

const REASON = 'its analysis failed each time it was tried: it takes too long, or a service did not answer';

/**
 * Says in the rows of an article and of its file that it is not analysed, before that is tried for the last time: the
 * function may be killed while it tries. The row has no analysis version, so `npm run reprocess` tries it again.
 */
export const noteFailure = async (context: Context, request: AnalysisRequest): Promise<void> => {
  if (await context.analyses.article(request.articleId)) return;
  await context.noteOnFile(request, REASON);
  await putArticle(context, { ...unreadArticle(request, REASON), version: request.version, analysisVersion: 0 });
};

/**
 * Removes what was said in the file's row, once the article is analysed after all. A last try may have said it and find the row of
 * another delivery. What is read from its row may not name the version of a file, and nothing was said of that.
 */
export const clearFailure = async (
  { noteOnFile, isLastTry }: Context,
  request: AnalysisRequest,
  before: ArticleRow | WithdrawnArticleRow | undefined,
): Promise<void> => {
  if (isStanding(before) && before.notAnalysed === REASON)
    await noteOnFile({ ...before, version: before.version ?? request.version });
  else if (isLastTry && request.version) await noteOnFile(request);
};
