import type { FileRow } from '../../../functions/tables/rows.ts';
import { CHANGE_KINDS } from '../../text/vocabulary.ts';
import type { Reader } from './reader.ts';

/** A file that changed what an earlier one says. */
export type Revision = Pick<FileRow, 'key' | 'version' | 'receivedAt'> &
  Pick<Partial<FileRow>, 'outcome' | 'relation' | 'title' | 'articleId' | 'changes' | 'revisedBy'>;

/** How a story stands: the mark beside its headline, and the headline of the version that changed it. */
export interface Standing {
  mark: 'corrected' | 'revised';
  /** Of the version that changed it. */
  receivedAt: string;
  title?: string;
}

/** Variants of a story that are looked through, the latest. */
const MAX_VARIANTS = 60;
/** Of which all is read. */
const MAX_READ = 6;
const MAX_VERSIONS = 10;

export const isRevision = ({ relation }: Pick<Revision, 'relation'>): boolean =>
  relation === 'correction' || relation === 'revision';

/**
 * What changed a file after it came: the file that its row names, and the later corrections and revisions of its story,
 * those that say the most first (a correction, then a "not", a figure, a name), of equal ones the latest.
 */
export const revisionsAfter = async (
  reader: Reader,
  {
    key: own,
    storyId,
    receivedAt,
    revisedBy,
  }: Pick<FileRow, 'key' | 'receivedAt'> & Pick<Partial<FileRow>, 'storyId' | 'revisedBy'>,
): Promise<Revision[]> => {
  const [named, later] = await Promise.all([
    revisedBy === undefined
      ? []
      : reader
          .query<Revision>({ table: 'files', key: ['key', revisedBy], limit: MAX_VERSIONS })
          .then(({ rows }) => rows),
    storyId === undefined ? [] : variantsOf(reader, storyId),
  ]);
  const keys = later
    .filter((row) => isRevision(row) && row.receivedAt > receivedAt && row.key !== revisedBy)
    .slice(0, MAX_READ)
    .map(({ key, version }) => ({ key, version }));
  const rows = await reader.getAll<Revision>('files', keys);
  // A version that was published before may come after the one that corrected it.
  return mostTelling([...named.filter(stands), ...rows.filter((row) => row.revisedBy !== own)]);
};

export const mostTelling = (revisions: readonly Revision[]): Revision[] =>
  [...revisions].sort((a, b) => rank(a) - rank(b) || (a.receivedAt < b.receivedAt ? 1 : -1));

const rank = ({ relation, changes = [] }: Revision): number =>
  (relation === 'correction' ? 0 : CHANGE_KINDS.length + 1) +
  Math.min(CHANGE_KINDS.length, ...changes.map(({ kind }) => CHANGE_KINDS.indexOf(kind)));

/** What became of these stories, of those that were corrected or revised. */
export const standingsOf = async (reader: Reader, storyIds: readonly string[]): Promise<Map<string, Standing>> => {
  const ids = [...new Set(storyIds)];
  const lists = await Promise.all(ids.map((storyId) => variantsOf(reader, storyId)));
  return new Map(
    ids.flatMap((storyId, i) => {
      const standing = standingOf(lists[i]!);
      return standing ? [[storyId, standing]] : [];
    }),
  );
};

/** @param files of one story */
export const standingOf = (files: readonly Revision[]): Standing | undefined => {
  const latestFirst = files.filter(isRevision).sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  const [latest] = latestFirst;
  if (!latest) return undefined;
  const correction = latestFirst.find(({ relation }) => relation === 'correction');
  const { title, receivedAt } = correction ?? latest;
  return { mark: correction ? 'corrected' : 'revised', receivedAt, ...(title !== undefined && { title }) };
};

/** The latest first. */
const variantsOf = async (reader: Reader, storyId: string): Promise<Revision[]> => {
  const { rows } = await reader.query<Revision>({
    table: 'files',
    index: 'byStory',
    key: ['variantOf', storyId],
    attributes: ['key', 'version', 'outcome', 'relation', 'receivedAt', 'title'],
    latestFirst: true,
    limit: MAX_VARIANTS,
  });
  return rows.filter(stands);
};

const stands = ({ outcome }: Pick<Revision, 'outcome'>): boolean =>
  outcome === 'variant' || outcome === 'new' || outcome === 'copy';
