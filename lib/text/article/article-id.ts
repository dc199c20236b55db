import { createHash } from 'node:crypto';
import { type Article, textOf } from './article.ts';
import { fold } from './characters/fold.ts';

/**
 * Identifies an article by its text: the first 32 hexadecimal digits of the SHA-256 of the folded body.
 *
 * Title, byline, dateline and paragraph breaks are left out, so that the same words have the same id in any file
 * format, line wrapping and typography.
 */
export const articleIdOf = (article: Pick<Article, 'paragraphs' | 'dateline'>): string => {
  const text = textOf(article);
  const body = article.dateline && text.startsWith(article.dateline) ? text.slice(article.dateline.length) : text;
  return createHash('sha256').update(fold(body)).digest('hex').slice(0, 32);
};
