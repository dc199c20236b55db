import {
  type ArticleStatement,
  type Entered,
  enter,
  firstOf,
  leave,
  NO_STATEMENTS,
  orphans,
  revisedIn,
  revisionOf,
  type StoryArticle,
  type StoryStatement,
  type StoryStatements,
  statementsOf,
} from '../../../lib/text/statements/story/story-statements.ts';
import type { RowKey, Spread, StatementKey } from '../../tables/analyses.ts';
import { areSame, type Revision } from '../../tables/statement-lists.ts';
import type { Context } from '../context.ts';
import { statementKey } from '../rows/row-keys.ts';
import { unwrittenList } from './unwritten-list.ts';

/** An article's statements entered in the list of its story, and the rows that it had of it by the list before. */
export type EnteredNow = Entered & { ownBefore: StatementKey[] };

/**
 * Enters an article's statements in the list of its story, once however often it is done.
 *
 * @param entering how: new statements, or such that come from another list
 */
export const enterStory = async (
  context: Context,
  storyId: string,
  article: StoryArticle,
  statements: readonly ArticleStatement[],
  entering = enter,
): Promise<EnteredNow> => {
  const isLeader = article.articleId === storyId && statements.every(({ number }) => number !== undefined);
  const evicted = new Set<string>();
  const ownBefore: StatementKey[] = [];
  return changeList(context, storyId, article.articleId, {
    change: (before) => {
      const entered = entering(before, article, statements);
      // Of each attempt: one may have been written though its answer was lost, and the next finds nothing to do.
      for (const id of entered.evicted) evicted.add(id);
      ownBefore.push(...ownKeys(before, article.articleId));
      return { ...entered, evicted, ownBefore };
    },
    // Of the leader, what it has rows of is what is entered now.
    ofUnwritten: isLeader ? nothing : unwrittenList,
  });
};

/** Articles to be entered again after another: at a second try all that may have to be, as the first may have died before it did that. */
export const toEnterAgain = ({ isRetry }: Context, { as, story, evicted }: Entered, articleId: string): string[] => {
  const isChanged = as.some((statement) => statement?.was);
  const left = isChanged ? story.articles.keys() : orphans(story);
  return [...(isRetry ? left : evicted)].filter((id) => id !== articleId);
};

/** An article that leads its story, as if it were entered: nobody else has been as long as there is no list. */
export const asAlone = (article: StoryArticle, statements: readonly ArticleStatement[]): EnteredNow => ({
  ...enter(NO_STATEMENTS, article, statements),
  ownBefore: [],
});

/** The list of a story that an article is about to leave; one that led it has to have it written first. */
export const listToLeave = async (context: Context, storyId: string, articleId: string): Promise<StoryStatements> => {
  const { story } = await changeList(context, storyId, articleId, {
    change: (before) => ({ story: before }),
    ofUnwritten: articleId === storyId ? unwrittenList : nothing,
  });
  return story;
};

/**
 * Takes an article's statements out of the list of a story, unless they were entered after that many withdrawals or more, with
 * their rows, and corrects the rows of those that others have made too.
 *
 * @returns what is left in the list
 */
export const leaveStory = async (
  context: Context,
  storyId: string,
  articleId: string,
  withdrawals: number,
): Promise<StoryStatements> => {
  const { story: before } = await context.statementLists.get(storyId);
  // Its row in Articles may not know of all of them: an earlier version of the analysis may have found fewer.
  const isLeaving = leave(before, articleId, withdrawals) !== before;
  for (const key of isLeaving ? ownKeys(before, articleId) : []) await context.analyses.delete(key, withdrawals);
  const story = await takeOut(context, storyId, articleId, withdrawals);
  // All of them: if this is done a second time, nothing says any more which ones the article had made too.
  await updateSpread(context, storyId, story, new Map(), story.statements);
  return story;
};

/**
 * The same for a story that leads no more: where its statements ran, its list no longer knows.
 *
 * @returns what is left in the list
 */
export const takeOut = async (
  context: Context,
  storyId: string,
  articleId: string,
  withdrawals: number,
): Promise<StoryStatements> => {
  const { story } = await changeList(context, storyId, articleId, {
    change: (before) => ({ story: leave(before, articleId, withdrawals) }),
    ofUnwritten: nothing,
  });
  return story;
};

