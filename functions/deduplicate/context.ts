import type { AnalysisRequest } from '../events/analysis-request.ts';
import type { Files } from '../store/files.ts';
import type { Claim, Fingerprints, FirstFile } from '../store/fingerprints.ts';
import type { Stories } from '../store/stories.ts';

/** An object of the inbox as it was stored. */
export interface StoredObject {
  bytes: Uint8Array;
  contentType?: string;
  metadata?: Record<string, string>;
}

export interface Inbox {
  /**
   * @throws {ObjectGone} when that version is no longer there
   * @throws {RejectedFile} when it is too large or archived
   */
  read(file: Pick<FirstFile, 'key' | 'versionId' | 'eTag' | 'size' | 'part'>): Promise<StoredObject>;
}

/** What deduplication touches: the same code runs over DynamoDB, S3 and SQS and over their models in memory. */
export interface Context {
  files: Files;
  stories: Stories;
  fingerprints: Fingerprints;
  inbox: Inbox;
  maxFileBytes: number;
  /** How many of the files counted last a story names in its own row; eight where nothing is said. */
  latestFiles?: number;
  requestAnalysis(request: AnalysisRequest): Promise<void>;
  /** Tells the analysis that the article's story may have changed. */
  requestRelabel(articleId: string): Promise<void>;
  /** Waits for so many milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

/** The claim of an article that has been found: there must be one. */
export const claimOf = async ({ fingerprints }: Pick<Context, 'fingerprints'>, articleId: string): Promise<Claim> => {
  const claim = await fingerprints.claim(articleId);
  if (!claim) throw new Error(`Nobody has claimed article ${articleId}`);
  return claim;
};
