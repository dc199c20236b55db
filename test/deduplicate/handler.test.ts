import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import {
  ChangeMessageVisibilityBatchCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Context, SQSEvent, SQSHandler } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startDynamodb } from '../tables/dynamodb.ts';
import { HARBOUR, LIBRARY } from './newsroom.ts';

let dynamo: Awaited<ReturnType<typeof startDynamodb>>;
let handler: SQSHandler;
const s3 = mockClient(S3Client);
const sqs = mockClient(SQSClient);

beforeAll(async () => {
  dynamo = await startDynamodb();
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', dynamo.options.endpoint);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  for (const table of ['Files', 'Stories', 'Fingerprints']) vi.stubEnv(`${table.toUpperCase()}_TABLE`, table);
  vi.stubEnv('ANALYSES_QUEUE_URL', 'https://sqs.us-east-1.amazonaws.com/1/analyses');
  vi.stubEnv('BULK_ANALYSES_QUEUE_URL', 'https://sqs.us-east-1.amazonaws.com/1/bulk-analyses');
  vi.stubEnv('UPLOADS_QUEUE_URL', 'https://sqs.us-east-1.amazonaws.com/1/uploads');
  vi.stubEnv('RECORDS_QUEUE_URL', 'https://sqs.us-east-1.amazonaws.com/1/records');
  vi.stubEnv(
    'QUEUE_URLS',
    'https://sqs.us-east-1.amazonaws.com/1/uploads https://sqs.us-east-1.amazonaws.com/1/records',
  );
  vi.stubEnv('RETRY_SECONDS', '10 60 180 480');
  vi.stubEnv('MAX_FILE_BYTES', '2000');
  vi.stubEnv('MAX_TRIES', '5');
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'true');
  ({ handler } = await import('../../functions/deduplicate/index.ts'));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await dynamo.stop();
});

beforeEach(() => {
  s3.reset();
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({});
  sqs.on(ChangeMessageVisibilityBatchCommand).resolves({});
});

const message = (messageId: string, body: unknown, tries = 1): SQSEvent['Records'][number] =>
  ({
    messageId,
    receiptHandle: `receipt ${messageId}`,
    eventSourceARN: 'arn:aws:sqs:us-east-1:1:uploads',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    eventSource: 'aws:sqs',
    attributes: { ApproximateReceiveCount: String(tries) },
  }) as SQSEvent['Records'][number];

const uploaded = (key: string, size = 100) => ({
  Records: [
    {
      eventName: 'ObjectCreated:Put',
      eventTime: '2026-03-01T10:00:00.000Z',
      s3: { bucket: { name: 'inbox' }, object: { key, size, versionId: 'v1', sequencer: '00A1' } },
    },
  ],
});

const invocation = { getRemainingTimeInMillis: () => 120_000 } as Context;

const handle = async (...records: SQSEvent['Records']): Promise<string[]> => {
  const answer = await handler({ Records: records }, invocation, () => {});
  return (answer?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier);
};

const stored = (key: string, text: string, size = Buffer.byteLength(text)) =>
  s3.on(GetObjectCommand, { Key: key }).resolves({
    ContentLength: size,
    Body: { transformToByteArray: async () => Buffer.from(text) } as never,
  });

const failing = (key: string, error: Error) => s3.on(GetObjectCommand, { Key: key }).rejects(error);

const outcome = async (key: string) => (await dynamo.files.get({ key, version: 'v1' }))?.outcome;

