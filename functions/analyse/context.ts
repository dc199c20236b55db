import type { AnalysisRequest } from '../messages/analysis-request.ts';
import type { Analyses, Analysis } from '../tables/analyses.ts';
import type { Said } from '../tables/story-statements.ts';

/** What analysis touches: the same code runs over DynamoDB and over its model in memory. */
export interface Tables {
  analyses: Analyses;
  said: Said;
  /** The story an article belongs to at this moment. */
  storyOf(articleId: string): Promise<string>;
  analyse(request: AnalysisRequest): Promise<Analysis>;
  /** The message has been delivered before, and may have been worked on. */
  isRetry?: boolean;
  /** Waits for so many milliseconds. */
  pause(milliseconds: number): Promise<void>;
}
