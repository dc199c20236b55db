import { isDeepStrictEqual } from 'node:util';
import type { Begun, BegunFile } from '../../functions/tables/begun.ts';
import type { FileAttributes, FileKey, Files, StoredFiles } from '../../functions/tables/files.ts';
import { filesOfGeneration } from '../../functions/tables/files-of-generation.ts';
import {
  asClaimOf,
  asReturned,
  type Claim,
  type Fingerprints,
  type Node,
} from '../../functions/tables/fingerprints.ts';
import { FIRST_GENERATION } from '../../functions/tables/generation.ts';
import {
  BUCKET_MEMBERS,
  type Origin,
  SOURCE_MEMBERS,
  UPLOAD_MEMBERS,
} from '../../functions/tables/near-copy-bucket.ts';
import type { FileRow, StoryRow } from '../../functions/tables/rows.ts';
import type { Stories } from '../../functions/tables/stories.ts';

/** What is in the tables, for tests to look at. */
export interface Snapshot {
  files: FileRow[];
  stories: StoryRow[];
  claims: Claim[];
  /** Who is in each bucket. */
  buckets: string[][];
}

export interface ReadableStores {
  files: Files;
  /** The same over a wrapped table: what a generation makes of its rows takes several calls. */
  filesOver?(wrap: (stored: StoredFiles) => StoredFiles): Files;
  stories: Stories;
  fingerprints: Fingerprints;
  begun: Begun;
  snapshot(): Promise<Snapshot>;
}

const copy = <T>(value: T): T => structuredClone(value);
const nameOf = ({ key, version }: FileKey) => JSON.stringify([key, version]);

/** Sets and removes attributes if others are as seen, and tells whether it did. */
const compareAndSet = (row: object | undefined, seen: object, set: object): boolean => {
  if (!row) return false;
  const attributes = row as Record<string, unknown>;
  if (!Object.entries(seen).every(([name, value]) => isDeepStrictEqual(attributes[name], value))) return false;
  for (const [name, value] of Object.entries(set)) {
    if (value === undefined) delete attributes[name];
    else attributes[name] = copy(value);
  }
  return true;
};

const addTo = <T>(map: Map<string, T>, name: string, row: T): boolean => {
  if (map.has(name)) return false;
  map.set(name, copy(row));
  return true;
};

const memoryFiles = (files: Map<string, FileRow>): StoredFiles => ({
  get: async (file) => copy(files.get(nameOf(file))),
  versions: async (key) => copy([...files.values()].filter((row) => row.key === key)),
  add: async (row) => {
    if (!row.deletion && files.get(nameOf(row))?.outcome === 'failed') files.delete(nameOf(row));
    return addTo(files, nameOf(row), row);
  },
  change: async (file, seen: FileAttributes, set: FileAttributes) => compareAndSet(files.get(nameOf(file)), seen, set),
  replace: async (row, { generation, outcome }) => {
    if (!compareAndSet(files.get(nameOf(row)), { generation, outcome }, {})) return false;
    files.set(nameOf(row), copy(row));
    return true;
  },
  earlier: async () => [],
  carryOver: async () => false,
});

/**
 * The three tables in memory, each call one atomic step: the model that DynamoDB's stores are tested against.
 *
 * @param rows of the Files table, as an earlier generation has left it
 */
