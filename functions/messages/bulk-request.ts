import type { ReadArticle, RejectedRecord } from '../../lib/text/article/read-file.ts';
import type { FirstFile } from '../tables/fingerprints.ts';
import type { FileRow, Outcome } from '../tables/rows.ts';

/** Where reading a bulk file goes on: behind its record number `record`, at the byte `next` of what it unpacks to. */
export interface BulkPlace {
  record: number;
  next: number;
  /** Records until there, good and bad. */
  articles: number;
  rejected: number;
  /** Compressed, or in UTF-16, so that it can only be read from its beginning. */
  packed?: boolean;
}

/**
 * What deduplicate sends itself through the uploads queue about a file of many articles: one of its records to be
 * handled, the rest of it to be read, its records to be withdrawn. Each can be done twice.
 */
export type BulkRequest =
  | { bulk: 'record'; file: FirstFile; record: ReadArticle | RejectedRecord }
  | { bulk: 'read'; file: FirstFile; from: BulkPlace }
  | {
      bulk: 'withdraw';
      file: Pick<FileRow, 'key' | 'version'>;
      outcome: Outcome;
      withdrawnAt: string;
      from: number;
      to: number;
    };

/** A message's body; `key` for whoever looks into the queue. SQS takes no U+FFFE and U+FFFF. */
export const bulkMessage = (bucket: string, request: BulkRequest): string =>
  JSON.stringify({ bucket, key: request.file.key, ...request }).replace(/[\uFFFE\uFFFF]/g, (character) =>
    character === '\uFFFE' ? '\\uFFFE' : '\\uFFFF',
  );

/** The request and the inbox it is about, where a message is one; undefined where it is anything else. */
export const readBulkRequest = (body: string): { bucket: string; request: BulkRequest } | undefined => {
  let message: ({ bucket?: unknown } & Partial<BulkRequest>) | null;
  try {
    message = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof message?.bulk !== 'string' || typeof message.bucket !== 'string') return undefined;
  const { bucket, ...request } = message;
  return { bucket, request: request as BulkRequest };
};
