import { versionChanges } from '../../../lib/text/similarity/changes/version-changes.ts';
import { type Claim, isClaimOf } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { changesIn } from '../file/changes.ts';
import { earlierWithdrawals, standing } from '../file/earlier-withdrawals.ts';
import { isFirst } from '../file/outcomes.ts';
import { readClaimed } from '../inbox/read-claimed.ts';
import { settleChanges } from './revisions.ts';

/**
 * Some versions come after the one that corrects them: both say when they were published. Then what changed is told in the
 * row of the later one, as long as both stand. The row of the earlier one names the later one (`precedes`), and the claim
 * of that names the earlier one, for good. It is told by whoever wrote either row, and by whoever found either article
 * back: of two at once, the last sees all.
 */
export const tellLater = async (context: Context, row: FileRow): Promise<void> => {
  const { articleId, precedes } = row;
  if (articleId === undefined || precedes === undefined) return;
  if (isFirst(row)) await context.fingerprints.changeClaim(precedes, { corrects: undefined }, { corrects: articleId });
  const later = await claimOf(context, precedes);
  if (later.corrects === articleId) await tellCorrected(context, later);
};

/** What the row of an article says if the text of the other cannot be read, and the two were compared before. */
export const knownToPrecede = (articleId: string, later: Claim): Pick<FileRow, 'precedes'> =>
  later.corrects === articleId ? { precedes: later.articleId } : {};

/** Tells in the row of the file that brought an article which earlier version that changes, if it tells of no changes yet. */
export const tellCorrected = async (context: Context, claim: Claim): Promise<void> => {
  for (;;) {
    const row = await context.files.get(claim);
    if (!row) return;
    if (!isFirst(row) || row.changes) return settleChanges(context, row);
    if (!(await tellChanges(context, row, claim))) return;
  }
};

/**
 * Writes what a version changes in an earlier one to its row, and has it read again: nothing was known of it then.
 *
 * @returns false if there is nothing to tell at this moment
 */
const tellChanges = async (context: Context, row: FileRow, { articleId, corrects }: Claim): Promise<boolean> => {
  const { storyId, key, version, receivedAt } = row;
  if (!storyId || corrects === undefined) return false;
  const [earlier, later] = await Promise.all([claimOf(context, corrects), claimOf(context, articleId)]);
  const named = await context.files.get(earlier);
  if (named?.precedes !== articleId || !isClaimOf(later, row)) return false;
  const [before, after] = await Promise.all([readClaimed(context, earlier), readClaimed(context, later)]);
  if (!after) return false;
  const request = { articleId, storyId, key, version, receivedAt, article: after, ...earlierWithdrawals(later) };
  if (!before || !isFirst(named)) return false;
  const { changes, relation, adds, drops } = changesIn(versionChanges(before, after));
  if (!changes) return false;
  await context.requestAnalysis({ ...request, changes, oldWordsOf: standing(earlier) });
  const set = { changes, varies: corrects, relation: row.relation ?? relation };
  // In place of what it said about the article that it was compared with before.
  const instead = row.outcome === 'variant' && { adds, drops, copyOf: earlier.key };
  await context.files.change(row, { changes: undefined, outcome: row.outcome, storyId }, { ...set, ...instead });
  return true;
};
