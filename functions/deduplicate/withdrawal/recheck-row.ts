import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import type { Upload } from '../file/file-row.ts';
import { outcomeAfter } from '../file/outcomes.ts';
import { successorOf } from '../file/versions.ts';
import { relabelFile } from '../story/relabel.ts';
import { lookAgain } from './recheck-article.ts';
import { withdraw, withdrawOlder } from './withdraw-file.ts';

/**
 * What follows the writing of a file's row, done again at every redelivery: look again at what may have moved while it
 * was written. Gives the row as it then is.
 *
 * @param isTold whether the analysis has been asked for in the place of what is withdrawn, where there is such
 */
export const finishRow = async (context: Context, file: Upload, row: FileRow, isTold = false): Promise<FileRow> => {
  const labelled = row.storyId ? ((await relabelFile(context, row)) ?? row) : row;
  const now = await withdrawReplaced(context, file, labelled);
  await lookAgain(context, now, isTold);
  return now;
};

/** Withdraws what a later version has replaced: of a record this one, of a file all others too. */
const withdrawReplaced = async (context: Context, file: Upload, row: FileRow): Promise<FileRow> => {
  if (file.part === undefined) {
    if (row.versionId) await withdrawErased(context, row, row.versionId);
    const versions = await withdrawOlder(context, row.key);
    return versions.find(({ version }) => version === row.version) ?? row;
  }
  const later = await successorOf(context, file);
  if (!later) return row;
  await withdraw(context, row, outcomeAfter(later), later.receivedAt);
  return (await context.files.get(row)) ?? row;
};

const withdrawErased = async (context: Context, row: FileRow, version: string): Promise<void> => {
  const { erasedAt } = (await context.files.get({ key: row.key, version })) ?? {};
  if (erasedAt) await withdraw(context, row, 'removed', erasedAt);
};
