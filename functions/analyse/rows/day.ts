import type { AnalysisRequest } from '../../messages/message.ts';
import type { ArticleRow } from '../../tables/rows.ts';

/** The day an article is listed under, `YYYY-MM-DD`: when it was published if the file says so, else when it was received. */
export const dayOf = ({ article, receivedAt }: AnalysisRequest): string =>
  dayOfRow({ receivedAt, ...(article.publishedAt && { publishedAt: article.publishedAt }) });

export const dayOfRow = ({ publishedAt, receivedAt }: Pick<ArticleRow, 'publishedAt' | 'receivedAt'>): string =>
  (/^\d{4}-\d\d-\d\d/.test(publishedAt ?? '') ? publishedAt! : receivedAt).slice(0, 10);
