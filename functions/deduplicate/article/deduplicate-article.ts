import { type Article, textOf } from '../../../lib/text/article/article.ts';
import { articleIdOf } from '../../../lib/text/article/article-id.ts';
import { beginning } from '../../../lib/text/article/characters/cut.ts';
import type { ReadArticle } from '../../../lib/text/article/read-file.ts';
import { versionChanges } from '../../../lib/text/similarity/changes/version-changes.ts';
import type { Part } from '../../../lib/text/similarity/digest.ts';
import { type Sketch, sketchOf } from '../../../lib/text/similarity/sketch.ts';
import { encodeSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import { type Claim, type FirstFile, isClaimOf } from '../../tables/fingerprints.ts';
import type { FileRow, Outcome, StoryPart } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { earlierWithdrawals } from '../file/earlier-withdrawals.ts';
import { fileRow, type Upload } from '../file/file-row.ts';
import { roundedShare } from '../file/likeness.ts';
import { movedOn, moveOf, unmoved } from '../file/moves.ts';
import { isCounted, outcomeAfter } from '../file/outcomes.ts';
import { withdrawingRow } from '../file/versions.ts';
import { countFile } from '../story/count-file.ts';
import { countTurns } from '../story/count-turns.ts';
import { headlineOf, MAX_HEADLINE_CHARACTERS } from '../story/headline.ts';
import { noteHeldIn } from '../story/held-later.ts';
import { joinStories } from '../story/join-stories.ts';
import { MAX_PARTS } from '../story/mentions.ts';
import { findNeighbours, type Neighbour } from '../story/neighbours.ts';
import { moveFiles } from '../story/part-story.ts';
import { markSettled } from '../withdrawal/change-if-unsettled.ts';
import type { Arrival } from '../withdrawal/recheck-article.ts';
import { recheckRow } from '../withdrawal/recheck-row.ts';
import { giveBackFrom, isUnderWay, withdrawCounted } from '../withdrawal/withdraw-file.ts';
import { claimArticle, type FinishFile, hasLeft } from './claim-article.ts';
import { describeVariant } from './variant.ts';

/**
 * Finds out what one article of a file is, in steps that can each be done twice: claim its content, find the articles it
 * is like and join their story, count it there, request its analysis, write its row. The row comes last: once it is
 * there, the rest is done.
 *
 * @param versions the rows of its object's versions, if they have been read
 */
export const deduplicateArticle = async (
  context: Context,
  file: Upload,
  read: ReadArticle,
  finishFile: FinishFile,
  versions?: readonly FileRow[],
): Promise<FileRow> => {
  const articleId = articleIdOf(read.article) + moveOf(file.version);
  const { row, leaves, ...arrival } = await decide(context, file, articleId, read, finishFile, versions);
  const isAdded = await context.files.add(row);
  if (leaves) await moveFiles(context, [row]);
  if (isAdded) return recheckRow(context, file, row, arrival);
  if (isCounted(row)) await withdrawCounted(context, file, articleId);
  const now = (await context.files.get(file)) ?? row;
  // It was read before it was erased, and may have taken the article of the version before it.
  if (now.deletion) await giveBackFrom(context, file, articleId);
  return recheckRow(context, file, now);
};

/** The same body may have a corrected headline. */
const relationOfCopy = (claim: Claim, { title }: Article): Pick<FileRow, 'relation' | 'changes'> => {
  const headline = (text = '') => ({ title: beginning(text, MAX_HEADLINE_CHARACTERS), paragraphs: [] });
  const { relation, changes } = versionChanges(headline(claim.title), headline(title));
  return changes.length > 0 ? { relation, changes } : { relation: 'exact copy' };
};

interface Decision extends Arrival {
  row: FileRow;
  /** All files with its content have left their story: so does this one. */
  leaves?: boolean;
}

const decide = async (
  context: Context,
  file: Upload,
  articleId: string,
  read: ReadArticle,
  finishFile: FinishFile,
  versions?: readonly FileRow[],
): Promise<Decision> => {
  // A file that never stood keeps no text in its row: the text may have been withdrawn.
  const neverStood = (outcome: Outcome, withdrawnAt: string): Decision => ({
    row: { ...fileRow(file), articleId, outcome, withdrawnAt },
    joins: [],
  });
  const later = await withdrawingRow(context, file, versions);
  if (later && !(await isUnderWay(context, file, articleId))) {
    // Its own row, and nothing has replaced it: it has left its story, and the function that wrote this may have died then.
    const leaves = later.version === file.version && hasLeft(await context.fingerprints.claim(articleId));
    return { ...neverStood(outcomeAfter(later), later.receivedAt), leaves };
  }
  const about = { ...fileRow(file), ...aboutText(read), articleId };

  const sketch = sketchOf(textOf(read.article));
  const asNew = { articleId, since: sinceOf(file), title: headlineOf(read.article), ...encodeSketch(sketch) };
  if (moveOf(file.version)) await noteLeft(context, file, asNew);
  const claim = await claimArticle(context, file, asNew, finishFile);
  if (claim === 'left') return { ...neverStood('superseded', file.receivedAt), leaves: true };
  if ('outcome' in claim) return { row: claim };
  if (!isClaimOf(claim, file)) {
    const storyId = await countFile(context, file, claim);
    const likeness = { similarity: 1, containment: 1 };
    const relation = relationOfCopy(claim, read.article);
    return { row: { ...about, outcome: 'copy', storyId, copyOf: claim.key, ...relation, ...likeness }, joins: [] };
  }
  const { joins, parts, isDigest, digests, heldIn } = await findNeighbours(context, claim, sketch, read.article);
  for (const id of isDigest ? [...digests, articleId] : digests) {
    await context.fingerprints.changeClaim(id, {}, { digest: true });
  }
  await joinStories(context, articleId, joins);
  // What is like no other leads its story, unless somebody else has found otherwise.
  const storyId = await countFile(context, file, claim, joins.length === 0 ? articleId : undefined);
  if (claim.withdrawals) await countTurns(context, articleId);
  if (!isDigest) await noteHeldIn(context, articleId, heldIn);
  const { isAnnounced, ...row } = await requestAnalysis(context, file, claim, read.article, sketch, storyId, joins);
  if (claim.settling) await markSettled(context, claim);
  const others = parts.filter(({ met }) => !met.some((one) => joins.includes(one)));
  const holds = row.outcome === 'new' ? await partsOf(context, others, isDigest) : {};
  // Another delivery may have joined it to others.
  return {
    row: { ...about, storyId, ...row, ...holds },
    isAnnounced,
    ...(claim.isFresh && { joins }),
  };
};

/** What the row of a text says that is no variant of another, but holds passages of others. */
const partsOf = async (
  context: Context,
  parts: readonly Part<Neighbour>[],
  isDigest: boolean,
): Promise<Pick<FileRow, 'relation' | 'contains' | 'heldAs' | 'mentioning'>> => {
  if (parts.length === 0) return {};
  const contains = await Promise.all(
    parts.slice(0, MAX_PARTS).map(async ({ story, share, met }): Promise<StoryPart> => {
      const { key } = await claimOf(context, met[0]!.articleId);
      return { storyId: story, key, share: roundedShare(share) };
    }),
  );
  const heldAs = isDigest ? 'digest' : 'quotes';
  return { relation: heldAs, contains, heldAs, mentioning: true };
};

/**
 * In tables that were made anew nobody knows that what a further version brings has left a story under its first name, and
 * under each since: whoever meets it in a bucket goes from one to the next.
 */
const noteLeft = async (
  { fingerprints }: Context,
  file: Upload,
  { title, ...asNew }: Omit<Claim, keyof FirstFile>,
): Promise<void> => {
  for (let articleId = unmoved(asNew.articleId); articleId !== asNew.articleId; articleId = movedOn(articleId)) {
    if (await fingerprints.claim(articleId)) continue;
    const left = { withdrawnAt: file.receivedAt, withdrawals: 1, countedTurns: 1, parted: articleId };
    await fingerprints.addClaim({ ...asNew, ...file, articleId, ...left });
  }
};

/** An article that leads its story is new; any other is a variant, which may add nothing. */
const requestAnalysis = async (
  context: Context,
  { key, version, receivedAt }: Upload,
  claim: Claim,
  article: Article,
  sketch: Sketch,
  storyId: string,
  neighbours: readonly Neighbour[],
) => {
  const { articleId } = claim;
  const request = { articleId, storyId, key, version, receivedAt, article, ...earlierWithdrawals(claim) };
  if (storyId === articleId) {
    await context.requestAnalysis(request);
    return { outcome: 'new' as const, isAnnounced: false };
  }
  const variant = await describeVariant(context, claim, article, sketch, storyId, neighbours);
  const { insteadOf, oldWordsOf } = variant;
  await context.requestAnalysis({
    ...request,
    ...(insteadOf && { insteadOf }),
    ...(!variant.hasNews && { repeats: true }),
    ...(variant.row.changes && oldWordsOf && { changes: variant.row.changes, oldWordsOf }),
  });
  return { outcome: 'variant' as const, ...variant.row, isAnnounced: insteadOf !== undefined };
};

/** The records of a bulk file are received at the same time; they keep the order they have in it. */
const sinceOf = ({ receivedAt, part }: Upload): string =>
  part === undefined ? receivedAt : `${receivedAt}#${String(part).padStart(9, '0')}`;

/** These keep a row near a kilobyte, the size that one write unit pays for. */
const MAX_TITLE_CHARACTERS = 200;
const MAX_PASSAGES = 3;
const MAX_PASSAGE_CHARACTERS = 60;

const aboutText = ({
  article,
  repeated,
}: ReadArticle): Pick<FileRow, 'title' | 'repeatedPassages' | 'removedPassages'> => ({
  ...(article.title && { title: beginning(article.title, MAX_TITLE_CHARACTERS) }),
  ...(repeated.passages > 0 && {
    repeatedPassages: repeated.passages,
    removedPassages: repeated.beginnings.slice(0, MAX_PASSAGES).map((text) => beginning(text, MAX_PASSAGE_CHARACTERS)),
  }),
});
