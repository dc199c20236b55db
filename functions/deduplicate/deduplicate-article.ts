import { articleIdOf } from '../article/article-id.ts';
import type { ReadArticle } from '../article/read-file.ts';
import { compareEvents } from '../events/sequencer.ts';
import type { FileRow } from '../store/rows.ts';
import { claimArticle, isClaimOf } from './claim-article.ts';
import type { Context } from './context.ts';
import { countInStory } from './count.ts';
import { fileRow, type Upload } from './file-row.ts';
import { finishRow } from './finish-row.ts';
import { headlineOf } from './headline.ts';
import { isCounted, outcomeAfter } from './outcomes.ts';
import { leaderOf } from './story-of.ts';
import { fileToken } from './tokens.ts';
import { withdrawCounted } from './withdraw.ts';

/**
 * Finds out what one article of a file is, in steps of which each can be done twice: claim its content, count it in its
 * story, ask for its analysis, write its row. The row comes last: where it stands, the rest is done.
 */
export const deduplicateArticle = async (context: Context, file: Upload, read: ReadArticle): Promise<FileRow> => {
  const articleId = articleIdOf(read.article);
  const row = await rowOf(context, file, articleId, read);
  if (!(await context.files.add(row)) && isCounted(row)) await withdrawCounted(context, file, articleId);
  return finishRow(context, row);
};

const rowOf = async (context: Context, file: Upload, articleId: string, read: ReadArticle): Promise<FileRow> => {
  const about = { ...fileRow(file), ...aboutText(read), articleId };
  const later = await nextVersion(context, file);
  if (later && !(await hasBeenCounted(context, file, articleId))) return { ...about, outcome: outcomeAfter(later) };

  const claim = await claimArticle(context, file, { articleId, title: headlineOf(read.article) });
  const isFirst = isClaimOf(claim, file);
  const storyId = await countInStory(context, articleId, {
    token: fileToken(file),
    files: 1,
    articles: isFirst && !claim.succeeds ? 1 : 0,
    seen: file.receivedAt,
  });
  if (!isFirst) {
    const relation = { relation: 'exact copy', similarity: 1, containment: 1 } as const;
    return { ...about, outcome: 'copy', storyId, copyOf: claim.key, ...relation };
  }
  const { key, version, receivedAt } = file;
  await context.requestAnalysis({ articleId, storyId, key, version, receivedAt, article: read.article });
  return { ...about, outcome: 'new', storyId };
};

/** The version of the same key that came next, if one has been handled. */
const nextVersion = async (context: Context, file: Upload): Promise<FileRow | undefined> => {
  const versions = await context.files.versions(file.key);
  return versions.filter((row) => compareEvents(row, file) > 0).sort(compareEvents)[0];
};

/** Has another delivery of the same event, cut short or still at work, counted the file? Then it has to be finished. */
const hasBeenCounted = async (context: Context, file: Upload, articleId: string): Promise<boolean> => {
  if (!(await context.fingerprints.claim(articleId))) return false;
  const leader = await leaderOf(context.fingerprints, articleId);
  const story = await context.stories.get(leader.articleId);
  return story?.latest.includes(fileToken(file)) ?? false;
};

/** A row stays below a kilobyte, the size one write unit pays for. */
const LONGEST = { title: 200, passages: 3, passage: 60 };

const aboutText = ({
  article,
  repeated,
}: ReadArticle): Pick<FileRow, 'title' | 'repeatedPassages' | 'removedPassages'> => ({
  ...(article.title && { title: article.title.slice(0, LONGEST.title) }),
  ...(repeated.passages > 0 && {
    repeatedPassages: repeated.passages,
    removedPassages: repeated.beginnings.slice(0, LONGEST.passages).map((text) => text.slice(0, LONGEST.passage)),
  }),
});
