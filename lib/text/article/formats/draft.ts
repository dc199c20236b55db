import type { Article } from '../article.ts';

/**
 * An article as a format's reader hands it over: fields as the file has them, paragraphs with whatever
 * characters and repeats they came with. `finish` makes an Article of it.
 */
export interface Draft extends Omit<Article, 'paragraphs'> {
  paragraphs: string[];
}

/** One article of a file, or what is wrong with it. Records count from 1, bad ones included. */
export type DraftRecord = { record: number; draft: Draft } | { record: number; problem: string };
