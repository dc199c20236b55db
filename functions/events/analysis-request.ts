import type { Article } from '../article/article.ts';

/** What deduplicate sends to analyse: one article to read, with the text in it, so that nothing is read twice from S3. */
export interface AnalysisRequest {
  articleId: string;
  storyId: string;
  /** The file it was first read from. */
  key: string;
  version: string;
  /** The time of the S3 event, ISO 8601: the same at every redelivery, so the rows it makes are too. */
  receivedAt: string;
  article: Article;
  /** Characters of the whole text, where the article was cut to fit a message. */
  textCut?: number;
}
