import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetBucketVersioningCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ANALYSIS_VERSION } from '../../functions/tables/analysis-version.ts';

vi.stubEnv('INBOX_BUCKET', 'inbox');
vi.stubEnv('UPLOADS_QUEUE_URL', 'https://sqs/uploads');
vi.stubEnv('RECORDS_QUEUE_URL', 'https://sqs/records');
vi.stubEnv('ANALYSES_QUEUE_URL', 'https://sqs/analyses');
vi.stubEnv('ARTICLES_TABLE', 'articles');
vi.stubEnv('FILES_TABLE', 'files');
vi.stubEnv('STATEMENTS_TABLE', 'statements');
vi.stubEnv('MENTIONS_TABLE', 'mentions');
vi.stubEnv('GENERATION', '2');
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

  it('sends what is to be rebuilt: files that brought their articles, all other rows, every version; in this order', async () => {
    const scans = [
      { Items: [{ key: 'a', version: 'v1' }] },
      { Items: [{ key: 'b', version: 'v2' }], LastEvaluatedKey: { key: 'b', version: 'v2' } },
      {},
    ];
    db.on(ScanCommand).callsFake(() => scans.shift());
    s3.on(ListObjectVersionsCommand).resolves({
      Versions: [version('ü'), { ...version('ü'), VersionId: 'v0', IsLatest: false }, version('folder/')],
      DeleteMarkers: [version('z'), { ...version('z'), IsLatest: false }],
    });
    expect(await handler({ task: 'rebuild' }, inTime)).toEqual({ sent: 5, done: true });
    const about = sent().flatMap(({ bodies }) => bodies);
    expect(about.map(({ kind, file, object }) => [kind, ...Object.values(file ?? object).slice(0, 2)])).toEqual([
      ['rebuild file', 'a', 'v1'],
      ['rebuild file', 'b', 'v2'],
      ['rebuild key', 'z', 'v-z'],
      ['rebuild key', 'ü', 'v-ü'],
      ['rebuild key', 'ü', 'v0'],
    ]);
    expect(about[2].object).toMatchObject({ isMarker: true });
    expect(about[4].object).toMatchObject({ isReplaced: true });
  });

  it('goes on with a rebuild at the key it had come to', async () => {
    s3.on(ListObjectVersionsCommand).resolves({ Versions: ['wire', 'wire2'].map(version) });
    expect(await handler({ task: 'rebuild', after: 'inbox wire2' }, inTime)).toEqual({ sent: 1, done: true });
    expect(s3.commandCalls(ListObjectVersionsCommand)[0]!.args[0].input).toMatchObject({ KeyMarker: 'wire' });
    expect(db.commandCalls(ScanCommand)).toEqual([]);
  });

  it('sweeps what a rebuild has not written again, but for rows written meanwhile', async () => {
    const rows = [[{ articleId: 'a' }], [{ speaker: 'Ann', said: '1' }], []];
    db.on(ScanCommand).callsFake(() => ({ Items: rows.shift() }));
    const meanwhile = new ConditionalCheckFailedException({ message: '', $metadata: {} });
    db.on(DeleteCommand).resolvesOnce({}).rejectsOnce(meanwhile);
    expect(await handler({ task: 'sweep' }, inTime)).toEqual({ sent: 2, done: true });
    expect(db.commandCalls(DeleteCommand).map(({ args }) => [args[0].input.TableName, args[0].input.Key])).toEqual([
      ['articles', { articleId: 'a' }],
      ['statements', { speaker: 'Ann', said: '1' }],
    ]);
    for (const { args } of db.commandCalls(DeleteCommand)) {
      expect(args[0].input.ConditionExpression).toContain('generation < :generation');
    }
  });

  it.each([
    [{ task: 'rebuild', since: '2026-03-01' }, /since/],
    [{ key1: 'value1' }, /key1/],
    [{ rate: 0.5 }, /rate/],
    [{ since: 'yesterday' }, /since/],
    [{ task: 'articles', prefix: 'a' }, /prefix/],
  ])('refuses %j before doing anything', async (order, problem) => {
    await expect(handler(order, inTime)).rejects.toThrow(problem);
    expect(s3.calls()).toEqual([]);
  });
});
