import type { Article } from '../../../lib/text/article/article.ts';
import type { FileRow } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { stands } from '../file/outcomes.ts';
import { rowsOfStory } from './files.ts';

const LONGEST = 120;
const WORDS = 14;

/** What a story is listed under while nothing of it stands. */
export const WITHDRAWN = '(withdrawn)';

/** What a story is listed under: its first article's title, or its first words where it has none. */
export const headlineOf = ({ title, paragraphs }: Pick<Article, 'title' | 'paragraphs'>): string => {
  if (title) return title.slice(0, LONGEST);
  const words = (paragraphs[0] ?? '').slice(0, LONGEST).split(' ');
  return words.length > WORDS ? `${words.slice(0, WORDS).join(' ')} …` : words.join(' ');
};

/** Gives a story the headline it should have. Who has written one looks again: what it was taken from may have gone. */
export const renameStory = async (context: Context, storyId: string): Promise<void> => {
  for (;;) {
    const story = await context.stories.get(storyId);
    if (!story || story.mergedInto) return;
    const headline = await headlineNow(context, storyId);
    if (story.headline === headline) return;
    await context.stories.rename(storyId, story.headline, headline);
  }
};

const headlineNow = async (context: Context, storyId: string): Promise<string> => {
  const leader = await claimOf(context, storyId);
  if (!leader.withdrawnAt) return leader.title ?? '';
  let first: FileRow | undefined;
  for await (const row of rowsOfStory(context, storyId)) {
    if (stands(row) && (!first || isBefore(row, first))) first = row;
  }
  if (!first?.articleId) return WITHDRAWN;
  return (await claimOf(context, first.articleId)).title ?? first.title ?? '';
};

const isBefore = (a: FileRow, b: FileRow): boolean =>
  a.receivedAt < b.receivedAt || (a.receivedAt === b.receivedAt && a.key < b.key);
