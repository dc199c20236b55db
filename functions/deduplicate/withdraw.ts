import { compareEvents } from '../events/sequencer.ts';
import type { FileKey } from '../store/files.ts';
import type { FileRow, Outcome } from '../store/rows.ts';
import type { Context } from './context.ts';
import { countInStory } from './merge-story.ts';
import { isCounted, isWithdrawn, outcomeAfter, stands } from './outcomes.ts';
import { withdrawnToken } from './tokens.ts';

/** Takes a file that no longer stands out of its story's count and says so in its row. */
export const withdraw = async (context: Context, file: FileKey, outcome: Outcome): Promise<void> => {
  for (;;) {
    const row = await context.files.get(file);
    if (!row || !stands(row)) return;
    if (row.articleId) await uncount(context, file, row.articleId);
    if (await context.files.change(file, { outcome: row.outcome, storyId: row.storyId }, { outcome })) return;
  }
};

/**
 * Mends the row of a file that was withdrawn before it was known to be counted, once it is known: another delivery of
 * its event counted it meanwhile.
 */
export const withdrawCounted = async (context: Context, file: FileKey, articleId: string): Promise<void> => {
  const row = await context.files.get(file);
  if (!row || isCounted(row) || !isWithdrawn(row)) return;
  const storyId = await uncount(context, file, articleId);
  await context.files.change(file, { storyId: undefined }, { storyId, articleId });
};

const uncount = (context: Context, file: FileKey, articleId: string): Promise<string> =>
  countInStory(context, articleId, { token: withdrawnToken(file), files: -1, articles: 0 });

/**
 * Withdraws every version of a key that a later one has replaced or removed. Called by whoever has written a row: of
 * two versions handled at once, at least the one whose row was written last finds the other. Gives the rows as they then are.
 */
export const withdrawOlder = async (context: Context, key: string): Promise<FileRow[]> => {
  const rows = (await context.files.versions(key)).sort(compareEvents);
  for (const [i, row] of rows.slice(0, -1).entries()) {
    if (!stands(row)) continue;
    row.outcome = outcomeAfter(rows[i + 1] as FileRow);
    await withdraw(context, row, row.outcome);
  }
  return rows;
};
