import { type Path, pathFrom } from '../../tables/forest.ts';
import { storyEntry } from '../../tables/ledger.ts';
import { type Context, claimOf } from '../context.ts';
import { type Contribution, countInto } from './count.ts';
import { renameStory } from './headline.ts';
import { relabelStory } from './relabel.ts';

/**
 * Does what is left to do after an article that led a story was given a parent: its story is closed, its counts go to the
 * story it is part of, its files get that story's id. Whoever finds this unfinished does it, as often as it is found.
 */
export const mergeStory = async (context: Context, storyId: string, into: string): Promise<void> => {
  await context.stories.close(storyId, into);
  const closed = await context.stories.get(storyId);
  if (!closed || closed.settled) return;
  const { files, articles, digests, quotedBy, withdrawals, latest, firstSeen, lastSeen } = closed;
  // A row in which nothing was ever counted has no times: it was made to keep others from counting in it.
  if (firstSeen) {
    const seen = { first: firstSeen, last: lastSeen };
    const leader = await countAbove(context, storyId, {
      entry: storyEntry(storyId),
      beside: latest,
      files,
      articles,
      ...(digests && { digests }),
      ...(quotedBy && { quotedBy }),
      ...(withdrawals && { withdrawals }),
      seen,
    });
    await relabelStory(context, closed);
    // A story of which nothing stood may now have files that stand.
    if ((await claimOf(context, leader)).withdrawnAt) await renameStory(context, leader);
  }
  await context.stories.settle(storyId);
};

/**
 * Counts something in the story that an article belongs to.
 *
 * @param likely the article that leads it, as far as is known: what is counted in a story that was merged is refused
 * @returns that story
 */
export const countInStory = async (
  context: Context,
  articleId: string,
  what: Contribution,
  likely?: string,
): Promise<string> => {
  for (let leader = likely; ; leader = undefined) {
    const storyId = leader ?? (await finishMerges(context, articleId));
    if (await countInto(context, storyId, what)) return storyId;
  }
};

const countAbove = async (context: Context, storyId: string, what: Contribution): Promise<string> => {
  for (;;) {
    const { below, leader } = await pathFrom(context.fingerprints, storyId);
    await finishMergesOn(context, below.slice(1), leader);
    if (await countInto(context, leader, what)) return leader;
  }
};

/**
 * Finishes the merges that are still under way between an article and the one that leads its story, so that everything
 * counted below has been counted there.
 *
 * @returns the article that leads the story
 */
export const finishMerges = async (context: Context, articleId: string): Promise<string> => {
  const { below, leader } = await pathFrom(context.fingerprints, articleId);
  await finishMergesOn(context, below, leader);
  return leader;
};

/** From the bottom up: what a lower story passes on goes to the top, so those in between must have passed theirs on before. */
const finishMergesOn = async (context: Context, below: Path['below'], leader: string): Promise<void> => {
  for (const [i, { articleId, led }] of below.entries()) {
    if (!led) continue;
    const story = await context.stories.get(articleId);
    if (!story?.settled) await mergeStory(context, articleId, below[i + 1]?.articleId ?? leader);
  }
};
