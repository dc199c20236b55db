import type { Article } from './article.ts';
import { finish } from './finish.ts';
import { open } from './formats/open.ts';
import { RejectedFile } from './rejected-file.ts';
import type { Repeated } from './repetition/repeated-passages.ts';

/** What is known of a file beside its bytes. */
export interface About {
  /** The S3 key or path: its ending says what the file claims to be. */
  key: string;
  /** The Content-Type it was stored with. */
  contentType?: string;
  /** The largest file that is read, in bytes; 5,000,000 where nothing is said. Packed files may unpack to eight times that. */
  maxBytes?: number;
  /** S3 object metadata: `title`, `author`, `source`, `published`, `url`, `language` fill what the file leaves open. */
  metadata?: Record<string, string>;
}

export interface ReadArticle {
  article: Article;
  repeated: Repeated;
  /** Which record of a bulk file it is, counted from 1 with the bad ones; 1 where the file holds one article. */
  record: number;
}

/** A record of a bulk file that cannot be read. */
export interface RejectedRecord {
  record: number;
  reason: string;
}

export interface Reading {
  articles: ReadArticle[];
  rejected: RejectedRecord[];
}

const MAX_BYTES = 5_000_000;
const UNPACKED = 8;
export const TOO_SHORT = 'The text is too short to be an article.';

/**
 * Reads the articles of a file as a careful person would: characters as they were meant, title, byline and
 * dateline told apart, nothing twice.
 *
 * @throws {RejectedFile} when no article can ever be read from the file; no other error, whatever the bytes.
 */
export const readFile = async (bytes: Uint8Array, about: About): Promise<Reading> => {
  const reading: Reading = { articles: [], rejected: [] };
  for await (const found of readRecords(bytes, about)) {
    if ('reason' in found) reading.rejected.push(found);
    else reading.articles.push(found);
  }
  const [first] = reading.rejected;
  if (reading.articles.length > 0) return reading;
  if (first === undefined) throw new RejectedFile('The file holds no article.');
  const count = reading.rejected.length;
  throw new RejectedFile(
    count === 1 ? first.reason : `None of the ${count} records can be read. The first: ${first.reason}`,
  );
};

/**
 * The same one after the other, good records and bad, for files of many articles.
 *
 * @throws {RejectedFile} when the file as a whole cannot be read, which may show after some of its records.
 */
export async function* readRecords(bytes: Uint8Array, about: About): AsyncGenerator<ReadArticle | RejectedRecord> {
  const limit = about.maxBytes ?? MAX_BYTES;
  if (bytes.length > limit) {
    throw new RejectedFile(`The file is too large: ${bytes.length} bytes, and ${limit} are the limit.`);
  }
  const { key, contentType } = about;
  try {
    for await (const found of open(bytes, { key, limit: limit * UNPACKED, ...(contentType && { contentType }) })) {
      const { record } = found;
      if ('problem' in found) {
        yield { record, reason: found.problem };
        continue;
      }
      const finished = finish(found.draft, about.metadata);
      yield finished ? { ...finished, record } : { record, reason: TOO_SHORT };
    }
  } catch (error) {
    // What overflows the stack or a string's length does so again at the next try.
    if (error instanceof RangeError)
      throw new RejectedFile('The file is too deep or too large to be read.', { cause: error });
    throw error;
  }
}
