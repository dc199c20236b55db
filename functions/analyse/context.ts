import type { AnalysisRequest } from '../messages/message.ts';
import type { Analyses, Analysis } from '../tables/analyses.ts';
import type { OldWords } from '../tables/old-words.ts';
import type { SearchIndex } from '../tables/search/search-index.ts';
import type { StatementLists } from '../tables/statement-lists.ts';
import type { Unfinished } from '../tables/unfinished-rows.ts';

/** What analysis touches: the same code runs over DynamoDB and over its model in memory. */
export interface Context {
  analyses: Analyses;
  statementLists: StatementLists;
  oldWords: OldWords;
  unfinished: Unfinished;
  searchIndex: SearchIndex;
  /** The story an article belongs to at this moment. */
  storyOf(articleId: string): Promise<string>;
  /** Stories that it may have belonged to before. */
  earlierStories(articleId: string): Promise<string[]>;
  analyse(request: AnalysisRequest): Promise<Analysis>;
  /** Says in the row of an article's file why it is not analysed; without a reason removes what was said. */
  noteOnFile(file: Pick<AnalysisRequest, 'articleId' | 'key' | 'version'>, notAnalysed?: string): Promise<void>;
  /** The article that the message is about. */
  about?: string | undefined;
  /** The message was delivered before, so it may have been handled in part. */
  isRetry?: boolean;
  /** The message becomes a dead letter if it fails again. */
  isLastTry?: boolean;
  pause(milliseconds: number): Promise<void>;
}
