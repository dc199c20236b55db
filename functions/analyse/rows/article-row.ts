import { PARAGRAPH_BREAK } from '../../../lib/text/article/article.ts';
import type { AnalysisRequest } from '../../messages/message.ts';
import type { ArticleRow, WithdrawnArticleRow } from '../../tables/rows.ts';

/** Is it the row of an article that was analysed and not withdrawn? */
export const isStanding = (row: ArticleRow | WithdrawnArticleRow | undefined): row is ArticleRow =>
  row !== undefined && !('withdrawnAt' in row) && 'text' in row;

/** The request that an Articles row was made from, as far as the row's text goes: analysed again it gives the same row. */
export const requestOf = (row: ArticleRow): AnalysisRequest => {
  const { articleId, storyId, key, receivedAt, text, textCut, changes, oldWordsOf, withdrawals } = row;
  const { title, byline, author, source, url, publishedAt, language } = row;
  const known = Object.entries({ title, byline, author, source, url, publishedAt, language }).filter(
    ([, value]) => value,
  );
  return {
    articleId,
    storyId,
    key,
    version: row.version ?? '',
    receivedAt,
    article: { ...Object.fromEntries(known), paragraphs: text.split(PARAGRAPH_BREAK) },
    ...(textCut !== undefined && { textCut }),
    ...(changes && { changes }),
    ...(oldWordsOf && { oldWordsOf }),
    ...(withdrawals !== undefined && { withdrawals }),
  };
};
