import type { FileRow, StoryRow } from '../../tables/rows.ts';
import { analyseInstead } from '../analysis/announce-withdrawal.ts';
import { type Context, claimOf } from '../context.ts';
import { withdrawalOf } from '../file/earlier-withdrawals.ts';
import { comparedWith, stands } from '../file/outcomes.ts';
import { hasOldWords, removeText } from '../file/remove-text.ts';
import { renameStory, WITHDRAWN } from '../story/headline.ts';
import { addHeldLater, listHeldLater } from '../story/held-later.ts';
import { finishLinks } from '../story/join-stories.ts';
import { tellCorrected, tellLater } from '../story/later-version.ts';
import { moveFiles, partStory } from '../story/part-story.ts';
import { showRevision } from '../story/revisions.ts';
import { settleArticle } from './settle-article.ts';

/** What is known of an article that has just arrived. */
export interface Arrival {
  /** The analysis was already requested in place of the article that leads the story. */
  isAnnounced?: boolean;
  /** The articles that it was joined to, if all are known. */
  joins?: readonly { articleId: string }[];
}

/**
 * Checks whether the article of a file that stands was withdrawn while the file was handled, or the article it varies
 * was. Who withdraws an article checks its rows after saying so; who writes a row checks afterwards whether somebody has
 * said so.
 */
export const recheckArticle = async (
  context: Context,
  row: FileRow,
  { isAnnounced = false, joins }: Arrival = {},
): Promise<void> => {
  const { articleId, storyId } = row;
  if (!articleId || !storyId) return;
  const claim = await claimOf(context, articleId);
  await finishLinks(context, claim);
  if (claim.heldIn) await listHeldLater(context, claim);
  if (claim.holds) await addHeldLater(context, claim);
  const isSettled = !claim.settling && Boolean(claim.withdrawnAt) !== stands(row);
  if (!isSettled) await settleArticle(context, { ...row, articleId });
  const story = await context.stories.get(storyId);
  const isToJudge = claim.judges || (claim.unread && stands(row));
  if (isToJudge || (await mayBeApart(context, row, story, joins))) await partStory(context, articleId);
  if (claim.judges) await context.fingerprints.changeClaim(articleId, {}, { judges: undefined });
  if (claim.parted && stands(row)) await moveFiles(context, [row]);
  if (row.outcome === 'variant') await recheckVaried(context, row, storyId, isAnnounced);
  await tellLater(context, row);
  if (!stands(row)) return;
  if (claim.corrects && !row.changes) await tellCorrected(context, claim);
  if (row.revisedBy || claim.revisedBy) await showRevision(context, articleId);
  // A later version of the leading file may have another headline over the same text; if that is withdrawn, of any file.
  const isNamed =
    articleId === storyId ? story?.headline === claim.title : story?.headline !== WITHDRAWN && !claim.succeeds;
  if (!isNamed) await renameStory(context, storyId, true);
};

/**
 * May the story be in pieces, now that the article has its row? Not if nothing was ever withdrawn of it; nor if all that the
 * article was joined to stand, one of them with a row: the story was judged without it then.
 */
const mayBeApart = async (
  context: Context,
  row: FileRow,
  story: StoryRow | undefined,
  joins: Arrival['joins'],
): Promise<boolean> => {
  if (story && !story.mergedInto && !story.withdrawals) return false;
  if (!joins && !stands(row)) return true;
  if (row.outcome === 'copy' || (story && !story.mergedInto && story.articles < 2)) return false;
  const claims = await Promise.all(joins?.map(({ articleId }) => claimOf(context, articleId)) ?? []);
  if (claims.some(({ withdrawnAt, parted }) => withdrawnAt ?? parted)) return true;
  for (const claim of claims) {
    const other = await context.files.get(claim);
    if (other && stands(other)) return false;
  }
  return true;
};

const recheckVaried = async (context: Context, row: FileRow, storyId: string, isAnnounced: boolean): Promise<void> => {
  const compared = comparedWith(row);
  for (const articleId of new Set([storyId, compared])) {
    const claim = articleId && (await claimOf(context, articleId));
    const insteadOf = claim && withdrawalOf(claim, storyId);
    if (!insteadOf) continue;
    // Who withdrew the other article has it analysed again, and then removes its words, if the row was there by then.
    const now = articleId === compared && hasOldWords(row) ? await context.files.get(row) : undefined;
    const isLeft = now !== undefined && hasOldWords(now);
    if (isLeft || !isAnnounced) await analyseInstead(context, [row], insteadOf);
    if (isLeft) await removeText(context, now, articleId);
  }
};
