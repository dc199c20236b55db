import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent, SQSHandler } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Budget, budgetOf } from '../../functions/deduplicate/budget.ts';
import { startDynamodb } from '../tables/dynamodb.ts';
import { newsroom } from './newsroom.ts';
import { article } from './texts.ts';

const lines = (count: number, first = 0): string =>
  Array.from({ length: count }, (_, i) => JSON.stringify({ text: article(first + i) })).join('\n');

/** A newsroom that streams every bulk file. */
const streaming = () => {
  const room = newsroom();
  room.context.maxFileBytes = 5_000;
  return room;
};

describe('a file of more records than are allowed', () => {
  it.each([
    ['streamed', streaming, lines(30)],
    ['read as a whole', newsroom, `[${lines(30).replaceAll('\n', ',')}]`],
  ])('has the first of them handled, and its row says so (%s)', async (_, open, text) => {
    const room = open();
    room.context.maxRecords = 20;
    const noted: string[] = [];
    room.context.noteLimit = (limit, { key }) => noted.push(`${limit} ${key}`);
    const event = room.drop(text.startsWith('[') ? 'a.json' : 'a.jsonl', text);
    await room.handle(event);
    await room.workOff();
    expect(await room.row(event)).toMatchObject({
      outcome: 'new',
      articles: 20,
      reason: 'After 20 records: 20 records are the limit for a file. Upload the others in files of their own.',
    });
    expect(await room.row(event)).not.toHaveProperty('readingUpTo');
    expect((await room.snapshot()).files.filter(({ part }) => part !== undefined)).toHaveLength(20);
    expect(noted).toContain('maxRecordsPerFile a.jsonl'.replace('a.jsonl', event.key));
  });

  it('may have exactly as many as are allowed', async () => {
    const room = streaming();
    room.context.maxRecords = 30;
    const event = room.drop('a.jsonl', lines(30));
    await room.handle(event);
    await room.workOff();
    expect(await room.row(event)).toMatchObject({ articles: 30 });
    expect(await room.row(event)).not.toHaveProperty('reason');
  });
});

describe('a bulk file of more records than may be handled within the hour', () => {
  const limited = (articlesPerHour: number) => {
    const room = streaming();
    let hour = 0;
    const sums = new Map<string, { records: number; bytes: number }>();
    const budget: Budget = budgetOf(
      {
        add: async (period, { records, bytes }) => {
          const before = sums.get(period) ?? { records: 0, bytes: 0 };
          sums.set(period, { records: before.records + records, bytes: before.bytes + bytes });
          return { ...sums.get(period)! };
        },
      },
      { articlesPerHour },
      () => Date.UTC(2026, 2, 1, hour),
    );
    room.context.budget = budget;
    return {
      ...room,
      nextHour: () => {
        hour += 1;
      },
    };
  };

  it('waits as one message, with nine tenths sent, and goes on in the next, to the same rows', async () => {
    const whole = streaming();
    await whole.handle(whole.drop('a.jsonl', lines(30)));
    await whole.workOff();
    const room = limited(20);
    const event = room.drop('a.jsonl', lines(30));
    await room.handle(event);
    expect(room.queue.map(({ kind }) => kind)).toEqual([...Array(18).fill('record'), 'read records']);
    expect(room.delays).toEqual([900]);
    await workRecordsOff(room);
    expect(room.delays).toEqual([900, 900]);
    expect(await room.row(event)).toMatchObject({ outcome: 'new', articles: 18, readingUpTo: expect.any(Number) });
    room.nextHour();
    await room.workOff();
    expect(await room.snapshot()).toEqual(await whole.snapshot());
  });

  /** All that waits once. */
  const workRecordsOff = async ({ queue, context }: Pick<ReturnType<typeof newsroom>, 'queue' | 'context'>) => {
    const { handleBulk } = await import('../../functions/deduplicate/event/handle-bulk.ts');
    for (const request of queue.splice(0)) await handleBulk(context, request);
  };
});

