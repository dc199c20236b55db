import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context as Invocation, SQSHandler, SQSRecord } from 'aws-lambda';
import { handleBatch, isLastTry, triesOf } from '../messages/handle-batch.ts';
import { UnexpectedMessage } from '../messages/message.ts';
import { count, measure, measureArrival, measureCapacity, measureSeconds } from '../messages/metrics.ts';
import { readMessage } from '../messages/read-message.ts';
import { sqsRetries } from '../messages/retries.ts';
import { sendingTogether } from '../messages/send.ts';
import { dynamoBegun } from '../tables/begun.ts';
import { documentClient, metered } from '../tables/client.ts';
import { CLIENT_SETTINGS } from '../tables/client-settings.ts';
import { areOutcomesSpread, optionalNumber, requiredEnvironment } from '../tables/environment.ts';
import { dynamoFiles, type FileKey } from '../tables/files.ts';
import { filesOfGeneration } from '../tables/files-of-generation.ts';
import { dynamoFingerprints } from '../tables/fingerprints.ts';
import { currentGeneration } from '../tables/generation.ts';
import type { FileRow, Outcome } from '../tables/rows.ts';
import { dynamoStories } from '../tables/stories.ts';
import { dynamoUsage } from '../tables/usage.ts';
import { reanalyse } from './analysis/reanalyse.ts';
import { budgetOf, Postponed } from './budget.ts';
import type { Context } from './context.ts';
import { handleBulk } from './event/handle-bulk.ts';
import { handleEvent } from './event/handle-event.ts';
import { handleRebuild } from './event/handle-rebuild.ts';
import { keyTurns } from './event/key-turns.ts';
import { noteBulkFailure, noteFailure } from './event/note-failure.ts';
import { uploadOf } from './file/file-row.ts';
import { s3Inbox } from './inbox/s3-inbox.ts';
import { outgoing, sendLater } from './outgoing.ts';

const logger = new Logger();
const db = documentClient();
const s3 = new S3Client(CLIENT_SETTINGS);
const sqs = new SQSClient(CLIENT_SETTINGS);
const queues = {
  uploads: requiredEnvironment('UPLOADS_QUEUE_URL'),
  records: requiredEnvironment('RECORDS_QUEUE_URL'),
  analyses: requiredEnvironment('ANALYSES_QUEUE_URL'),
  bulkAnalyses: requiredEnvironment('BULK_ANALYSES_QUEUE_URL'),
};
const maxFileBytes = Number(process.env.MAX_FILE_BYTES ?? 5_000_000);
const maxBulkBytes = Number(process.env.MAX_BULK_BYTES ?? 2_000_000_000);
const maxRecords = optionalNumber('MAX_RECORDS_PER_FILE');
const maxVersions = optionalNumber('MAX_VERSIONS_PER_KEY');

/** With less of the function's time left, a bulk file is left to another invocation. */
const RESERVE_MILLISECONDS = 45_000;

const fingerprintsTable = requiredEnvironment('FINGERPRINTS_TABLE');

const tables = {
  files: filesOfGeneration(
    dynamoFiles(db, requiredEnvironment('FILES_TABLE'), areOutcomesSpread()),
    currentGeneration(),
  ),
  stories: dynamoStories(db, requiredEnvironment('STORIES_TABLE')),
  fingerprints: dynamoFingerprints(db, fingerprintsTable),
};

const budget = budgetOf(dynamoUsage(db, fingerprintsTable), {
  articlesPerHour: optionalNumber('MAX_ARTICLES_PER_HOUR'),
  unpackedBytesPerDay: optionalNumber('MAX_UNPACKED_BYTES_PER_DAY'),
});

const retries = sqsRetries(sqs, requiredEnvironment('QUEUE_URLS'), requiredEnvironment('RETRY_SECONDS'), (error) =>
  logger.warn('the messages stay hidden for the visibility timeout', { error: error as Error }),
);

/** Records that are being handled. */
let handled = 0;
const together = sendingTogether(
  sqs,
  () => handled,
  (messages) => logger.debug('sent', { messages }),
);

const begun = dynamoBegun(db, fingerprintsTable, () => handled);

const inTurn = keyTurns();

const noteLimit: Context['noteLimit'] = (limit, { key }) => {
  logger.warn('a limit is reached', { limit, key });
  count('LimitReached');
};

