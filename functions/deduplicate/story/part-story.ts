import { type Article, textOf } from '../../../lib/text/article/article.ts';
import { compare } from '../../../lib/text/similarity/compare.ts';
import { isSameStory } from '../../../lib/text/similarity/same-story.ts';
import { sketchOf } from '../../../lib/text/similarity/sketch.ts';
import { decodeSketch } from '../../../lib/text/similarity/stored-sketch.ts';
import type { FileKey } from '../../tables/files.ts';
import type { Claim } from '../../tables/fingerprints.ts';
import { isEarlier, storyOf } from '../../tables/forest.ts';
import type { FileRow } from '../../tables/rows.ts';
import { rereadAny } from '../analysis/reread-article.ts';
import { type Context, claimOf } from '../context.ts';
import { uploadOfRow } from '../file/file-row.ts';
import { mayMove, movedOn } from '../file/moves.ts';
import { hasFailed, stands } from '../file/outcomes.ts';
import { rowsOf } from './files.ts';
import { finishMerges } from './merge-story.ts';
import { findNeighbours } from './neighbours.ts';

/** The most articles that stand in a story that is judged: all its rows are read. */
export const MAX_ARTICLES = 50;
const ATTEMPTS = 50;

/**
 * Judges a story anew, after an article of it was withdrawn, or came back, or was joined to one that no longer stands, or can
 * be read from another file than its first now. What no chain of standing articles joins to the earliest leaves: its claim
 * says so, for good, so that nobody joins it any more, and each of its files comes again as a further version, which finds
 * its story as any file does. So it does no harm if too much leaves. Then no withdrawn article of the story may join
 * anybody either: if it comes back, it leaves too.
 *
 * Who says that an article leaves, or is withdrawn, reads the rows of the story afterwards; who writes a row checks
 * afterwards the articles that it was joined to. Everything can be done twice.
 *
 * @param articleId on whose account: its name stands in the claims of what leaves, so that each file is sent by one only
 */
export const partStory = async (context: Context, articleId: string): Promise<void> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const story = await context.stories.get(await finishMerges(context, articleId));
    if (!story?.withdrawals || story.articles > MAX_ARTICLES) return;
    const rows: FileRow[] = [];
    for await (const row of rowsOf(context, story)) rows.push(row);
    const standing = rows.filter((row) => row.articleId && stands(row));
    const present = await claimsOf(context, standing);
    const staying = present.filter(({ parted }) => !parted).sort(inOrder);
    const leaving = await apart(context, story.storyId, staying, standing);
    if (!leaving) continue;
    if (leaving.length === 0) {
      const sent = new Set(present.filter(({ parted }) => parted === articleId).map((claim) => claim.articleId));
      return moveFiles(
        context,
        standing.filter((row) => sent.has(row.articleId!)),
      );
    }
    for (const claim of await claimsOf(context, rows)) {
      const { withdrawnAt, withdrawals, parted } = claim;
      const seen = { withdrawnAt, withdrawals, parted: undefined };
      if (withdrawnAt && !parted) await context.fingerprints.changeClaim(claim.articleId, seen, { parted: articleId });
    }
    for (const claim of leaving) {
      await context.fingerprints.changeClaim(claim.articleId, { parted: undefined }, { parted: articleId });
    }
  }
  throw new Error(`The story of ${articleId} changed too often to be judged`);
};

/** Has files come again, if they have not yet. */
export const moveFiles = async (context: Context, rows: readonly FileRow[]): Promise<void> => {
  const further = await Promise.all(
    rows.map(({ key, version }) => context.files.get({ key, version: movedOn(version) })),
  );
  const left = rows
    .filter(({ version }, i) => !further[i] && mayMove(version))
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  if (left.length === 0) return;
  await context.enqueue(left.map(({ key, version }) => ({ kind: 'move file', file: { key, version } })));
};

const claimsOf = (context: Context, rows: readonly FileRow[]): Promise<Claim[]> =>
  Promise.all([...new Set(rows.flatMap(({ articleId }) => articleId ?? []))].map((id) => claimOf(context, id)));

const inOrder = (a: Claim, b: Claim): number => (isEarlier(a, b) ? -1 : 1);

/**
 * The articles that no chain of others joins to the first of them. Before one leaves it is looked up as if it had just come:
 * a version of its item may have few words in common with it, and one that joins it to others may have no row yet.
 *
 * @returns undefined if the story has to be read again
 */
