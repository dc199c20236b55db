/** What must hold when nothing is left to do, whatever happened on the way: DESIGN's invariants, read off the rows. */
import { expect } from 'vitest';
import { MAX_ARTICLES } from '../../functions/deduplicate/story/part-story.ts';
import { compareEvents } from '../../functions/messages/event-order.ts';
import type { AnalysisRequest, StoryChange } from '../../functions/messages/message.ts';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import type { Withdrawal } from '../../functions/tables/analyses.ts';
import type { Claim, Fingerprints } from '../../functions/tables/fingerprints.ts';
import { pathFrom } from '../../functions/tables/forest.ts';
import type { FileRow } from '../../functions/tables/rows.ts';
import { compare } from '../../lib/text/similarity/compare.ts';
import { isSameStory } from '../../lib/text/similarity/same-story.ts';
import { type ComparedSketch, decodeSketch } from '../../lib/text/similarity/stored-sketch.ts';
import type { Snapshot } from '../tables/memory.ts';

export interface Outcome extends Snapshot {
  fingerprints: Fingerprints;
  requests: readonly AnalysisRequest[];
  storyChanges: readonly StoryChange[];
  withdrawals: readonly Withdrawal[];
}

const stands = ({ outcome }: FileRow) => outcome === 'new' || outcome === 'variant' || outcome === 'copy';

export const expectInvariants = async (events: readonly InboxEvent[], state: Outcome): Promise<void> => {
  everyVersionHasOneOutcome(events, state.files);
  onlyTheNewestVersionStands(state.files);
  oneFileIsTheFirstOfItsContent(state.files);
  whatStandsNoLongerIsWithdrawn(state);
  whatIsWithdrawnBearsNoText(state);
  theAnalysisWasToldOfIt(state);
  oldWordsAreKnownToBeOld(state);
  whatIsNewWasSentToTheAnalysis(state);
  await theAnalysisWasToldOfMoves(state);
  await likeArticlesAreOneStory(state);
  countsAreTheTruth(state);
  await mentionsAreCounted(state);
  whatWasRevisedSaysSo(state);
};

/** The row of the file that brought an article names the latest file that stands and changes it. */
const whatWasRevisedSaysSo = ({ files, claims }: Outcome) => {
  for (const { articleId, key, version } of claims) {
    // In new tables the claim of what has left its story names the file that came again, whose article has another name.
    const row = files.find((file) => file.key === key && file.version === version && file.articleId === articleId);
    const latest = files
      .filter((file) => stands(file) && revisedIn(file).includes(articleId))
      .sort((a, b) => (`${a.receivedAt} ${a.version} ${a.key}` < `${b.receivedAt} ${b.version} ${b.key}` ? 1 : -1))[0];
    if (row && (row.outcome === 'new' || row.outcome === 'variant')) {
      expect(row.revisedBy, `who revised ${key} ${version}`).toBe(latest?.key);
    }
  }
};

const revisedIn = ({ changes, varies, variantOf, articleId, revises = [] }: FileRow) => [
  ...(changes ? [varies ?? variantOf ?? articleId] : []),
  ...revises,
];

const everyVersionHasOneOutcome = (events: readonly InboxEvent[], files: readonly FileRow[]) => {
  for (const { key, version } of events) {
    const rows = files.filter((row) => row.key === key && row.version === version);
    expect(rows, `rows of ${key} ${version}`).toHaveLength(1);
  }
};

const onlyTheNewestVersionStands = (files: readonly FileRow[]) => {
  for (const key of new Set(files.map((row) => row.key))) {
    const versions = files.filter((row) => row.key === key && row.deletion !== 'version').sort(compareEvents);
    expect(versions.slice(0, -1).filter(stands), `older versions of ${key} that stand`).toEqual([]);
  }
};

/**
 * What is under a key in the end stands, whatever was deleted, erased and restored on the way.
 *
 * @param current the version under a key
 */
export const expectWhatIsThereToStand = (
  events: readonly InboxEvent[],
  files: readonly FileRow[],
  current: (key: string) => string | undefined,
): void => {
  for (const key of new Set(events.map((event) => event.key))) {
    const version = current(key);
    const standing = files.filter((row) => row.key === key && stands(row));
    expect(
      standing.map((row) => row.versionId ?? row.version),
      `what stands under ${key}`,
    ).toEqual(version ? [version] : []);
  }
};

