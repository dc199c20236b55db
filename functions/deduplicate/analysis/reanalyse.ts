import type { Context } from '../context.ts';
import { stands } from '../file/outcomes.ts';
import { inLife } from '../story/count-turns.ts';
import { readAgain } from './reread-article.ts';

/**
 * Reads an article from its file once more and asks for its analysis, for those whose rows hold the beginning of the
 * text alone. Changes nothing else.
 *
 * @returns whether it was asked for: the file may be gone, or may not be read any more, and then the rows stay
 */
export const reanalyse = async (context: Context, articleId: string): Promise<boolean> => {
  const claim = await context.fingerprints.claim(articleId);
  const row = claim && (await context.files.get(claim));
  if (!claim || claim.withdrawnAt || !row || !stands(row)) return false;
  const request = await readAgain(context, articleId, claim);
  if (!request) return false;
  await context.requestAnalysis({ ...request, ...inLife(claim) });
  return true;
};
