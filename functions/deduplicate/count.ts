import type { Claim } from '../store/fingerprints.ts';
import type { StoryRow } from '../store/rows.ts';
import type { Context } from './context.ts';
import { isCounted, isWithdrawn } from './outcomes.ts';
import { leaderOf } from './story-of.ts';
import { readToken } from './tokens.ts';

/** What a file, or its withdrawal, adds to its story. */
export interface Contribution {
  token: string;
  files: number;
  articles: number;
  /** When the file was received, where it counts as having been seen. */
  seen?: string;
}

/**
 * How many of the files counted last a story names in its own row; the others go to pages in Fingerprints, eight at a
 * time. Eight names with the rest of the row stay below a kilobyte, the size one write unit pays for.
 */
const LATEST_FILES = 8;
const ATTEMPTS = 50;

/**
 * Counts something in the story of an article, once however often it is asked to, and tells which story it was.
 *
 * The counts and the names of what was counted last are one item, so one conditional write decides. A name leaves the
 * item only when its file's row is written, and the number of pages goes up when names leave: who saw neither name nor
 * row, and then finds the pages unchanged, knows that nobody has counted it.
 */
export const countInStory = async (context: Context, articleId: string, what: Contribution): Promise<string> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const leader = await leaderOf(context.fingerprints, articleId);
    if (await countedIn(context, leader, what)) return leader.articleId;
  }
  throw new Error(`The story of article ${articleId} changed too often to be counted in`);
};

const countedIn = async (context: Context, leader: Claim, what: Contribution): Promise<boolean> => {
  const { articleId: storyId } = leader;
  const story = await context.stories.get(storyId);
  if (story?.mergedInto) return false;
  // In this order: the row of a file that is in neither was not written before the story was read.
  if (story?.latest.includes(what.token) || (await isFinished(context, what.token))) return true;
  if (!story) return context.stories.create(firstRow(leader, what));
  const { token, files, articles, seen } = what;
  const keep = story.latest.length < LATEST_FILES ? undefined : await turnPage(context, story);
  return context.stories.count(storyId, {
    token,
    files,
    articles,
    seen: story,
    ...(seen && seen < story.firstSeen && { firstSeen: seen }),
    ...(seen && seen > story.lastSeen && { lastSeen: seen }),
    ...(keep && { keep }),
  });
};

const firstRow = (leader: Claim, { token, files, articles, seen = leader.receivedAt }: Contribution): StoryRow => ({
  storyId: leader.articleId,
  headline: leader.title ?? '',
  firstSeen: seen,
  lastSeen: seen,
  firstSeenOn: seen.slice(0, 10),
  files,
  articles,
  latest: [token],
  pages: 0,
});

/** Notes the finished ones of a story's latest files on a page; the unfinished stay, none where nothing can go. */
const turnPage = async (context: Context, story: StoryRow): Promise<string[] | undefined> => {
  const finished = await Promise.all(story.latest.map((token) => isFinished(context, token)));
  if (!finished.includes(true)) return undefined;
  const done = story.latest.filter((token, i) => finished[i] && readToken(token).kind !== 'withdrawn');
  if (done.length > 0) await context.fingerprints.notePage(story.storyId, story.pages, done);
  return story.latest.filter((_, i) => !finished[i]);
};

/** Is everything done that follows the counting, so that nobody will ask to count this again? */
const isFinished = async (context: Context, token: string): Promise<boolean> => {
  const read = readToken(token);
  if (read.kind === 'story') return false;
  const row = await context.files.get(read.file);
  if (!row || !isCounted(row)) return false;
  return read.kind === 'file' || isWithdrawn(row);
};
