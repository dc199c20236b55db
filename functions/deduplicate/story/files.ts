import type { FileKey } from '../../tables/files.ts';
import type { FileRow, StoryRow } from '../../tables/rows.ts';
import type { Context } from '../context.ts';
import { readToken } from './ledger.ts';
import { leaderOf } from './merge-story.ts';

/** Rows that are read side by side. */
const SIDE_BY_SIDE = 16;

/**
 * Every file that a story has counted, those of stories that were merged into it too, the latest first. All reads are
 * consistent: a file is counted before its row is written, so that whose row is not there yet is in the list.
 */
export async function* filesOf(context: Context, story: StoryRow, seen = new Set<string>()): AsyncGenerator<FileKey> {
  for await (const token of tokensOf(context, story)) {
    if (seen.has(token)) continue;
    seen.add(token);
    const read = readToken(token);
    if (read.kind === 'file') yield read.file;
    const merged = read.kind === 'story' ? await context.stories.get(read.storyId) : undefined;
    if (merged) yield* filesOf(context, merged, seen);
  }
}

async function* tokensOf({ fingerprints }: Context, { storyId, latest, pages }: StoryRow): AsyncGenerator<string> {
  yield* latest.toReversed();
  for (let page = pages - 1; page >= 0; page--) yield* await fingerprints.page(storyId, page);
}

/** The rows of an article's story, as far as they are written, the latest counted first. */
export async function* rowsOfStory(context: Context, articleId: string): AsyncGenerator<FileRow> {
  const story = await context.stories.get(await leaderOf(context, articleId));
  if (!story) return;
  let files: FileKey[] = [];
  const read = async function* () {
    const rows = await Promise.all(files.map((file) => context.files.get(file)));
    files = [];
    for (const row of rows) if (row) yield row;
  };
  for await (const file of filesOf(context, story)) {
    if (files.push(file) === SIDE_BY_SIDE) yield* read();
  }
  yield* read();
}
