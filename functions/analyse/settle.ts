import { type Entered, type Said, type StoryArticle, saidBy } from '../../lib/text/statements/story-statements.ts';
import { wordingOf } from '../../lib/text/statements/wording.ts';
import type { Analysis } from '../tables/analyses.ts';
import type { ArticleRow, StatementRow, WithdrawnArticleRow } from '../tables/rows.ts';
import type { Tables } from './context.ts';
import { moveArticle } from './move.ts';
import { dayOfRow } from './rows/day.ts';
import { countRuns, nameOf, ranOf, rowOf, type Written } from './story/said.ts';

/** The tables know of a withdrawal that the analysis was asked for before. */
export const isLater = (row: ArticleRow | WithdrawnArticleRow | undefined, withdrawals: number): boolean =>
  (row?.withdrawals ?? 0) > withdrawals;

export const saidIn = ({ statements }: Analysis): Said[] =>
  statements.map(({ speaker, content }, i) => ({
    number: i + 1,
    speaker,
    wording: wordingOf([content].flat().join(' ')),
  }));

export const articleOf = (row: ArticleRow): StoryArticle => ({
  articleId: row.articleId,
  day: dayOfRow(row),
  receivedAt: row.receivedAt,
  withdrawals: row.withdrawals ?? 0,
});

/** The rows of the statements that are an article's own in its story, or that its story has no room for. */
export const ownRows = (
  { article, statements }: Analysis,
  { as, story }: Entered,
): { rows: StatementRow[]; written: Written } => {
  const written: Written = new Map();
  const rows = statements.flatMap((statement, i) => {
    const one = as[i];
    if (one && one.row?.articleId !== article.articleId) return [];
    const ran = one ? ranOf(story, one) : {};
    written.set(nameOf(statement), JSON.stringify(ran));
    return { ...statement, ...ran };
  });
  return { rows, written };
};

/**
 * Looks again at what may have moved while the rows were written: where else the statements ran, and the story itself. A
 * story that was found to be part of another meanwhile is left; a statement whose row went with another article is to be
 * a row of this one.
 *
 * @param deleted keys of rows that were deleted, where the article has rows: one may have become its own since
 */
export const isSettled = async (
  tables: Tables,
  { articleId, storyId }: ArticleRow,
  written: Written,
  deleted?: ReadonlySet<string>,
): Promise<boolean> => {
  const { story } = await tables.said.get(storyId);
  const said = saidBy(story, articleId);
  await countRuns(tables, storyId, story, written, said);
  if ((await tables.storyOf(articleId)) !== storyId) {
    // Not only left: another delivery may have finished there, and have rows there, before the story moved.
    await moveArticle(tables, { relabel: articleId, from: storyId });
    return false;
  }
  if (!deleted) return true;
  return said.every((statement) => {
    const key = rowOf(story, statement);
    return key !== undefined && !(statement.row?.articleId === articleId && deleted.has(nameOf(key)));
  });
};
