/** One article as read from a file, before it is compared with others. */
export interface Article {
  /** Headline, if the file separates it from the body. Never part of `paragraphs`. */
  title?: string;
  /** Author line ("By A. Writer, Reuters"), if it is separate from the body. Never part of `paragraphs`. */
  byline?: string;
  /** The dateline with its dash ("LAGOS, Nigeria (Reuters) - "). Also stays at the start of the body. */
  dateline?: string;
  /** The body in reading order: no empty strings, no line breaks, single spaces. */
  paragraphs: string[];
  /** When it was published, if the file says so: ISO 8601, a date or a date and time. */
  publishedAt?: string;
  /** Publisher or site name, canonical address and authors, if the file gives them. */
  source?: string;
  url?: string;
  author?: string;
  /** Language as a BCP 47 tag, if the file gives it. */
  language?: string;
  /** The id that its producer gives to all versions of it, if the format has one. */
  itemId?: string;
}

/** The separator between paragraphs in `Articles.text`. */
export const PARAGRAPH_BREAK = '\n\n';

/** The body as one string, as stored in `Articles.text`. All offsets elsewhere count its UTF-16 units. */
export const textOf = (article: Pick<Article, 'paragraphs'>): string => article.paragraphs.join(PARAGRAPH_BREAK);
