import type { FileRow } from '../../tables/rows.ts';
import { askAnew, withdrawalOf } from '../analysis/tell-withdrawal.ts';
import { type Context, claimOf } from '../context.ts';
import { comparedWith, stands } from '../file/outcomes.ts';
import { renameStory, WITHDRAWN } from '../story/headline.ts';
import { settleArticle } from './settle-article.ts';

/**
 * Whether an article was withdrawn while a file of it was handled that stands, or what it varies was: who withdraws an
 * article looks at rows after he has said so, and who writes a row looks whether somebody has said so afterwards.
 *
 * @param isTold the analysis was asked for in the place of what is withdrawn
 */
export const lookAgain = async (context: Context, row: FileRow, isTold: boolean): Promise<void> => {
  const { articleId, storyId } = row;
  if (!articleId || !storyId) return;
  const claim = await claimOf(context, articleId);
  const isSettled = !claim.settling && Boolean(claim.withdrawnAt) !== stands(row);
  if (!isSettled) await settleArticle(context, { ...row, articleId });
  if (row.outcome === 'variant') await lookAtVaried(context, row, storyId, isTold);
  if (!stands(row)) return;
  const story = await context.stories.get(storyId);
  // A later version of what leads a story may have another headline over the same text.
  const isNamed = row.outcome === 'new' ? story?.headline === claim.title : story?.headline !== WITHDRAWN;
  if (!isNamed) await renameStory(context, storyId);
};

const lookAtVaried = async (context: Context, row: FileRow, storyId: string, isTold: boolean): Promise<void> => {
  const compared = comparedWith(row);
  for (const articleId of new Set([storyId, compared])) {
    const claim = articleId && (await claimOf(context, articleId));
    const insteadOf = claim && withdrawalOf(claim, storyId);
    if (!insteadOf) continue;
    if (row.drops && articleId === compared) await context.files.change(row, {}, { drops: undefined });
    if (!isTold) await askAnew(context, row, insteadOf);
  }
};
