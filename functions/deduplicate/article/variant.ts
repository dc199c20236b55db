import type { Article } from '../../../lib/text/article/article.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import { compare, type Overlap } from '../../../lib/text/similarity/compare.ts';
import { relationBySketches, relationOf } from '../../../lib/text/similarity/relation.ts';
import { isSameStory } from '../../../lib/text/similarity/same-story.ts';
import { sentenceChanges } from '../../../lib/text/similarity/sentence-changes.ts';
import type { Sketch } from '../../../lib/text/similarity/sketch.ts';
import { readSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import type { WithdrawalRequest } from '../../messages/withdrawal-request.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import { isNear } from '../analysis/reread-article.ts';
import { withdrawalOf } from '../analysis/tell-withdrawal.ts';
import { type Context, claimOf } from '../context.ts';
import { ObjectGone } from '../inbox/object-gone.ts';
import { readUpload } from '../inbox/read-upload.ts';
import { round } from '../story/relabel.ts';
import type { Neighbour } from './neighbours.ts';

type Varies = Pick<
  FileRow,
  'variantOf' | 'varies' | 'relation' | 'copyOf' | 'similarity' | 'containment' | 'adds' | 'drops'
>;

export interface Variant {
  row: Varies;
  /** Says something that the article it varies does not say, or may do so. */
  hasNews: boolean;
  /** What led its story is withdrawn: it is read in that article's place. */
  insteadOf?: WithdrawalRequest;
}

/** Sentences that a row names, and how much of each: with the rest of the row they stay near a kilobyte. */
const SENTENCES = 3;
const SENTENCE = 100;

/**
 * What an article is to the one that leads its story; to the nearest of its neighbours, where it is like the leader only
 * by way of others, or the leader is withdrawn.
 */
export const describeVariant = async (
  context: Context,
  article: Article,
  sketch: Sketch,
  leaderId: string,
  neighbours: readonly Neighbour[],
): Promise<Variant> => {
  const leader = await claimOf(context, leaderId);
  const direct = compare(readSketch(leader), sketch);
  const like = isSameStory(direct, Math.min(leader.shingles, sketch.size));
  const isCompared = like && !leader.withdrawnAt;
  const { claim, overlap } = (!isCompared && (await nearest(context, neighbours))) || {
    claim: leader,
    overlap: direct,
  };
  const insteadOf = withdrawalOf(leader, leaderId);
  const row = {
    variantOf: leaderId,
    ...(claim.articleId !== leaderId && { varies: claim.articleId }),
    copyOf: claim.key,
    similarity: round(overlap.similarity),
    containment: round(Math.max(overlap.firstInSecond, overlap.secondInFirst)),
  };
  const varied = claim.withdrawnAt ? undefined : await readVaried(context, claim);
  if (!varied) {
    return { row: { ...row, relation: relationBySketches(overlap) }, hasNews: true, ...(insteadOf && { insteadOf }) };
  }
  const { adds, drops, added, dropped } = sentenceChanges(varied.paragraphs, article.paragraphs);
  return {
    row: { ...row, relation: relationOf(added, dropped), ...listed('adds', adds), ...listed('drops', drops) },
    hasNews: adds.length > 0 || insteadOf !== undefined,
    ...(insteadOf && { insteadOf }),
  };
};

/** The nearest of those that are not withdrawn; of all, where they all are. */
const nearest = async (
  context: Context,
  neighbours: readonly Neighbour[],
): Promise<{ claim: Claim; overlap: Overlap } | undefined> => {
  let found: { claim: Claim; overlap: Overlap } | undefined;
  for (const { articleId, overlap } of neighbours) {
    const claim = await claimOf(context, articleId);
    if (!claim.withdrawnAt) return { claim, overlap };
    found ??= { claim, overlap };
  }
  return found;
};

const listed = (name: 'adds' | 'drops', sentences: string[]) =>
  sentences.length > 0 && { [name]: sentences.slice(0, SENTENCES).map(shorten) };

const shorten = (text: string): string => (text.length > SENTENCE ? `${text.slice(0, SENTENCE - 1)}…` : text);

/** The varied article's text, from the file it was first read from, if that is still there. */
const readVaried = async (context: Context, claim: Claim): Promise<Article | undefined> => {
  if (!isNear(claim)) return undefined;
  try {
    const { articles } = await readUpload(context, claim);
    return (claim.part === undefined ? articles[0] : articles.find(({ record }) => record === claim.part))?.article;
  } catch (error) {
    if (error instanceof ObjectGone || error instanceof RejectedFile) return undefined;
    throw error;
  }
};
