import type { FileRow, Outcome } from '../../../functions/tables/rows.ts';
import type { Listing, Reader } from './reader.ts';
import { type Revision, revisionsAfter } from './revisions.ts';

/** What became of a file, the troubles first. */
export const OUTCOMES = [
  'rejected',
  'failed',
  'new',
  'variant',
  'copy',
  'superseded',
  'removed',
] as const satisfies readonly Outcome[];

export type ListedFile = Pick<FileRow, 'key' | 'version' | 'outcome' | 'receivedAt'> & Partial<FileRow>;

export interface Files {
  outcome: Outcome;
  /** The latest first. */
  files: Listing<ListedFile>;
  /** How many there are of each outcome, up to `MAX_COUNTED`. */
  counts: Record<Outcome, { number: number; more: boolean }>;
}

const MAX_COUNTED = 500;
const MAX_LISTED = 100;

/** @param before only files received before this time */
export const readFiles = async (reader: Reader, outcome: string | undefined, before?: string): Promise<Files> => {
  const lists = await Promise.all(
    OUTCOMES.map((one) =>
      reader.files<{ receivedAt: string }>(one, {
        attributes: ['receivedAt'],
        latestFirst: true,
        limit: MAX_COUNTED,
      }),
    ),
  );
  const counts = Object.fromEntries(
    OUTCOMES.map((one, i) => [one, { number: lists[i]!.rows.length, more: lists[i]!.more }]),
  ) as Files['counts'];
  const chosen =
    OUTCOMES.find((one) => one === outcome) ?? OUTCOMES.find((one) => counts[one].number > 0) ?? ('new' as const);
  const files = await reader.files<ListedFile>(chosen, {
    ...(before !== undefined && { range: ['receivedAt', ' ', before] as const }),
    latestFirst: true,
    limit: MAX_LISTED,
  });
  return { outcome: chosen, files, counts };
};

export interface FileHistory {
  key: string;
  /** All that has been uploaded under the key, the latest first. */
  versions: FileRow[];
  /** What changed the latest of them that stands. */
  revisions: Revision[];
}

const MAX_VERSIONS = 100;

export const readHistory = async (reader: Reader, key: string): Promise<FileHistory> => {
  const { rows } = await reader.query<FileRow>({ table: 'files', key: ['key', key], limit: MAX_VERSIONS });
  const versions = rows.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  const standing = versions.find(({ storyId, outcome }) => storyId !== undefined && outcome !== 'superseded');
  return { key, versions, revisions: standing ? await revisionsAfter(reader, standing) : [] };
};

/** When the latest file came, of those that brought an article. */
export const latestArrival = async (reader: Reader): Promise<string | undefined> => {
  const { rows } = await reader.files<{ receivedAt: string }>('new', {
    attributes: ['receivedAt'],
    latestFirst: true,
    limit: 1,
  });
  return rows[0]?.receivedAt;
};
