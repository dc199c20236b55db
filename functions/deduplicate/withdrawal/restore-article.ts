import { asClaimOf, asReturned, type Claim, isClaimOf } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import { rereadArticle } from '../analysis/reread-article.ts';
import type { Context } from '../context.ts';
import { earlierWithdrawals } from '../file/earlier-withdrawals.ts';
import { uploadOfRow } from '../file/file-row.ts';
import { isWithdrawn } from '../file/outcomes.ts';
import { countTurns } from '../story/count-turns.ts';
import { headlineOf, renameStory } from '../story/headline.ts';
import { tellCorrected, tellLater } from '../story/later-version.ts';
import { partStory } from '../story/part-story.ts';
import { changeIfUnsettled } from './change-if-unsettled.ts';

/** Notes on the claim of a withdrawn article that it is back, and that what follows is not finished. */
export const markReturned = async (context: Context, claim: Claim, row: FileRow): Promise<void> => {
  const { articleId, key, version } = claim;
  const file = fileOf(claim, row);
  const request = await rereadArticle(context, articleId, file);
  const title = request ? headlineOf(request.article) : (row.title ?? '');
  const first = await context.files.get(claim);
  // A first file without a row is still being handled, and keeps its claim.
  const moved = first && isWithdrawn(first) ? asClaimOf({ ...file, succeeds: true }) : {};
  const back = { ...moved, title, ...asReturned(claim) };
  await changeIfUnsettled(context, claim, back, { key, version });
};

/** What follows when an article is back: it is counted and analysed as if it had only just arrived. */
export const finishReturn = async (context: Context, claim: Claim, row: FileRow): Promise<void> => {
  const { articleId } = claim;
  await countTurns(context, articleId);
  const request = await rereadArticle(context, articleId, fileOf(claim, row));
  if (request) await context.requestAnalysis({ ...request, ...earlierWithdrawals(claim) });
  if (row.storyId) await renameStory(context, row.storyId);
  // While it was withdrawn, neither could be told.
  const first = await context.files.get(claim);
  if (first) await tellLater(context, first);
  if (claim.corrects) await tellCorrected(context, claim);
  await partStory(context, articleId);
};

/** A claim knows more about its file than the row does. */
const fileOf = (claim: Claim, row: FileRow) => (isClaimOf(claim, row) ? claim : uploadOfRow(row));