const contextOf = (bucket: string, invocation: Invocation, isBulk: boolean, isRetry: boolean): Context => ({
  ...tables,
  begun,
  isRetry,
  ...outgoing(sqs, together.send, queues, bucket, isBulk),
  inbox: s3Inbox(s3, bucket, maxFileBytes, maxBulkBytes),
  maxFileBytes,
  maxBulkBytes,
  budget,
  noteLimit,
  ...(maxRecords !== undefined && { maxRecords }),
  ...(maxVersions !== undefined && { maxVersions }),
  mayGoOn: () => invocation.getRemainingTimeInMillis() > RESERVE_MILLISECONDS,
  pause: async (milliseconds) => {
    await pause(milliseconds);
  },
});

/** Finds out what each file in the inbox is to those before it; a record that fails goes back to the queue alone. */
export const handler: SQSHandler = (event, invocation) =>
  handleBatch(
    event,
    invocation,
    async (record) => {
      handled++;
      try {
        await handleRecord(record, invocation);
      } finally {
        handled--;
        together.closeFull();
        begun.closeFull();
      }
    },
    retries,
  );

const handleRecord = async (record: SQSRecord, invocation: Invocation): Promise<void> => {
  const message = readMessage(record.body);
  const { kind } = message;
  const isRetry = triesOf(record) > 1;
  switch (kind) {
    case 'notification':
      for (const event of message.events) {
        const limit = event.kind === 'created' ? budget.reached(false) : undefined;
        const context = contextOf(event.bucket, invocation, false, isRetry);
        try {
          if (limit) throw new Postponed(limit);
          await inTurn(event, () =>
            logged(event, async () => {
              if (isLastTry(record) && event.kind === 'created') await noteFailure(context, uploadOf(event));
              return handleEvent(context, event);
            }),
          );
        } catch (error) {
          if (!(error instanceof Postponed)) throw error;
          noteLimit(error.limit, event);
          // All of the message: its other events can be handled twice.
          return sendLater(sqs, queues, record.body, budget.waitSeconds());
        }
      }
      return;
    case 'record':
    case 'read records':
    case 'move file':
    case 'withdraw records':
      await logged(message.file, async () => {
        const context = contextOf(message.bucket, invocation, true, isRetry);
        if (isLastTry(record)) await noteBulkFailure(context, message);
        return handleBulk(context, message);
      });
      return;
    case 'rebuild file':
    case 'rebuild key': {
      const file = message.kind === 'rebuild file' ? message.file : message.object;
      try {
        const limit = budget.reached(true);
        if (limit) throw new Postponed(limit);
        await logged(file, () => handleRebuild(contextOf(message.bucket, invocation, true, isRetry), message));
      } catch (error) {
        if (!(error instanceof Postponed)) throw error;
        noteLimit(error.limit, file);
        return sendLater(sqs, queues, record.body, budget.waitSeconds());
      }
      return;
    }
    case 'reanalyse': {
      const { articleId, bucket } = message;
      const isRequested = await reanalyse(contextOf(bucket, invocation, true, isRetry), articleId);
      logger.info(isRequested ? 'to be analysed again' : 'not to be read again', { articleId });
      return;
    }
    default:
      throw new UnexpectedMessage(kind);
  }
};

const logged = ({ key, version }: FileKey, handle: () => Promise<FileRow[]>): Promise<void> =>
  metered(async (capacity, byTable) => {
    try {
      for (const row of await handle()) {
        const { key, outcome, articleId, storyId, reason } = row;
        logger.info('deduplicated', { key, version, outcome, articleId, storyId, reason, ...capacity });
        measureRow(row);
      }
      measureCapacity(capacity);
      logger.debug('capacity by table', { byTable });
    } catch (error) {
      if (error instanceof Postponed) throw error;
      logger.error('not deduplicated', { key, version, ...capacity, error: error as Error });
      throw error;
    }
  });

const measureRow = ({ key, outcome, relation, receivedAt, deletion }: FileRow): void => {
  measure(`Files${capitalised(outcome)}`, key);
  if (relation === 'correction') measure('Corrections', key);
  if (!deletion) measureArrival(key, receivedAt);
  measureSeconds(key, receivedAt);
};

const capitalised = (outcome: Outcome) => (outcome.charAt(0).toUpperCase() + outcome.slice(1)) as Capitalize<Outcome>;
