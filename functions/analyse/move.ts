import { type Said, saidBy } from '../../lib/text/statements/story-statements.ts';
import type { RelabelRequest } from '../messages/relabel-request.ts';
import { adoptAll } from './adopt.ts';
import type { Tables } from './context.ts';
import { isKeyed, keysOf } from './rows/row-keys.ts';
import { countRuns, enterStory, leaveStory, nameOf, rowOf } from './story/said.ts';

/**
 * Moves what is said of an article to the story it belongs to now: its statements join those of that story, its rows bear
 * that story's id. The article's row last, so that a try that was cut short is seen; and it looks again whether the story
 * has moved meanwhile.
 */
export const moveArticle = async (tables: Tables, { relabel: articleId, from }: RelabelRequest): Promise<void> => {
  let left = from;
  for (;;) {
    const to = await tables.storyOf(articleId);
    const row = await tables.analyses.article(articleId);
    const stories = new Set([left, row?.storyId ?? to].filter((story) => story !== to));
    if (stories.size === 0) return;
    for (const story of stories) await moveStatements(tables, articleId, story, to);
    await leaveIfWithdrawn(tables, articleId, to);
    if (row) {
      const keys = isKeyed(row) ? await keysOf(tables.analyses, row) : [];
      for (const key of keys) await tables.analyses.label(key, to);
      await tables.analyses.label({ articleId }, to);
    }
    left = to;
  }
};

/** Its words are kept where they are until they have been entered where they go. */
const moveStatements = async (tables: Tables, articleId: string, from: string, to: string): Promise<void> => {
  const { story } = await tables.said.get(from);
  const statements = saidBy(story, articleId);
  const article = story.articles.get(articleId);
  if (!article || statements.length === 0) return;
  const said = statements.map(({ speaker, wording, row }): Said => {
    const own = row?.articleId === articleId;
    return { speaker, wording, ...(own && { number: row.number }) };
  });
  const { as, story: joined } = await enterStory(tables, to, article, said);
  const deleted = new Set<string>();
  for (const [i, statement] of statements.entries()) {
    const key = statement.row?.articleId === articleId && rowOf(story, statement);
    const now = as[i];
    if (!key || !now || now.row?.articleId === articleId) continue;
    // The other story has this statement already: one row says so.
    await tables.analyses.delete(key, article.withdrawals + 1);
    deleted.add(nameOf(key));
  }
  const entered = as.flatMap((one) => one ?? []);
  await countRuns(tables, to, joined, new Map(), entered);
  await lookAgain(tables, articleId, to, deleted);
  await leaveStory(tables, from, articleId, article.withdrawals + 1);
};

/** It may have been withdrawn, and have left all its stories, before it was entered in this one. */
const leaveIfWithdrawn = async (tables: Tables, articleId: string, storyId: string): Promise<void> => {
  const { withdrawals = 0 } = (await tables.analyses.article(articleId)) ?? {};
  if (withdrawals === 0 && !tables.isRetry) return;
  await adoptAll(tables, storyId, await leaveStory(tables, storyId, articleId, withdrawals));
};

/** It may have been given a row that was then deleted. */
const lookAgain = async (
  tables: Tables,
  articleId: string,
  storyId: string,
  deleted: ReadonlySet<string>,
): Promise<void> => {
  const { story } = await tables.said.get(storyId);
  const isMissed = saidBy(story, articleId).some((statement) => {
    const key = statement.row?.articleId === articleId && rowOf(story, statement);
    return key && deleted.has(nameOf(key));
  });
  if (isMissed) await adoptAll(tables, storyId, [articleId]);
};