const oneFileIsTheFirstOfItsContent = (files: readonly FileRow[]) => {
  for (const [articleId, rows] of grouped(
    files.filter((row) => row.articleId),
    (row) => row.articleId!,
  )) {
    const firsts = rows.filter(({ outcome }) => outcome === 'new' || outcome === 'variant').length;
    expect(firsts, `first files of ${articleId}`).toBeLessThanOrEqual(1);
    if (rows.every(stands)) expect(firsts, `first files of ${articleId}`).toBe(1);
    for (const copy of rows.filter(({ outcome }) => outcome === 'copy')) {
      expect(
        rows.map(({ key }) => key),
        'whom a copy can be a copy of',
      ).toContain(copy.copyOf);
    }
  }
};

const standingArticles = (files: readonly FileRow[]) =>
  new Set(files.filter(stands).map(({ articleId }) => articleId as string));

const whatStandsNoLongerIsWithdrawn = ({ files, claims }: Outcome) => {
  const standing = standingArticles(files);
  for (const claim of claims) {
    const { articleId, withdrawnAt, withdrawals = 0, countedTurns = 0, settling = false } = claim;
    expect(withdrawnAt === undefined, `does ${articleId} stand`).toBe(standing.has(articleId));
    const turns = 2 * withdrawals - (withdrawnAt ? 1 : 0);
    expect({ settling, countedTurns }, `what is left to do about ${articleId}`).toEqual({
      settling: false,
      countedTurns: turns,
    });
  }
  expect(files.filter(({ withdrawing }) => withdrawing)).toEqual([]);
};

const whatIsWithdrawnBearsNoText = ({ files, claims, stories }: Outcome) => {
  const gone = new Map(claims.filter(({ withdrawnAt }) => withdrawnAt).map((claim) => [claim.articleId, claim]));
  for (const [articleId, claim] of gone) expect(claim, `the claim of ${articleId}`).not.toHaveProperty('title');
  for (const row of files) {
    const { key, version, title, removedPassages, adds, drops, changes } = row;
    if (row.articleId && gone.has(row.articleId)) {
      expect({ key, version, title, removedPassages, adds, drops, changes }).toEqual({ key, version });
    }
    if (!gone.has(row.varies ?? row.variantOf ?? '')) continue;
    expect({ key, version, drops }).toEqual({ key, version });
    for (const { before } of changes ?? []) expect(before, `old words in ${key} ${version}`).toBeUndefined();
  }
  const standing = standingArticles(files);
  const titles = new Map(claims.map(({ articleId, title }) => [articleId, title]));
  for (const { storyId, headline, mergedInto } of stories) {
    const left = files.filter((row) => row.storyId === storyId && standing.has(row.articleId ?? ''));
    const options = !gone.has(storyId)
      ? [titles.get(storyId)]
      : left.length > 0
        ? left.map(({ articleId = '' }) => titles.get(articleId))
        : ['(withdrawn)'];
    expect(mergedInto ? [undefined] : options, `headlines of ${storyId}`).toContain(headline);
  }
};

/** The message of an article's latest turn was sent, and none of a later one. */
const theAnalysisWasToldOfIt = ({ files, claims, requests, withdrawals }: Outcome) => {
  const told = [...withdrawals, ...requests.flatMap(({ insteadOf }) => insteadOf ?? [])];
  const standing = standingArticles(files);
  for (const { articleId, withdrawals: times = 0, withdrawnAt } of claims) {
    const asked = requests.filter((request) => request.articleId === articleId);
    const turns = [
      ...asked.map((request) => 2 * (request.withdrawals ?? 0)),
      ...told.filter((withdrawal) => withdrawal.articleId === articleId).map((request) => 2 * request.withdrawals - 1),
    ];
    const last = 2 * times - (withdrawnAt ? 1 : 0);
    // An article that was claimed and whose file was gone before it was read was never told of.
    if (turns.length > 0 || standing.has(articleId)) expect(Math.max(...turns), `last of ${articleId}`).toBe(last);
  }
  // What only repeats an article that is gone is read as a whole.
  const gone = new Set(claims.filter(({ withdrawnAt }) => withdrawnAt).map(({ articleId }) => articleId));
  for (const { articleId, varies, variantOf } of files.filter(stands)) {
    const times = claims.find((claim) => claim.articleId === articleId)?.withdrawals ?? 0;
    const whole = requests.filter(
      (request) => request.articleId === articleId && (request.withdrawals ?? 0) === times && !request.repeats,
    );
    if (!gone.has(varies ?? variantOf ?? '')) continue;
    expect(whole.length, `readings of ${articleId}`).toBeGreaterThan(0);
  }
};

