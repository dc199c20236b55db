import type { AnalysisRequest } from '../../messages/message.ts';
import type { ArticleRow, DatedFrom } from '../../tables/rows.ts';

/** Whether the day of an article is the one on which it was published, as its file says, or received. */
export const datedFrom = ({ publishedAt }: Pick<ArticleRow, 'publishedAt'>): DatedFrom =>
  /^\d{4}-\d\d-\d\d/.test(publishedAt ?? '') ? 'published' : 'received';

/** The day an article is listed under and its dates are counted from, `YYYY-MM-DD`. */
export const dayOf = ({ article, receivedAt }: AnalysisRequest): string =>
  dayOfRow({ receivedAt, ...(article.publishedAt && { publishedAt: article.publishedAt }) });

export const dayOfRow = (row: Pick<ArticleRow, 'publishedAt' | 'receivedAt'>): string =>
  (datedFrom(row) === 'published' ? row.publishedAt! : row.receivedAt).slice(0, 10);