const apart = async (
  context: Context,
  storyId: string,
  claims: readonly Claim[],
  rows: readonly FileRow[],
): Promise<Claim[] | undefined> => {
  const sketches = new Map(claims.map((claim) => [claim, decodeSketch(claim)]));
  const areAlike = (a: Claim, b: Claim): boolean =>
    isSameStory(compare(sketches.get(a)!, sketches.get(b)!), [a.shingles, b.shingles]);
  const known = new Set(claims.map(({ articleId }) => articleId));
  const joins = new Map<Claim, Set<string>>();
  let isNew = false;
  for (const claim of notJoined(claims, areAlike)) {
    const { articleId, unread } = claim;
    // What cannot be read again cannot leave.
    const read = mayMove(articleId) ? await readAny(context, claim, rows) : undefined;
    const isUnread = !read && mayMove(articleId) && !unread;
    if (isUnread && (await context.fingerprints.changeClaim(articleId, {}, { unread: true }))) isNew = true;
    const others = read && (await joinedNow(context, storyId, claim, read));
    const held = others
      ? await isAnyUnderWay(
          context,
          others.filter(({ articleId }) => !known.has(articleId)),
        )
      : true;
    if (held === undefined) return undefined;
    const ids = (others ?? []).map(({ articleId }) => articleId);
    joins.set(claim, new Set(held ? [...ids, claims[0]!.articleId] : ids));
  }
  // A file that brings it may have come before its claim said so.
  if (isNew) return undefined;
  const joinTo = (a: Claim, b: Claim): boolean => joins.get(b)?.has(a.articleId) ?? false;
  return notJoined(claims, (a, b) => areAlike(a, b) || joinTo(a, b) || joinTo(b, a));
};

/** The text of an article, from the file that its claim names or, if that is gone, from another that stands. */
const readAny = async (context: Context, claim: Claim, rows: readonly FileRow[]): Promise<Article | undefined> => {
  if (claim.withdrawnAt) return undefined;
  const own = rows.filter(({ articleId }) => articleId === claim.articleId);
  return (await rereadAny(context, claim.articleId, [claim, ...own.map(uploadOfRow)]))?.article;
};

/**
 * Is one of these articles, of which no row was found that stands, still being handled or withdrawn? Then nobody knows yet
 * what it joins, and the story is judged again: by who withdraws it, or by who writes its row and looks at its claim afterwards.
 *
 * @returns undefined if it has a row by now
 */
const isAnyUnderWay = async (context: Context, claims: readonly Claim[]): Promise<boolean | undefined> => {
  for (const claim of claims) {
    const { articleId, judges } = claim;
    const row = await handled(context, claim);
    if (row ? !stands(row) : judges) continue;
    await finishMerges(context, articleId);
    if (row) return undefined;
    await context.fingerprints.changeClaim(articleId, {}, { judges: true });
    if (await handled(context, claim)) await context.fingerprints.changeClaim(articleId, {}, { judges: undefined });
    return undefined;
  }
  return claims.length > 0;
};

const handled = async ({ files }: Context, file: FileKey): Promise<FileRow | undefined> => {
  const row = await files.get(file);
  return row && !hasFailed(row) ? row : undefined;
};

/** What stands of a story that an article would join now. */
const joinedNow = async (context: Context, storyId: string, claim: Claim, read: Article): Promise<Claim[]> => {
  const { joins } = await findNeighbours(context, claim, sketchOf(textOf(read)), read);
  const others = await Promise.all(joins.map(({ articleId }) => claimOf(context, articleId)));
  const stories = await Promise.all(joins.map(({ articleId }) => storyOf(context.fingerprints, articleId)));
  return others.filter(({ withdrawnAt, parted }, i) => stories[i] === storyId && !withdrawnAt && !parted);
};

/** Those to which no chain leads from the first. */
const notJoined = <T extends object>([first, ...others]: readonly T[], areLinked: (from: T, to: T) => boolean): T[] => {
  const joined = first === undefined ? [] : [first];
  let rest = others;
  for (const one of joined) {
    joined.push(...rest.filter((other) => areLinked(one, other)));
    rest = rest.filter((other) => !joined.includes(other));
  }
  return rest;
};
