import type { AnalysisRequest } from '../events/analysis-request.ts';

/** The day an article counts under, `YYYY-MM-DD`: its own where the file says so, else the day it came in. */
export const dayOf = ({ article, receivedAt }: AnalysisRequest): string =>
  (/^\d{4}-\d\d-\d\d/.test(article.publishedAt ?? '') ? article.publishedAt! : receivedAt).slice(0, 10);