/**
 * A request with words of another article names that, as it stood: if it was withdrawn later, the analysis was told. So it
 * knows in whatever order the two arrive.
 */
const oldWordsAreKnownToBeOld = ({ claims, requests, withdrawals }: Outcome) => {
  const told = [...withdrawals, ...requests.flatMap(({ insteadOf }) => insteadOf ?? [])];
  for (const { articleId, changes, oldWordsOf } of requests) {
    expect(oldWordsOf !== undefined, `are the old words in ${articleId} named`).toBe(changes !== undefined);
    const earlier = claims.find((claim) => claim.articleId === oldWordsOf?.articleId);
    if (!oldWordsOf || !earlier?.withdrawnAt) continue;
    const times = told.filter((one) => one.articleId === earlier.articleId).map((one) => one.withdrawals);
    expect(Math.max(...times), `withdrawals of the words in ${articleId}`).toBeGreaterThan(oldWordsOf.withdrawals);
  }
};

const whatIsNewWasSentToTheAnalysis = ({ files, requests }: Outcome) => {
  const sent = new Set(requests.map(({ articleId }) => articleId));
  for (const row of files) if (row.outcome === 'new') expect(sent, 'articles sent').toContain(row.articleId);
};

/** An article that stands was asked about in the story that it is in now, or was said to have moved. */
const theAnalysisWasToldOfMoves = async ({ files, fingerprints, requests, storyChanges }: Outcome) => {
  const moved = new Set(storyChanges.map(({ articleId }) => articleId));
  for (const articleId of standingArticles(files)) {
    const askedIn = requests.filter((request) => request.articleId === articleId).map(({ storyId }) => storyId);
    if (askedIn.length === 0 || moved.has(articleId)) continue;
    const { leader } = await pathFrom(fingerprints, articleId);
    expect(askedIn, `stories of ${articleId} that the analysis knows`).toContain(leader);
  }
};

/**
 * Articles that stand, are alike and share a bucket are one story, and one story is nothing else: a chain of such articles
 * joins any two of it, whether or not they share a bucket: another may have joined them, and have been withdrawn. Not through a text that holds parts of two: whether that joins them, or one, or is a digest,
 * depends on what was there when it came. And not through one that was erased after a function had entered it and before any
 * had joined it to those it met.
 */
const likeArticlesAreOneStory = async ({ files, claims, buckets, fingerprints }: Outcome) => {
  const standing = standingArticles(files);
  const byId = new Map(claims.map((claim) => [claim.articleId, claim]));
  const story = new Map<string, string>();
  for (const { articleId } of claims) story.set(articleId, (await pathFrom(fingerprints, articleId)).leader);

  const alike = likenessAmong(claims);
  const likes = new Map(claims.map(({ articleId }) => [articleId, new Set<string>()]));
  for (const names of buckets) {
    // An article that has left its story stands there under its first name.
    const members = names.flatMap((name) => [...byId.keys()].filter((id) => id === name || id.startsWith(`${name}~`)));
    for (const a of members) for (const b of members) if (a !== b && alike(a, b)) likes.get(a)!.add(b);
  }
  const unread = new Set(
    files.filter(({ reason, erasedAt }) => reason || erasedAt).map(({ key, version }) => `${version} ${key}`),
  );
  const isBridge = (id: string) => {
    const { key, version, withdrawnAt, digest } = byId.get(id)!;
    const others = [...likes.get(id)!];
    return (
      digest ||
      (withdrawnAt && unread.has(`${version} ${key}`)) ||
      others.some((one, i) => others.slice(i + 1).some((other) => !alike(one, other)))
    );
  };
  const bridges = new Set(claims.map(({ articleId }) => articleId).filter(isBridge));
  const ids = [...standing];
  const present = (id: string) => [...likes.get(id)!].filter((one) => standing.has(one));
  const alikeAtAll = componentsOf(ids, (id) => ids.filter((other) => alike(id, other)));
  const core = componentsOf(ids, (id) => (bridges.has(id) ? [] : present(id).filter((one) => !bridges.has(one))));
  for (const [, some] of grouped(ids, (id) => core.get(id)!)) {
    for (const id of some) expect(story.get(id), `story of ${id}`).toBe(story.get(some[0]!));
  }
  for (const [leader, some] of grouped([...byId.keys()], (id) => story.get(id)!)) {
    const earliest = some.map((id) => byId.get(id)!).sort((a, b) => order(a, b))[0]!.articleId;
    expect(leader, 'the article that leads a story').toBe(earliest);
  }
  for (const [, some] of grouped(ids, (id) => story.get(id)!)) {
    // So large a story is not judged.
    if (some.length > MAX_ARTICLES) continue;
    for (const id of some) expect(alikeAtAll.get(id), `what ${id} is like`).toBe(alikeAtAll.get(some[0]!));
  }
  for (const { articleId, parted } of claims) {
    if (parted) expect(standing, 'articles that stand, and none that has left').not.toContain(articleId);
  }
  for (const row of files) {
    if (row.storyId) expect(row.storyId, `label of ${row.key} ${row.version}`).toBe(story.get(row.articleId!));
    if (row.outcome === 'new') expect(row.articleId, `the new file ${row.key}`).toBe(row.storyId);
    if (row.outcome === 'variant') {
      expect(row.articleId, `the variant ${row.key}`).not.toBe(row.storyId);
      expect(row.variantOf, `the story that lists ${row.key}`).toBe(row.storyId);
    }
  }
};

