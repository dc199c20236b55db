import type { ArticleStatement } from '../../lib/text/statements/story/story-statements.ts';
import type { AnalysisRequest } from '../messages/message.ts';
import type { Analysis, RowKey } from '../tables/analyses.ts';
import type { ArticleRow, MentionRow, StatementRow, WithdrawnArticleRow } from '../tables/rows.ts';
import type { Context } from './context.ts';
import { clearFailure } from './note-failure.ts';
import { putArticle } from './old-words.ts';
import { isStanding, requestOf } from './rows/article-row.ts';
import { isKeyed, keysOf } from './rows/row-keys.ts';
import { searchEntry } from './rows/search-entry.ts';
import { statementsIn, statementsKnown, storyArticle } from './story/article-statements.ts';
import { catchUp, leaveToOthers, moveArticle, moveFromOther, writeOrphans } from './story/follow-article.ts';
import { deleteRows, ownRows, wasWithdrawnSince } from './story/own-rows.ts';
import { asAlone, enterStory, leaveStory, ownKeys, toEnterAgain, type Written } from './story/statement-list.ts';
import { noteRows } from './unfinished-rows.ts';

/** How often other deliveries may write more into the row of an article while it is written. */
const MAX_MOVES = 5;

/**
 * Writes what an article says, in place of what an earlier analysis found. A statement that another article of the story
 * has made already gets no second row: the row it has counts the articles. Keys are made from the article alone, so
 * doing it again changes nothing. The article's row comes last: once it is there, all the others are.
 *
 * @param fromRow the article is read from its own row, which holds only the beginning of a long one, and not from a message
 * @returns what was found, whether or not it could still be written
 */
export const publish = async (context: Context, request: AnalysisRequest, fromRow = false): Promise<Analysis> => {
  const { articleId, withdrawals = 0 } = request;
  let written: RowKey[] = [];
  for (let moves = 0; ; ) {
    const storyId = await context.storyOf(articleId);
    const found = await context.analyse({ ...request, storyId });
    const before = await context.analyses.article(articleId);
    const analysis = withChanges(found, before);
    const finish = await noteRows(context, articleId, fromRow ? [...analysis.statements, ...analysis.mentions] : []);
    await moveFromOther(context, articleId, before, storyId);
    // The beginning of a long article says nothing about the rows of the rest.
    const isWhole = !(fromRow && request.textCut !== undefined);
    const old = isWhole ? before : undefined;
    // If it leads its story, nothing is in the list of that: it is read afterwards, and written only if it is there then.
    const isAlone = articleId === storyId && !before && withdrawals === 0 && !request.changes && !context.isRetry;
    const said = isStanding(before) ? await statementsKnown(context, analysis, isWhole) : statementsIn(analysis);
    const put = wasWithdrawnSince(before, withdrawals)
      ? undefined
      : await putRows(context, analysis, said, { old, earlier: written, isAlone });
    const knownBlock = isStanding(before) ? before.searchBlock : undefined;
    if (put && isWhole) await enterSearch(context, analysis, knownBlock);
    const isPut =
      put &&
      (!isWhole || (await putArticle(context, analysis.article, knownBlock))) &&
      (await putAgain(context, request, put.rows));
    if (!isPut) {
      if (put && (await isOvertaken(context, request))) {
        if (++moves > MAX_MOVES) throw new Error(`The row of article ${articleId} changes again and again`);
        // The row may name the story that it has moved to since, and nobody else knows that it was entered in this one.
        await moveArticle(context, { articleId, from: storyId });
        await finish();
        written = put.rows;
        continue;
      }
      await retract(context, analysis, fromRow ? undefined : request);
      await finish();
      return analysis;
    }
    written = put.rows;
    await clearFailure(context, request, before);
    const isDone = await catchUp(context, analysis.article, put.written, { deleted: put.deleted, isAlone, isWhole });
    await finish();
    if (!isDone) continue;
    const { searchBlock } = analysis.article;
    if (searchBlock !== undefined) await context.searchIndex.lookAfter(articleId, searchBlock);
    return analysis;
  }
};

/** What an article changes may have been found out after it was asked for, and be told in its row already. */
const withChanges = (analysis: Analysis, before: ArticleRow | WithdrawnArticleRow | undefined): Analysis => {
  const { article } = analysis;
  if (article.changes || !isStanding(before) || before.withdrawals !== article.withdrawals) return analysis;
  const { changes, oldWordsOf } = before;
  return changes ? { ...analysis, article: { ...article, changes, ...(oldWordsOf && { oldWordsOf }) } } : analysis;
};

/**
 * An analysis from before a withdrawal, still running, may have overwritten rows of an article that came back, and have
 * retracted them, before it could see that one's Articles row; what it does from then on, it repairs itself.
 *
 * @returns whether the article stands: it may have been withdrawn again before this wrote its rows
 */
