import { Logger } from '@aws-lambda-powertools/logger';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnalysisRequest } from '../../functions/messages/message.ts';

vi.stubEnv('ARTICLES_TABLE', 'articles');
vi.stubEnv('FILES_TABLE', 'files');
vi.stubEnv('MAX_TRIES', '5');
vi.stubEnv('QUEUE_URLS', 'https://sqs/analyses');
vi.stubEnv('RETRY_SECONDS', '10 60 180 480');
vi.stubEnv('STATEMENTS_TABLE', 'statements');
vi.stubEnv('MENTIONS_TABLE', 'mentions');
vi.stubEnv('FINGERPRINTS_TABLE', 'fingerprints');
vi.stubEnv('SEARCH_TABLE', 'search');
vi.stubEnv('AWS_REGION', 'eu-west-1');
vi.stubEnv('POWERTOOLS_DEV', 'false');
vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'true');

const db = mockClient(DynamoDBDocumentClient);
const { handler } = await import('../../functions/analyse/index.ts');

const request = (articleId: string): AnalysisRequest & { kind: 'analyse' } => ({
  kind: 'analyse',
  articleId,
  storyId: articleId,
  key: `${articleId}.txt`,
  version: 'v1',
  receivedAt: '2026-03-04T05:06:07.000Z',
  article: { paragraphs: ['"The bridge was safe," Miriam Okafor said in a statement on Monday.'] },
});

const articlesPut = () =>
  db.commandCalls(PutCommand, { TableName: 'articles' }, false).map((call) => call.args[0].input.Item);

const record = (messageId: string, body: string, tries = 1): SQSRecord =>
  ({ messageId, body, attributes: { ApproximateReceiveCount: String(tries) } }) as SQSRecord;
const event = (...records: SQSRecord[]): SQSEvent => ({ Records: records });
const invoke = (batch: SQSEvent) =>
  handler(batch, { getRemainingTimeInMillis: () => 60_000 } as Parameters<typeof handler>[1], () => {});

const throttled = () =>
  Object.assign(new Error('Throughput exceeds the current capacity'), {
    name: 'ProvisionedThroughputExceededException',
  });

beforeEach(() => {
  db.reset();
  db.on(BatchWriteCommand).resolves({});
  db.on(PutCommand).resolves({});
  db.on(QueryCommand).resolves({});
  db.on(GetCommand).resolves({});
  const listed = new Map<string, object>();
  const nameOf = ({ list, entry }: Record<string, string>) => `${list} ${entry}`;
  db.on(PutCommand, { TableName: 'search' }, false).callsFake(({ Item }) => {
    listed.set(nameOf(Item), Item);
    return {};
  });
  db.on(GetCommand, { TableName: 'search' }, false).callsFake(({ Key }) => ({ Item: listed.get(nameOf(Key)) }));
});

