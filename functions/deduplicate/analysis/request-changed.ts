import type { AnalysisRequest } from '../../messages/message.ts';
import { type Context, claimOf } from '../context.ts';
import { withdrawalOf } from '../file/earlier-withdrawals.ts';

/**
 * Requests the analysis of an article that may change words of another. If that was withdrawn meanwhile, a second request
 * takes the place of the first, without its words.
 */
export const requestChanged = async (
  context: Context,
  request: AnalysisRequest,
  varied: string | undefined,
): Promise<void> => {
  await context.requestAnalysis(request);
  const { changes, ...rest } = request;
  const insteadOf = changes && varied && withdrawalOf(await claimOf(context, varied), request.storyId);
  if (insteadOf) await context.requestAnalysis({ ...rest, insteadOf });
};
