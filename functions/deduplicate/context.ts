import type { AnalysisRequest, BulkRequest, StoryChange } from '../messages/message.ts';
import type { Withdrawal } from '../tables/analyses.ts';
import type { Begun } from '../tables/begun.ts';
import type { Files } from '../tables/files.ts';
import type { Claim, Fingerprints, FirstFile } from '../tables/fingerprints.ts';
import type { Stories } from '../tables/stories.ts';
import type { Budget, Limit } from './budget.ts';

/** An object of the inbox as it was stored. */
export interface StoredObject {
  bytes: Uint8Array;
  contentType?: string;
  metadata?: Record<string, string>;
}

/** An object of the inbox that is read piece by piece. */
export interface ObjectStream extends Omit<StoredObject, 'bytes'> {
  chunks: AsyncIterable<Uint8Array>;
  /** Stops reading before the end. */
  close(): void;
}

export interface Inbox {
  /** A version of an object, by default the latest; undefined if it is gone, or the latest is a delete marker. */
  find(key: string, versionId?: string): Promise<Pick<FirstFile, 'versionId' | 'eTag' | 'size'> | undefined>;
  /**
   * @throws {ObjectGone} if that version is no longer there
   * @throws {RejectedFile} if it is too large or archived, or may not be read
   */
  read(file: Pick<FirstFile, 'key' | 'versionId' | 'eTag' | 'size' | 'part'>): Promise<StoredObject>;
  /**
   * The same for a larger object, up to a limit of its own.
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
  begun: Begun;
  inbox: Inbox;
  maxFileBytes: number;
  /** The largest file that is streamed, in bytes. */
  maxBulkBytes?: number;
  /** Records of one file that are handled; the others are left out, and the file's row says so. Any number by default. */
  maxRecords?: number;
  /** Versions of one key that may have rows: each further one takes longer to be told from the others. Any number by default. */
  maxVersions?: number;
  /** How much may be handled; any amount by default. */
  budget?: Budget;
  /** Tells the operator that a limit was reached. */
  noteLimit?(limit: Limit, file: Pick<FirstFile, 'key'>): void;
  /** How many of the entries counted last a story keeps in its own row; eight by default. */
  latestEntries?: number;
  requestAnalysis(request: AnalysisRequest): Promise<void>;
  /** Tells the analysis that no file of an article is left. */
  requestWithdrawal(withdrawal: Withdrawal): Promise<void>;
  /** Tells the analysis that an article's story may have changed. */
  requestStoryChange(change: StoryChange): Promise<void>;
  /** Sends requests about bulk files to the queues that this function reads, at most 15 minutes later. */
  enqueue(requests: readonly BulkRequest[], delaySeconds?: number): Promise<void>;
  /** The message was delivered before, so it may have been handled in part. */
  isRetry?: boolean;
  /** False once the rest should be left to another invocation. */
  mayGoOn?(): boolean;
  pause(milliseconds: number): Promise<void>;
}

/**
 * The claim of an article that is known to have one.
 *
 * @throws {Error} if it has none: the Fingerprints table has lost it
 */
export const claimOf = async ({ fingerprints }: Pick<Context, 'fingerprints'>, articleId: string): Promise<Claim> => {
  const claim = await fingerprints.claim(articleId);
  if (!claim) throw new Error(`Nobody has claimed article ${articleId}`);
  return claim;
};
