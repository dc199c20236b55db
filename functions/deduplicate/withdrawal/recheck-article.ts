import type { FileRow } from '../../tables/rows.ts';
import { analyseInstead } from '../analysis/announce-withdrawal.ts';
import { type Context, claimOf } from '../context.ts';
import { withdrawalOf } from '../file/earlier-withdrawals.ts';
import { comparedWith, stands } from '../file/outcomes.ts';
import { hasOldWords, removeText } from '../file/remove-text.ts';
import { renameStory, WITHDRAWN } from '../story/headline.ts';
import { addHeldLater, listHeldLater } from '../story/held-later.ts';
import { finishLinks } from '../story/join-stories.ts';
import { tellCorrected, tellLater } from '../story/later-version.ts';
import { showRevision } from '../story/revisions.ts';
import { settleArticle } from './settle-article.ts';

/** What the function that wrote a row need not look up. */
export interface Known {
  /** The analysis was already requested in place of a withdrawn article. */
  isAnnounced?: boolean;
  /** That with which it has begun the row of the story. */
  headline?: string;
}

/**
 * Checks whether the article of a file that stands was withdrawn while the file was handled, or the article it varies
 * was. Who withdraws an article checks its rows after saying so; who writes a row checks afterwards whether somebody has
 * said so.
 *
 * @param isAnnounced whether the analysis was already requested in place of the article that leads the story
 * @param headline that of the story, if its row was just begun: who changes the article's title later looks after it
 */
export const recheckArticle = async (
  context: Context,
  row: FileRow,
  { isAnnounced = false, headline }: Known,
): Promise<void> => {
  const { articleId, storyId } = row;
  if (!articleId || !storyId) return;
  const claim = await claimOf(context, articleId);
  await finishLinks(context, claim);
  if (claim.heldIn) await listHeldLater(context, claim);
  if (claim.holds) await addHeldLater(context, claim);
  const isSettled = !claim.settling && Boolean(claim.withdrawnAt) !== stands(row);
  if (!isSettled) await settleArticle(context, { ...row, articleId });
  if (row.outcome === 'variant') await recheckVaried(context, row, storyId, isAnnounced);
  await tellLater(context, row);
  if (!stands(row)) return;
  if (claim.corrects && !row.changes) await tellCorrected(context, claim);
  if (row.revisedBy || claim.revisedBy) await showRevision(context, articleId);
  if (articleId === storyId && headline !== undefined && headline === claim.title) return;
  const story = await context.stories.get(storyId);
  // A later version of the leading file may have another headline over the same text.
  const isNamed = articleId === storyId ? story?.headline === claim.title : story?.headline !== WITHDRAWN;
  if (!isNamed) await renameStory(context, storyId);
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
    if (isLeft || !isAnnounced) await analyseInstead(context, row, insteadOf);
    if (isLeft) await removeText(context, now, articleId);
  }
};
