import { isPublishedBefore } from '../../../lib/text/article/publication-order.ts';
import { versionChanges } from '../../../lib/text/similarity/changes/version-changes.ts';
import { compare } from '../../../lib/text/similarity/compare.ts';
import { relationBySketches } from '../../../lib/text/similarity/relation.ts';
import { isSameStory } from '../../../lib/text/similarity/same-story.ts';
import { decodeSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import type { AnalysisRequest } from '../../messages/message.ts';
import type { FileAttributes, FileKey } from '../../tables/files.ts';
import { storyOf } from '../../tables/forest.ts';
import type { FileRow, StoryRow } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { changedLater, changesIn } from '../file/changes.ts';
import { earlierWithdrawals, standing } from '../file/earlier-withdrawals.ts';
import { likenessOf } from '../file/likeness.ts';
import { comparedWith } from '../file/outcomes.ts';
import { readClaimed } from '../inbox/read-claimed.ts';
import { filesOf } from './files.ts';
import { knownToPrecede, tellLater } from './later-version.ts';
import { noteRevision, settleChanges } from './revisions.ts';

/**
 * Writes, in the row of every file that a closed story has counted, the id of the story it now belongs to. A file without
 * a row is checked by the function that writes its row.
 */
export const relabelStory = async (context: Context, closed: StoryRow): Promise<void> => {
  for await (const file of filesOf(context, closed)) await relabelFile(context, file);
};

/**
 * Gives a file the id of its article's story, and checks again whether that has moved meanwhile.
 * @param known the file's row, if it has just been read or written, and the story that its article was in after that
 */
export const relabelFile = async (
  context: Context,
  file: FileKey,
  known?: { row: FileRow; leader: string },
): Promise<FileRow | undefined> => {
  for (let now = known; ; now = undefined) {
    const row = now?.row ?? (await context.files.get(file));
    if (!row?.articleId || !row.storyId) return row;
    const leader = now?.leader ?? (await storyOf(context.fingerprints, row.articleId));
    if (row.storyId === leader) {
      // Of a row that was just read or written, its own function does the rest.
      if (now) await noteRevision(context, row);
      else await settleRow(context, row);
      return row;
    }
    // The analysis first: if the work ends here, the row still shows that it is not done. The file that brought an article
    // may be gone, and the article stand by its copies.
    if (row.outcome !== 'copy') await context.requestStoryChange({ articleId: row.articleId, from: row.storyId });
    const { set, request } = await labelled(context, row, leader);
    if (request) await context.requestAnalysis(request);
    // A later version may have told meanwhile what it changes in an earlier one.
    const seen = { storyId: row.storyId, outcome: row.outcome, varies: row.varies };
    await context.files.change(file, seen, set);
  }
};

const settleRow = async (context: Context, row: FileRow): Promise<void> => {
  await tellLater(context, row);
  await settleChanges(context, row);
};

interface Label {
  set: FileAttributes;
  /** The article has to be read again: what it changes was not known when it was. */
  request?: AnalysisRequest;
}

/** An article that led a story, and is now part of another, is a variant of the one that leads that. */
const labelled = async (context: Context, row: FileRow, storyId: string): Promise<Label> => {
  if (row.outcome === 'variant') return { set: { storyId, variantOf: storyId, varies: comparedWith(row) } };
  if (row.outcome !== 'new' || !row.articleId) return { set: { storyId } };
  const varied = row.changes && comparedWith(row);
  if (varied) return { set: { storyId, variantOf: storyId, outcome: 'variant', ...(await changing(context, varied)) } };
  const [leader, own] = await Promise.all([claimOf(context, storyId), claimOf(context, row.articleId)]);
  const overlap = compare(decodeSketch(leader), decodeSketch(own));
  const set = {
    storyId,
    variantOf: storyId,
    outcome: 'variant' as const,
    copyOf: leader.key,
    ...likenessOf(overlap),
  };
  // What is like the story only through others has no words that became others.
  const isAlike = isSameStory(overlap, [leader.shingles, own.shingles]);
  const [earlier, later] = isAlike ? await Promise.all([leader, own].map((claim) => readClaimed(context, claim))) : [];
  const { articleId, key, version, receivedAt } = own;
  if (!earlier || !later) {
    const unread = { relation: relationBySketches(overlap), ...knownToPrecede(articleId, leader) };
    return { set: { ...set, ...unread } };
  }
  const found = versionChanges(earlier, later);
  if (isPublishedBefore(later, earlier)) return { set: { ...set, ...changedLater(found, storyId) } };
  const { changes, ...rest } = changesIn(found);
  if (!changes) return { set: { ...set, ...rest } };
  const told = { changes, oldWordsOf: standing(leader), ...earlierWithdrawals(own) };
  return {
    set: { ...set, ...rest, changes },
    request: { articleId, storyId, key, version, receivedAt, article: later, ...told },
  };
};

/** A later version that came first, and says what it changes in an earlier one, goes on saying so. */
const changing = async (context: Context, varies: string): Promise<FileAttributes> => ({
  varies,
  copyOf: (await claimOf(context, varies)).key,
});
