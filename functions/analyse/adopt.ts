import { saidBy } from '../../lib/text/statements/story-statements.ts';
import type { ArticleRow } from '../tables/rows.ts';
import type { Tables } from './context.ts';
import { requestOf } from './rows/article-row.ts';
import { articleOf, isLater, isSettled, ownRows, saidIn } from './settle.ts';
import { isStanding } from './standing.ts';
import { enterStory, leaveStory, rowOf } from './story/said.ts';

/**
 * Gives statements of a story whose row went with another article a row of one that has made them too.
 *
 * @param articles those that may have
 */
export const adoptAll = async (tables: Tables, storyId: string, articles: Iterable<string>): Promise<void> => {
  for (const articleId of articles) {
    const row = await tables.analyses.article(articleId);
    if (isStanding(row)) await adopt(tables, row);
    else if (row) await clear(tables, storyId, articleId, row.withdrawals ?? 0);
  }
};

/** Writes the rows of an article's own statements, read from its own row. Nothing that its story does not know of. */
const adopt = async (tables: Tables, row: ArticleRow): Promise<void> => {
  const { articleId, withdrawals = 0 } = row;
  for (;;) {
    const storyId = await tables.storyOf(articleId);
    const analysis = await tables.analyse({ ...requestOf(row), storyId });
    const { rows, written } = ownRows(
      analysis,
      await enterStory(tables, storyId, articleOf(analysis.article), saidIn(analysis)),
    );
    await tables.analyses.put(rows);
    const now = await tables.analyses.article(articleId);
    if (isLater(now, withdrawals)) {
      for (const { speaker, said } of rows) await tables.analyses.delete({ speaker, said }, now!.withdrawals!);
      return clear(tables, storyId, articleId, now!.withdrawals!);
    }
    if (await isSettled(tables, analysis.article, written, new Set())) return;
  }
};

/** Takes out of a story, with its rows, what an article that was withdrawn has left there. */
const clear = async (tables: Tables, storyId: string, articleId: string, withdrawals: number): Promise<void> => {
  const { story } = await tables.said.get(storyId);
  if ((story.articles.get(articleId)?.withdrawals ?? withdrawals) >= withdrawals) return;
  for (const statement of saidBy(story, articleId)) {
    const key = statement.row?.articleId === articleId && rowOf(story, statement);
    if (key) await tables.analyses.delete(key, withdrawals);
  }
  const orphaned = await leaveStory(tables, storyId, articleId, withdrawals);
  await adoptAll(tables, storyId, orphaned);
};
