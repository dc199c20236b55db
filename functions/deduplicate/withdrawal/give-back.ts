import { type Claim, isClaimOf } from '../../tables/fingerprints.ts';
import type { Context } from '../context.ts';
import { uploadOfRow } from '../file/file-row.ts';
import { isFirst } from '../file/outcomes.ts';
import { recheckArticle } from './recheck-article.ts';

/**
 * Gives an article back to the version of a key that was to be replaced by one with the same content: that had taken the
 * article over, and was gone before it could be handled.
 *
 * @returns whether such a version stands
 */
export const giveBack = async (context: Context, claim: Claim): Promise<boolean> => {
  const { articleId, key, title: before } = claim;
  const versions = await context.files.versions(key);
  const row = versions.find((version) => version.articleId === articleId && isFirst(version));
  if (!row) return false;
  const title = before ?? row.title;
  const to = { ...uploadOfRow(row), succeeds: true, ...(title !== undefined && { title }) };
  if (!isClaimOf(claim, row)) await context.fingerprints.moveClaim(articleId, claim, to);
  await recheckArticle(context, row, { isAnnounced: true });
  return true;
};
