import type { Claim } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import { tellWithdrawal } from '../analysis/tell-withdrawal.ts';
import type { Context } from '../context.ts';
import { comparedWith, stands } from '../file/outcomes.ts';
import { countTurns } from '../story/count-turns.ts';
import { rowsOfStory } from '../story/files.ts';
import { renameStory } from '../story/headline.ts';
import { leaderOf } from '../story/merge-story.ts';

/** What follows once an article's claim says that it is withdrawn: the counts, the analysis, what bears its text. */
export const finishWithdrawal = async (context: Context, claim: Claim): Promise<void> => {
  const { articleId } = claim;
  const heirs = new Map<string, FileRow>();
  const bearText: FileRow[] = [];
  for await (const row of rowsOfStory(context, articleId)) {
    const isOwn = row.articleId === articleId;
    if (isOwn || (row.drops && comparedWith(row) === articleId)) bearText.push(row);
    const known = heirs.get(row.articleId ?? '');
    const isFirst = !known || row.receivedAt < known.receivedAt;
    if (!isOwn && row.articleId && stands(row) && isFirst) heirs.set(row.articleId, row);
  }
  const storyId = await leaderOf(context, articleId);
  await countTurns(context, articleId);
  await tellWithdrawal(context, claim, storyId, [...heirs.values()]);
  for (const row of bearText) await blot(context, row, articleId);
  await renameStory(context, storyId);
  const { withdrawals, withdrawnAt } = claim;
  await context.fingerprints.changeClaim(articleId, { withdrawals, withdrawnAt }, { settling: undefined });
};

/** What a row says of an article that is withdrawn: its own text, and what of it another text has not. */
export const blot = async (context: Context, row: FileRow, articleId: string): Promise<void> => {
  const { title, removedPassages, adds, drops } = row;
  if (row.articleId !== articleId) {
    await context.files.change(row, {}, { drops: undefined });
  } else if (!stands(row) && (title || removedPassages || adds || drops)) {
    const none = { title: undefined, removedPassages: undefined, adds: undefined, drops: undefined };
    await context.files.change(row, {}, none);
  }
};
