import { dayOfDatelineNear } from '../../../lib/text/article/head/dateline.ts';
import type { AnalysisRequest } from '../../messages/message.ts';
import type { ArticleRow, DatedFrom } from '../../tables/rows.ts';

const isDay = (publishedAt: string | undefined): publishedAt is string => /^\d{4}-\d\d-\d\d/.test(publishedAt ?? '');

/** The day an article is listed under, `YYYY-MM-DD`: it was published on it, as its file says, or received. */
export const dayOf = ({ article, receivedAt }: AnalysisRequest): string =>
  dayOfRow({ receivedAt, ...(article.publishedAt && { publishedAt: article.publishedAt }) });

export const dayOfRow = ({ publishedAt, receivedAt }: Pick<ArticleRow, 'publishedAt' | 'receivedAt'>): string =>
  (isDay(publishedAt) ? publishedAt : receivedAt).slice(0, 10);

/** The day that the dates of an article are counted from, and what tells it. */
export const dayOfWriting = (request: AnalysisRequest): { day: string; datedFrom: DatedFrom } => {
  const { article, receivedAt } = request;
  if (isDay(article.publishedAt)) return { day: dayOf(request), datedFrom: 'published' };
  const day = article.dateline && dayOfDatelineNear(article.dateline, receivedAt);
  return day ? { day, datedFrom: 'dateline' } : { day: dayOf(request), datedFrom: 'received' };
};
