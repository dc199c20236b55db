import type { Claim } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import { announceWithdrawal } from '../analysis/announce-withdrawal.ts';
import type { Context } from '../context.ts';
import { comparedWith, stands } from '../file/outcomes.ts';
import { countTurns } from '../story/count-turns.ts';
import { rowsOf } from '../story/files.ts';
import { renameStory } from '../story/headline.ts';
import { finishMerges } from '../story/merge-story.ts';

/** What follows once an article's claim says that it is withdrawn: the counts, the analysis, its text in other rows. */
export const finishArticleWithdrawal = async (context: Context, claim: Claim): Promise<void> => {
  const { articleId } = claim;
  const heirs = new Map<string, FileRow>();
  const holdText: FileRow[] = [];
  const story = await context.stories.get(await finishMerges(context, articleId));
  for await (const row of story ? rowsOf(context, story) : []) {
    const isOwn = row.articleId === articleId;
    if (isOwn || (row.drops && comparedWith(row) === articleId)) holdText.push(row);
    const known = heirs.get(row.articleId ?? '');
    const isFirst = !known || row.receivedAt < known.receivedAt;
    if (!isOwn && row.articleId && stands(row) && isFirst) heirs.set(row.articleId, row);
  }
  const storyId = await finishMerges(context, articleId);
  await countTurns(context, articleId);
  await announceWithdrawal(context, claim, storyId, [...heirs.values()]);
  for (const row of holdText) await removeText(context, row, articleId);
  await renameStory(context, storyId);
  const { withdrawals, withdrawnAt } = claim;
  await context.fingerprints.changeClaim(articleId, { withdrawals, withdrawnAt }, { settling: undefined });
};

/** Removes the text of a withdrawn article from a row: the row's own, or what another text lacks of it. */
export const removeText = async (context: Context, row: FileRow, articleId: string): Promise<void> => {
  const { title, removedPassages, adds, drops } = row;
  if (row.articleId !== articleId) {
    await context.files.change(row, {}, { drops: undefined });
  } else if (!stands(row) && (title || removedPassages || adds || drops)) {
    const none = { title: undefined, removedPassages: undefined, adds: undefined, drops: undefined };
    await context.files.change(row, {}, none);
  }
};
