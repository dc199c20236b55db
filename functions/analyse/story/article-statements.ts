import { inOldWords, oldNameOf } from '../../../lib/text/statements/story/old-words.ts';
import {
  type ArticleStatement,
  recalled,
  type StoryArticle,
  type StoryStatements,
} from '../../../lib/text/statements/story/story-statements.ts';
import { hashedName, wordingOf } from '../../../lib/text/statements/story/wording.ts';
import type { Analysis } from '../../tables/analyses.ts';
import type { ArticleRow, StatementRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { dayOfRow } from '../rows/day.ts';

/** What an article says, of an analysis or of its rows. */
interface Said {
  article: Pick<ArticleRow, 'changes'>;
  statements: readonly Pick<StatementRow, 'speaker' | 'content'>[];
}

/** The statements of an article, from the first to the last, as its story compares them. */
export const statementsIn = ({ article, statements }: Said): ArticleStatement[] =>
  statements.map(({ speaker, content }, i) => {
    const words = [content].flat().join(' ');
    const changes = article.changes ?? [];
    const old = inOldWords(words, changes);
    const oldName = oldNameOf(speaker, changes);
    return {
      number: i + 1,
      speaker,
      wording: wordingOf(words),
      ...((old ?? oldName) !== undefined && { was: wordingOf(old ?? words) }),
      ...(oldName !== undefined && { wasSpeaker: hashedName(oldName) }),
    };
  });

/**
 * The same of an article that has been in a list before, where its row, or its message, may not say any more what it has changed.
 * It may be about to move, so that the list of its story may know nothing of it.
 */
export const statementsKnown = async (
  context: Context,
  analysis: Analysis,
  isWhole = true,
): Promise<ArticleStatement[]> => {
  const made = statementsIn(analysis);
  const { articleId, changes } = analysis.article;
  return changes && isWhole ? made : recalled(made, articleId, await listsOf(context, articleId), isWhole);
};

/**
 * The lists of all stories that an article was ever in, the earliest first. What moves on meanwhile is in a later one before it
 * leaves the one before.
 */
const listsOf = async (context: Context, articleId: string): Promise<StoryStatements[]> => {
  const lists = new Map<string, StoryStatements>();
  for (;;) {
    const now = await context.storyOf(articleId);
    const next = [...(await context.earlierStories(articleId)), now].find((story) => !lists.has(story));
    if (next === undefined) return [...lists.values()];
    lists.set(next, (await context.statementLists.get(next)).story);
  }
};

/** An article as its story knows it. */
export const storyArticle = (row: ArticleRow): StoryArticle => ({
  articleId: row.articleId,
  day: dayOfRow(row),
  receivedAt: row.receivedAt,
  withdrawals: row.withdrawals ?? 0,
  analysisVersion: row.analysisVersion,
});