describe('the handler', () => {
  it('writes the row of a file, requests its analysis and acknowledges', async () => {
    stored('new file.txt', HARBOUR);
    expect(await handle(message('1', uploaded('new+file.txt')))).toEqual([]);
    const row = await dynamo.files.get({ key: 'new file.txt', version: 'v1' });
    expect(row).toMatchObject({ outcome: 'new', receivedAt: '2026-03-01T10:00:00.000Z', sequencer: '00A1' });
    const [sent] = sqs.commandCalls(SendMessageCommand);
    const body = JSON.parse(String(sent?.args[0].input.MessageBody));
    expect(body).toMatchObject({ articleId: row?.articleId, storyId: row?.articleId, key: 'new file.txt' });
    expect(body.article.paragraphs).toHaveLength(3);
  });

  it('returns only the record that failed temporarily', async () => {
    const slow = { name: 'SlowDown', $fault: 'server' as const, $metadata: { httpStatusCode: 503 } };
    failing('slow.txt', new S3ServiceException(slow));
    stored('quick.txt', LIBRARY);
    expect(await handle(message('1', uploaded('slow.txt')), message('2', uploaded('quick.txt')))).toEqual(['1']);
    expect(await outcome('slow.txt')).toBeUndefined();
    expect(await outcome('quick.txt')).toBe('new');
  });

  it('hides a batch a little longer than it can live, and what failed for as long as it has been tried', async () => {
    failing('slow.txt', new Error('timeout'));
    stored('quick.txt', LIBRARY);
    await handle(message('1', uploaded('slow.txt'), 3), message('2', uploaded('quick.txt')));
    const hidden = sqs.commandCalls(ChangeMessageVisibilityBatchCommand).map(({ args }) => args[0].input);
    expect(hidden.map(({ QueueUrl }) => QueueUrl)).toEqual(
      Array(2).fill('https://sqs.us-east-1.amazonaws.com/1/uploads'),
    );
    const entries = hidden.map(({ Entries = [] }) =>
      Entries.map(({ ReceiptHandle, VisibilityTimeout }) => [ReceiptHandle, VisibilityTimeout]),
    );
    expect(entries).toEqual([
      [
        ['receipt 1', 150],
        ['receipt 2', 150],
      ],
      [['receipt 1', 180]],
    ]);
  });

  it('handles a batch all the same if it cannot be hidden', async () => {
    sqs.on(ChangeMessageVisibilityBatchCommand).rejects(new Error('denied'));
    stored(
      'unhidden.txt',
      'The swimming pool in Ferndale opens again on Friday, after its roof was mended, the town said.',
    );
    expect(await handle(message('1', uploaded('unhidden.txt')))).toEqual([]);
    expect(await outcome('unhidden.txt')).not.toBeUndefined();
  });

  it('says before the last try that the file failed, and replaces that row when the file can be read after all', async () => {
    failing('killer.txt', new Error('timeout'));
    expect(await handle(message('1', uploaded('killer.txt'), 4))).toEqual(['1']);
    expect(await outcome('killer.txt')).toBeUndefined();
    expect(await handle(message('1', uploaded('killer.txt'), 5))).toEqual(['1']);
    expect(await dynamo.files.get({ key: 'killer.txt', version: 'v1' })).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/^It could not be handled, however often it was tried/),
    });
    const text =
      'Beekeepers in the valley lost a third of their hives this winter, their club has counted, and nobody knows why.';
    stored('killer.txt', text);
    expect(await handle(message('2', uploaded('killer.txt')))).toEqual([]);
    const row = await dynamo.files.get({ key: 'killer.txt', version: 'v1' });
    expect(row?.outcome).toBe('new');
    expect(row).not.toHaveProperty('reason');
  });

  it('keeps a message whose analysis could not be requested, and writes no row', async () => {
    sqs.on(SendMessageCommand).rejectsOnce(new Error('timeout')).resolves({});
    const text = HARBOUR.replaceAll('crane', 'mast');
    stored('unsent.txt', text);
    stored('new file.txt', HARBOUR);
    expect(await handle(message('1', uploaded('unsent.txt')))).toEqual(['1']);
    expect(await outcome('unsent.txt')).toBeUndefined();
    expect(await handle(message('1', uploaded('unsent.txt')))).toEqual([]);
    expect(await outcome('unsent.txt')).toBe('new');
  });

  it('returns a message that is none, or for the other queue, so that it ends as a dead letter', async () => {
    const withdrawn = {
      kind: 'withdraw',
      articleId: 'a',
      storyId: 'a',
      withdrawals: 1,
      withdrawnAt: '2026-03-01T10:00:00Z',
    };
    const records = [message('1', 'hello'), message('2', { Event: 's3:TestEvent' }), message('3', withdrawn)];
    expect(await handle(...records)).toEqual(['1', '3']);
  });

  it('rejects a file over the limit without reading it', async () => {
    stored('unannounced.txt', HARBOUR, 2001);
    const records = [message('1', uploaded('large.txt', 2001)), message('2', uploaded('unannounced.txt'))];
    expect(await handle(...records)).toEqual([]);
    for (const key of ['large.txt', 'unannounced.txt']) {
      expect(await dynamo.files.get({ key, version: 'v1' })).toMatchObject({
        outcome: 'rejected',
        reason: 'The file is too large: 2001 bytes, and 2000 are the limit.',
      });
    }
    expect(s3.commandCalls(GetObjectCommand)).toHaveLength(1);
  });

  it('rejects a restored file that is encrypted with a key of its owner, which S3 does not even describe', async () => {
    const ofOwner = { $fault: 'client' as const, $metadata: { httpStatusCode: 400 } };
    failing('theirs.txt', new S3ServiceException({ name: 'InvalidRequest', ...ofOwner }));
    s3.on(HeadObjectCommand).rejects(new S3ServiceException({ name: 'UnknownError', ...ofOwner }));
    s3.on(ListObjectVersionsCommand).resolves({ Versions: [{ Key: 'theirs.txt', VersionId: 'v1', IsLatest: true }] });
    const event = (eventName: string, versionId: string, sequencer: string) => {
      const body = uploaded('theirs.txt');
      Object.assign(body.Records[0]!, { eventName });
      Object.assign(body.Records[0]!.s3.object, { versionId, sequencer });
      return message(sequencer, body);
    };
    expect(await handle(event('ObjectCreated:Put', 'v1', '0A'))).toEqual([]);
    expect(await handle(event('ObjectRemoved:DeleteMarkerCreated', 'm1', '0B'))).toEqual([]);
    expect(await handle(event('ObjectRemoved:Delete', 'm1', '0C'))).toEqual([]);
    expect(await dynamo.files.get({ key: 'theirs.txt', version: 'restored-0C' })).toMatchObject({
      outcome: 'rejected',
      reason: expect.stringMatching(/SSE-C/),
    });
  });

  it('notes that a file was gone before it was read', async () => {
    failing('gone.txt', new NoSuchKey({ message: 'gone', $metadata: {} }));
    expect(await handle(message('1', uploaded('gone.txt')))).toEqual([]);
    expect(await outcome('gone.txt')).toBe('removed');
  });

  it('counts the DynamoDB capacity that a file uses', async () => {
    stored('metered.txt', LIBRARY);
    const { metered } = await import('../../functions/tables/client.ts');
    const used = await metered(async (capacity) => {
      await dynamo.files.get({ key: 'a', version: 'b' });
      await dynamo.files.add({ key: 'm', version: 'v', outcome: 'new', receivedAt: '', sequencer: '' });
      return capacity;
    });
    expect(used).toEqual({ readUnits: 1, writeUnits: 1 });
  });
});

