import type { ArticleRow, WithdrawnArticleRow } from '../tables/rows.ts';

/** Is it the row of an article that has been analysed and not withdrawn? */
export const isStanding = (row: ArticleRow | WithdrawnArticleRow | undefined): row is ArticleRow =>
  row !== undefined && !('withdrawnAt' in row) && 'text' in row;
