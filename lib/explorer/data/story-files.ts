import type { FileKey } from '../../../functions/tables/files.ts';
import { claimKey, pageKey } from '../../../functions/tables/fingerprints.ts';
import { readEntry } from '../../../functions/tables/ledger.ts';
import type { FileRow, StoryRow } from '../../../functions/tables/rows.ts';
import type { Listing, Reader } from './reader.ts';

/** The row of the file that an article is read from. */
export const firstFileOf = async (reader: Reader, articleId: string): Promise<FileRow | undefined> => {
  const claim = await reader.get<FileKey>('fingerprints', claimKey(articleId));
  return claim && reader.get<FileRow>('files', { key: claim.key, version: claim.version });
};

/** Of a story's list of files, which has eight or more on each. */
const MAX_PAGES = 50;
/** Stories that became part of it. */
const MAX_MERGED = 60;

/** The files that a story has counted, by arrival: of very many the first, or nearly so. */
export const filesOfStory = async (reader: Reader, story: StoryRow, limit: number): Promise<Listing<FileRow>> => {
  const { files, more } = await countedIn(reader, story);
  const rows = await reader.getAll<FileRow>(
    'files',
    files.slice(0, limit).map(({ key, version }) => ({ key, version })),
  );
  return { rows: rows.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)), more: more || files.length > limit };
};

/** What the story and those that became part of it have counted: earlier files on pages, the latest in its row. */
const countedIn = async (reader: Reader, story: StoryRow): Promise<{ files: FileKey[]; more: boolean }> => {
  const entries = new Set<string>();
  const merged = new Set<string>();
  let more = false;
  for (let stories = [story]; stories.length > 0; ) {
    const before = [...merged];
    for (const { storyId, latest, pages } of stories) {
      more ||= pages > MAX_PAGES;
      const keys = Array.from({ length: Math.min(pages, MAX_PAGES) }, (_, page) => pageKey(storyId, page));
      const counted = await reader.getAll<{ files: ReadonlySet<string> }>('fingerprints', keys, ['files']);
      for (const entry of [...counted.flatMap(({ files }) => [...files]), ...latest]) entries.add(entry);
    }
    for (const read of [...entries].map(readEntry)) if (read.kind === 'story') merged.add(read.storyId);
    more ||= merged.size > MAX_MERGED;
    const next = [...merged].slice(before.length, MAX_MERGED).map((storyId) => ({ storyId }));
    stories = await reader.getAll<StoryRow>('stories', next);
  }
  const files = [...entries].map(readEntry).flatMap((read) => (read.kind === 'file' ? [read.file] : []));
  return { files, more };
};
