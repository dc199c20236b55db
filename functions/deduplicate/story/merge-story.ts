import { type Path, pathFrom } from '../../tables/forest.ts';
import { type Context, claimOf } from '../context.ts';
import { type Contribution, countInto } from './count.ts';
import { renameStory } from './headline.ts';
import { storyToken } from './ledger.ts';
import { relabelStory } from './relabel.ts';

/**
 * Does what is left to do after an article that led a story was given a parent: its story counts no more, what it has
 * counted goes to the story it is part of, its files bear that story's id. Done by whoever meets it, and done again as
 * often as it is met.
 */
export const mergeStory = async (context: Context, storyId: string, into: string): Promise<void> => {
  await context.stories.close(storyId, into);
  const closed = await context.stories.get(storyId);
  if (!closed || closed.settled) return;
  const { files, articles, latest, firstSeen, lastSeen } = closed;
  // A row that was never counted in has no times: it was made to keep others from counting in it.
  if (firstSeen) {
    const seen = { first: firstSeen, last: lastSeen };
    const leader = await countAbove(context, storyId, {
      token: storyToken(storyId),
      beside: latest,
      files,
      articles,
      seen,
    });
    await relabelStory(context, closed);
    // A story of which nothing stood may now have files that stand.
    if ((await claimOf(context, leader)).withdrawnAt) await renameStory(context, leader);
  }
  await context.stories.settle(storyId);
};

/** Counts something in the story that an article belongs to, and tells which that was. */
export const countInStory = async (context: Context, articleId: string, what: Contribution): Promise<string> => {
  for (;;) {
    const leader = await leaderOf(context, articleId);
    if (await countInto(context, leader, what)) return leader;
  }
};

const countAbove = async (context: Context, storyId: string, what: Contribution): Promise<string> => {
  for (;;) {
    const { below, leader } = await pathFrom(context.fingerprints, storyId);
    await finishMerges(context, below.slice(1), leader);
    if (await countInto(context, leader, what)) return leader;
  }
};

/** The article that leads the story of this one, once everything that was counted below it has been counted there. */
export const leaderOf = async (context: Context, articleId: string): Promise<string> => {
  const { below, leader } = await pathFrom(context.fingerprints, articleId);
  await finishMerges(context, below, leader);
  return leader;
};

/** What a lower story passes on goes to the top, where everything in between must have been passed on before. */
const finishMerges = async (context: Context, below: Path['below'], leader: string): Promise<void> => {
  for (const [i, { articleId, led }] of below.entries()) {
    if (!led) continue;
    const story = await context.stories.get(articleId);
    if (!story?.settled) await mergeStory(context, articleId, below[i + 1]?.articleId ?? leader);
  }
};
