import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import type { Upload } from './file-row.ts';

/**
 * Writes the row of an upload. If its version was erased before, the row that says so becomes that of the upload: whatever
 * came first, the version has replaced those before it.
 *
 * @returns whether there was no row
 */
export const addRow = async ({ files }: Pick<Context, 'files'>, row: FileRow): Promise<boolean> => {
  if (await files.add(row)) return true;
  await files.change(row, { deletion: 'version' }, asUploaded(row));
  return false;
};

/** The change that makes the row of an erasure that of the upload. */
export const asUploaded = ({ receivedAt, sequencer }: Pick<Upload, 'receivedAt' | 'sequencer'>) => ({
  deletion: undefined,
  receivedAt,
  sequencer,
});
