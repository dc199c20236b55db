import type { StoryRow } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { isCounted, isWithdrawn } from '../file/outcomes.ts';
import { WITHDRAWN } from './headline.ts';
import { readToken } from './ledger.ts';

/** What a file, its withdrawal, that of its article or a whole story adds to a story. */
export interface Contribution {
  token: string;
  /** Tokens that come with it: those a merged story has counted last. */
  beside?: string[];
  files: number;
  articles: number;
  /** When it was seen first and last, where that counts. */
  seen?: { first: string; last: string };
}

/**
 * How many of the files counted last a story names in its own row, and in how many characters; the others go to pages in
 * Fingerprints, so many at a time. With the rest of the row they stay below a kilobyte, the size one write unit pays for.
 */
const LATEST_FILES = 8;
const LATEST_LENGTH = 500;
const ATTEMPTS = 50;

/**
 * Counts something in a story, once however often it is asked to. False where the story has been closed: it is part of
 * another now.
 *
 * The counts and the names of what was counted last are one item, so one conditional write decides. A name leaves the
 * item only when everything that follows its counting is done, and the number of pages goes up when names leave: who
 * saw neither name nor end, and then finds the pages unchanged, knows that nobody has counted it.
 */
export const countInto = async (context: Context, storyId: string, what: Contribution): Promise<boolean> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const story = await context.stories.get(storyId);
    if (story?.mergedInto) return false;
    // In this order: what is not finished now was not when the story was read.
    if (story?.latest.includes(what.token) || (await isFinished(context, what.token))) return true;
    if (!story && !(await leads(context, storyId))) return false;
    if (story ? await addTo(context, story, what) : await create(context, storyId, what)) return true;
  }
  throw new Error(`The story ${storyId} changed too often to be counted in`);
};

const addTo = async (context: Context, story: StoryRow, { seen, ...what }: Contribution): Promise<boolean> => {
  const keep = isFull(context, story) ? await turnPage(context, story) : undefined;
  return context.stories.count(story.storyId, {
    ...what,
    seen: story,
    ...(seen && seen.first < story.firstSeen && { firstSeen: seen.first }),
    ...(seen && seen.last > story.lastSeen && { lastSeen: seen.last }),
    ...(keep && { keep }),
  });
};

/** Only an article that is noted as a leader gets a row: who gives it a parent then knows that there is one to close. */
const leads = async ({ fingerprints }: Context, articleId: string): Promise<boolean> => {
  if (await fingerprints.addNode(articleId, { led: true })) return true;
  return !(await fingerprints.node(articleId))?.parent;
};

const create = async (context: Context, storyId: string, what: Contribution): Promise<boolean> => {
  const { token, beside = [], files, articles } = what;
  const leader = await claimOf(context, storyId);
  const seen = what.seen ?? { first: leader.receivedAt, last: leader.receivedAt };
  return context.stories.create({
    storyId,
    headline: leader.title ?? (leader.withdrawnAt ? WITHDRAWN : ''),
    firstSeen: seen.first,
    lastSeen: seen.last,
    firstSeenOn: seen.first.slice(0, 10),
    files,
    articles,
    latest: [token, ...beside],
    pages: 0,
  });
};

const isFull = ({ latestFiles = LATEST_FILES }: Context, { latest }: StoryRow): boolean =>
  latest.length >= latestFiles || latest.reduce((sum, token) => sum + token.length, 0) >= LATEST_LENGTH;

/** Notes the finished ones of a story's latest files on a page; the unfinished stay, all of them where none can go. */
const turnPage = async (context: Context, story: StoryRow): Promise<string[] | undefined> => {
  const finished = await Promise.all(story.latest.map((token) => isFinished(context, token)));
  if (!finished.includes(true)) return undefined;
  const done = story.latest.filter((token, i) => finished[i] && isWanted(token));
  if (done.length > 0) await context.fingerprints.notePage(story.storyId, story.pages, done);
  return story.latest.filter((_, i) => !finished[i]);
};

/** Whoever looks for the files of a story looks for these. */
const isWanted = (token: string): boolean => ['file', 'story'].includes(readToken(token).kind);

/** Is everything done that follows the counting, so that nobody will ask to count this again? */
const isFinished = async (context: Context, token: string): Promise<boolean> => {
  const read = readToken(token);
  if (read.kind === 'story') return (await context.stories.get(read.storyId))?.settled ?? false;
  if (read.kind === 'turn') return ((await claimOf(context, read.articleId)).countedTurns ?? 0) >= read.turn;
  const row = await context.files.get(read.file);
  if (!row || !isCounted(row)) return false;
  return read.kind === 'file' || isWithdrawn(row);
};
