import { isClaimOf } from '../../tables/fingerprints.ts';
import type { Context } from '../context.ts';
import type { Upload } from '../file/file-row.ts';
import { isBeingCounted } from '../story/count-file.ts';
import { recheckArticle } from './recheck-article.ts';

/** Has another delivery of the same event, cut short or still at work, left traces? Then the file has to be finished. */
export const isUnderWay = async (context: Context, file: Upload, articleId: string): Promise<boolean> => {
  const claim = await context.fingerprints.claim(articleId);
  if (!claim || isClaimOf(claim, file)) return claim !== undefined;
  // It may have died while it did the work of the file that has claimed the article.
  const first = await context.files.get(claim);
  if (first) await recheckArticle(context, first, { isAnnounced: true });
  return isBeingCounted(context, file, articleId);
};
