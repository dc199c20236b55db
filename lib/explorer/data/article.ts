import type { ArticleRow, FileRow, MentionRow, WithdrawnArticleRow } from '../../../functions/tables/rows.ts';
import type { Reader } from './reader.ts';
import { type Revision, revisionsAfter } from './revisions.ts';
import { readStatements, type StoryStatement, withOriginals } from './story.ts';

export interface Article {
  article: ArticleRow;
  /** The statements of its story. */
  statements: StoryStatement[];
  mentions: MentionRow[];
  /** The file it was first read from. */
  file: FileRow | undefined;
  /** All its files, the first ones. */
  files: (Pick<FileRow, 'key' | 'outcome' | 'receivedAt' | 'relation'> & Partial<FileRow>)[];
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
    filesOf(reader, articleId),
  ]);
  const first = files.rows.find(({ key, outcome }) => key === article.key && outcome !== 'superseded');
  const file = first && (await reader.get<FileRow>('files', { key: first.key, version: first.version }));
  const { key, storyId, receivedAt } = article;
  const revisions = await revisionsAfter(reader, { key, storyId, receivedAt, ...file });
  return { article, statements: statements.rows, mentions, file, files: files.rows, moreFiles: files.more, revisions };
};

const readUnread = async (reader: Reader, articleId: string): Promise<UnreadArticle | undefined> => {
  const files = await filesOf(reader, articleId);
  const [first] = files.rows.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  const unread = first && (await reader.get<FileRow>('files', { key: first.key, version: first.version }));
  return unread && { unread, files: files.rows, revisions: await revisionsAfter(reader, unread) };
};

const filesOf = async (reader: Reader, articleId: string) => {
  const { rows, more } = await reader.query<Article['files'][number] & { version: string }>({
    table: 'files',
    index: 'byArticle',
    key: ['articleId', articleId],
    limit: MAX_FILES,
  });
  return { rows: withOriginals(rows), more };
};

/** The day in the keys of an article's rows (functions/analyse/rows/day.ts). */
const dayOf = ({ publishedAt, receivedAt }: ArticleRow): string =>
  (/^\d{4}-\d\d-\d\d/.test(publishedAt ?? '') ? publishedAt! : receivedAt).slice(0, 10);
