/**
 * What keeps the statements of an article with its story, whatever happens to either meanwhile: the story is merged into
 * another, the article that had a statement's row is withdrawn, this one is withdrawn too. Each step may reveal that
 * another is needed, so they live in one module.
 */
import {
  type ArticleStatement,
  enterMoved,
  oldWordsIn,
  orphans,
  statementsOf,
} from '../../../lib/text/statements/story/story-statements.ts';
import type { StoryChange } from '../../messages/message.ts';
import type { RowKey } from '../../tables/analyses.ts';
import type { ArticleRow, WithdrawnArticleRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { isStanding, requestOf } from '../rows/article-row.ts';
import { isKeyed, keysOf } from '../rows/row-keys.ts';
import { noteRows } from '../unfinished-rows.ts';
import { statementsKnown, storyArticle } from './article-statements.ts';
import { deleteRows, ownRows, wasWithdrawnSince } from './own-rows.ts';
import {
  enterStory,
  leaveStory,
  listToLeave,
  ownKeys,
  rowId,
  rowOf,
  takeOut,
  toEnterAgain,
  updateSpread,
  type Written,
} from './statement-list.ts';

/** What was done before it is checked again. */
interface Done {
  /** Names of rows that were deleted, if the article has rows: one may belong to it since. */
  deleted?: ReadonlySet<string>;
  /** The article was not entered in the list of its story, as there was none. */
  isAlone?: boolean;
  /** All that the article says could be read. */
  isWhole?: boolean;
}

/**
 * Checks again, after rows were written, where else the statements ran and whether the story has moved meanwhile. If it
 * has, the article moves with it; if a statement lost its row to a withdrawal, this article has to write one.
 *
 * @returns whether nothing is left to do; if not, the article has to be written again
 */
export const catchUp = async (
  context: Context,
  { articleId, storyId, withdrawals = 0 }: ArticleRow,
  written: Written,
  { deleted, isAlone = false, isWhole = true }: Done = {},
): Promise<boolean> => {
  const { story, revision } = await context.statementLists.get(storyId);
  const statements = statementsOf(story, articleId);
  await updateSpread(context, storyId, story, written, statements);
  if ((await context.storyOf(articleId)) !== storyId) {
    // Moving, not only leaving: another delivery may have finished in that story, and written rows, before it moved.
    await moveArticle(context, { articleId, from: storyId });
    return false;
  }
  if (isAlone) return revision === 0;
  // Who has entered it as it came back from a later withdrawal writes the rows, and may be long about it.
  const isOutdated = (story.articles.get(articleId)?.withdrawals ?? 0) > withdrawals;
  if (!deleted || isOutdated) return true;
  return statements.every((statement) => {
    const key = rowOf(story, statement);
    // Of what could not be read, no row can be written.
    if (!key) return !isWhole;
    return !(statement.row?.articleId === articleId && deleted.has(rowId(key)));
  });
};

/** How often the story of an article may change while it is moved. */
const MAX_MOVES = 20;

/**
 * Moves an article to the story it belongs to now: its statements join those of that story, its rows get that story's id.
 * The article's row comes last, so that an interrupted try is noticed. Then it checks whether the story moved again.
 */
export const moveArticle = async (context: Context, { articleId, from }: StoryChange): Promise<void> => {
  // A function may have entered it in any of them after it had moved on, and have died.
  let left = [from, ...(await context.earlierStories(articleId))];
  for (let moves = 0; moves <= MAX_MOVES; moves++) {
    // The story last: what the row names is then that story or an earlier one, and the article is never moved back.
    const row = await context.analyses.article(articleId);
    const to = await context.storyOf(articleId);
    const stories = new Set([...left, row?.storyId ?? to].filter((story) => story !== to));
    if (stories.size === 0) return;
    const moved = new Set<string>();
    let isDoubtful = false;
    for (const story of stories) {
      const entered = await moveStatements(context, articleId, story, to);
      for (const key of entered.kept) moved.add(rowId(key));
      isDoubtful ||= entered.isDoubtful;
    }
    await leaveIfWithdrawn(context, articleId, to);
    if (context.isRetry) await enterOthersAgain(context, to, articleId);
    if (row) {
      const { story } = await context.statementLists.get(to);
      const keys = isKeyed(row) ? await keysOf(context.analyses, row) : [];
      const others = keys.filter((key) => !moved.has(rowId(key)));
      for (const key of others) await context.analyses.label(key, to);
      // As long as they had another story's id, nobody could say where they ran.
      if (others.some((key) => 'speaker' in key))
        await updateSpread(context, to, story, new Map(), statementsOf(story, articleId));
      // A first try may have died before it did so.
      if (isDoubtful || (context.isRetry && story.statements.some(({ was }) => was)))
        await writeOrphans(context, to, [articleId]);
      await writeMissing(context, to, articleId, ownKeys(story, articleId), keys);
      await context.analyses.label({ articleId }, to);
    }
    left = [to];
  }
  throw new Error(`The story of article ${articleId} changes again and again`);
};

/** A first try, or another function, may have died once it had moved what the article has changed, before those were entered again that it was parted from. */
const enterOthersAgain = async (context: Context, storyId: string, articleId: string): Promise<void> => {
  const { story } = await context.statementLists.get(storyId);
  if (!statementsOf(story, articleId).some(({ was }) => was)) return;
  const others = [...story.articles.keys()].filter((id) => id !== articleId);
  await writeOrphans(context, storyId, others);
};

/**
 * Moves an article whose row names another story than the one it belongs to: a function that died before it wrote the file's
 * row had asked for its analysis when it led a story of its own. The next try finds another, and nobody says that it moved.
 * If it only repeated others it has no row, and may be in any list of its earlier stories. A first try of this one may have
 * died after it had entered the article in the list of a story that was being merged.
 */
export const moveFromOther = async (
  context: Context,
  articleId: string,
  row: ArticleRow | WithdrawnArticleRow | undefined,
  storyId: string,
): Promise<void> => {
  const from = row?.storyId ?? storyId;
  // What leads its story has never been in another.
  const hasMoved = async () => articleId !== storyId && (await context.earlierStories(articleId)).length > 0;
  const mayBeElsewhere = context.isRetry || (row ? from !== storyId : await hasMoved());
  if (mayBeElsewhere) await moveArticle(context, { articleId, from });
};

/**
 * Of two functions that move an article on, one may have deleted a row, as the story it came to has another, which by the list that it
 * had left is the article's own.
 */
const writeMissing = async (
  context: Context,
  storyId: string,
  articleId: string,
  own: readonly RowKey[],
  there: readonly RowKey[],
): Promise<void> => {
  const known = new Set(there.map(rowId));
  if (own.some((key) => !known.has(rowId(key)))) await writeOrphans(context, storyId, [articleId]);
};

interface Moved {
  kept: RowKey[];
  isDoubtful: boolean;
}

/**
 * The statements stay in the old story until they are in the new one. Their rows get its id before they say where they ran: what
 * another function is about to write of the old story comes too late.
 *
 * @returns the rows that have the new story's id now, and whether the article has to be read for what it says
 */
const moveStatements = async (context: Context, articleId: string, from: string, to: string): Promise<Moved> => {
  const story = await listToLeave(context, from, articleId);
  const statements = statementsOf(story, articleId);
  const article = story.articles.get(articleId);
  if (!article || statements.length === 0) return { kept: [], isDoubtful: false };
  const made = statements.map((one): ArticleStatement => {
    const { speaker, wording, row } = one;
    const own = row?.articleId === articleId;
    return { speaker, wording, ...oldWordsIn(one), ...(own && { number: row.number }) };
  });
  const entered = await enterStory(context, to, article, made, enterMoved);
  const { as, story: joined } = entered;
  for (const [i, statement] of statements.entries()) {
    const key = statement.row?.articleId === articleId && rowOf(story, statement);
    const now = as[i];
    if (!key || !now || now.row?.articleId === articleId) continue;
    // The new story has this statement already, in a row of another article.
    await context.analyses.delete(key, article.withdrawals + 1);
  }
  const kept = ownKeys(joined, articleId);
  for (const key of kept) await context.analyses.label(key, to);
  await updateSpread(context, to, joined, new Map(), statementsOf(joined, articleId));
  await takeOut(context, from, articleId, article.withdrawals + 1);
  await writeOrphans(context, to, toEnterAgain(context, entered, articleId));
  return { kept, isDoubtful: entered.evicted.has(articleId) };
};

/** The article may have been withdrawn, and have left all its stories, before it was entered in this one. */
const leaveIfWithdrawn = async (context: Context, articleId: string, storyId: string): Promise<void> => {
  const { withdrawals = 0 } = (await context.analyses.article(articleId)) ?? {};
  if (withdrawals === 0 && !context.isRetry) return;
  await leaveToOthers(context, storyId, articleId, withdrawals);
};

/**
 * Takes an article out of a story, and gives statements whose row went with it a row of another article that has made them too.
 * An earlier try may have died while it wrote those of one, which the list has as written: it has noted which.
 */
export const leaveToOthers = async (
  context: Context,
  storyId: string,
  articleId: string,
  withdrawals: number,
): Promise<void> => {
  let story = await leaveStory(context, storyId, articleId, withdrawals);
  const notes = context.isRetry && context.about !== undefined ? await context.unfinished.notes(context.about) : [];
  const tried = new Set(notes.map((note) => note.articleId));
  await writeOrphans(context, storyId, tried);
  for (;;) {
    // What one has made is written, and the next need only be asked for the rest.
    const next = [...orphans(story)].find((id) => !tried.has(id));
    if (next === undefined) return;
    await writeOrphans(context, storyId, [next]);
    tried.add(next);
    story = (await context.statementLists.get(storyId)).story;
  }
};

/** Writes the rows of statements that articles have made first, or alone, as the list of their story has it. */
export const writeOrphans = async (context: Context, storyId: string, articles: Iterable<string>): Promise<void> => {
  for (const articleId of articles) {
    const row = await context.analyses.article(articleId);
    if (isStanding(row)) await writeOwnRows(context, row);
    else if (row) await clear(context, storyId, articleId, row.withdrawals ?? 0);
  }
};

/**
 * Writes the rows of an article's own statements, read from its Articles row. If it has moved to a story in which others
 * have some of them, the rows that were written for the one before are deleted; a first try may have died before that.
 */
const writeOwnRows = async (context: Context, row: ArticleRow): Promise<void> => {
  const { articleId, withdrawals = 0 } = row;
  let before: readonly RowKey[] = context.isRetry && isWhole(row) ? await statementKeys(context, row) : [];
  for (;;) {
    // A first try may have entered it in one that it had just left.
    const left = new Set([row.storyId, ...(context.isRetry ? await context.earlierStories(articleId) : [])]);
    const storyId = await context.storyOf(articleId);
    left.delete(storyId);
    const analysis = await context.analyse({ ...requestOf(row), storyId });
    const finish = await noteRows(context, articleId, analysis.statements);
    for (const from of left) await moveStatements(context, articleId, from, storyId);
    const said = await statementsKnown(context, analysis, isWhole(row));
    const entered = await enterStory(context, storyId, storyArticle(analysis.article), said);
    const { rows, written } = ownRows(analysis, entered);
    await context.analyses.put(rows);
    const kept = [...rows, ...ownKeys(entered.story, articleId)];
    const deleted = await deleteRows(context.analyses, [...before, ...entered.ownBefore], kept, withdrawals);
    before = rows;
    const now = await context.analyses.article(articleId);
    if (wasWithdrawnSince(now, withdrawals)) {
      for (const one of rows) await context.analyses.delete(one, now!.withdrawals!);
      await clear(context, storyId, articleId, now!.withdrawals!);
      await finish();
      // If it has come back, this has replaced and deleted rows that it came back with.
      const back = await context.analyses.article(articleId);
      return isStanding(back) ? writeOwnRows(context, back) : undefined;
    }
    const isDone = await catchUp(context, analysis.article, written, { deleted, isWhole: isWhole(row) });
    await finish();
    if (isDone) return;
  }
};

/** The beginning of a long article says nothing about the rows of the rest. */
const isWhole = (row: ArticleRow): boolean => row.textCut === undefined;

const statementKeys = async ({ analyses }: Context, row: ArticleRow): Promise<RowKey[]> =>
  (await keysOf(analyses, row)).filter((key) => 'speaker' in key);

/** Takes what a withdrawn article has left in a story out of it, with its rows. */
const clear = async (context: Context, storyId: string, articleId: string, withdrawals: number): Promise<void> => {
  const { story } = await context.statementLists.get(storyId);
  if ((story.articles.get(articleId)?.withdrawals ?? withdrawals) >= withdrawals) return;
  await leaveToOthers(context, storyId, articleId, withdrawals);
};
