import type { FileKey } from '../../tables/files.ts';
import { readEntry } from '../../tables/ledger.ts';
import type { FileRow, StoryRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';

/** Rows that are read side by side. */
const PARALLEL_READS = 16;

/**
 * Every file that a story has counted, including those of stories that were merged into it, the latest first. All reads
 * are consistent. A file is counted before its row is written, so a file whose row is not there yet is in the list too.
 */
export async function* filesOf(context: Context, story: StoryRow, seen = new Set<string>()): AsyncGenerator<FileKey> {
  for await (const entry of entriesOf(context, story)) {
    if (seen.has(entry)) continue;
    seen.add(entry);
    const read = readEntry(entry);
    if (read.kind === 'file') yield read.file;
    const merged = read.kind === 'story' ? await context.stories.get(read.storyId) : undefined;
    if (merged) yield* filesOf(context, merged, seen);
  }
}

async function* entriesOf({ fingerprints }: Context, { storyId, latest, pages }: StoryRow): AsyncGenerator<string> {
  yield* latest.toReversed();
  for (let page = pages - 1; page >= 0; page--) yield* await fingerprints.page(storyId, page);
}

/** So many files of one key among those read side by side are read with all versions of the key: a sixth of the units. */
const MANY_VERSIONS = 6;

/** The rows of a story's files that have been written, the latest counted first. */
export async function* rowsOf(context: Context, story: StoryRow): AsyncGenerator<FileRow> {
  const versions = new Map<string, Promise<FileRow[]>>();
  const rowOf = async (file: FileKey) =>
    (await versions.get(file.key))?.find(({ version }) => version === file.version) ?? context.files.get(file);
  let files: FileKey[] = [];
  const read = async function* () {
    for (const key of keysOfMany(files)) if (!versions.has(key)) versions.set(key, context.files.versions(key));
    const rows = await Promise.all(files.map(rowOf));
    files = [];
    for (const row of rows) if (row) yield row;
  };
  for await (const file of filesOf(context, story)) {
    if (files.push(file) === PARALLEL_READS) yield* read();
  }
  yield* read();
}

/** The keys of which there are many versions among these files. */
const keysOfMany = (files: readonly FileKey[]): string[] =>
  [...Map.groupBy(files, ({ key }) => key)].flatMap(([key, some]) => (some.length >= MANY_VERSIONS ? key : []));
