import { type Article, textOf } from '../../../lib/text/article/article.ts';
import { articleIdOf } from '../../../lib/text/article/article-id.ts';
import type { ReadArticle } from '../../../lib/text/article/read-file.ts';
import { type Sketch, sketchOf } from '../../../lib/text/similarity/sketch.ts';
import { storeSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import { type Claim, isClaimOf } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { fileRow, type Upload } from '../file/file-row.ts';
import { isCounted, outcomeAfter } from '../file/outcomes.ts';
import { successorOf } from '../file/versions.ts';
import { countFile } from '../story/count-file.ts';
import { countTurns, inLife } from '../story/count-turns.ts';
import { headlineOf } from '../story/headline.ts';
import { joinStories } from '../story/join-stories.ts';
import { fileToken } from '../story/ledger.ts';
import { leaderOf } from '../story/merge-story.ts';
import { finishRow } from '../withdrawal/recheck-row.ts';
import { withdrawCounted } from '../withdrawal/withdraw-file.ts';
import { claimArticle } from './claim-article.ts';
import { findNeighbours, type Neighbour } from './neighbours.ts';
import { describeVariant } from './variant.ts';

/**
 * Finds out what one article of a file is, in steps of which each can be done twice: claim its content, find the
 * articles it is like and join their story, count it there, ask for its analysis, write its row. The row comes last:
 * where it stands, the rest is done.
 */
export const deduplicateArticle = async (context: Context, file: Upload, read: ReadArticle): Promise<FileRow> => {
  const articleId = articleIdOf(read.article);
  const { row, isTold } = await rowOf(context, file, articleId, read);
  if (await context.files.add(row)) return finishRow(context, file, row, isTold);
  if (isCounted(row)) await withdrawCounted(context, file, articleId);
  return finishRow(context, file, (await context.files.get(file)) ?? row);
};

interface Described {
  row: FileRow;
  /** The analysis was asked for in the place of an article that is withdrawn. */
  isTold?: boolean;
}

const rowOf = async (context: Context, file: Upload, articleId: string, read: ReadArticle): Promise<Described> => {
  const later = await successorOf(context, file);
  if (later && !(await isUnderWay(context, file, articleId))) {
    // What never stood bears no text: it may be a text that is withdrawn.
    return { row: { ...fileRow(file), articleId, outcome: outcomeAfter(later), withdrawnAt: later.receivedAt } };
  }
  const about = { ...fileRow(file), ...aboutText(read), articleId };

  const sketch = sketchOf(textOf(read.article));
  const claim = await claimArticle(context, file, {
    articleId,
    since: sinceOf(file),
    title: headlineOf(read.article),
    ...storeSketch(sketch),
  });
  if (!isClaimOf(claim, file)) {
    const storyId = await countFile(context, file, claim);
    const relation = { relation: 'exact copy', similarity: 1, containment: 1 } as const;
    return { row: { ...about, outcome: 'copy', storyId, copyOf: claim.key, ...relation } };
  }
  const neighbours = await findNeighbours(context, claim, sketch);
  await joinStories(context, articleId, neighbours);
  const storyId = await countFile(context, file, claim);
  if (claim.withdrawals) await countTurns(context, articleId);
  const { isTold, ...row } = await describe(context, file, claim, read.article, sketch, storyId, neighbours);
  return { row: { ...about, storyId, ...row }, isTold };
};

/** An article that leads its story is new; another is a variant, of which only what it repeats may be of interest. */
const describe = async (
  context: Context,
  { key, version, receivedAt }: Upload,
  claim: Claim,
  article: Article,
  sketch: Sketch,
  storyId: string,
  neighbours: readonly Neighbour[],
) => {
  const { articleId } = claim;
  const request = { articleId, storyId, key, version, receivedAt, article, ...inLife(claim) };
  if (storyId === articleId) {
    await context.requestAnalysis(request);
    return { outcome: 'new' as const, isTold: false };
  }
  const variant = await describeVariant(context, article, sketch, storyId, neighbours);
  const { insteadOf } = variant;
  await context.requestAnalysis({
    ...request,
    ...(insteadOf && { insteadOf }),
    ...(!variant.hasNews && { repeats: true }),
  });
  return { outcome: 'variant' as const, ...variant.row, isTold: insteadOf !== undefined };
};

/** The records of a bulk file are received at one time, and come in the order they have in it. */
const sinceOf = ({ receivedAt, part }: Upload): string =>
  part === undefined ? receivedAt : `${receivedAt}#${String(part).padStart(9, '0')}`;

/** Has another delivery of the same event, cut short or still at work, left traces? Then the file has to be finished. */
const isUnderWay = async (context: Context, file: Upload, articleId: string): Promise<boolean> => {
  const claim = await context.fingerprints.claim(articleId);
  if (!claim || isClaimOf(claim, file)) return claim !== undefined;
  const story = await context.stories.get(await leaderOf(context, articleId));
  return story?.latest.includes(fileToken(file)) ?? false;
};

/** A row stays near a kilobyte, the size one write unit pays for. */
const LONGEST = { title: 200, passages: 3, passage: 60 };

const aboutText = ({
  article,
  repeated,
}: ReadArticle): Pick<FileRow, 'title' | 'repeatedPassages' | 'removedPassages'> => ({
  ...(article.title && { title: article.title.slice(0, LONGEST.title) }),
  ...(repeated.passages > 0 && {
    repeatedPassages: repeated.passages,
    removedPassages: repeated.beginnings.slice(0, LONGEST.passages).map((text) => text.slice(0, LONGEST.passage)),
  }),
});
