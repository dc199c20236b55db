import { pathFrom } from '../../tables/forest.ts';
import type { FileRow } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { comparedWith, isFirst, stands } from '../file/outcomes.ts';
import { rowsOf } from './files.ts';
import { fileEntry, readEntry } from './ledger.ts';

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

/** A file by the time of its event: the latest is the greatest. */
const markOf = (row: FileRow): string => `${row.receivedAt} ${fileEntry(row)}`;

const keyOf = (mark: string): string => {
  const entry = readEntry(mark.slice(mark.indexOf(' ') + 1));
  return entry.kind === 'file' ? entry.file.key : '';
};

/** Notes a file that changes what articles say, once its row is written. */
export const noteRevision = async (context: Context, row: FileRow): Promise<void> => {
  const revised = revisedIn(row);
  if (revised.length === 0 || !stands(row)) return;
  const mark = markOf(row);
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

/**
 * Takes back what was noted of a file that no longer stands: of the others that change the same article, the latest counts.
 *
 * @param row the file's row as it stood
 */
export const forgetRevision = async (context: Context, row: FileRow): Promise<void> => {
  for (const articleId of revisedIn(row)) await findRevision(context, articleId);
};

/** Finds out anew which file that stands changes what an article says last. */
export const findRevision = async (context: Context, articleId: string): Promise<void> => {
  for (;;) {
    const { revisedBy: known } = await claimOf(context, articleId);
    const latest = await latestRevision(context, articleId);
    if (known === latest) break;
    await context.fingerprints.changeClaim(articleId, { revisedBy: known }, { revisedBy: latest });
  }
  await showRevision(context, articleId);
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

/** Writes to the row of the file that brought an article which file changed it, if the two do not agree. */
export const showRevision = async (context: Context, articleId: string): Promise<void> => {
  for (;;) {
    const claim = await claimOf(context, articleId);
    const shown = await context.files.get(claim);
    const key = claim.revisedBy && keyOf(claim.revisedBy);
    if (!shown || !isFirst(shown) || shown.revisedBy === key) return;
    await context.files.change(shown, { revisedBy: shown.revisedBy }, { revisedBy: key });
  }
};