describe('the handler, when the articles of the hour are used up', () => {
  let dynamo: Awaited<ReturnType<typeof startDynamodb>>;
  let handler: SQSHandler;
  const s3 = mockClient(S3Client);
  const sqs = mockClient(SQSClient);
  const logged: string[] = [];

  beforeAll(async () => {
    dynamo = await startDynamodb();
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', dynamo.options.endpoint);
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    for (const table of ['Files', 'Stories', 'Fingerprints']) vi.stubEnv(`${table.toUpperCase()}_TABLE`, table);
    for (const name of ['UPLOADS', 'RECORDS', 'ANALYSES', 'BULK_ANALYSES']) {
      vi.stubEnv(`${name}_QUEUE_URL`, `https://sqs.us-east-1.amazonaws.com/1/${name.toLowerCase()}`);
    }
    vi.stubEnv('QUEUE_URLS', 'https://sqs/uploads');
    vi.stubEnv('RETRY_SECONDS', '10');
    vi.stubEnv('MAX_ARTICLES_PER_HOUR', '9');
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
    vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'deduplicate');
    vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Newsprint');
    // Both write to this console, instead of one of their own.
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
    for (const level of ['log', 'warn', 'info', 'error'] as const) {
      vi.spyOn(console, level).mockImplementation((line) => logged.push(String(line)));
    }
    ({ handler } = await import('../../functions/deduplicate/index.ts'));
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await dynamo.stop();
  });
  beforeEach(() => {
    s3.reset();
    sqs.reset();
    sqs.on(SendMessageCommand).resolves({});
    sqs.on(SendMessageBatchCommand).resolves({});
    logged.length = 0;
  });

  const upload = (key: string, text: string, eventName = 'ObjectCreated:Put'): SQSEvent['Records'][number] => {
    s3.on(GetObjectCommand, { Key: key }).resolves({
      Body: { transformToByteArray: async () => Buffer.from(text) } as never,
    });
    const object = { key, size: text.length, versionId: eventName, sequencer: eventName.length.toString(16) };
    const record = { eventName, eventTime: '2026-03-01T10:00:00.000Z', s3: { bucket: { name: 'inbox' }, object } };
    return {
      messageId: key,
      body: JSON.stringify({ Records: [record] }),
      eventSource: 'aws:sqs',
      attributes: { ApproximateReceiveCount: '5' },
    } as SQSEvent['Records'][number];
  };
  const handle = async (...Records: SQSEvent['Records']) =>
    (await handler({ Records }, { getRemainingTimeInMillis: () => 120_000 } as Context, () => {}))?.batchItemFailures;
  const rowOf = (key: string, version = 'ObjectCreated:Put') => dynamo.files.get({ key, version });

  const lines = () => logged.map((line) => JSON.parse(line));
  const warnings = () => lines().filter(({ level, LimitReached }) => level === 'WARN' || LimitReached);

  it('measures what became of the files of a batch, in one line', async () => {
    const soon = new Date(Date.now() - 5000).toISOString();
    const [first, copy] = [upload('measured.txt', article(20)), upload('copied.txt', article(20))];
    await handle(first);
    logged.length = 0;
    await handle({ ...copy, body: copy.body.replace('2026-03-01T10:00:00.000Z', soon) }, upload('tiny.txt', 'No.'));
    const [line, ...others] = lines().filter(({ _aws }) => _aws);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ service: 'deduplicate', FilesCopy: 1, FilesRejected: 1 });
    expect(line).not.toHaveProperty('FilesNew');
    // The other file came long ago: a backfill brought it.
    expect(line.SecondsToRows).toBeGreaterThanOrEqual(5);
    expect(line.WriteUnits).toHaveLength(2);
    expect(lines()).toContainEqual(
      expect.objectContaining({
        key: 'tiny.txt',
        outcome: 'rejected',
        reason: 'The text is too short to be an article.',
      }),
    );
    const { Metrics } = line._aws.CloudWatchMetrics[0];
    expect(Metrics).toContainEqual({ Name: 'SecondsToRows', Unit: 'Seconds' });
  });

  it('logs keys, ids and outcomes, but no texts', async () => {
    const text = `Of the mill\n\n${article(9)}`;
    const [broken, unread] = [upload('broken.txt', text), upload('unread.txt', text)];
    await handle(upload('logged.txt', text), { ...broken, body: `${broken.body} ${text}` }, unread);
    s3.on(GetObjectCommand, { Key: 'failing.txt' }).rejects(new Error('timeout'));
    await handle({ ...unread, body: unread.body.replaceAll('unread', 'failing') });
    const all = logged.join('\n');
    for (const said of ['logged.txt', 'failing.txt', '"outcome": "new"', 'timeout']) expect(all).toContain(said);
    for (const words of [
      'Of the mill',
      ...article(9)
        .split(/[.\s]+/)
        .filter(({ length }) => length > 8),
    ]) {
      expect(all).not.toContain(words);
    }
  });

  it('lets the next file wait without using up its tries, says so once to the operator, and handles deletions', async () => {
    await handle(upload('1.txt', article(1)));
    await handle(upload('2.txt', article(2)));
    await handle(upload('2b.txt', article(5)));
    expect(warnings()).toEqual([]);
    const waiting = upload('3.txt', article(3));
    expect(await handle(waiting)).toEqual([]);
    expect(await rowOf('3.txt')).toBeUndefined();
    const again = sqs.commandCalls(SendMessageCommand).map(({ args }) => args[0].input);
    expect(again).toContainEqual({
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/uploads',
      MessageBody: waiting.body,
      DelaySeconds: expect.any(Number),
    });
    expect(warnings()).toEqual([
      expect.objectContaining({ message: 'a limit is reached', limit: 'maxArticlesPerHour', key: '3.txt' }),
      expect.objectContaining({ service: 'deduplicate', LimitReached: 1 }),
    ]);
    expect(await handle(upload('1.txt', '', 'ObjectRemoved:DeleteMarkerCreated'))).toEqual([]);
    expect(await rowOf('1.txt')).toMatchObject({ outcome: 'removed' });
  });
});
