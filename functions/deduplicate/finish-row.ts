import type { FileRow } from '../store/rows.ts';
import type { Context } from './context.ts';
import type { Upload } from './file-row.ts';
import { outcomeAfter } from './outcomes.ts';
import { relabelFile } from './relabel.ts';
import { successorOf } from './successor.ts';
import { withdraw, withdrawOlder } from './withdraw.ts';

/**
 * What follows the writing of a file's row, done again at every redelivery: look again at what may have moved while it
 * was written. Gives the row as it then is.
 */
export const finishRow = async (context: Context, file: Upload, row: FileRow): Promise<FileRow> => {
  if (row.storyId) await relabelFile(context, row);
  if (file.part === undefined) {
    const versions = await withdrawOlder(context, row.key);
    return versions.find(({ version }) => version === row.version) ?? row;
  }
  const later = await successorOf(context, file);
  if (!later) return row;
  await withdraw(context, row, outcomeAfter(later), later.receivedAt);
  return (await context.files.get(row)) ?? row;
};
