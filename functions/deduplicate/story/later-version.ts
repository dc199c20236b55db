import { versionChanges } from '../../../lib/text/similarity/changes/version-changes.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { changesIn } from '../file/changes.ts';
import { earlierWithdrawals } from '../file/earlier-withdrawals.ts';
import { comparedWith, isFirst, stands } from '../file/outcomes.ts';
import { removeText } from '../file/remove-text.ts';
import { readClaimed } from '../inbox/read-claimed.ts';
import { findRevision, noteRevision } from './revisions.ts';

/**
 * Some versions come after the one that corrects them: both say when they were published. Then what changed stands in the
 * row of the later one. The claim of the earlier one names the other until that is done; the claim of the later one names
 * the earlier one for good, because its row may not be written yet: who writes it looks at the claim afterwards.
 */
export const noteCorrected = async (context: Context, earlier: string, later: string): Promise<void> => {
  await settleCorrected(context, await claimOf(context, earlier));
  await context.fingerprints.changeClaim(earlier, { correctedBy: undefined }, { correctedBy: later });
};

/** Does what is left to do about a version that another corrects. */
export const settleCorrected = async (context: Context, { articleId, correctedBy }: Claim): Promise<void> => {
  if (correctedBy === undefined) return;
  await context.fingerprints.changeClaim(correctedBy, { corrects: undefined }, { corrects: articleId });
  await tellCorrected(context, await claimOf(context, correctedBy));
  await context.fingerprints.changeClaim(articleId, { correctedBy }, { correctedBy: undefined });
};

/** Tells in the row of a file that brought an article which earlier version that changes, if it does. */
export const tellCorrected = async (context: Context, claim: Claim): Promise<void> => {
  const { corrects } = claim;
  const row = corrects === undefined ? undefined : await context.files.get(claim);
  if (!row || corrects === undefined) return;
  // A function that died may have noted it just after it was withdrawn.
  if (!isFirst(row)) return findRevision(context, corrects);
  if (!row.changes) await tellChanges(context, row, corrects);
  const told = await context.files.get(claim);
  if (!told?.changes || comparedWith(told) !== corrects) return;
  await (stands(told) ? noteRevision(context, told) : findRevision(context, corrects));
  // The earlier version may have been withdrawn meanwhile.
  if ((await claimOf(context, corrects)).withdrawnAt) await removeText(context, told, corrects);
};

/** Writes what a version changes in an earlier one to its row, and has it read again: nothing was known of it then. */
const tellChanges = async (context: Context, row: FileRow, earlierId: string): Promise<void> => {
  const { articleId, storyId, key, version, receivedAt } = row;
  if (!articleId || !storyId) return;
  const [earlier, later] = await Promise.all([claimOf(context, earlierId), claimOf(context, articleId)]);
  const [before, after] = await Promise.all([readClaimed(context, earlier), readClaimed(context, later)]);
  if (!before || !after) return;
  const { changes, relation } = changesIn(versionChanges(before, after));
  if (!changes) return;
  await context.requestAnalysis({
    articleId,
    storyId,
    key,
    version,
    receivedAt,
    article: after,
    changes,
    ...earlierWithdrawals(later),
  });
  const set = { changes, varies: earlierId, relation: row.relation ?? relation };
  await context.files.change(row, { changes: undefined, outcome: row.outcome, storyId }, set);
};