/** For each id the name of its component. */
const componentsOf = (ids: readonly string[], next: (id: string) => Iterable<string>): Map<string, string> => {
  const component = new Map<string, string>();
  for (const name of ids) {
    for (const left = [name]; left.length > 0; ) {
      const id = left.pop()!;
      if (component.has(id)) continue;
      component.set(id, name);
      left.push(...next(id));
    }
  }
  return component;
};

const order = (a: Claim, b: Claim) =>
  a.since < b.since || (a.since === b.since && a.articleId < b.articleId) ? -1 : 1;

/** Are two of these articles alike? Each pair is compared once. */
const likenessAmong = (claims: readonly Claim[]) => {
  const sketches = new Map(claims.map((claim) => [claim.articleId, decodeSketch(claim)]));
  const known = new Map<string, boolean>();
  return (one: string, other: string): boolean => {
    const [a, b] = one < other ? [one, other] : [other, one];
    const isAlike = known.get(`${a} ${b}`) ?? areAlike(sketches.get(a)!, sketches.get(b)!);
    known.set(`${a} ${b}`, isAlike);
    return isAlike;
  };
};

const areAlike = (a: ComparedSketch, b: ComparedSketch) => isSameStory(compare(a, b), [a.size, b.size]);

const countsAreTheTruth = ({ files, stories }: Outcome) => {
  const rows = grouped(
    files.filter((row) => row.storyId),
    (row) => row.storyId!,
  );
  for (const story of stories) {
    const { storyId, mergedInto, settled } = story;
    if (mergedInto) {
      expect({ settled, files: story.files, articles: story.articles }, `merged story ${storyId}`).toEqual({
        settled: true,
        files: 0,
        articles: 0,
      });
      continue;
    }
    const counted = rows.get(storyId) ?? [];
    const times = counted.map(({ receivedAt }) => receivedAt).sort();
    expect(
      { files: story.files, articles: story.articles, firstSeen: story.firstSeen, lastSeen: story.lastSeen },
      `counts of ${storyId}`,
    ).toEqual({
      files: counted.filter(stands).length,
      articles: standingArticles(counted).size,
      firstSeen: times[0],
      lastSeen: times.at(-1),
    });
  }
  const leading = stories.filter(({ mergedInto }) => !mergedInto).map(({ storyId }) => storyId);
  expect(leading.sort(), 'stories that have a row').toEqual([...rows.keys()].sort());
};

/** Each story counts the digests that stand and hold a part of it, and the texts that quote it. */
const mentionsAreCounted = async ({ files, stories, fingerprints }: Outcome) => {
  const held = new Map<string, { digests: number; quotedBy: number }>();
  for (const { heldAs, contains } of files.filter(stands)) {
    for (const { storyId } of contains ?? []) {
      const { leader } = await pathFrom(fingerprints, storyId);
      const counts = held.get(leader) ?? { digests: 0, quotedBy: 0 };
      counts[heldAs === 'digest' ? 'digests' : 'quotedBy'] += 1;
      held.set(leader, counts);
    }
  }
  for (const { storyId, digests = 0, quotedBy = 0 } of stories) {
    expect({ digests, quotedBy }, `who mentions ${storyId}`).toEqual(held.get(storyId) ?? { digests: 0, quotedBy: 0 });
  }
  expect(files.filter(({ mentioning }) => mentioning)).toEqual([]);
};

const grouped = <T>(list: readonly T[], nameOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return groups;
};
