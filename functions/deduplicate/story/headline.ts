import type { Article } from '../../../lib/text/article/article.ts';
import { beginning } from '../../../lib/text/article/characters/cut.ts';
import type { FileRow, StoryRow } from '../../tables/rows.ts';
import { type Context, claimOf } from '../context.ts';
import { stands } from '../file/outcomes.ts';
import { rowsOf } from './files.ts';

export const MAX_HEADLINE_CHARACTERS = 120;
/** Of an article without a title. */
const MAX_HEADLINE_WORDS = 14;

/** The headline of a story of which no file stands. */
export const WITHDRAWN = '(withdrawn)';

/** The headline that a story takes from its first article: the title, or the first words if it has none. */
export const headlineOf = ({ title, paragraphs }: Pick<Article, 'title' | 'paragraphs'>): string => {
  if (title) return beginning(title, MAX_HEADLINE_CHARACTERS);
  const words = beginning(paragraphs[0] ?? '', MAX_HEADLINE_CHARACTERS).split(' ');
  return words.length > MAX_HEADLINE_WORDS ? `${words.slice(0, MAX_HEADLINE_WORDS).join(' ')} …` : words.join(' ');
};

/**
 * Corrects a story's headline. After writing, it checks again: the file it came from may have been withdrawn.
 *
 * @param keeps a headline that any article has which stands, though an earlier one may have come since
 */
export const renameStory = async (context: Context, storyId: string, keeps = false): Promise<void> => {
  for (;;) {
    const story = await context.stories.get(storyId);
    if (!story || story.mergedInto) return;
    const headline = await headlineNow(context, story, keeps);
    if (story.headline === headline) return;
    await context.stories.rename(storyId, story, headline);
  }
};

const headlineNow = async (context: Context, story: StoryRow, keeps: boolean): Promise<string> => {
  const leader = await claimOf(context, story.storyId);
  if (!leader.withdrawnAt) return leader.title ?? '';
  const standing: FileRow[] = [];
  for await (const row of rowsOf(context, story)) if (stands(row)) standing.push(row);
  standing.sort((a, b) => (isBefore(a, b) ? -1 : 1));
  let first: string | undefined;
  for (const articleId of new Set(standing.flatMap((row) => row.articleId ?? []))) {
    // One that was withdrawn since its row was read has no title any more.
    const { title } = await claimOf(context, articleId);
    if (title && (!keeps || title === story.headline)) return title;
    first ??= title || undefined;
  }
  return first ?? WITHDRAWN;
};

const isBefore = (a: FileRow, b: FileRow): boolean =>
  a.receivedAt < b.receivedAt || (a.receivedAt === b.receivedAt && a.key < b.key);
