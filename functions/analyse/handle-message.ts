import { type AnalysisRequest, type Message, UnexpectedMessage } from '../messages/message.ts';
import type { Analysis } from '../tables/analyses.ts';
import { ANALYSIS_VERSION } from '../tables/analysis-version.ts';
import type { Context } from './context.ts';
import { noteFailure } from './note-failure.ts';
import { publish, publishRepeats } from './publish.ts';
import { isStanding, requestOf } from './rows/article-row.ts';
import { moveArticle } from './story/follow-article.ts';
import { removeUnfinished, withdrawArticle } from './withdraw-rows.ts';

/** What was done, for the log. */
export interface Handled {
  done: string;
  articleId: string;
  key?: string;
  statements?: number;
  names?: number;
}

/**
 * Does what a message of the analyses queue asks for. The rows end up the same however often it is done.
 *
 * @throws {UnexpectedMessage} if the message belongs in the other queue
 * @throws every error that another try may avoid
 */
export const handleMessage = async (context: Context, message: Message): Promise<Handled> => {
  const about = 'articleId' in message ? message.articleId : undefined;
  const handled = await handle({ ...context, about }, message);
  if (context.isRetry) await removeUnfinished(context, handled.articleId);
  return handled;
};

const handle = async (context: Context, message: Message): Promise<Handled> => {
  const { kind } = message;
  switch (kind) {
    case 'analyse':
      return analyse(context, message);
    case 'reanalyse':
      return reanalyse(context, message.articleId);
    case 'change story':
      await moveArticle(context, message);
      return { done: 'moved to its story', articleId: message.articleId };
    case 'withdraw': {
      const isGone = await withdrawArticle(context, message);
      return { done: isGone ? 'withdrawn' : 'back before it was withdrawn', articleId: message.articleId };
    }
    default:
      throw new UnexpectedMessage(kind);
  }
};

const analyse = async (context: Context, { insteadOf, ...request }: AnalysisRequest): Promise<Handled> => {
  if (insteadOf) await withdrawArticle(context, insteadOf);
  if (context.isLastTry && !isRepeated(request)) await noteFailure(context, request);
  return analysed(request, await (isRepeated(request) ? publishRepeats : publish)(context, request));
};

const analysed = ({ articleId, key }: AnalysisRequest, { statements, mentions }: Analysis): Handled => ({
  done: 'analysed',
  articleId,
  key,
  statements: statements.length,
  names: mentions.length,
});

/** An article that came back after a withdrawal is written in full, to replace its tombstone. */
const isRepeated = ({ repeats, withdrawals }: AnalysisRequest): boolean => repeats === true && !withdrawals;

/**
 * Does nothing if another delivery has done it already, or the article was withdrawn. A first try may have written the row,
 * and have died before it looked what has changed meanwhile.
 */
const reanalyse = async (context: Context, articleId: string): Promise<Handled> => {
  const row = await context.analyses.article(articleId);
  if (!isStanding(row) || (!context.isRetry && row.analysisVersion >= ANALYSIS_VERSION))
    return { done: 'already analysed, or gone', articleId };
  const request = requestOf(row);
  return analysed(request, await publish(context, request, true));
};
