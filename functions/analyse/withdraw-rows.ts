import type { Withdrawal } from '../tables/analyses.ts';
import type { ArticleRow, WithdrawnArticleRow } from '../tables/rows.ts';
import type { Context } from './context.ts';
import { dropOldWords } from './old-words.ts';
import { isStanding } from './rows/article-row.ts';
import { isKeyed, keysOf } from './rows/row-keys.ts';
import { leaveToOthers, moveArticle } from './story/follow-article.ts';

/**
 * Removes all that the tables say of an article whose last file is gone, and leaves a tombstone that says when. Does
 * nothing if the article has come back since.
 *
 * @returns whether it is gone
 */
export const withdrawArticle = async (context: Context, withdrawal: Withdrawal): Promise<boolean> => {
  const { articleId, withdrawals, storyId } = withdrawal;
  const row = await context.analyses.markWithdrawn(withdrawal);
  // If it has come back, too: what others said of its words before holds no longer, whichever message came first.
  await dropOldWords(context, withdrawal);
  if (!row && !context.isRetry) return false;
  if (row && isKeyed(row)) {
    for (const key of await keysOf(context.analyses, row)) await context.analyses.delete(key, withdrawals);
  }
  if (row || context.isRetry)
    await context.searchIndex.remove(articleId, row?.searchBlock, withdrawals, context.isRetry);
  await leaveStories(context, articleId, withdrawals, [storyId, row?.storyId ?? storyId]);
  // If it came back while its rows were being removed, what it came back with is left alone.
  if (!row) return false;
  const tombstone = tombstoneOf(withdrawal, row);
  if (!(await context.analyses.bury(tombstone))) return false;
  // After writing the story's id, check again: the story may have moved.
  for (let labelled = tombstone.storyId; ; ) {
    const now = await context.storyOf(articleId);
    if (now === labelled) return true;
    await context.analyses.label({ articleId }, now);
    labelled = now;
  }
};

/** Takes an article out of all stories that it may be in. */
const leaveStories = async (
  context: Context,
  articleId: string,
  withdrawals: number,
  known: readonly string[] = [],
): Promise<void> => {
  const earlier = await context.earlierStories(articleId);
  for (const story of new Set([...earlier, ...known, await context.storyOf(articleId)]))
    await leaveToOthers(context, story, articleId, withdrawals);
};

/**
 * Removes what an earlier try has put for articles that are withdrawn, wherever it was when it died, and moves each to its
 * story: it may have said last that they belong to one that they had left.
 */
export const removeUnfinished = async (context: Context, about: string): Promise<void> => {
  const { unfinished, analyses, searchIndex } = context;
  for (const { articleId, keys } of await unfinished.notes(about)) {
    const row = await analyses.article(articleId);
    if (!row) continue;
    if (!isStanding(row)) {
      const { withdrawals = 0 } = row;
      for (const key of keys) await analyses.delete(key, withdrawals);
      await searchIndex.remove(articleId, undefined, withdrawals, true);
      await leaveStories(context, articleId, withdrawals);
    }
    await moveArticle(context, { articleId, from: row.storyId });
  }
};

const tombstoneOf = (
  { articleId, withdrawals, withdrawnAt, storyId }: Withdrawal,
  row: Partial<ArticleRow>,
): WithdrawnArticleRow => ({
  articleId,
  storyId: row.storyId ?? storyId,
  ...(row.key !== undefined && { key: row.key }),
  ...(row.receivedAt !== undefined && { receivedAt: row.receivedAt }),
  withdrawnAt,
  withdrawals,
});
