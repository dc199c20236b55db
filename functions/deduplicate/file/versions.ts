import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import { compareEvents } from '../../messages/event-order.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import type { Upload } from './file-row.ts';
import { moveOf, unmoved } from './moves.ts';
import { objectKey } from './object-key.ts';
import { isCounted, isWithdrawn } from './outcomes.ts';

/**
 * The rows of an object's versions, in the order of their events. Left out are the rows of its records, and rows that
 * say only that one version was deleted, which says nothing about the others.
 */
export const versionsOf = async (context: Context, key: string): Promise<FileRow[]> =>
  inOrder(withoutRecords(await context.files.versions(key)));

const withoutRecords = (rows: readonly FileRow[]): FileRow[] => rows.filter(({ part }) => part === undefined);

/** The rows of a key in the order of their events. Left out are rows that say only that one version was deleted. */
export const inOrder = (rows: readonly FileRow[]): FileRow[] =>
  rows.filter(({ deletion }) => deletion !== 'version').sort(compareEvents);

/**
 * The row that says why a file does not stand, if it does not: that of the next version of its key; of a record also that
 * of its bulk file, if that was withdrawn itself; or its own, if it was withdrawn before it was counted.
 *
 * @param versions the rows of its object's versions, if they have been read
 * @throws {RejectedFile} if the file is new, and its key has as many versions as it may have
 */
export const withdrawingRow = async (
  context: Context,
  file: Upload,
  versions?: readonly FileRow[],
): Promise<FileRow | undefined> => {
  const rows = withoutRecords(versions ?? (await context.files.versions(objectKey(file))));
  const own = rows.find(({ version }) => version === (file.part === undefined ? file.version : unmoved(file.version)));
  if (!own && file.part === undefined && !moveOf(file.version)) refuseMoreVersions(context, file, rows.length);
  if (own && isWithdrawn(own) && (file.part !== undefined || own.deletion)) return own;
  const later = inOrder(rows).find((row) => compareEvents(row, file) > 0);
  return later ?? (own && isWithdrawn(own) && !isCounted(own) ? own : undefined);
};

const refuseMoreVersions = ({ maxVersions, noteLimit }: Context, file: Upload, count: number): void => {
  if (maxVersions === undefined || count < maxVersions) return;
  noteLimit?.('maxVersionsPerKey', file);
  throw new RejectedFile(
    `The key has had ${count} versions and deletions, and ${maxVersions} are the limit. Upload the file under another key.`,
  );
};