describe('what comes in bulk', () => {
  const queueOf = ({ QueueUrl = '' }: { QueueUrl?: string | undefined }) => QueueUrl.split('/').at(-1);
  const sentAlone = () => sqs.commandCalls(SendMessageCommand).map(({ args }) => queueOf(args[0].input));
  const sentTogether = () =>
    sqs.commandCalls(SendMessageBatchCommand).map(({ args: [{ input }] }) => ({
      queue: queueOf(input),
      kinds: [...new Set(input.Entries?.map(({ MessageBody = '' }) => JSON.parse(MessageBody).kind))],
    }));
  beforeEach(() => sqs.on(SendMessageBatchCommand).resolves({}));

  it('waits in queues of its own: the records of a file, and their analyses', async () => {
    const texts = ['The old mill at the river has been sold, the owner said on Monday.', ...Array(59).fill('short')];
    stored('many.json', JSON.stringify(texts.map((text) => ({ text }))));
    expect(await handle(message('1', uploaded('many.json')))).toEqual([]);
    expect(sentTogether()).toContainEqual({ queue: 'records', kinds: ['record'] });
    expect(sentTogether().map(({ queue }) => queue)).not.toContain('uploads');

    const paragraphs = texts.slice(0, 1);
    const record = { record: 1, article: { paragraphs }, repeated: { passages: 0, beginnings: [] } };
    const file = {
      key: 'many.json#1',
      version: 'v1',
      sequencer: '00A1',
      receivedAt: '2026-03-01T10:00:00.000Z',
      part: 1,
    };
    expect(await handle(message('2', { kind: 'record', bucket: 'inbox', file, record }))).toEqual([]);
    expect(await outcome('many.json#1')).toBe('new');
    expect(sentAlone()).toEqual(['bulk-analyses']);
  });

  it('does not keep withdrawals waiting', async () => {
    const removed = uploaded('many.json');
    removed.Records[0]!.eventName = 'ObjectRemoved:DeleteMarkerCreated';
    removed.Records[0]!.s3.object.versionId = 'v2';
    removed.Records[0]!.s3.object.sequencer = '00A2';
    expect(await handle(message('1', removed))).toEqual([]);
    expect(sentTogether()).toEqual([{ queue: 'uploads', kinds: ['withdraw records'] }]);
    const withdrawal = { kind: 'withdraw records', file: { key: 'many.json', version: 'v1' }, from: 1, to: 1 };
    const at = { outcome: 'removed', withdrawnAt: '2026-03-01T10:00:00.000Z', bucket: 'inbox' };
    expect(await handle(message('2', { ...withdrawal, ...at }))).toEqual([]);
    expect(await outcome('many.json#1')).toBe('removed');
    expect(sentAlone()).toEqual(['analyses']);
  });
});
