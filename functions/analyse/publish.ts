import { saidBy } from '../../lib/text/statements/story-statements.ts';
import type { AnalysisRequest } from '../messages/analysis-request.ts';
import type { Analysis, RowKey } from '../tables/analyses.ts';
import type { ArticleRow, MentionRow, StatementRow, WithdrawnArticleRow } from '../tables/rows.ts';
import { adoptAll } from './adopt.ts';
import type { Tables } from './context.ts';
import { requestOf } from './rows/article-row.ts';
import { isKeyed, keysOf } from './rows/row-keys.ts';
import { articleOf, isLater, isSettled, ownRows, saidIn } from './settle.ts';
import { isStanding } from './standing.ts';
import { enterStory, leaveStory, nameOf, rowOf, type Written } from './story/said.ts';

/**
 * Writes what an article says, in place of what an earlier analysis found. A statement that another article of the story
 * has made already gets no second row: the one it has says in how many it ran. Keys are made of the article alone, so
 * doing it again changes nothing. The article's row goes last: where it stands, the others stand too.
 *
 * @param fromRow the article is read from its own row, which of a long one holds only the beginning
 * @returns what was found, whether or not it could still be written
 */
export const publish = async (tables: Tables, request: AnalysisRequest, fromRow = false): Promise<Analysis> => {
  const { articleId, withdrawals = 0 } = request;
  for (;;) {
    const storyId = await tables.storyOf(articleId);
    const analysis = await tables.analyse({ ...request, storyId });
    const before = await tables.analyses.article(articleId);
    // What is left of an article too long for its row says nothing of the rows of the rest.
    const isWhole = !(fromRow && request.textCut !== undefined);
    const old = isWhole ? before : undefined;
    const put = isLater(before, withdrawals) ? undefined : await putRows(tables, analysis, old);
    if (!put || (isWhole && !(await tables.analyses.putArticle(analysis.article)))) {
      await takeBack(tables, analysis);
      return analysis;
    }
    // An analysis from before the withdrawal, still at work, may have overwritten rows and taken them back. It did so
    // before it could see this one's Articles row; what it does from now on it mends itself.
    if (withdrawals > 0) await tables.analyses.put(put.rows);
    if (await isSettled(tables, analysis.article, put.written, put.deleted)) return analysis;
  }
};

/** Counts the statements of an article that says nothing new: it has no rows, but its story's statements ran in it too. */
export const publishRepeats = async (tables: Tables, request: AnalysisRequest): Promise<Analysis> => {
  const { articleId } = request;
  for (;;) {
    const storyId = await tables.storyOf(articleId);
    const analysis = await tables.analyse({ ...request, storyId });
    const said = saidIn(analysis).map(({ number, ...rest }) => rest);
    await enterStory(tables, storyId, articleOf(analysis.article), said);
    const now = await tables.analyses.article(articleId);
    if (isLater(now, 0)) {
      await leaveStory(tables, storyId, articleId, 1);
      return analysis;
    }
    if (await isSettled(tables, analysis.article, new Map())) return analysis;
  }
};

const putRows = async (
  tables: Tables,
  analysis: Analysis,
  old: ArticleRow | WithdrawnArticleRow | undefined,
): Promise<{ rows: (StatementRow | MentionRow)[]; written: Written; deleted: Set<string> }> => {
  const { article, statements, mentions } = analysis;
  const { articleId, storyId } = article;
  const entered = await enterStory(tables, storyId, articleOf(article), saidIn(analysis));
  const { rows: own, written } = ownRows(analysis, entered);
  const rows = [...mentions, ...own];
  await tables.analyses.put(rows);
  const before: RowKey[] = saidBy(entered.before, articleId).flatMap((one) =>
    one.row?.articleId === articleId ? (rowOf(entered.before, one) ?? []) : [],
  );
  if (old && isKeyed(old)) before.push(...(await keysOf(tables.analyses, old)));
  // The first try may have written rows in a story that was then found to be part of one that had them.
  if (tables.isRetry) before.push(...statements.map(({ speaker, said }) => ({ speaker, said })));
  const deleted = await deleteRows(tables, before, rows, article.withdrawals ?? 0);
  return { rows, written, deleted };
};

/** Deletes rows of before that are not among the new ones, and tells which. */
const deleteRows = async (
  { analyses }: Tables,
  before: readonly RowKey[],
  rows: readonly (StatementRow | MentionRow)[],
  withdrawals: number,
): Promise<Set<string>> => {
  const kept = new Set(rows.map(nameOf));
  const gone = new Map(before.map((key) => [nameOf(key), key]));
  for (const name of kept) gone.delete(name);
  for (const key of gone.values()) await analyses.delete(key, withdrawals + 1);
  return new Set(gone.keys());
};

/**
 * Takes back what has been written of an article that was withdrawn meanwhile. Should it have come back since, what that
 * wrote may have gone too: then it is written again.
 */
const takeBack = async (tables: Tables, { article, statements, mentions }: Analysis): Promise<void> => {
  const { articleId, storyId, withdrawals = 0 } = article;
  const keys: RowKey[] = [
    ...statements.map(({ speaker, said }) => ({ speaker, said })),
    ...mentions.map(({ name, seen }) => ({ name, seen })),
  ];
  const now = await tables.analyses.article(articleId);
  for (const key of keys) await tables.analyses.delete(key, Math.max(withdrawals + 1, now?.withdrawals ?? 0));
  const orphaned = await leaveStory(tables, storyId, articleId, withdrawals + 1);
  await restore(tables, articleId);
  await adoptAll(tables, storyId, orphaned);
};

/** Writes the rows of an article that stands once more, from its own row. */
const restore = async (tables: Tables, articleId: string): Promise<void> => {
  const now = await tables.analyses.article(articleId);
  if (isStanding(now)) await publish(tables, requestOf(now), true);
};
