import type { Article } from './article.ts';

type Published = Pick<Article, 'publishedAt'>;

const DAY_CHARACTERS = 'YYYY-MM-DD'.length;

/** Do both say when they were published, and did the first come before the second? Where one gives only a day, days decide. */
export const isPublishedBefore = ({ publishedAt: one }: Published, { publishedAt: other }: Published): boolean => {
  if (!one || !other) return false;
  const isDay = Math.min(one.length, other.length) <= DAY_CHARACTERS;
  return isDay ? one.slice(0, DAY_CHARACTERS) < other.slice(0, DAY_CHARACTERS) : Date.parse(one) < Date.parse(other);
};
