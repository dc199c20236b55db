import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import type { Upload } from '../file/file-row.ts';
import { moveOf, unmoved } from '../file/moves.ts';
import { outcomeAfter } from '../file/outcomes.ts';
import { withdrawingRow } from '../file/versions.ts';
import { countMentions } from '../story/mentions.ts';
import { finishMerges } from '../story/merge-story.ts';
import { relabelFile } from '../story/relabel.ts';
import { type Arrival, recheckArticle } from './recheck-article.ts';
import { withdrawFile, withdrawOlder } from './withdraw-file.ts';

/**
 * Checks, after a file's row was written and at every redelivery, what may have changed while it was being written: its
 * story, later versions of its key, its article.
 *
 * @returns the row as it is now
 */
export const recheckRow = async (
  context: Context,
  file: Upload,
  row: FileRow,
  arrival: Arrival = {},
): Promise<FileRow> => {
  const labelled = row.articleId && row.storyId ? await relabel(context, row, row.articleId) : row;
  await countMentions(context, labelled);
  const now = await withdrawReplaced(context, file, labelled);
  await recheckArticle(context, now, arrival);
  return now;
};

/** Another delivery, which had met fewer articles, may have joined the article to a story, and have died before they merged. */
const relabel = async (context: Context, row: FileRow, articleId: string): Promise<FileRow> =>
  (await relabelFile(context, row, { row, leader: await finishMerges(context, articleId) })) ?? row;

/** Withdraws what a later version has replaced: of a record this one, of a file all other versions too. */
const withdrawReplaced = async (context: Context, file: Upload, row: FileRow): Promise<FileRow> => {
  if (file.part === undefined) {
    if (row.versionId) await withdrawErased(context, row, row.versionId);
    const versions = await withdrawOlder(context, row.key);
    return versions.find(({ version }) => version === row.version) ?? row;
  }
  if (moveOf(row.version)) await withdrawUnmoved(context, row);
  // By a function that died, perhaps: the version on whose account it was may have been erased since.
  const later = (await withdrawingRow(context, file)) ?? (row.withdrawing && row);
  if (!later) return row;
  await withdrawFile(context, row, outcomeAfter(later), later.receivedAt);
  return (await context.files.get(row)) ?? row;
};

/** A record that came again takes the place of the one that left its story. */
const withdrawUnmoved = async (context: Context, { key, version, receivedAt }: FileRow): Promise<void> => {
  for (const row of await context.files.versions(key)) {
    const isBefore = unmoved(row.version) === unmoved(version) && row.version < version;
    if (isBefore) await withdrawFile(context, row, 'superseded', receivedAt);
  }
};

const withdrawErased = async (context: Context, row: FileRow, version: string): Promise<void> => {
  const { erasedAt } = (await context.files.get({ key: row.key, version })) ?? {};
  if (erasedAt) await withdrawFile(context, row, 'removed', erasedAt);
};
