import { PARAGRAPH_BREAK } from '../../../lib/text/article/article.ts';
import type { AnalysisRequest } from '../../messages/analysis-request.ts';
import type { ArticleRow } from '../../tables/rows.ts';

/** The request that an Articles row was made of, as far as the row's text goes: analysed again it gives the same row. */
export const requestOf = (row: ArticleRow): AnalysisRequest => {
  const { articleId, storyId, key, receivedAt, text, textCut, withdrawals } = row;
  const { title, byline, author, source, url, publishedAt, language } = row;
  const known = Object.entries({ title, byline, author, source, url, publishedAt, language }).filter(
    ([, value]) => value,
  );
  return {
    articleId,
    storyId,
    key,
    version: '',
    receivedAt,
    article: { ...Object.fromEntries(known), paragraphs: text.split(PARAGRAPH_BREAK) },
    ...(textCut !== undefined && { textCut }),
    ...(withdrawals !== undefined && { withdrawals }),
  };
};
