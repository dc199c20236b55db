import type { Claim } from '../../tables/fingerprints.ts';
import { readEntry } from '../../tables/ledger.ts';
import type { StoryRow } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { isCounted, isWithdrawn, uncountedIn } from '../file/outcomes.ts';
import { WITHDRAWN } from './headline.ts';

/** What a file, its withdrawal, that of its article or a merged story adds to a story. */
export interface Contribution {
  entry: string;
  /** Entries that come with it: those a merged story counted last. */
  beside?: string[];
  files: number;
  articles: number;
  digests?: number;
  quotedBy?: number;
  withdrawals?: number;
  /** When it was seen first and last, if that counts. */
  seen?: { first: string; last: string };
  /** The claim of the article that is counted, as it was read not long ago. Whoever changes its title later looks after the story. */
  claim?: Claim;
}

/**
 * How many of the entries counted last a story keeps in its own row, and in how many characters; the others go to pages
 * in Fingerprints, that many at a time. With the rest of the row they stay below the kilobyte that one write unit pays for.
 */
const LATEST_ENTRIES = 8;
const LATEST_CHARACTERS = 500;
const ATTEMPTS = 50;

/**
 * Counts a contribution to a story exactly once, however often this is called.
 *
 * The counts and the entries counted last are one item, so one conditional write decides. An entry leaves the item only
 * when everything that follows its counting is done, and the number of pages goes up when entries leave: a function that
 * saw neither the entry nor the end of that work, and then finds the pages unchanged, knows that nobody has counted it.
 *
 * @returns false if the story was closed: it is part of another now
 */
export const countInto = async (context: Context, storyId: string, what: Contribution): Promise<boolean> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const story = await context.stories.get(storyId);
    if (story?.mergedInto) return false;
    // In this order: what is not finished now was not finished when the story was read.
    if (story?.latest.includes(what.entry) || (await isFinished(context, what.entry))) return true;
    if (!story && !(await claimLead(context, storyId))) return false;
    if (story ? await addTo(context, story, what) : await create(context, storyId, what)) return true;
  }
  throw new Error(`The story ${storyId} changed too often to be counted in`);
};

const addTo = async (
  context: Context,
  story: StoryRow,
  { seen, claim: _, ...what }: Contribution,
): Promise<boolean> => {
  const keep = isFull(context, story) ? await turnPage(context, story) : undefined;
  return context.stories.count(story.storyId, {
    ...what,
    seen: story,
    ...(seen && seen.first < story.firstSeen && { firstSeen: seen.first }),
    ...(seen && seen.last > story.lastSeen && { lastSeen: seen.last }),
    ...(keep && { keep }),
  });
};

/** Only an article noted as a leader gets a row in Stories: whoever gives it a parent then knows that there is a row to close. */
const claimLead = async ({ fingerprints }: Context, articleId: string): Promise<boolean> => {
  if (await fingerprints.addNode(articleId, { led: true })) return true;
  return !(await fingerprints.node(articleId))?.parent;
};

const create = async (context: Context, storyId: string, what: Contribution): Promise<boolean> => {
  const { entry, beside = [], files, articles, digests, quotedBy, withdrawals, claim } = what;
  const leader = claim?.articleId === storyId ? claim : await claimOf(context, storyId);
  const seen = what.seen ?? { first: leader.receivedAt, last: leader.receivedAt };
  return context.stories.create({
    storyId,
    headline: leader.title ?? (leader.withdrawnAt ? WITHDRAWN : ''),
    firstSeen: seen.first,
    lastSeen: seen.last,
    files,
    articles,
    ...(digests && { digests }),
    ...(quotedBy && { quotedBy }),
    ...(withdrawals && { withdrawals }),
    latest: [entry, ...beside],
    pages: 0,
  });
};

const isFull = ({ latestEntries = LATEST_ENTRIES }: Context, { latest }: StoryRow): boolean =>
  latest.length >= latestEntries || latest.reduce((sum, entry) => sum + entry.length, 0) >= LATEST_CHARACTERS;

/**
 * Moves the finished ones of a story's latest entries to a page.
 *
 * @returns the unfinished ones, which stay; undefined if all are
 */
const turnPage = async (context: Context, story: StoryRow): Promise<string[] | undefined> => {
  const finished = await Promise.all(story.latest.map((entry) => isFinished(context, entry)));
  if (!finished.includes(true)) return undefined;
  const done = story.latest.filter((entry, i) => finished[i] && leadsToFiles(entry));
  if (done.length > 0) await context.fingerprints.notePage(story.storyId, story.pages, done);
  return story.latest.filter((_, i) => !finished[i]);
};

/** The other entries need not be kept: only a story's files are looked for later. */
const leadsToFiles = (entry: string): boolean => ['file', 'story'].includes(readEntry(entry).kind);

/** Is everything done that follows the counting, so that nobody will ask to count this again? */
const isFinished = async (context: Context, entry: string): Promise<boolean> => {
  const read = readEntry(entry);
  if (read.kind === 'story') return (await context.stories.get(read.storyId))?.settled ?? false;
  if (read.kind === 'turn') return ((await claimOf(context, read.articleId)).countedTurns ?? 0) >= read.turn;
  const row = await context.files.get(read.file);
  if (!row || !isCounted(row)) return false;
  if (read.kind === 'mention') return !uncountedIn(row).some(({ storyId }) => storyId === read.storyId);
  return read.kind === 'file' || (isWithdrawn(row) && !row.withdrawing);
};
