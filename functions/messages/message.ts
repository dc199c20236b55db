import type { Article } from '../../lib/text/article/article.ts';
import type { ReadArticle, RejectedRecord } from '../../lib/text/article/read-file.ts';
import type { Withdrawal } from '../tables/analyses.ts';
import type { FileKey } from '../tables/files.ts';
import type { FirstFile } from '../tables/fingerprints.ts';
import type { Change, Outcome, Standing } from '../tables/rows.ts';
import type { InboxEvent } from './s3-notification.ts';

/** One article to analyse. The text is in the message, so that nothing is read twice from S3. */
export interface AnalysisRequest {
  articleId: string;
  storyId: string;
  /** The file it was first read from. */
  key: string;
  version: string;
  /** The time of the S3 event, ISO 8601: the same at every redelivery, and so are the rows. */
  receivedAt: string;
  article: Article;
  /** Length of the whole text in characters, if the article was cut to fit a message. */
  textCut?: number;
  /** How often the article was withdrawn before it came back; absent if it never was. */
  withdrawals?: number;
  /** It adds nothing to its story: its statements are counted, but it gets no rows of its own. */
  repeats?: true;
  /** What it changes in the words of the article it varies: statements in changed words are not taken for the old ones. */
  changes?: Change[];
  /** That article. A message may wait, or be overtaken: what it says of that one holds until it is withdrawn again. */
  oldWordsOf?: Standing;
  /** A withdrawn article whose statements this one may have made too: that one is withdrawn first. */
  insteadOf?: Withdrawal;
}

/**
 * The story of an article was merged into another: rows of the article may still carry the id of the old one. The id of
 * the new one is looked up when the message is handled.
 */
export interface StoryChange {
  articleId: string;
  /** The story it was part of. */
  from: string;
}

/** Where to go on in a bulk file: behind record number `record`, at byte `next` of what the file unpacks to. */
export interface BulkPlace {
  record: number;
  next: number;
  /** Records so far, good and bad. */
  articles: number;
  rejected: number;
  /** Compressed, or in UTF-16: it can only be read from its beginning. */
  packed?: boolean;
}

/** A record of a bulk file: an article, or the reason why it is none. */
export type BulkRecord = ReadArticle | RejectedRecord;

/** What deduplicate sends itself about a bulk file, or about one that has left its story. Each can be done twice. */
export type BulkRequest =
  | { kind: 'record'; file: FirstFile; record: BulkRecord }
  | { kind: 'read records'; file: FirstFile; from: BulkPlace }
  /** Handle a file as a further version of itself, with an article of its own. */
  | { kind: 'move file'; file: FileKey }
  | {
      kind: 'withdraw records';
      file: FileKey;
      outcome: Outcome;
      withdrawnAt: string;
      /** The first and the last record. */
      from: number;
      to: number;
    };

/** What an operator's rebuild asks for, after tables were lost or set back. Each can be done twice. */
export type RebuildRequest =
  /** Handle a file of an earlier generation again. */
  | { kind: 'rebuild file'; file: FileKey }
  /** See to it that a version has a row, and that what is under its key is what stands. */
  | { kind: 'rebuild key'; object: ListedVersion };

/** A version of an object as a listing shows it. */
export interface ListedVersion {
  key: string;
  version: string;
  eTag?: string;
  /** Bytes. */
  size?: number;
  /** When it was stored, ISO 8601. */
  lastModified: string;
  /** When the listing was made, ISO 8601. */
  listedAt: string;
  /** It is not a file: the key was deleted. */
  isMarker?: boolean;
  /** A later version has taken its place. */
  isReplaced?: boolean;
}

/**
 * Everything that travels in the two queues.
 *
 * Uploads: `notification` (from S3, or made like one by a backfill), the four that deduplicate sends itself, the two of a rebuild, and
 * `reanalyse`, if the article has to be read from its file again. Analyses: `analyse`, `reanalyse` (from the text in its Articles row),
 * `change story`, `withdraw`.
 */
export type Message =
  | { kind: 'notification'; events: InboxEvent[] }
  | (BulkRequest & { bucket: string })
  | (RebuildRequest & { bucket: string })
  | ({ kind: 'analyse' } & AnalysisRequest)
  /** Carries no text, so that an article that is withdrawn while the message waits does not come back. */
  | { kind: 'reanalyse'; articleId: string; bucket: string }
  | ({ kind: 'change story' } & StoryChange)
  /** The last file of the article is gone. May arrive after it came back: the number of withdrawals tells. */
  | ({ kind: 'withdraw' } & Withdrawal);

/** A message of a kind that does not belong in the queue: somebody put it there by hand. It ends as a dead letter. */
export class UnexpectedMessage extends Error {
  override name = 'UnexpectedMessage';

  constructor(kind: Message['kind']) {
    super(`A message of the kind "${kind}" does not belong in this queue`);
  }
}

/** SQS bills by 64 KiB and takes 1 MiB; 240 KiB is far more than any news article and fits every emulator. */
export const MAX_MESSAGE_BYTES = 240 * 1024;

/** The body of a message; of those about bulk files, with the key first for people who look into the queue. */
export const writeMessage = (message: Exclude<Message, { kind: 'notification' }>): string => {
  const key = 'file' in message ? { key: message.file.key } : {};
  // SQS refuses these two characters: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
  return JSON.stringify({ ...key, ...message }).replace(/[\uFFFE\uFFFF]/g, (character) =>
    character === '\uFFFE' ? '\\uFFFE' : '\\uFFFF',
  );
};
