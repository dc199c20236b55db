import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backfill, type Order, type Targets } from '../../functions/backfill/backfill.ts';
import type { ArticleRow, FileRow } from '../../functions/tables/rows.ts';
import { type Local, startLocal } from '../../lib/local/start-local.ts';
import { HARBOUR, LIBRARY } from '../deduplicate/newsroom.ts';

let local: Local;
let targets: Targets;
beforeAll(async () => {
  local = await startLocal();
  const queue = (id: string) => local.queues.find((candidate) => candidate.id.startsWith(id))!.url;
  const table = (name: string) => local.tables.find(({ title }) => title === name)!.name;
  targets = {
    bucket: local.bucket.name,
    queues: {
      uploads: queue('InboxUploadsQueue'),
      records: queue('InboxRecordsQueue'),
      analyses: queue('WorkersAnalysesQueue'),
    },
    articlesTable: table('Articles'),
    filesTable: table('Files'),
    statementsTable: table('Statements'),
    mentionsTable: table('Mentions'),
    generation: 1,
  };
});
afterAll(() => local?.stop());

/** Stores an object without sending an event. */
const store = (key: string, body: string, Metadata: Record<string, string> = {}) =>
  local.clients.s3.send(new PutObjectCommand({ Bucket: targets.bucket, Key: key, Body: body, Metadata }));

const send = async (order: Partial<Order>) => {
  const { s3, sqs, dynamodb: db } = local.clients;
  const stops = { mayGoOn: () => true };
  const progress = await backfill({ task: 'files', rate: 1000, ...order }, targets, { s3, sqs, db }, stops);
  expect(await local.settled()).toMatchObject({ ok: true, failures: [] });
  return progress;
};

/** All rows of all tables, sorted, without notes that were forgotten and expire. */
const allRows = async (): Promise<string[]> => {
  const tables = await Promise.all(
    local.tables.map(async ({ title }) =>
      (await local.rows(title)).filter((row) => !isForgotten(row)).map((row) => JSON.stringify([title, row])),
    ),
  );
  return tables.flat().sort();
};

const isForgotten = ({ fingerprint, expiresAt, ...rest }: Record<string, unknown>): boolean =>
  String(fingerprint).startsWith('rows#') && Object.keys(rest).length === 0;

const filesNamed = async (key: string): Promise<FileRow[]> =>
  (await local.rows<FileRow>('Files')).filter((row) => row.key === key);

const run = (command: string, options: string[], env: NodeJS.ProcessEnv): Promise<[number | null, string]> => {
  const child = spawn(process.execPath, [command, ...options], { env });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve([code, stderr])));
};

describe('a backfill of the inbox', () => {
  it('processes files whose events were never sent, with the metadata of their uploads', async () => {
    await store('old/harbour.txt', HARBOUR, { source: 'Port Ellery Post', published: '2026-02-27' });
    await store('old/library ü.txt', LIBRARY);
    expect(await send({ prefix: 'old/' })).toEqual({ sent: 2, done: true });
    expect((await filesNamed('old/library ü.txt')).map(({ outcome }) => outcome)).toEqual(['new']);
    const articles = await local.rows<ArticleRow>('Articles');
    expect(articles.find(({ key }) => key === 'old/harbour.txt')).toMatchObject({
      source: 'Port Ellery Post',
      publishedAt: '2026-02-27',
    });
  });

  it('leads to the same rows if done twice', async () => {
    const before = await allRows();
    await send({ prefix: 'old/' });
    expect(await allRows()).toEqual(before);
  });

  it('changes nothing for files whose events were sent, including newer versions of a key', async () => {
    await local.upload('told.txt', HARBOUR.replaceAll('crane', 'mast'));
    await local.upload('told.txt', LIBRARY.replaceAll('nine', 'eight'));
    await local.settled();
    const before = await allRows();
    expect(await send({ prefix: 'told' })).toEqual({ sent: 1, done: true });
    expect(await allRows()).toEqual(before);
  });

  it('as a rebuild sends every version, and changes nothing where nothing was lost', async () => {
    const before = await allRows();
    expect(await send({ task: 'rebuild' })).toEqual({ sent: 4, done: true });
    expect(await allRows()).toEqual(before);
    expect(await send({ task: 'sweep' })).toEqual({ sent: 0, done: true });
    expect(await allRows()).toEqual(before);
  });

  it('only counts in a dry run', async () => {
    const before = await allRows();
    expect(await send({ dryRun: true, prefix: 'old/' })).toEqual({ sent: 2, done: true });
    expect(await allRows()).toEqual(before);
  });

  it('is also a command', async () => {
    await store('command.txt', HARBOUR.replaceAll('harbour', 'dockyard'));
    const command = fileURLToPath(new URL('../../bin/backfill.ts', import.meta.url));
    const options = ['--bucket', targets.bucket, '--uploads-queue', targets.queues.uploads, '--prefix', 'command'];
    const { s3, sqs, dynamodb } = local.endpoints;
    const environment = {
      PATH: process.env.PATH,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL_S3: s3,
      AWS_ENDPOINT_URL_SQS: sqs,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    };
    expect(await run(command, options, environment)).toEqual([0, expect.stringContaining('1 sent.')]);
    await local.settled();
    expect(await filesNamed('command.txt')).toHaveLength(1);
  });
});

describe('reprocessing articles of an earlier analysis', () => {
  it('leads to the rows of the current analysis, and no others', async () => {
    const before = await allRows();
    const article = (await local.rows<ArticleRow>('Articles')).find(({ key }) => key === 'old/harbour.txt')!;
    const { articleId, storyId } = article;
    const tableNamed = (name: string) => local.tables.find(({ title }) => title === name)!.name;
    await local.clients.dynamodb.send(
      new UpdateCommand({
        TableName: targets.articlesTable,
        Key: { articleId },
        UpdateExpression: 'SET analysisVersion = :old, summary = :summary, speakers = list_append(speakers, :stale)',
        ExpressionAttributeValues: { ':old': 0, ':summary': 'of an earlier analysis', ':stale': ['Nobody'] },
      }),
    );
    const stale = { speaker: 'Nobody', said: `2026-02-27#${articleId}#099`, articleId, storyId };
    await local.clients.dynamodb.send(new PutCommand({ TableName: tableNamed('Statements'), Item: stale }));
    expect(await allRows()).not.toEqual(before);
    expect(await send({ task: 'articles' })).toEqual({ sent: 1, done: true });
    expect(await allRows()).toEqual(before);
    expect(await send({ task: 'articles' })).toEqual({ sent: 0, done: true });
  });
});
