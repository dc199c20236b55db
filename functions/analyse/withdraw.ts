import type { WithdrawalRequest } from '../events/withdrawal-request.ts';
import type { ArticleRow, WithdrawnArticleRow } from '../store/rows.ts';
import { restore } from './publish.ts';
import { isKeyed, keysOf } from './row-keys.ts';
import { leaveStory } from './story.ts';
import type { Tables } from './tables.ts';

/**
 * Takes everything away that the tables say of an article whose last file is gone, and leaves a tombstone that says when.
 * Does nothing where the article has come back since.
 *
 * @returns whether it is gone
 */
export const withdrawArticle = async (tables: Tables, request: WithdrawalRequest): Promise<boolean> => {
  const { withdraw: articleId, withdrawals, storyId } = request;
  const row = await tables.analyses.markWithdrawn(request);
  if (!row) return false;
  if (isKeyed(row)) {
    for (const key of await keysOf(tables.analyses, row)) await tables.analyses.delete(key, withdrawals);
  }
  const stories = new Set([storyId, row.storyId ?? storyId, await tables.storyOf(articleId)]);
  for (const story of stories) {
    // Statements whose row was this article's get one from another that has made them.
    for (const id of await leaveStory(tables, story, articleId, withdrawals)) await restore(tables, id);
  }
  // Not where it came back while its rows were taken away: what it has come back with is left alone.
  const tombstone = tombstoneOf(request, row);
  if (!(await tables.analyses.bury(tombstone))) return false;
  const now = await tables.storyOf(articleId);
  if (now !== tombstone.storyId) await tables.analyses.label({ articleId }, now);
  return true;
};

const tombstoneOf = (
  { withdraw, withdrawals, withdrawnAt, storyId }: WithdrawalRequest,
  row: Partial<ArticleRow>,
): WithdrawnArticleRow => ({
  articleId: withdraw,
  storyId: row.storyId ?? storyId,
  ...(row.key !== undefined && { key: row.key }),
  ...(row.receivedAt !== undefined && { receivedAt: row.receivedAt }),
  ...(row.receivedOn !== undefined && { receivedOn: row.receivedOn }),
  withdrawnAt,
  withdrawals,
});
