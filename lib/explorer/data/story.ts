import type { ArticleRow, FileRow, StatementRow, StoryRow } from '../../../functions/tables/rows.ts';
import type { Listing, Reader } from './reader.ts';
import { filesOfStory } from './story-files.ts';

/** A statement of a story: of rows of older versions, a few attributes are absent. */
export type StoryStatement = Pick<
  StatementRow,
  'speaker' | 'said' | 'storyId' | 'articleId' | 'speakerType' | 'cue' | 'kind' | 'content' | 'stance' | 'about'
> &
  Partial<StatementRow>;

export type StoryArticle = Pick<
  ArticleRow,
  'articleId' | 'receivedAt' | 'title' | 'key' | 'source' | 'author' | 'words'
>;

export type StoryFile = Pick<FileRow, 'key' | 'version' | 'outcome' | 'receivedAt'> & Partial<FileRow>;

export interface Story {
  story: StoryRow;
  articles: StoryArticle[];
  /** Files that stand, by arrival. */
  files: StoryFile[];
  /** Files of other stories that hold a part of this one. */
  digests: StoryFile[];
  statements: StoryStatement[];
  /** There is more than was read. */
  more: { articles: boolean; files: boolean; statements: boolean; digests: boolean };
}

const MAX_ARTICLES = 60;
const MAX_FILES = 300;
const MAX_STATEMENTS = 200;
/** A story that is part of another names it; chains are short. */
const MAX_MERGES = 10;
/** New files looked through for digests that hold a part of the story. */
const MAX_LOOKED_THROUGH = 1_000;
const MAX_DIGESTS = 50;
const DIGEST_DAYS = 3;

const STANDING = new Set(['new', 'variant', 'copy']);

/** A story's row, or that of the story it has become part of. */
export const findStory = async (reader: Reader, storyId: string): Promise<StoryRow | undefined> => {
  let id = storyId;
  for (let i = 0; i < MAX_MERGES; i++) {
    const row = await reader.get<StoryRow>('stories', { storyId: id });
    if (row?.mergedInto === undefined) return row;
    id = row.mergedInto;
  }
  return undefined;
};

/** The headlines of stories, by their ids; what has no headline of its own is known by that of its story. */
export const headlinesOf = async (reader: Reader, storyIds: readonly string[]): Promise<Map<string, string>> => {
  const rows = await reader.getAll<StoryRow>(
    'stories',
    storyIds.map((storyId) => ({ storyId })),
    ['headline'],
  );
  return new Map(rows.flatMap(({ storyId, headline }) => (headline === undefined ? [] : [[storyId, headline]])));
};

/** Everything about one story. */
export const readStory = async (reader: Reader, storyId: string): Promise<Story | undefined> => {
  const story = await findStory(reader, storyId);
  if (!story) return undefined;
  const [files, statements, digests] = await Promise.all([
    filesOfStory(reader, story, MAX_FILES),
    readStatements(reader, story.storyId),
    readDigests(reader, story),
  ]);
  const ids = [...new Set([story.storyId, ...files.rows.flatMap(({ articleId }) => articleId ?? [])])];
  // A variant that says nothing new is not analysed, and has a row in Files alone.
  const articles = await reader.getAll<StoryArticle>(
    'articles',
    ids.slice(0, MAX_ARTICLES).map((articleId) => ({ articleId })),
    ['receivedAt', 'title', 'key', 'source', 'author', 'words'],
  );
  return {
    story,
    articles: articles.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)),
    files: files.rows.filter(({ outcome }) => STANDING.has(outcome)),
    digests: digests.rows,
    statements: statements.rows,
    more: {
      articles: ids.length > MAX_ARTICLES,
      files: files.more,
      statements: statements.more,
      digests: digests.more,
    },
  };
};

/** The statements of a story, in the order of the articles and of their text. */
export const readStatements = async (
  reader: Reader,
  storyId: string,
): Promise<{ rows: StoryStatement[]; more: boolean }> => {
  const { rows: keys, more } = await reader.query<Pick<StatementRow, 'speaker' | 'said'>>({
    table: 'statements',
    index: 'byStory',
    key: ['storyId', storyId],
    attributes: ['speaker', 'said'],
    limit: MAX_STATEMENTS,
  });
  const rows = await reader.getAll<StoryStatement>(
    'statements',
    keys.map(({ speaker, said }) => ({ speaker, said })),
  );
  return { rows: rows.map((row) => ({ ...row, about: row.about ?? [] })), more };
};

/** No index leads from a story to the digests that hold a part of it: they are looked for among the files around it. */
const readDigests = async (reader: Reader, story: StoryRow): Promise<Listing<StoryFile>> => {
  const [from, until] = [daysFrom(story.firstSeen, -DIGEST_DAYS), daysFrom(story.lastSeen, DIGEST_DAYS)];
  if (from === undefined || until === undefined) return { rows: [], more: false };
  const { rows, more } = await reader.files<StoryFile>('new', {
    range: ['receivedAt', from, until],
    attributes: ['key', 'version', 'relation'],
    limit: MAX_LOOKED_THROUGH,
  });
  const suspects = rows.filter(({ relation }) => relation === 'digest' || relation === 'quotes');
  const found = suspects.slice(0, MAX_DIGESTS);
  const digests = await reader.getAll<StoryFile>(
    'files',
    found.map(({ key, version }) => ({ key, version })),
  );
  return {
    rows: digests.filter(({ contains = [] }) => contains.some(({ storyId }) => storyId === story.storyId)),
    more: more || suspects.length > MAX_DIGESTS,
  };
};

/** A moment so many days later, undefined for what is none. */
const daysFrom = (moment: string, days: number): string | undefined => {
  const then = new Date(Date.parse(moment) + days * 24 * 60 * 60 * 1000);
  return Number.isNaN(then.getTime()) ? undefined : then.toISOString();
};
