import type { FileKey } from '../../tables/files.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import { pathFrom } from '../../tables/forest.ts';
import { fileEntry, readEntry } from '../../tables/ledger.ts';
import type { FileRow } from '../../tables/rows.ts';
import { analyseInstead } from '../analysis/announce-withdrawal.ts';
import { type Context, claimOf } from '../context.ts';
import { withdrawalOf } from '../file/earlier-withdrawals.ts';
import { comparedWith, isFirst, stands } from '../file/outcomes.ts';
import { hasOldWords, hasText, removeText } from '../file/remove-text.ts';
import { rowsOf } from './files.ts';

/**
 * Who looks up what an article says sees that a later file changed it: the claim of the article names that file, and the
 * row of the file that brought the article shows its key. The file's own row comes first. Of two functions that write at
 * once, the one that marks the claim last, or writes the article's row last, sees what both have done.
 */

/** The articles whose words a file changes: the one it was compared with, and earlier ones. */
const revisedIn = (row: FileRow): string[] => {
  const compared = row.changes && (comparedWith(row) ?? row.articleId);
  return [...(compared ? [compared] : []), ...(row.revises ?? [])];
};

/** The same of a file that no longer stands: with the text of its article, the changes may have been removed from its row. */
const mayHaveRevised = (row: FileRow): string[] => {
  const { relation, articleId, revises = [] } = row;
  if (hasText(row) || relation === undefined || relation === 'exact copy') return revisedIn(row);
  return [comparedWith(row) ?? articleId ?? [], revises].flat();
};

/** A file by the time of its event: the latest is the greatest. */
const markOf = (row: FileRow): string => `${row.receivedAt} ${fileEntry(row)}`;

const fileOf = (mark: string): FileKey => {
  const entry = readEntry(mark.slice(mark.indexOf(' ') + 1));
  return entry.kind === 'file' ? entry.file : { key: '', version: '' };
};

/**
 * What a row says about another article's words is noted there. If that was withdrawn meanwhile, the words go, from the
 * analysis first: if the work ends there, the row still shows that it is not done.
 */
export const settleChanges = async (context: Context, row: FileRow): Promise<void> => {
  const { storyId } = row;
  const varied = comparedWith(row);
  if (varied && storyId && hasOldWords(row)) {
    const insteadOf = withdrawalOf(await claimOf(context, varied), storyId);
    if (insteadOf) {
      if (stands(row)) await analyseInstead(context, [row], insteadOf);
      await removeText(context, row, varied);
    }
  }
  await noteRevision(context, row);
};

/** Notes a file that changes what articles say, once its row is written. */
export const noteRevision = async (context: Context, row: FileRow): Promise<void> => {
  const mark = markOf(row);
  if (!stands(row)) return forgetMark(context, row, mark);
  const revised = revisedIn(row);
  if (revised.length === 0) return;
  for (const articleId of revised) await markClaim(context, articleId, mark);
  // It may have been withdrawn before it was noted.
  const now = await context.files.get(row);
  if (now && !stands(now)) return forgetRevision(context, row);
  for (const articleId of revised) await showRevision(context, articleId);
};

const markClaim = async (context: Context, articleId: string, mark: string): Promise<void> => {
  for (;;) {
    const { revisedBy: known } = await claimOf(context, articleId);
    if (known !== undefined && known >= mark) return;
    if (await context.fingerprints.changeClaim(articleId, { revisedBy: known }, { revisedBy: mark })) return;
  }
};

/** A function that died may have noted the file just after it was withdrawn. */
const forgetMark = async (context: Context, row: FileRow, mark: string): Promise<void> => {
  for (const articleId of mayHaveRevised(row)) {
    if ((await claimOf(context, articleId)).revisedBy === mark) await findRevision(context, articleId);
  }
};

/** Takes back what was noted of a file that no longer stands: of the others that change the same article, the latest counts. */
export const forgetRevision = async (context: Context, row: FileRow): Promise<void> => {
  for (const articleId of mayHaveRevised(row)) await findRevision(context, articleId);
};

/** Finds out anew which file that stands changes what an article says last. */
const findRevision = async (context: Context, articleId: string): Promise<void> => {
  for (;;) {
    const claim = await claimOf(context, articleId);
    const { revisedBy: known } = claim;
    const latest = known && (await latestRevision(context, articleId));
    if (known === latest) return showRevision(context, articleId, claim);
    await context.fingerprints.changeClaim(articleId, { revisedBy: known }, { revisedBy: latest });
  }
};

const latestRevision = async (context: Context, articleId: string): Promise<string | undefined> => {
  // Stories on the way to the one that leads may have counted files that are not passed on yet.
  const { below, leader } = await pathFrom(context.fingerprints, articleId);
  let latest: string | undefined;
  for (const storyId of [...below.map((one) => one.articleId), leader]) {
    const story = await context.stories.get(storyId);
    for await (const row of story ? rowsOf(context, story) : []) {
      if (!stands(row) || !revisedIn(row).includes(articleId)) continue;
      const mark = markOf(row);
      if (latest === undefined || mark > latest) latest = mark;
    }
  }
  return latest;
};

/**
 * Writes to the row of the file that brought an article which file changed it, if the two do not agree. A function that died
 * may have noted one that was withdrawn.
 *
 * @param known the article's claim, if it has just been read
 */
export const showRevision = async (context: Context, articleId: string, known?: Claim): Promise<void> => {
  for (let now = known; ; now = undefined) {
    const claim = now ?? (await claimOf(context, articleId));
    const later = claim.revisedBy ? fileOf(claim.revisedBy) : undefined;
    const revising = later && (await context.files.get(later));
    if (revising && !stands(revising)) return findRevision(context, articleId);
    const shown = await context.files.get(claim);
    const key = later?.key;
    if (!shown || !isFirst(shown) || shown.revisedBy === key) return;
    await context.files.change(shown, { revisedBy: shown.revisedBy }, { revisedBy: key });
  }
};
