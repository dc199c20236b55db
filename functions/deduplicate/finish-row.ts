import type { FileRow } from '../store/rows.ts';
import type { Context } from './context.ts';
import { relabelFile } from './relabel.ts';
import { withdrawOlder } from './withdraw.ts';

/**
 * What follows the writing of a file's row, done again at every redelivery: look again at what may have moved while it
 * was written. Gives the row as it then is.
 */
export const finishRow = async (context: Context, row: FileRow): Promise<FileRow> => {
  if (row.storyId) await relabelFile(context, row);
  const versions = await withdrawOlder(context, row.key);
  return versions.find(({ version }) => version === row.version) ?? row;
};