const putAgain = async (
  { analyses }: Context,
  { articleId, withdrawals = 0 }: AnalysisRequest,
  rows: readonly (StatementRow | MentionRow)[],
): Promise<boolean> => {
  if (withdrawals === 0) return true;
  await analyses.put(rows);
  return !wasWithdrawnSince(await analyses.article(articleId), withdrawals);
};

/** Lists an article for the search, and notes in its row where. */
const enterSearch = async (
  { searchIndex, isRetry }: Context,
  analysis: Analysis,
  known: number | undefined,
): Promise<void> => {
  const block = await searchIndex.enter(searchEntry(analysis), known, isRetry);
  if (block !== undefined) analysis.article.searchBlock = block;
};

/** Was the row of an article refused as another delivery's names a later block or changes, and not because it was withdrawn? */
const isOvertaken = async ({ analyses }: Context, { articleId, withdrawals = 0 }: AnalysisRequest) =>
  !wasWithdrawnSince(await analyses.article(articleId), withdrawals);

/** Counts the statements of an article that adds nothing: it gets no rows, but its story's statements ran in it too. */
export const publishRepeats = async (context: Context, request: AnalysisRequest): Promise<Analysis> => {
  const { articleId } = request;
  for (;;) {
    const storyId = await context.storyOf(articleId);
    await moveFromOther(context, articleId, await context.analyses.article(articleId), storyId);
    const analysis = await context.analyse({ ...request, storyId });
    const statements = statementsIn(analysis).map(({ number, ...rest }) => rest);
    await enterStory(context, storyId, storyArticle(analysis.article), statements);
    const now = await context.analyses.article(articleId);
    if (wasWithdrawnSince(now, 0)) {
      await leaveStory(context, storyId, articleId, 1);
      return analysis;
    }
    if (!now) await context.analyses.forgetWithdrawal(articleId);
    if (await catchUp(context, analysis.article, new Map())) return analysis;
  }
};

/** What was there of an article before its rows are put. */
interface Before {
  old: ArticleRow | WithdrawnArticleRow | undefined;
  /** Rows that were written before the story turned out to have moved. */
  earlier: readonly RowKey[];
  /** The article is not entered in the list of its story. */
  isAlone: boolean;
}

const putRows = async (
  context: Context,
  analysis: Analysis,
  known: readonly ArticleStatement[],
  { old, earlier, isAlone }: Before,
): Promise<{ rows: (StatementRow | MentionRow)[]; written: Written; deleted: Set<string> }> => {
  const { article, statements, mentions } = analysis;
  const { articleId, storyId } = article;
  const said = [storyArticle(article), known] as const;
  const entered = isAlone ? asAlone(...said) : await enterStory(context, storyId, ...said);
  const { rows: own, written } = ownRows(analysis, entered);
  const rows = [...mentions, ...own];
  await context.analyses.put(rows);
  const before: RowKey[] = [...entered.ownBefore, ...earlier];
  if (old && isKeyed(old)) before.push(...(await keysOf(context.analyses, old)));
  // The first try may have written rows into a story that then turned out to be part of one that had them.
  if (context.isRetry) before.push(...statements);
  // Rows of what stands behind the beginning of a long text stay.
  const kept = [...rows, ...ownKeys(entered.story, articleId)];
  const deleted = await deleteRows(context.analyses, before, kept, article.withdrawals ?? 0);
  await writeOrphans(context, storyId, toEnterAgain(context, entered, articleId));
  return { rows, written, deleted };
};

/**
 * Removes what was written for an article that was withdrawn meanwhile. If it has come back since, this may have removed
 * what that wrote: then it is written again.
 *
 * @param message what asked for it, if that has the text
 */
const retract = async (context: Context, analysis: Analysis, message: AnalysisRequest | undefined): Promise<void> => {
  const { article, statements, mentions } = analysis;
  const { articleId, storyId, withdrawals = 0 } = article;
  const now = await context.analyses.article(articleId);
  const later = Math.max(withdrawals + 1, now?.withdrawals ?? 0);
  for (const row of [...statements, ...mentions]) await context.analyses.delete(row, later);
  await context.searchIndex.remove(articleId, article.searchBlock, later, context.isRetry);
  await leaveToOthers(context, storyId, articleId, withdrawals + 1);
  // What a last try has said beforehand.
  if (message && context.isLastTry) await context.noteOnFile(message);
  await publishAgain(context, articleId, message);
};

/** Writes the rows of an article that is there again, as its own row has it; of a long text that has only the beginning. */
const publishAgain = async (
  context: Context,
  articleId: string,
  message: AnalysisRequest | undefined,
): Promise<void> => {
  const now = await context.analyses.article(articleId);
  if (!isStanding(now)) return;
  const row = requestOf(now);
  if (!message) {
    await publish(context, row, true);
    return;
  }
  const { textCut: _, ...rest } = row;
  const { textCut, article } = message;
  const text = { article: { ...row.article, paragraphs: article.paragraphs }, ...(textCut && { textCut }) };
  await publish(context, { ...rest, ...text });
};
