import type { AnalysisRequest } from '../messages/analysis-request.ts';
import type { BulkRequest } from '../messages/bulk-request.ts';
import type { RelabelRequest } from '../messages/relabel-request.ts';
import type { WithdrawalRequest } from '../messages/withdrawal-request.ts';
import type { Files } from '../tables/files.ts';
import type { Claim, Fingerprints, FirstFile } from '../tables/fingerprints.ts';
import type { Stories } from '../tables/stories.ts';

/** An object of the inbox as it was stored. */
export interface StoredObject {
  bytes: Uint8Array;
  contentType?: string;
  metadata?: Record<string, string>;
}

/** An object of the inbox that is read piece by piece. */
export interface ObjectStream extends Omit<StoredObject, 'bytes'> {
  chunks: AsyncIterable<Uint8Array>;
  /** Ends the reading before its end. */
  close(): void;
}

export interface Inbox {
  /** A version of an object, the latest where none is named; undefined where it is gone, or the latest is a delete marker. */
  find(key: string, versionId?: string): Promise<Pick<FirstFile, 'versionId' | 'eTag' | 'size'> | undefined>;
  /**
   * @throws {ObjectGone} when that version is no longer there
   * @throws {RejectedFile} when it is too large or archived
   */
  read(file: Pick<FirstFile, 'key' | 'versionId' | 'eTag' | 'size' | 'part'>): Promise<StoredObject>;
  /**
   * The same for an object of any size up to a limit of its own.
   *
   * @param from the byte of the object to begin at
   */
  stream(file: Pick<FirstFile, 'key' | 'versionId' | 'eTag' | 'size' | 'part'>, from?: number): Promise<ObjectStream>;
}

/** What deduplication touches: the same code runs over DynamoDB, S3 and SQS and over their models in memory. */
export interface Context {
  files: Files;
  stories: Stories;
  fingerprints: Fingerprints;
  inbox: Inbox;
  maxFileBytes: number;
  /** The largest file that is streamed, in bytes. */
  maxBulkBytes?: number;
  /** How many of the files counted last a story names in its own row; eight where nothing is said. */
  latestFiles?: number;
  requestAnalysis(request: AnalysisRequest): Promise<void>;
  /** Tells the analysis that no file of an article stands any more. */
  requestWithdrawal(request: WithdrawalRequest): Promise<void>;
  /** Tells the analysis that an article's story may have changed. */
  requestRelabel(request: RelabelRequest): Promise<void>;
  /** Sends requests about files of many articles to the queue that this function works off. */
  enqueue(requests: readonly BulkRequest[]): Promise<void>;
  /** False once what is left should be left to another invocation. */
  mayGoOn?(): boolean;
  /** Waits for so many milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

/** The claim of an article that has been found: there must be one. */
export const claimOf = async ({ fingerprints }: Pick<Context, 'fingerprints'>, articleId: string): Promise<Claim> => {
  const claim = await fingerprints.claim(articleId);
  if (!claim) throw new Error(`Nobody has claimed article ${articleId}`);
  return claim;
};
