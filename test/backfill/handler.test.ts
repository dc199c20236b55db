import { GetBucketVersioningCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ANALYSIS_VERSION } from '../../functions/tables/analysis-version.ts';

vi.stubEnv('INBOX_BUCKET', 'inbox');
vi.stubEnv('UPLOADS_QUEUE_URL', 'https://sqs/uploads');
vi.stubEnv('ANALYSES_QUEUE_URL', 'https://sqs/analyses');
vi.stubEnv('ARTICLES_TABLE', 'articles');
vi.stubEnv('AWS_REGION', 'eu-west-1');
vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');

const s3 = mockClient(S3Client);
const sqs = mockClient(SQSClient);
const db = mockClient(DynamoDBDocumentClient);
const { handler } = await import('../../functions/backfill/index.ts');

const inTime = { getRemainingTimeInMillis: () => 900_000 };
const version = (Key: string) => ({ Key, VersionId: `v-${Key}`, IsLatest: true, LastModified: new Date(0) });
const sent = () =>
  sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => ({
    queue: args[0].input.QueueUrl,
    bodies: args[0].input.Entries!.map(({ MessageBody }) => JSON.parse(MessageBody!)),
  }));

beforeEach(() => {
  s3.reset();
  sqs.reset();
  db.reset();
  s3.on(GetBucketVersioningCommand).resolves({ Status: 'Enabled' });
  s3.on(ListObjectVersionsCommand).resolves({ Versions: ['a', 'b', 'c'].map(version) });
  sqs.on(SendMessageBatchCommand).resolves({});
});

describe('the backfill function', () => {
  it('sends every file of the inbox to the uploads queue', async () => {
    expect(await handler(undefined, inTime)).toEqual({ sent: 3, done: true });
    const [{ queue, bodies }] = sent() as [ReturnType<typeof sent>[number]];
    expect(queue).toBe('https://sqs/uploads');
    expect(bodies.map(({ Records }) => Records[0].s3.object.key)).toEqual(['a', 'b', 'c']);
  });

  it('sends nothing in a dry run', async () => {
    expect(await handler({ dryRun: true }, inTime)).toEqual({ sent: 3, done: true });
    expect(sent()).toEqual([]);
  });

  it('stops before its timeout, and returns the order for the rest', async () => {
    const Versions = Array.from({ length: 25 }, (_, i) => version(String(i).padStart(2, '0')));
    s3.on(ListObjectVersionsCommand).resolves({ Versions });
    const times = [900_000, 800_000, 19_000];
    const ending = { getRemainingTimeInMillis: () => times.shift() ?? 0 };
    const order = { prefix: '', rate: 1000 };
    expect(await handler(order, ending)).toEqual({
      sent: 20,
      done: false,
      after: '19',
      next: { task: 'files', ...order, after: '19' },
    });
  });

  it('resends only the messages that SQS failed to take', async () => {
    sqs
      .on(SendMessageBatchCommand)
      .resolvesOnce({ Successful: [], Failed: [{ Id: '1', Code: 'Throttled', SenderFault: false }] })
      .resolves({});
    expect(await handler({}, inTime)).toEqual({ sent: 3, done: true });
    expect(sent()[1]!.bodies.map(({ Records }) => Records[0].s3.object.key)).toEqual(['b']);
  });

  it('fails with the place to continue from if SQS refuses a message', async () => {
    sqs.on(SendMessageBatchCommand).resolves({
      Successful: [],
      Failed: [{ Id: '0', Code: 'InvalidMessageContents', SenderFault: true }],
    });
    await expect(handler({ after: '0' }, inTime)).rejects.toThrow(/InvalidMessageContents.*\(0 sent, all up to "0"\)/);
  });

  it('sends articles of an earlier analysis to be analysed again, from their rows or, if those are cut, from their files', async () => {
    const pages = [
      { Items: [{ articleId: 'a1' }], LastEvaluatedKey: { articleId: 'a5' } },
      { Items: [{ articleId: 'a6', textCut: 200_000 }] },
    ];
    // Copied, because the paginator uses one input for all pages.
    const scans: ScanCommandInput[] = [];
    db.on(ScanCommand).callsFake((input) => pages[scans.push({ ...input }) - 1]);
    expect(await handler({ task: 'articles', since: '2026-03-01', after: 'a0' }, inTime)).toEqual({
      sent: 2,
      done: true,
    });
    expect(sent()).toEqual([
      { queue: 'https://sqs/analyses', bodies: [{ kind: 'reanalyse', articleId: 'a1', bucket: 'inbox' }] },
      { queue: 'https://sqs/uploads', bodies: [{ kind: 'reanalyse', articleId: 'a6', bucket: 'inbox' }] },
    ]);
    expect(scans).toHaveLength(2);
    expect(scans[0]).toMatchObject({
      ExclusiveStartKey: { articleId: 'a0' },
      ExpressionAttributeValues: { ':version': ANALYSIS_VERSION, ':since': '2026-03-01' },
    });
    expect(scans[1]).toMatchObject({ ExclusiveStartKey: { articleId: 'a5' } });
  });

  it.each([
    [{ key1: 'value1' }, /key1/],
    [{ rate: 0.5 }, /rate/],
    [{ since: 'yesterday' }, /since/],
    [{ task: 'articles', prefix: 'a' }, /prefix/],
  ])('refuses %j before doing anything', async (order, problem) => {
    await expect(handler(order, inTime)).rejects.toThrow(problem);
    expect(s3.calls()).toEqual([]);
  });
});
