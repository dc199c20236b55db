import { mentionEntry, unmentionEntry } from '../../tables/ledger.ts';
import type { FileRow, StoryPart } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { uncountedIn } from '../file/outcomes.ts';
import { countInStory } from './merge-story.ts';

/** Stories that a row names: with more it would cost more than one write unit. */
export const MAX_PARTS = 10;

/**
 * A story's row counts the digests that hold a part of it, and the texts that quote it. They are counted once the row of
 * such a text is written, which says so until that is done.
 */
export const countMentions = async (context: Context, row: FileRow): Promise<void> => {
  if (!row.mentioning) return;
  await countEach(context, row, uncountedIn(row), mentionEntry, 1);
  const { heldLater } = row;
  await context.files.change(row, { mentioning: true, heldLater }, { mentioning: undefined });
};

/** Takes a text that was withdrawn out of those counts. */
export const uncountMentions = async (context: Context, row: FileRow): Promise<void> => {
  await countMentions(context, row);
  await countEach(context, row, row.contains, unmentionEntry, -1);
};

const countEach = async (
  context: Context,
  row: FileRow,
  parts: readonly StoryPart[] = [],
  entryOf: (part: StoryPart, row: FileRow) => string,
  one: 1 | -1,
): Promise<void> => {
  const kind = row.heldAs === 'digest' ? 'digests' : 'quotedBy';
  for (const part of parts) {
    await countInStory(context, part.storyId, { entry: entryOf(part, row), files: 0, articles: 0, [kind]: one });
  }
};
