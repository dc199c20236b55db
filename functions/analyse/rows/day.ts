import type { AnalysisRequest } from '../../messages/analysis-request.ts';
import type { ArticleRow } from '../../tables/rows.ts';

/** The day an article counts under, `YYYY-MM-DD`: its own where the file says so, else the day it came in. */
export const dayOf = ({ article, receivedAt }: AnalysisRequest): string =>
  dayOfRow({ receivedAt, ...(article.publishedAt && { publishedAt: article.publishedAt }) });

export const dayOfRow = ({ publishedAt, receivedAt }: Pick<ArticleRow, 'publishedAt' | 'receivedAt'>): string =>
  (/^\d{4}-\d\d-\d\d/.test(publishedAt ?? '') ? publishedAt! : receivedAt).slice(0, 10);
