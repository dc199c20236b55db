import type { WithdrawalRequest } from '../messages/withdrawal-request.ts';
import type { ArticleRow, WithdrawnArticleRow } from '../tables/rows.ts';
import { adoptAll } from './adopt.ts';
import type { Tables } from './context.ts';
import { isKeyed, keysOf } from './rows/row-keys.ts';
import { leaveStory } from './story/said.ts';

/**
 * Takes everything away that the tables say of an article whose last file is gone, and leaves a tombstone that says when.
 * Does nothing where the article has come back since.
 *
 * @returns whether it is gone
 */
export const withdrawArticle = async (tables: Tables, request: WithdrawalRequest): Promise<boolean> => {
  const { withdraw: articleId, withdrawals, storyId } = request;
  const row = await tables.analyses.markWithdrawn(request);
  if (!row && !tables.isRetry) return false;
  if (row && isKeyed(row)) {
    for (const key of await keysOf(tables.analyses, row)) await tables.analyses.delete(key, withdrawals);
  }
  const stories = new Set([storyId, row?.storyId ?? storyId, await tables.storyOf(articleId)]);
  for (const story of stories) {
    // Statements whose row was this article's get one from another that has made them.
    await adoptAll(tables, story, await leaveStory(tables, story, articleId, withdrawals));
  }
  // Not where it came back while its rows were taken away: what it has come back with is left alone.
  if (!row) return false;
  const tombstone = tombstoneOf(request, row);
  if (!(await tables.analyses.bury(tombstone))) return false;
  // Who writes a label looks again.
  for (let labelled = tombstone.storyId; ; ) {
    const now = await tables.storyOf(articleId);
    if (now === labelled) return true;
    await tables.analyses.label({ articleId }, now);
    labelled = now;
  }
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
