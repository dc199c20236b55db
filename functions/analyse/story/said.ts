import {
  type Entered,
  enter,
  firstOf,
  leave,
  orphans,
  type Said,
  type StoryArticle,
  type StoryStatement,
  type StoryStatements,
} from '../../../lib/text/statements/story-statements.ts';
import type { Ran, RowKey, StatementKey } from '../../tables/analyses.ts';
import { pack } from '../../tables/story-statements.ts';
import type { Tables } from '../context.ts';
import { statementKey } from '../rows/row-keys.ts';

/** Enters an article's statements in its story, once however often it is done. */
export const enterStory = async (
  tables: Tables,
  storyId: string,
  article: StoryArticle,
  said: readonly Said[],
): Promise<Entered & { before: StoryStatements }> =>
  changed(tables, storyId, (before) => ({ ...enter(before, article, said), before }));

/**
 * Takes an article's statements out of a story, unless they were entered after so many withdrawals or more, and says so
 * where others have made them too.
 *
 * @returns articles whose rows are to be written once more: those that have made statements whose row was this one's; all
 *   of the story at a second try, for the first may have ended anywhere
 */
export const leaveStory = async (
  tables: Tables,
  storyId: string,
  articleId: string,
  withdrawals: number,
): Promise<Set<string>> => {
  const { story } = await changed(tables, storyId, (before) => ({ story: leave(before, articleId, withdrawals) }));
  // All of them: which ones it had made too is forgotten, should this be done a second time.
  await countRuns(tables, storyId, story, new Map(), story.statements);
  return tables.isRetry ? new Set(story.articles.keys()) : orphans(story);
};

const ATTEMPTS = 40;

/** Changes what a story has said, on what it has said at that moment; nothing is written where nothing changes. */
const changed = async <T extends { story: StoryStatements }>(
  { said, pause }: Tables,
  storyId: string,
  change: (before: StoryStatements) => T,
): Promise<T> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // Many copies of one story at once: who loses waits a while, each another.
    if (attempt > 0) await pause(Math.random() * Math.min(500, 20 * 2 ** attempt));
    const seen = await said.get(storyId);
    const result = change(seen.story);
    const isSame = Buffer.from(pack(seen.story)).equals(pack(result.story));
    if (isSame || (await said.put(storyId, seen, result.story))) return result;
  }
  throw new Error(`What the story ${storyId} says changed too often to be added to`);
};

/** The row of a statement; none where no article that ran it has rows. */
export const rowOf = (story: StoryStatements, { speaker, row }: StoryStatement): StatementKey | undefined => {
  const article = row && story.articles.get(row.articleId);
  return article && statementKey(speaker, article.day, row.articleId, row.number);
};

export const ranOf = (story: StoryStatements, statement: StoryStatement): Ran => {
  const first = firstOf(story, statement)!;
  return {
    articles: statement.ranIn.size,
    firstSeen: first.receivedAt,
    ...(first.articleId !== statement.row?.articleId && { firstArticle: first.articleId }),
  };
};

/** What has been written of statements' runs, by their keys. */
export type Written = Map<string, string>;

export const nameOf = (key: RowKey): string =>
  JSON.stringify('speaker' in key ? [key.speaker, key.said] : [key.name, key.seen, 'mention']);

/**
 * Writes in the rows of statements where else they ran, and looks again: whoever has changed it meanwhile may have
 * written it before.
 *
 * @param known what the story says, as last read or written
 */
export const countRuns = async (
  tables: Tables,
  storyId: string,
  known: StoryStatements,
  written: Written,
  statements: readonly StoryStatement[],
): Promise<void> => {
  const keys = new Set(statements.flatMap(({ row }) => (row ? `${row.articleId} ${row.number}` : [])));
  for (let story = known; ; story = (await tables.said.get(storyId)).story) {
    const late = story.statements.flatMap((statement) => {
      if (!statement.row || !keys.has(`${statement.row.articleId} ${statement.row.number}`)) return [];
      const key = rowOf(story, statement)!;
      const ran = ranOf(story, statement);
      return written.get(nameOf(key)) === JSON.stringify(ran) ? [] : [{ key, ran }];
    });
    if (late.length === 0) return;
    await Promise.all(late.map(({ key, ran }) => tables.analyses.count(key, ran)));
    for (const { key, ran } of late) written.set(nameOf(key), JSON.stringify(ran));
  }
};
