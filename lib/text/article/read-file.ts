import type { Article } from './article.ts';
import { finishArticle } from './finish-article.ts';
import { extractArticles } from './formats/extract-articles.ts';
import type { ExtractedRecord } from './formats/extracted-article.ts';
import { embargoAt } from './formats/publication-status.ts';
import { RejectedFile } from './rejected-file.ts';
import type { Repeated } from './repetition/repeated-passages.ts';
import { TOO_SHORT } from './too-short.ts';

/** What is known of a file besides its bytes, and its limit. */
export interface ReadOptions {
  /** The S3 key or path, whose extension states a format. */
  key: string;
  /** The Content-Type that the file was stored with. */
  contentType?: string;
  /** The largest file that is read, in bytes; 5,000,000 by default. A packed file may unpack to eight times as much. */
  maxBytes?: number;
  /**
   * S3 object metadata: `title`, `author`, `source`, `published`, `url` and `language` fill what the file does not
   * give.
   */
  metadata?: Record<string, string>;
  /** When the file was received, ISO 8601, which decides whether an embargo has ended; now by default. */
  receivedAt?: string;
  /** Counts the bytes that were unpacked, for the caller to know what the file has cost. */
  unpacked?: { bytes: number };
}

export interface ReadArticle {
  article: Article;
  repeated: Repeated;
  /** The number of the record in a bulk file, counted from 1, bad records included; 1 if the file holds one article. */
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

/** The largest file, and the largest record of a bulk file, that is read by default. */
export const DEFAULT_MAX_BYTES = 5_000_000;
/** A packed file may unpack to this many times the limit of a file. */
const MAX_UNPACKING = 8;

/**
 * Reads the articles of a file: characters decoded and cleaned, title, byline and dateline separated from the body,
 * repeated passages removed.
 *
 * @throws {RejectedFile} if no article can ever be read from the file; nothing else is thrown, whatever the bytes
 */
export const readFile = async (bytes: Uint8Array, options: ReadOptions): Promise<Reading> => {
  const reading: Reading = { articles: [], rejected: [] };
  for await (const found of readRecords(bytes, options)) {
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

/** The article of a record, or why there is none. */
export const finishRecord = (
  found: ExtractedRecord,
  { metadata, maxBytes: limit = DEFAULT_MAX_BYTES, receivedAt = new Date().toISOString() }: ReadOptions,
): ReadArticle | RejectedRecord => {
  const { record } = found;
  if ('problem' in found) return { record, reason: found.problem };
  const length = found.extracted.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
  if (length > limit)
    return { record, reason: `The article is too long: ${length} characters, and ${limit} are the limit.` };
  const embargo = embargoAt(receivedAt, found.heldUntil);
  if (embargo !== undefined) return { record, reason: embargo };
  const finished = finishArticle(found.extracted, metadata);
  return finished ? { ...finished, record } : { record, reason: TOO_SHORT };
};

/**
 * Reads the records of a file one after the other.
 *
 * @throws {RejectedFile} if the file as a whole cannot be read, which may show after some of its records
 */
async function* readRecords(bytes: Uint8Array, options: ReadOptions): AsyncGenerator<ReadArticle | RejectedRecord> {
  const { key, contentType, maxBytes: limit = DEFAULT_MAX_BYTES, unpacked } = options;
  if (bytes.length > limit) {
    throw new RejectedFile(`The file is too large: ${bytes.length} bytes, and ${limit} are the limit.`);
  }
  const extractOptions = {
    key,
    limit: limit * MAX_UNPACKING,
    textLimit: limit,
    ...(contentType && { contentType }),
    ...(unpacked && { unpacked }),
  };
  try {
    for await (const found of extractArticles(bytes, extractOptions)) yield finishRecord(found, options);
  } catch (error) {
    // Overflows of the stack or of a string's length would recur at every retry.
    if (error instanceof RangeError)
      throw new RejectedFile('The file is too deep or too large to be read.', { cause: error });
    throw error;
  }
}
