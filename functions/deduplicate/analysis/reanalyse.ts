import type { Context } from '../context.ts';
import { earlierWithdrawals } from '../file/earlier-withdrawals.ts';
import { comparedWith, stands } from '../file/outcomes.ts';
import { requestChanged } from './request-changed.ts';
import { rereadArticle } from './reread-article.ts';

/**
 * Reads an article from its file again and requests its analysis: for articles whose rows hold only the beginning of the
 * text. Changes nothing else.
 *
 * @returns whether it was requested; if the file is gone or cannot be read any more, the rows stay as they are
 */
export const reanalyse = async (context: Context, articleId: string): Promise<boolean> => {
  const claim = await context.fingerprints.claim(articleId);
  const row = claim && (await context.files.get(claim));
  if (!claim || claim.withdrawnAt || !row || !stands(row)) return false;
  const request = await rereadArticle(context, articleId, claim);
  if (!request) return false;
  const changes = row.changes && { changes: row.changes };
  await requestChanged(context, { ...request, ...changes, ...earlierWithdrawals(claim) }, comparedWith(row));
  return true;
};
