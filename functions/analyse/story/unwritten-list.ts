/**
 * A story of one article, as most are, has no list of its statements: they are all in rows of the article that leads it.
 * Whoever else needs the list makes it from these rows; if they are not there yet, it opens the list and looks again. The
 * leader looks for a list after it has written its rows, the row in Articles last, and enters itself if there is one. So of
 * the two, one at least sees the other. Before it changes or deletes a row, the leader writes the list, if only an empty
 * one: then nobody writes one made from what these rows were.
 */
import { enter, NO_STATEMENTS, type StoryStatements } from '../../../lib/text/statements/story/story-statements.ts';
import type { Revision } from '../../tables/statement-lists.ts';
import type { Context } from '../context.ts';
import { isStanding } from '../rows/article-row.ts';
import { wordsOf } from '../rows/row-keys.ts';
import { statementsIn, storyArticle } from './article-statements.ts';

/**
 * What there is to change in a list that nobody has written yet: the statements of the article that leads the story.
 *
 * @returns undefined if that has no rows yet, and the list was opened: both are to be read again
 */
export const unwrittenList = async (
  { analyses, statementLists }: Context,
  storyId: string,
  { isOpen }: Revision,
): Promise<StoryStatements | undefined> => {
  const article = await analyses.article(storyId);
  if (!isStanding(article) || article.storyId !== storyId) {
    if (isOpen) return NO_STATEMENTS;
    await statementLists.open(storyId);
    return undefined;
  }
  const statements = await wordsOf(analyses, article);
  return enter(NO_STATEMENTS, storyArticle(article), statementsIn({ article, statements })).story;
};