export const memoryStores = (rows: readonly FileRow[] = [], generation = FIRST_GENERATION): ReadableStores => {
  const files = new Map(rows.map((row) => [nameOf(row), copy(row)]));
  const stories = new Map<string, StoryRow>();
  const claims = new Map<string, Claim>();
  const nodes = new Map<string, Node>();
  const buckets = new Map<string, { articleId: string; origin: Origin }[]>();
  const pages = new Map<string, Set<string>>();
  const begun: BegunFile[] = [];
  return {
    snapshot: async () =>
      copy({
        files: [...files.values()],
        stories: [...stories.values()],
        claims: [...claims.values()],
        buckets: [...buckets.values()].map((members) => members.map(({ articleId }) => articleId)),
      }),
    files: filesOfGeneration(memoryFiles(files), generation),
    filesOver: (wrap) => filesOfGeneration(wrap(memoryFiles(files)), generation),
    stories: {
      get: async (storyId) => copy(stories.get(storyId)),
      create: async (row) => addTo(stories, row.storyId, row),
      count: async (storyId, addition) => {
        const row = stories.get(storyId);
        if (!row || row.mergedInto || row.pages !== addition.seen.pages) return false;
        if (row.latest.includes(addition.entry)) return false;
        if (addition.keep && row.latest.length !== addition.seen.latest.length) return false;
        if (addition.firstSeen && row.firstSeen <= addition.firstSeen) return false;
        if (addition.lastSeen && row.lastSeen >= addition.lastSeen) return false;
        row.latest = [...(addition.keep ?? row.latest), addition.entry, ...(addition.beside ?? [])];
        if (addition.keep) row.pages += 1;
        row.files += addition.files;
        row.articles += addition.articles;
        if (addition.digests) row.digests = (row.digests ?? 0) + addition.digests;
        if (addition.quotedBy) row.quotedBy = (row.quotedBy ?? 0) + addition.quotedBy;
        if (addition.withdrawals) row.withdrawals = (row.withdrawals ?? 0) + addition.withdrawals;
        if (addition.firstSeen) {
          row.firstSeen = addition.firstSeen;
        }
        if (addition.lastSeen) row.lastSeen = addition.lastSeen;
        return true;
      },
      close: async (storyId, mergedInto) => {
        const empty = { storyId, files: 0, articles: 0, latest: [], pages: 0 } as unknown as StoryRow;
        const row = stories.get(storyId) ?? empty;
        if (row.mergedInto) return;
        delete row.headline;
        stories.set(storyId, { ...row, mergedInto });
      },
      settle: async (storyId) => {
        const row = stories.get(storyId);
        if (!row?.mergedInto) return;
        const { digests, quotedBy, withdrawals, ...rest } = row;
        stories.set(storyId, { ...rest, settled: true, files: 0, articles: 0 });
      },
      rename: async (storyId, { headline, articles }, to) => {
        const row = stories.get(storyId);
        return !row?.mergedInto && compareAndSet(row, { headline, articles }, { headline: to });
      },
    },
    begun: {
      note: async (some) => {
        begun.push(...copy(some));
      },
      at: async () => {
        const now = copy(begun);
        return (file) => [...new Set(now.flatMap((one) => (nameOf(one.file) === nameOf(file) ? [one.articleId] : [])))];
      },
    },
    fingerprints: {
      claim: async (articleId) => copy(claims.get(articleId)),
      addClaim: async (claim) => addTo(claims, claim.articleId, claim),
      moveClaim: async (articleId, { key, version, withdrawnAt }, to) =>
        compareAndSet(
          claims.get(articleId),
          { key, version, withdrawnAt },
          { ...asClaimOf(to), ...asReturned({ withdrawnAt }) },
        ),
      changeClaim: async (articleId, seen, set) => compareAndSet(claims.get(articleId), seen, set),
      sketch: async (articleId) => {
        const claim = claims.get(articleId);
        if (!claim) return undefined;
        const { minima, places, shingles, digest, parted } = claim;
        return copy({
          minima,
          ...(places && { places }),
          shingles,
          ...(digest && { digest }),
          ...(parted && { parted }),
        });
      },
      node: async (articleId) => copy(nodes.get(articleId)),
      addNode: async (articleId, node) => addTo(nodes, articleId, node),
      setParent: async (articleId, parent) => compareAndSet(nodes.get(articleId), { parent: undefined }, { parent }),
      enterBucket: async (bucket, articleId, _, origin) => {
        const members = buckets.get(bucket) ?? [];
        const from = (name: keyof Origin) => members.filter((member) => member.origin[name] === origin[name]).length;
        const fits =
          members.length < BUCKET_MEMBERS &&
          from('source') < SOURCE_MEMBERS &&
          (origin.upload === undefined || from('upload') < UPLOAD_MEMBERS);
        if (fits && !members.some((member) => member.articleId === articleId)) members.push({ articleId, origin });
        buckets.set(bucket, members);
        return members.map((member) => member.articleId);
      },
      notePage: async (storyId, page, entries) => {
        const name = `${storyId}#${page}`;
        pages.set(name, new Set([...(pages.get(name) ?? []), ...entries]));
      },
      page: async (storyId, page) => [...(pages.get(`${storyId}#${page}`) ?? [])],
    },
  };
};
