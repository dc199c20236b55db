import type { Article } from '../article/article.ts';

const LONGEST = 120;
const WORDS = 14;

/** What a story is listed under: its first article's title, or its first words where it has none. */
export const headlineOf = ({ title, paragraphs }: Pick<Article, 'title' | 'paragraphs'>): string => {
  if (title) return title.slice(0, LONGEST);
  const words = (paragraphs[0] ?? '').slice(0, LONGEST).split(' ');
  return words.length > WORDS ? `${words.slice(0, WORDS).join(' ')} …` : words.join(' ');
};