describe('the analyse function', () => {
  it('writes the rows of every article of its batch', async () => {
    const answer = await invoke(
      event(record('1', JSON.stringify(request('a'))), record('2', JSON.stringify(request('b')))),
    );
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(articlesPut().map((row) => row?.articleId)).toEqual(['a', 'b']);
  });

  it('returns only the article whose table is throttled', async () => {
    db.on(PutCommand, { Item: { articleId: 'b' } }, false).rejects(throttled());
    const answer = await invoke(
      event(record('1', JSON.stringify(request('a'))), record('2', JSON.stringify(request('b')))),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  });

  it('names article and file in the line of a failure, by which an operator finds them', async () => {
    db.on(PutCommand, { Item: { articleId: 'b' } }, false).rejects(throttled());
    const error = vi.spyOn(Logger.prototype, 'error');
    await invoke(
      event(
        record('1', JSON.stringify(request('b'))),
        record('2', '{"articleId":'),
        record('3', JSON.stringify({ Records: [] })),
      ),
    );
    expect(error.mock.calls.map(([, fields]) => fields)).toMatchObject([
      { messageId: '2' },
      { messageId: '3' },
      { messageId: '1', articleId: 'b', key: 'b.txt', error: { name: 'ProvisionedThroughputExceededException' } },
    ]);
    error.mockRestore();
  });

  it('says before the last try that the article and its file are not analysed, and takes it back', async () => {
    const rows: Record<string, unknown>[] = [];
    db.on(PutCommand, { TableName: 'articles' }, false).callsFake(({ Item }) => {
      rows.push(Item);
      db.on(GetCommand, { TableName: 'articles' }, false).resolves({ Item });
      return {};
    });
    db.on(UpdateCommand).resolves({});
    await invoke(event(record('1', JSON.stringify(request('a')), 4)));
    expect(rows).toHaveLength(1);
    rows.length = 0;
    db.on(GetCommand, { TableName: 'articles' }, false).resolves({});
    expect(await invoke(event(record('1', JSON.stringify(request('a')), 5)))).toEqual({ batchItemFailures: [] });
    expect(rows).toMatchObject(
      [
        { articleId: 'a', notAnalysed: /failed each time/, analysisVersion: 0, statements: 0 },
        { articleId: 'a', statements: 1 },
      ].map((row) => ({
        ...row,
        ...('notAnalysed' in row && { notAnalysed: expect.stringMatching(row.notAnalysed!) }),
      })),
    );
    expect(rows[1]).not.toHaveProperty('notAnalysed');
    const files = db.commandCalls(UpdateCommand, { TableName: 'files' }, false).map((call) => call.args[0].input);
    expect(files).toMatchObject([
      { Key: { key: 'a.txt', version: 'v1' }, UpdateExpression: 'SET #s0 = :s0' },
      { Key: { key: 'a.txt', version: 'v1' }, UpdateExpression: 'REMOVE #s0' },
    ]);
  });

  it.each([
    ['no JSON', '{"articleId":'],
    ['no message', '{"hello":"world"}'],
    ['for the other queue', JSON.stringify({ Records: [] })],
    ['a request without paragraphs', JSON.stringify({ ...request('a'), article: {} })],
  ])('returns a message that is %s, so that it ends in the dead-letter queue', async (_, body) => {
    const answer = await invoke(event(record('1', body), record('2', JSON.stringify(request('b')))));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(articlesPut()).toHaveLength(1);
  });

  it('writes the same rows when the same message is redelivered', async () => {
    const batch = event(record('1', JSON.stringify(request('a'))));
    await invoke(batch);
    const first = db.calls().map((call) => JSON.stringify(call.args[0].input));
    db.resetHistory();
    await invoke(batch);
    expect(db.calls().map((call) => JSON.stringify(call.args[0].input))).toEqual(first);
  });
});

describe('an article whose row is refused, though it was not withdrawn', () => {
  it('is tried again with its message', async () => {
    const error = new ConditionalCheckFailedException({ message: 'refused', $metadata: {} });
    db.on(PutCommand, { TableName: 'articles' }, false).rejects(error);
    expect(await invoke(event(record('1', JSON.stringify(request('a')))))).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
  });
});

describe('an article that is to be analysed again', () => {
  const text = '"The bridge was safe," Miriam Okafor said in a statement on Monday.';
  const row = {
    articleId: 'a',
    storyId: 'a',
    speakers: [],
    people: [],
    organisations: [],
    places: [],
    receivedAt: '2026-03-04T05:06:07.000Z',
    key: 'a.txt',
    title: 'Bridge',
    text,
    analysisVersion: 0,
  };
  const again = record('1', JSON.stringify({ kind: 'reanalyse', articleId: 'a', bucket: 'inbox' }));
  const stored = (item: object) => db.on(GetCommand, { TableName: 'articles' }).resolves({ Item: item });

  it('gets the rows that the article itself would get now', async () => {
    const { title, key, receivedAt } = row;
    await invoke(
      event(record('0', JSON.stringify({ ...request('a'), key, receivedAt, article: { title, paragraphs: [text] } }))),
    );
    const [asNew] = articlesPut();
    db.resetHistory();
    stored(row);
    expect(await invoke(event(again))).toEqual({ batchItemFailures: [] });
    expect(articlesPut()[0]).toEqual(asNew);
  });

  it.each([
    ['has been', { ...row, analysisVersion: 99 }],
    ['was withdrawn', { articleId: 'a', analysisVersion: 0 }],
  ])('is left alone if it %s', async (_, item) => {
    stored(item);
    expect(await invoke(event(again))).toEqual({ batchItemFailures: [] });
    expect(db.commandCalls(PutCommand)).toHaveLength(0);
    expect(db.commandCalls(BatchWriteCommand)).toHaveLength(0);
  });

  it('is left alone if there is none', async () => {
    expect(await invoke(event(again))).toEqual({ batchItemFailures: [] });
    expect(db.commandCalls(PutCommand)).toHaveLength(0);
  });
});
