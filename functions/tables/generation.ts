import type { FileRow } from './rows.ts';

/**
 * The tables have generations. An operator begins a new one after tables were lost or set back (docs/recovery.md):
 * Fingerprints and Stories then begin empty, and a row of an earlier generation in another table counts as not yet written.
 * The first generation leaves its number out of the rows.
 */
export const FIRST_GENERATION = 1;

/** The generation that a function works in. */
export const currentGeneration = (): number => Number(process.env.GENERATION ?? FIRST_GENERATION);

/** The attribute that says in which generation a row was written. */
export const markOf = (generation: number): { generation?: number } =>
  generation === FIRST_GENERATION ? {} : { generation };

export const isOfGeneration = (row: { generation?: number }, generation: number): boolean =>
  (row.generation ?? FIRST_GENERATION) === generation;

/** The names of the attributes that a withdrawn file's row keeps in a new generation, in which it was never counted. */
const KEPT = [
  'key',
  'version',
  'outcome',
  'receivedAt',
  'sequencer',
  'size',
  'articles',
  'rejected',
  'part',
  'offset',
  'packed',
  'withdrawnAt',
  'deletion',
  'versionId',
  'erasedAt',
  'erasedBy',
  'uncovers',
  'articleId',
  'reason',
] as const satisfies readonly (keyof FileRow)[];

/** A withdrawn file as if it had never stood: counted in no story, and with no text, which may have been withdrawn. */
export const asNeverCounted = (row: FileRow): FileRow =>
  Object.fromEntries(
    KEPT.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]),
  ) as unknown as FileRow;
