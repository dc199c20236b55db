import type { ArticleRow, FileRow, MentionRow, WithdrawnArticleRow } from '../../../functions/tables/rows.ts';
import type { Reader } from './reader.ts';
import { type Revision, revisionsAfter } from './revisions.ts';
import { findStory, readStatements, type StoryStatement } from './story.ts';
import { filesOfStory, firstFileOf } from './story-files.ts';

export interface Article {
  article: ArticleRow;
  /** The statements of its story. */
  statements: StoryStatement[];
  mentions: MentionRow[];
  /** The file it was first read from. */
  file: FileRow | undefined;
  /** All its files, the first ones. */
  files: FileRow[];
  moreFiles: boolean;
  /** What changed it after it came. */
  revisions: Revision[];
}

/** An article that has files but no row of its own: a version that says nothing new is not analysed. */
export interface UnreadArticle {
  unread: FileRow;
  revisions: Revision[];
  files: Article['files'];
}

export type FoundArticle = Article | UnreadArticle | { withdrawn: WithdrawnArticleRow } | undefined;

const MAX_NAMES = 100;
const MAX_FILES = 50;
/** Of its story, among which its own are looked for. */
const MAX_LOOKED_THROUGH = 300;

export const readArticle = async (reader: Reader, articleId: string): Promise<FoundArticle> => {
  const article = await reader.get<ArticleRow | WithdrawnArticleRow>('articles', { articleId });
  if (!article) return readUnread(reader, articleId);
  if ('withdrawnAt' in article || !('text' in article)) return { withdrawn: article as WithdrawnArticleRow };
  const day = dayOf(article);
  const names = [...new Set([...article.people, ...article.organisations, ...article.places])].slice(0, MAX_NAMES);
  const [statements, mentions, files] = await Promise.all([
    readStatements(reader, article.storyId),
    reader.getAll<MentionRow>(
      'mentions',
      names.map((name) => ({ name, seen: `${day}#${articleId}` })),
    ),
    filesOf(reader, article.storyId, articleId),
  ]);
  const file = files.rows.find(({ key, outcome }) => key === article.key && outcome !== 'superseded');
  const { key, storyId, receivedAt } = article;
  const revisions = await revisionsAfter(reader, { key, storyId, receivedAt, ...file });
  return { article, statements: statements.rows, mentions, file, files: files.rows, moreFiles: files.more, revisions };
};

const readUnread = async (reader: Reader, articleId: string): Promise<UnreadArticle | undefined> => {
  const unread = await firstFileOf(reader, articleId);
  if (!unread) return undefined;
  const files = unread.storyId === undefined ? [unread] : (await filesOf(reader, unread.storyId, articleId)).rows;
  return { unread, files, revisions: await revisionsAfter(reader, unread) };
};

const filesOf = async (reader: Reader, storyId: string, articleId: string) => {
  const story = await findStory(reader, storyId);
  const counted = story ? await filesOfStory(reader, story, MAX_LOOKED_THROUGH) : { rows: [], more: false };
  const own = counted.rows.filter((row) => row.articleId === articleId);
  return { rows: own.slice(0, MAX_FILES), more: counted.more || own.length > MAX_FILES };
};

/** The day in the keys of an article's rows (functions/analyse/rows/day.ts). */
const dayOf = ({ publishedAt, receivedAt }: ArticleRow): string =>
  (/^\d{4}-\d\d-\d\d/.test(publishedAt ?? '') ? publishedAt! : receivedAt).slice(0, 10);
