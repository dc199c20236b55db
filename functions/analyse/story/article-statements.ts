import { inOldWords, oldNameOf } from '../../../lib/text/statements/story/old-words.ts';
import type { ArticleStatement, StoryArticle } from '../../../lib/text/statements/story/story-statements.ts';
import { hashedName, wordingOf } from '../../../lib/text/statements/story/wording.ts';
import type { ArticleRow, StatementRow } from '../../tables/rows.ts';
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

/** An article as its story knows it. */
export const storyArticle = (row: ArticleRow): StoryArticle => ({
  articleId: row.articleId,
  day: dayOfRow(row),
  receivedAt: row.receivedAt,
  withdrawals: row.withdrawals ?? 0,
  analysisVersion: row.analysisVersion,
});
