import type { AnalysisRequest } from '../events/analysis-request.ts';
import { type Said, type StoryArticle, saidBy } from '../statements/story-statements.ts';
import { wordingOf } from '../statements/wording.ts';
import type { Analysis, RowKey } from '../store/analyses.ts';
import type { ArticleRow, MentionRow, StatementRow, WithdrawnArticleRow } from '../store/rows.ts';
import { requestOf } from './again.ts';
import { dayOfRow } from './day.ts';
import { isKeyed, keysOf } from './row-keys.ts';
import { isStanding } from './standing.ts';
import { countRuns, enterStory, finishStory, leaveStory, nameOf, ranOf, rowOf, type Written } from './story.ts';
import type { Tables } from './tables.ts';

/**
 * Writes what an article says, in place of what an earlier analysis found. A statement that another article of the story
 * has made already gets no second row: the one it has says in how many it ran. Keys are made of the article alone, so
 * doing it again changes nothing. The article's row goes last: where it stands, the others stand too.
 *
 * @param adopting by a function that is about another article
 * @returns what was found, whether or not it could still be written
 */
export const publish = async (tables: Tables, request: AnalysisRequest, adopting = false): Promise<Analysis> => {
  const { articleId, withdrawals = 0 } = request;
  for (;;) {
    const storyId = await tables.storyOf(articleId);
    const analysis = await tables.analyse({ ...request, storyId });
    const before = await tables.analyses.article(articleId);
    // What is left of an article too long for its row says nothing of the rows of the rest.
    const isWhole = !(adopting && request.textCut !== undefined);
    const old = isWhole ? before : undefined;
    const written = isLater(before, withdrawals) ? undefined : await putRows(tables, analysis, old, adopting);
    if (!written || (isWhole && !(await tables.analyses.putArticle(analysis.article)))) {
      await takeBack(tables, analysis);
      return analysis;
    }
    if (!(await isSettled(tables, analysis.article, written, true))) continue;
    if (adopting) await finishStory(tables, storyId, articleId);
    return analysis;
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
    if (await isSettled(tables, analysis.article, new Map(), false)) return analysis;
  }
};

/** The tables know of a withdrawal that the analysis was asked for before. */
const isLater = (row: ArticleRow | WithdrawnArticleRow | undefined, withdrawals: number): boolean =>
  (row?.withdrawals ?? 0) > withdrawals;

const saidIn = ({ statements }: Analysis): Said[] =>
  statements.map(({ speaker, content }, i) => ({
    number: i + 1,
    speaker,
    wording: wordingOf([content].flat().join(' ')),
  }));

const articleOf = (row: ArticleRow): StoryArticle => ({
  articleId: row.articleId,
  day: dayOfRow(row),
  receivedAt: row.receivedAt,
  withdrawals: row.withdrawals ?? 0,
});

const putRows = async (
  tables: Tables,
  analysis: Analysis,
  old: ArticleRow | WithdrawnArticleRow | undefined,
  adopting: boolean,
): Promise<Written> => {
  const { article, statements, mentions } = analysis;
  const { articleId, storyId } = article;
  const entered = await enterStory(tables, storyId, articleOf(article), saidIn(analysis), adopting);
  const written: Written = new Map();
  const rows: (StatementRow | MentionRow)[] = [...mentions];
  statements.forEach((statement, i) => {
    const as = entered.as[i];
    if (as && as.row?.articleId !== articleId) return;
    const ran = as ? ranOf(entered.story, as) : {};
    written.set(nameOf(statement), JSON.stringify(ran));
    rows.push({ ...statement, ...ran });
  });
  await tables.analyses.put(rows);
  const before: RowKey[] = saidBy(entered.before, articleId).flatMap((one) =>
    one.row?.articleId === articleId ? (rowOf(entered.before, one) ?? []) : [],
  );
  if (old && isKeyed(old)) before.push(...(await keysOf(tables.analyses, old)));
  await deleteRows(tables, before, rows, article.withdrawals ?? 0);
  return written;
};

/** Deletes rows of before that are not among the new ones. */
const deleteRows = async (
  { analyses }: Tables,
  before: readonly RowKey[],
  rows: readonly (StatementRow | MentionRow)[],
  withdrawals: number,
): Promise<void> => {
  const nameOfKey = (key: RowKey) =>
    JSON.stringify('speaker' in key ? [key.speaker, key.said] : [key.name, key.seen, 'mention']);
  const kept = new Set(rows.map(nameOfKey));
  const gone = new Map(before.map((key) => [nameOfKey(key), key]));
  for (const [name, key] of gone) if (!kept.has(name)) await analyses.delete(key, withdrawals + 1);
};

/**
 * Looks again at what may have moved while the rows were written: where else the statements ran, and the story itself. A
 * story that was found to be part of another meanwhile is left; a statement whose row went with another article is to be
 * a row of this one.
 */
const isSettled = async (
  tables: Tables,
  { articleId, storyId, withdrawals = 0 }: ArticleRow,
  written: Written,
  hasRows: boolean,
): Promise<boolean> => {
  const { story } = await tables.said.get(storyId);
  const said = saidBy(story, articleId);
  await countRuns(tables, storyId, story, written, said);
  if ((await tables.storyOf(articleId)) === storyId) return !hasRows || said.every(({ row }) => row !== undefined);
  await leaveStory(tables, storyId, articleId, withdrawals + 1);
  return false;
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
  for (const key of keys) await tables.analyses.delete(key, withdrawals + 1);
  const orphaned = await leaveStory(tables, storyId, articleId, withdrawals + 1);
  for (const id of [articleId, ...orphaned]) await restore(tables, id);
};

/** Writes the rows of an article that stands once more, from its own row. */
export const restore = async (tables: Tables, articleId: string): Promise<void> => {
  const now = await tables.analyses.article(articleId);
  if (isStanding(now)) await publish(tables, requestOf(now), true);
};
