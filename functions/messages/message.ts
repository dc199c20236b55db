import * as z from 'zod';
import type { Article } from '../../lib/text/article/article.ts';
import type { ReadArticle, RejectedRecord } from '../../lib/text/article/read-file.ts';
import type { Withdrawal } from '../tables/analyses.ts';
import type { FileKey } from '../tables/files.ts';
import type { FirstFile } from '../tables/fingerprints.ts';
import type { Outcome } from '../tables/rows.ts';
import { withKind } from './deployed-messages.ts';
import { NotAMessage } from './not-a-message.ts';
import { type InboxEvent, readNotification } from './s3-notification.ts';

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
  /** Characters of the whole text, if the article was cut to fit a message. */
  textCut?: number;
  /** How often the article was withdrawn before it came back; absent if it never was. */
  withdrawals?: number;
  /** It adds nothing to its story: its statements are counted, but it gets no rows of its own. */
  repeats?: true;
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

/** What deduplicate sends itself about a bulk file. Each can be done twice. */
export type BulkRequest =
  | { kind: 'record'; file: FirstFile; record: BulkRecord }
  | { kind: 'read records'; file: FirstFile; from: BulkPlace }
  | {
      kind: 'withdraw records';
      file: FileKey;
      outcome: Outcome;
      withdrawnAt: string;
      /** The first and the last record. */
      from: number;
      to: number;
    };

/**
 * Everything that travels in the two queues.
 *
 * Uploads: `notification` (from S3, or made like one by a backfill), the three about bulk files, and `reanalyse`, if the
 * article has to be read from its file again. Analyses: `analyse`, `reanalyse` (from the text in its Articles row),
 * `change story`, `withdraw`.
 */
export type Message =
  | { kind: 'notification'; events: InboxEvent[] }
  | (BulkRequest & { bucket: string })
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

const id = z.string().min(1);
const count = z.int().positive();
const text = z.exactOptional(z.string());

const article = z.object({
  title: text,
  byline: text,
  dateline: text,
  paragraphs: z.array(z.string()),
  publishedAt: text,
  source: text,
  url: text,
  author: text,
  language: text,
});

const withdrawal = z.object({ articleId: id, storyId: id, withdrawals: count, withdrawnAt: z.iso.datetime() });

const firstFile = z.object({
  key: id,
  version: z.string(),
  sequencer: z.string(),
  receivedAt: z.string(),
  versionId: text,
  eTag: text,
  size: z.exactOptional(z.number()),
  part: z.exactOptional(count),
  offset: z.exactOptional(z.number()),
  packed: z.exactOptional(z.boolean()),
});

const record = z.union([
  z.object({ record: count, reason: z.string() }),
  z.object({
    record: count,
    article,
    repeated: z.object({ passages: z.number(), beginnings: z.array(z.string()) }),
  }),
]);

const place = z.object({
  record: z.number(),
  next: z.number(),
  articles: z.number(),
  rejected: z.number(),
  packed: z.exactOptional(z.boolean()),
});

const schema: z.ZodType<Message> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('record'), bucket: id, file: firstFile, record }),
  z.object({ kind: z.literal('read records'), bucket: id, file: firstFile, from: place }),
  z.object({
    kind: z.literal('withdraw records'),
    bucket: id,
    file: z.object({ key: id, version: z.string() }),
    outcome: z.enum(['new', 'copy', 'variant', 'rejected', 'superseded', 'removed']),
    withdrawnAt: z.string(),
    from: z.number(),
    to: z.number(),
  }),
  z.object({
    kind: z.literal('analyse'),
    articleId: id,
    storyId: id,
    key: id,
    version: z.string(),
    receivedAt: z.iso.datetime(),
    article,
    textCut: z.exactOptional(count),
    withdrawals: z.exactOptional(count),
    repeats: z.exactOptional(z.literal(true)),
    insteadOf: z.exactOptional(withdrawal),
  }),
  z.object({ kind: z.literal('reanalyse'), articleId: id, bucket: id }),
  z.object({ kind: z.literal('change story'), articleId: id, from: id }),
  withdrawal.extend({ kind: z.literal('withdraw') }),
]);

/**
 * Reads the body of a message of either queue.
 *
 * @throws {NotAMessage}
 */
export const readMessage = (body: string): Message => {
  const message = parsed(body);
  const ours = withKind(message);
  if (!ours) return { kind: 'notification', events: readNotification(message) };
  const read = schema.safeParse(ours);
  if (!read.success) throw new NotAMessage(z.prettifyError(read.error));
  return read.data;
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new NotAMessage('The message is not JSON', { cause: error });
  }
};
