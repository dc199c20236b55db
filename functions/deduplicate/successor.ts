import { compareEvents } from '../events/sequencer.ts';
import type { FileRow } from '../store/rows.ts';
import type { Context } from './context.ts';
import type { Upload } from './file-row.ts';
import { objectKey } from './object-key.ts';
import { isWithdrawn } from './outcomes.ts';

/** The rows of an object's versions, in order. Those of its records, and of records whose rows look like it, are not. */
export const versionsOf = async (context: Context, key: string): Promise<FileRow[]> =>
  (await context.files.versions(key)).filter(({ part }) => part === undefined).sort(compareEvents);

/**
 * Why a file does not stand, if it does not: the row of the version of its key that came next. A record of a file of
 * many articles goes with its file, which may also have been withdrawn by itself.
 */
export const successorOf = async (context: Context, file: Upload): Promise<FileRow | undefined> => {
  const versions = await versionsOf(context, objectKey(file));
  const own = versions.find(({ version }) => version === file.version);
  if (file.part !== undefined && own && isWithdrawn(own)) return own;
  return versions.find((row) => compareEvents(row, file) > 0);
};
