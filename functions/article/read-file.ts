import type { Article } from './article.ts';
import { cleanText } from './clean-text.ts';
import { decode } from './decode.ts';
import { splitHead } from './headline.ts';
import { kindOf, looksBinary, refusalOf } from './kind.ts';
import { paragraphsOf } from './paragraphs.ts';
import { RejectedFile } from './rejected-file.ts';
import { type Repeated, withoutRepeats } from './repetition.ts';
import { isTooShort } from './too-short.ts';

/** What is known of a file beside its bytes. */
export interface About {
  /** The S3 key or path: its ending says what the file claims to be. */
  key: string;
  /** The Content-Type it was stored with. */
  contentType?: string;
  /** The largest file that is read, in bytes; 5,000,000 where nothing is said. */
  maxBytes?: number;
  /** S3 object metadata: `title`, `author`, `source`, `published`, `url`, `language` fill what the file leaves open. */
  metadata?: Record<string, string>;
}

export interface ReadArticle {
  article: Article;
  repeated: Repeated;
}

export interface Reading {
  articles: ReadArticle[];
}

const MAX_BYTES = 5_000_000;

/**
 * Reads the articles of a file as a careful person would: characters as they were meant, title, byline and
 * dateline told apart, nothing twice.
 *
 * @throws {RejectedFile} when the file can never be read as an article; no other error, whatever the bytes.
 */
export const readFile = async (bytes: Uint8Array, about: About): Promise<Reading> => {
  const limit = about.maxBytes ?? MAX_BYTES;
  if (bytes.length > limit) {
    throw new RejectedFile(`The file is too large: ${bytes.length} bytes, and ${limit} are the limit.`);
  }
  if (bytes.length === 0) throw new RejectedFile('The file is empty.');
  const kind = await kindOf(bytes);
  if (kind !== undefined) throw refusalOf(kind);
  const text = decode(bytes, /charset=["']?([\w-]+)/i.exec(about.contentType ?? '')?.[1]);
  if (text.trim() === '') throw new RejectedFile('The file is empty: it holds white space only.');
  if (looksBinary(text)) throw new RejectedFile('The file is not text: it holds binary data.');
  return { articles: [readText(text)] };
};

const readText = (text: string): ReadArticle => {
  const { paragraphs, repeated } = withoutRepeats(paragraphsOf(cleanText(text)));
  const article: Article = splitHead(paragraphs);
  if (isTooShort(article.paragraphs)) {
    throw new RejectedFile('The text is too short to be an article.');
  }
  return { article, repeated };
};
