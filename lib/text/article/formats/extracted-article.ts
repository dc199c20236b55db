import type { Article } from '../article.ts';

/**
 * An article as the reader of its format returns it: fields as in the file, paragraphs with their original characters
 * and repeats. `finishArticle` makes an Article of it.
 */
export interface ExtractedArticle extends Omit<Article, 'paragraphs'> {
  paragraphs: string[];
}

/** The fields of an extracted article: everything but its paragraphs. */
export type ArticleFields = Omit<ExtractedArticle, 'paragraphs'>;

/**
 * One article of a file, or what is wrong with it. Records are counted from 1, bad ones included. An article under
 * embargo says until when, ISO 8601.
 */
export type ExtractedRecord =
  | { record: number; extracted: ExtractedArticle; heldUntil?: string }
  | { record: number; problem: string };

/** Sets the fields that have a value. */
export const setFields = (
  extracted: ExtractedArticle,
  fields: { [Name in keyof ArticleFields]: string | undefined },
): void => {
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value.trim() !== '') extracted[name as keyof ArticleFields] = value.trim();
  }
};
