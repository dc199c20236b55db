/** One article as it was read from a file, before anything is known of its copies. */
export interface Article {
  /** Headline, where the file tells it apart from the body. Never part of `paragraphs`. */
  title?: string;
  /** Author line ("By A. Writer, Reuters"), where it is told apart. Never part of `paragraphs`. */
  byline?: string;
  /** The dateline with its dash ("LAGOS, Nigeria (Reuters) - "): the beginning of the body, where it stays. */
  dateline?: string;
  /** The body in reading order: no empty strings, no line breaks inside, white space single. */
  paragraphs: string[];
  /** When it was published, ISO 8601 (a date, or a date and time), where the file says so. */
  publishedAt?: string;
  /** Publisher or site name, canonical address and authors, where the file says so. */
  source?: string;
  url?: string;
  author?: string;
  /** Language as a BCP 47 tag, where the file says so. */
  language?: string;
}

/** What stands between two paragraphs in `Articles.text`. */
export const PARAGRAPH_BREAK = '\n\n';

/** The body as one string, as stored in `Articles.text`; every offset elsewhere counts UTF-16 units of it. */
export const textOf = (article: Pick<Article, 'paragraphs'>): string => article.paragraphs.join(PARAGRAPH_BREAK);
