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
import { earlierWithdrawals } from '../file/earlier-withdrawals.ts';
import { likenessOf } from '../file/likeness.ts';
import { comparedWith, isFirst } from '../file/outcomes.ts';
import { removeText } from '../file/remove-text.ts';
import { readClaimed } from '../inbox/read-claimed.ts';
import { filesOf } from './files.ts';
import { noteCorrected, settleCorrected } from './later-version.ts';
import { noteRevision } from './revisions.ts';

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
      // Of a row that was just read or written, its own function does this.
      if (!now && row.relation === 'revision' && !row.changes) {
        await settleCorrected(context, await claimOf(context, row.articleId));
      }
      await settleChanges(context, row);
      return row;
    }
    // The analysis first: if the work ends here, the row still shows that it is not done.
    if (isFirst(row)) await context.requestStoryChange({ articleId: row.articleId, from: row.storyId });
    const { set, request } = await labelled(context, row, leader);
    if (request) await context.requestAnalysis(request);
    await context.files.change(file, { storyId: row.storyId, outcome: row.outcome }, set);
  }
};

/** What a row says about another article's words is noted there; it goes if that was withdrawn meanwhile. */
const settleChanges = async (context: Context, row: FileRow): Promise<void> => {
  const varied = comparedWith(row);
  if (varied && (row.drops || row.changes) && (await claimOf(context, varied)).withdrawnAt) {
    await removeText(context, row, varied);
  }
  await noteRevision(context, row);
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
  if (!earlier || !later) return { set: { ...set, relation: relationBySketches(overlap) } };
  const found = versionChanges(earlier, later);
  if (isPublishedBefore(later, earlier)) {
    if (found.changes.length > 0) await noteCorrected(context, row.articleId, storyId);
    return { set: { ...set, ...changedLater(found) } };
  }
  const changes = changesIn(found);
  if (!changes.changes) return { set: { ...set, ...changes } };
  const { articleId, key, version, receivedAt } = own;
  const request = { articleId, storyId, key, version, receivedAt, article: later, changes: changes.changes };
  return { set: { ...set, ...changes }, request: { ...request, ...earlierWithdrawals(own) } };
};

/** A later version that came first, and says what it changes in an earlier one, goes on saying so. */
const changing = async (context: Context, varies: string): Promise<FileAttributes> => ({
  varies,
  copyOf: (await claimOf(context, varies)).key,
});