const ATTEMPTS = 40;

const nothing = async (): Promise<StoryStatements> => NO_STATEMENTS;

interface Change<T> {
  change(before: StoryStatements): T;
  /** What there is to change if nobody has written the list; undefined if it has to be read again. */
  ofUnwritten(context: Context, storyId: string, seen: Revision): Promise<StoryStatements | undefined>;
}

/** Compare and set, with retries; writes nothing if nothing changes, unless the article that leads a story finds no list. */
const changeList = async <T extends { story: StoryStatements }>(
  context: Context,
  storyId: string,
  articleId: string,
  { change, ofUnwritten }: Change<T>,
): Promise<T> => {
  const { statementLists, pause } = context;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // Many copies of one story may arrive at once: random waits pull them apart.
    if (attempt > 0) await pause(Math.random() * Math.min(500, 20 * 2 ** attempt));
    const seen = await statementLists.get(storyId);
    const isUnwritten = seen.revision === 0 || seen.isOpen === true;
    const before = isUnwritten ? await ofUnwritten(context, storyId, seen) : seen.story;
    if (!before) continue;
    const result = change(before);
    const mustWrite = isUnwritten && articleId === storyId;
    const isSame = !mustWrite && areSame(before, result.story);
    if (isSame || (await statementLists.put(storyId, seen, result.story))) return result;
  }
  throw new Error(`The statements of story ${storyId} changed too often to be added to`);
};

/** The key of a statement's row; undefined if no article that ran it has rows. */
export const rowOf = (story: StoryStatements, { speaker, row }: StoryStatement): StatementKey | undefined => {
  const article = row && story.articles.get(row.articleId);
  return article && statementKey(speaker, article.day, row.articleId, row.number);
};

/** The keys of the rows that an article has of what is in the list of its story. */
export const ownKeys = (story: StoryStatements, articleId: string): StatementKey[] =>
  statementsOf(story, articleId).flatMap((one) => (one.row?.articleId === articleId ? (rowOf(story, one) ?? []) : []));

/** What a statement's row says about where it ran. */
export const spreadOf = (story: StoryStatements, statement: StoryStatement): Spread => {
  const first = firstOf(story, statement)!;
  const revision = revisionOf(story, statement);
  return {
    articles: statement.ranIn.size,
    firstSeen: first.receivedAt,
    ...(first.articleId !== statement.row?.articleId && { firstArticle: first.articleId }),
    ...(revision && { revisedBy: revision.articleId }),
  };
};

/** The spread that was written to each row, as JSON, by the row's name. */
export type Written = Map<string, string>;

export const rowId = (key: RowKey): string =>
  JSON.stringify('speaker' in key ? [key.speaker, key.said] : [key.name, key.seen, 'mention']);

/**
 * Writes to the rows of statements where they ran, then checks again: another function may have changed the list
 * meanwhile and have written to the rows before this one did.
 *
 * @param known the list as last read or written
 */
export const updateSpread = async (
  context: Context,
  storyId: string,
  known: StoryStatements,
  written: Written,
  statements: readonly StoryStatement[],
): Promise<void> => {
  const nameOf = ({ row }: StoryStatement) => (row ? `${row.articleId} ${row.number}` : '');
  const keys = new Set(statements.map(nameOf));
  for (let story = known; ; story = (await context.statementLists.get(storyId)).story) {
    for (const one of revisedIn(
      story,
      story.statements.filter((other) => keys.has(nameOf(other))),
    ))
      keys.add(nameOf(one));
    const outdated = story.statements.flatMap((statement) => {
      if (!statement.row || !keys.has(nameOf(statement))) return [];
      const key = rowOf(story, statement)!;
      const spread = spreadOf(story, statement);
      return written.get(rowId(key)) === JSON.stringify(spread) ? [] : [{ key, spread }];
    });
    if (outdated.length === 0) return;
    await Promise.all(outdated.map(({ key, spread }) => context.analyses.updateSpread(key, storyId, spread)));
    for (const { key, spread } of outdated) written.set(rowId(key), JSON.stringify(spread));
  }
};
