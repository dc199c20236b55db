import { textOf } from '../../../lib/text/article/article.ts';
import type { Withdrawal } from '../../tables/analyses.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import { type FileRow, MAX_TEXT_BYTES } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { earlierWithdrawals, withdrawalOf } from '../file/earlier-withdrawals.ts';
import { uploadOfRow } from '../file/file-row.ts';
import { comparedWith, isFirst } from '../file/outcomes.ts';
import { requestChanged } from './request-changed.ts';
import { rereadAny } from './reread-article.ts';

/** The most articles that are analysed again when another of their story is withdrawn: the earliest. */
const MAX_HEIRS = 24;
/** Files that are read side by side. */
const PARALLEL_READS = 8;

/**
 * Tells the analysis that an article is withdrawn. Others of its story may have said the same, which was counted and not
 * written again: they are analysed in its place. What was analysed in full is not: the analysis has its text.
 *
 * @param others the files of each other article of the story, as far as they stand, first the one that the others are copies of
 */
export const announceWithdrawal = async (
  context: Context,
  claim: Claim,
  storyId: string,
  others: readonly (readonly FileRow[])[],
): Promise<void> => {
  const insteadOf = withdrawalOf(claim, storyId);
  if (!insteadOf) return;
  const inOrder = others.toSorted(([a], [b]) => (a!.receivedAt < b!.receivedAt ? -1 : 1));
  const read = inOrder.filter((rows) => isRead(rows, insteadOf));
  const unread = inOrder.filter((rows) => !isRead(rows, insteadOf));
  const heirs = [
    ...unread.filter(([row], i) => i < MAX_HEIRS || changes(row, insteadOf)),
    // Of these those whose text is long.
    ...read.slice(0, MAX_HEIRS),
  ];
  let isAnnounced = false;
  for (let i = 0; i < heirs.length; i += PARALLEL_READS) {
    const some = heirs.slice(i, i + PARALLEL_READS);
    const done = await Promise.all(some.map((heir) => analyseInstead(context, heir, insteadOf)));
    isAnnounced ||= done.includes(true);
  }
  if (!isAnnounced) await context.requestWithdrawal(insteadOf);
};

/**
 * Has all of an article been analysed that a withdrawn one may have said too? It has if it has news; what has none repeats the
 * article that it was compared with, which has all of that. Of what has come back by a copy nobody knows.
 */
const isRead = (rows: readonly FileRow[], gone: Withdrawal): boolean => {
  const row = rows.find(isFirst);
  if (!row || changes(row, gone)) return false;
  return row.outcome === 'new' || Boolean(row.adds ?? row.changes) || comparedWith(row) !== gone.articleId;
};

/** The rows of what changed the words of another show the old ones until it is read again. */
const changes = (row: FileRow | undefined, { articleId }: Withdrawal): boolean =>
  row?.changes !== undefined && comparedWith(row) === articleId;

/**
 * Requests the full analysis of an article in place of a withdrawn one, if that has to be read again: also where its row in
 * Articles has not all of its text. Returns whether it did.
 *
 * @param rows of its files; what the first says that it changes is passed on
 */
export const analyseInstead = async (
  context: Context,
  rows: readonly FileRow[],
  insteadOf: Withdrawal,
): Promise<boolean> => {
  const [row] = rows;
  if (!row?.articleId) return false;
  const request = await rereadAny(context, row.articleId, rows.map(uploadOfRow));
  const isLong = request && Buffer.byteLength(textOf(request.article)) > MAX_TEXT_BYTES;
  if (!isLong && isRead(rows, insteadOf)) return false;
  const claim = request && (await context.fingerprints.claim(row.articleId));
  // An article that is withdrawn itself, or about to come back, is analysed when it does.
  if (!request || !claim || claim.withdrawnAt) return false;
  // Of what the withdrawn article said nothing is passed on.
  const passed = !changes(row, insteadOf) && row.changes && { changes: row.changes };
  await requestChanged(context, { ...request, ...passed, ...earlierWithdrawals(claim), insteadOf }, comparedWith(row));
  return true;
};
