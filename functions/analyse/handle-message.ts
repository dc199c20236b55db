import { type AnalysisRequest, readAnalysisRequest } from '../messages/analysis-request.ts';
import { readReanalysisRequest } from '../messages/reanalysis-request.ts';
import { readRelabelRequest } from '../messages/relabel-request.ts';
import { readWithdrawalRequest } from '../messages/withdrawal-request.ts';
import { ANALYSIS_VERSION } from '../tables/analysis-version.ts';
import type { Tables } from './context.ts';
import { moveArticle } from './move.ts';
import { publish, publishRepeats } from './publish.ts';
import { requestOf } from './rows/article-row.ts';
import { isStanding } from './standing.ts';
import { withdrawArticle } from './withdraw.ts';

/** What was done, for the log. */
export interface Handled {
  done: string;
  articleId: string;
  key?: string;
  statements?: number;
  names?: number;
}

/**
 * Does what a message of the analyses queue asks for. Ends in the same rows however often it is done.
 *
 * @throws {SyntaxError | ZodError} when it is none: only one that was put there by hand
 * @throws every error that another try may not meet
 */
export const handleMessage = async (tables: Tables, body: string): Promise<Handled> => {
  const moved = readRelabelRequest(body);
  if (moved) {
    await moveArticle(tables, moved);
    return { done: 'moved to its story', articleId: moved.relabel };
  }
  const gone = readWithdrawalRequest(body);
  if (gone) {
    const isGone = await withdrawArticle(tables, gone);
    return { done: isGone ? 'withdrawn' : 'back before it was withdrawn', articleId: gone.withdraw };
  }
  const again = readReanalysisRequest(body);
  const request = again ? await outdated(tables, again.reanalyse) : readAnalysisRequest(body);
  if (!request) return { done: 'already analysed, or gone', articleId: again?.reanalyse ?? '' };
  return analyse(tables, request);
};

const analyse = async (tables: Tables, { insteadOf, ...request }: AnalysisRequest): Promise<Handled> => {
  if (insteadOf) await withdrawArticle(tables, insteadOf);
  const { articleId, key } = request;
  const { statements, mentions } = await (isRepeated(request) ? publishRepeats : publish)(tables, request);
  return { done: 'analysed', articleId, key, statements: statements.length, names: mentions.length };
};

/** An article that was withdrawn and came back is written whole, for its tombstone to go. */
const isRepeated = ({ repeats, withdrawals }: AnalysisRequest): boolean => repeats === true && !withdrawals;

/** What is to be analysed again; nothing where another delivery has done it, or the article was withdrawn. */
const outdated = async ({ analyses }: Tables, articleId: string): Promise<AnalysisRequest | undefined> => {
  const row = await analyses.article(articleId);
  return isStanding(row) && row.analysisVersion < ANALYSIS_VERSION ? requestOf(row) : undefined;
};
