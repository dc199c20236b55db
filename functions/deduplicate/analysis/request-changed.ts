import type { AnalysisRequest } from '../../messages/message.ts';
import { type Context, claimOf } from '../context.ts';
import { standing } from '../file/earlier-withdrawals.ts';

/** Requests the analysis of an article that may change words of another: without them, if that is withdrawn. */
export const requestChanged = async (
  context: Context,
  request: AnalysisRequest,
  varied: string | undefined,
): Promise<void> => {
  const { changes, ...rest } = request;
  const earlier = changes && varied && (await claimOf(context, varied));
  const told = earlier && !earlier.withdrawnAt && { changes, oldWordsOf: standing(earlier) };
  await context.requestAnalysis({ ...rest, ...(told || {}) });
};
