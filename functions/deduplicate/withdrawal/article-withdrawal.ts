import type { Claim } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import { analyseInstead, announceWithdrawal } from '../analysis/announce-withdrawal.ts';
import { type Context, claimOf } from '../context.ts';
import { withdrawalOf } from '../file/earlier-withdrawals.ts';
import { comparedWith, isFirst, stands } from '../file/outcomes.ts';
import { removeText } from '../file/remove-text.ts';
import { countTurns } from '../story/count-turns.ts';
import { rowsOf } from '../story/files.ts';
import { renameStory } from '../story/headline.ts';
import { finishMerges } from '../story/merge-story.ts';
import { partStory } from '../story/part-story.ts';

/** What follows once an article's claim says that it is withdrawn: the counts, the analysis, its text in other rows. */
export const finishArticleWithdrawal = async (context: Context, claim: Claim): Promise<void> => {
  const { articleId } = claim;
  // Before the rows are read: who writes one that is not among them sees then that the story may be in pieces.
  await countTurns(context, articleId);
  const heirs = new Map<string, FileRow[]>();
  const holdText: FileRow[] = [];
  const story = await context.stories.get(await finishMerges(context, articleId));
  for await (const row of story ? rowsOf(context, story) : []) {
    const isOwn = row.articleId === articleId;
    if (isOwn || comparedWith(row) === articleId) holdText.push(row);
    if (isOwn || !row.articleId || !stands(row)) continue;
    const known = heirs.get(row.articleId) ?? [];
    heirs.set(row.articleId, isFirst(row) ? [row, ...known] : [...known, row]);
  }
  const storyId = await finishMerges(context, articleId);
  await announceWithdrawal(context, claim, storyId, [...heirs.values()]);
  for (const row of holdText) await removeText(context, row, articleId);
  await renameStory(context, storyId);
  // Who said that it leaves has judged the story, or does so again.
  const isJudged = claim.parted === undefined ? heirs.size < 2 : claim.parted !== articleId || heirs.size === 0;
  if (!isJudged) await partStory(context, articleId);
};

/**
 * What follows when the file that an article's claim names is withdrawn, and another stands: as long as that was gone, and not
 * yet withdrawn, nobody may have been able to read the article.
 */
export const finishFirstWithdrawal = async (context: Context, row: FileRow, standing: FileRow): Promise<void> => {
  const { articleId } = row;
  if (!articleId) return;
  await partStory(context, articleId);
  const storyId = await finishMerges(context, articleId);
  for (const other of new Set([storyId, comparedWith(row) ?? storyId])) {
    const insteadOf = withdrawalOf(await claimOf(context, other), storyId);
    if (insteadOf) await analyseInstead(context, [standing], insteadOf);
  }
};
