import type { FileRow, StoryPart } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { mentionEntry, unmentionEntry } from './ledger.ts';
import { countInStory } from './merge-story.ts';

/**
 * A story's row counts the digests that hold a part of it, and the texts that quote it. They are counted once the row of
 * such a text is written, which says so until that is done.
 */
export const countMentions = async (context: Context, row: FileRow): Promise<void> => {
  if (!row.mentioning) return;
  await countEach(context, row, mentionEntry, 1);
  await context.files.change(row, { mentioning: true }, { mentioning: undefined });
};

/** Takes a text that was withdrawn out of those counts. */
export const uncountMentions = async (context: Context, row: FileRow): Promise<void> => {
  await countMentions(context, row);
  await countEach(context, row, unmentionEntry, -1);
};

const countEach = async (
  context: Context,
  row: FileRow,
  entryOf: (part: StoryPart, row: FileRow) => string,
  one: 1 | -1,
): Promise<void> => {
  const kind = row.heldAs === 'digest' ? 'digests' : 'quotedBy';
  for (const part of row.contains ?? []) {
    await countInStory(context, part.storyId, { entry: entryOf(part, row), files: 0, articles: 0, [kind]: one });
  }
};
