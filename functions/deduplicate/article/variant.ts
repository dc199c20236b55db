import type { Article } from '../../../lib/text/article/article.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import { compare, type Overlap } from '../../../lib/text/similarity/compare.ts';
import { relationBySketches, relationOf } from '../../../lib/text/similarity/relation.ts';
import { isSameStory } from '../../../lib/text/similarity/same-story.ts';
import { sentenceChanges } from '../../../lib/text/similarity/sentence-changes.ts';
import type { Sketch } from '../../../lib/text/similarity/sketch.ts';
import { decodeSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import type { Withdrawal } from '../../tables/analyses.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import type { FileRow } from '../../tables/rows.ts';
import { withdrawalOf } from '../analysis/announce-withdrawal.ts';
import { isCheapToReread } from '../analysis/reread-article.ts';
import { type Context, claimOf } from '../context.ts';
import { likenessOf } from '../file/likeness.ts';
import { ObjectGone } from '../inbox/object-gone.ts';
import { readUpload } from '../inbox/read-upload.ts';
import type { Neighbour } from './neighbours.ts';

type Varies = Pick<
  FileRow,
  'variantOf' | 'varies' | 'relation' | 'copyOf' | 'similarity' | 'containment' | 'adds' | 'drops'
>;

export interface Variant {
  row: Varies;
  /** It says something that the article it varies does not say, or may do so. */
  hasNews: boolean;
  /** The withdrawn article that led the story: this one is analysed in its place. */
  insteadOf?: Withdrawal;
}

/** The sentences that a row lists: with the rest of the row they stay near a kilobyte. */
const MAX_SENTENCES = 3;
const MAX_SENTENCE_CHARACTERS = 100;

/**
 * What an article is to the one that leads its story; or to the nearest of its neighbours, if it is like the leader only
 * through others, or the leader is withdrawn.
 */
export const describeVariant = async (
  context: Context,
  article: Article,
  sketch: Sketch,
  leaderId: string,
  neighbours: readonly Neighbour[],
): Promise<Variant> => {
  const leader = await claimOf(context, leaderId);
  const direct = compare(decodeSketch(leader), sketch);
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
    ...likenessOf(overlap),
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

/** The nearest of those that are not withdrawn; of all, if all are. */
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
  sentences.length > 0 && { [name]: sentences.slice(0, MAX_SENTENCES).map(shorten) };

const shorten = (text: string): string =>
  text.length > MAX_SENTENCE_CHARACTERS ? `${text.slice(0, MAX_SENTENCE_CHARACTERS - 1)}…` : text;

/** The text of the varied article, from the file it was first read from, if that is still there. */
const readVaried = async (context: Context, claim: Claim): Promise<Article | undefined> => {
  if (!isCheapToReread(claim)) return undefined;
  try {
    const { articles } = await readUpload(context, claim);
    return (claim.part === undefined ? articles[0] : articles.find(({ record }) => record === claim.part))?.article;
  } catch (error) {
    if (error instanceof ObjectGone || error instanceof RejectedFile) return undefined;
    throw error;
  }
};
