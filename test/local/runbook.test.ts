/** What docs/runbook.md says, done on the stand-ins as far as they go, by its own commands. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FileRow, StatementRow } from '../../functions/tables/rows.ts';
import { countMessages } from '../../lib/local/cloud/queues.ts';
import { type Local, type LocalOptions, startLocal } from '../../lib/local/start-local.ts';
import { type Assembly, synthesiseAssembly } from '../../lib/local/template/assembly.ts';
import { properties, resources } from './wired.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');

let assembly: Assembly & { remove(): void };
beforeAll(async () => {
  assembly = await synthesiseAssembly();
});
afterAll(() => assembly.remove());

const running: Local[] = [];
const start = async (options: LocalOptions = assembly): Promise<Local> => {
  const local = await startLocal(options);
  running.push(local);
  return local;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((local) => local.stop()));
});

/** A deployment that names a table that is not there; one try, so that it need not be waited for. */
const withoutStories = (): LocalOptions => {
  const template = structuredClone(assembly.template);
  for (const { Properties } of resources(template, 'AWS::SQS::Queue')) {
    if (Properties?.RedrivePolicy) (Properties.RedrivePolicy as { maxReceiveCount: number }).maxReceiveCount = 1;
  }
  const { Variables } = properties(template, 'AWS::Lambda::Function', 'Deduplicate').Environment as {
    Variables: Record<string, string>;
  };
  Object.assign(Variables, { STORIES_TABLE: 'Newsprint-Lost', MAX_TRIES: '1' });
  return { ...assembly, template };
};

const createLostTable = async ({ clients, tables }: Local): Promise<void> => {
  const stories = tables.find(({ title }) => title === 'Stories');
  const { Table } = await clients.dynamodb.send(new DescribeTableCommand({ TableName: stories?.name }));
  const { KeySchema, AttributeDefinitions } = Table!;
  await clients.dynamodb.send(new CreateTableCommand({ TableName: 'Newsprint-Lost', KeySchema, AttributeDefinitions }));
};

const queueNamed = ({ queues }: Local, name: string) => queues.find(({ id }) => id.startsWith(`Inbox${name}`))!;

const waitingIn = (local: Local, name: string) => countMessages(local.clients.sqs, queueNamed(local, name).url);

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await pause(50);
};

/** The key of a dead letter, by the first of the paths in the runbook's filter that leads somewhere. */
const keyIn = ({ Body = '' }: Message): string | undefined => {
  const [, filter = ''] = /fromjson \| (.+)'$/m.exec(runbook) ?? [];
  const steps = (path: string) => path.match(/\w+/g) ?? [];
  const found = filter
    .split(' // ')
    .map((path) =>
      steps(path).reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], JSON.parse(Body)),
    );
  return found.find((value) => typeof value === 'string') as string | undefined;
};

/** What `aws sqs start-message-move-task` does. */
const sendBack = async (local: Local, queue: string): Promise<void> => {
  const { sqs } = local.clients;
  const QueueUrl = queueNamed(local, `${queue}DeadLetters`).url;
  for (;;) {
    const { Messages: [letter] = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    if (!letter) return;
    const { Body, ReceiptHandle } = letter;
    await sqs.send(new SendMessageCommand({ QueueUrl: queueNamed(local, `${queue}Queue`).url, MessageBody: Body }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
};

const FERRY = readFileSync('test/explorer/articles/ferry-strike.txt', 'utf8');
const RAIL = readFileSync('test/articles/rail-strike.txt', 'utf8');

/** More records than are handled at once, so that they travel in messages. */
const RECORDS = 51;
const bulkFile = () =>
  Array.from({ length: RECORDS }, (_, record) =>
    JSON.stringify({ text: Array.from({ length: 40 }, (_, word) => `r${record}w${word}`).join(' ') }),
  ).join('\n');

describe('dead letters', () => {
  it('name their files; once the cause is mended and they are sent back, all are handled, those of a bulk file too', async () => {
    const local = await start(withoutStories());
    await local.upload('wire/bridge no 2.txt', FERRY);
    await local.upload('wire/archive.jsonl', bulkFile());
    await until(async () => (await waitingIn(local, 'RecordsDeadLetters')) >= RECORDS);
    await until(async () => (await waitingIn(local, 'UploadsDeadLetters')) > 0);
    const failed = (await local.rows<FileRow>('Files')).filter(({ outcome }) => outcome === 'failed');
    expect(failed).toContainEqual(expect.objectContaining({ key: 'wire/bridge no 2.txt' }));

    const QueueUrl = queueNamed(local, 'UploadsDeadLetters').url;
    const { Messages = [] } = await local.clients.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
    );
    expect(Messages.map(keyIn)).toContain('wire/bridge+no+2.txt');

    await createLostTable(local);
    for (const queue of ['Uploads', 'Records']) await sendBack(local, queue);
    await local.settled();
    expect(await waitingIn(local, 'UploadsDeadLetters')).toBe(0);
    expect(await waitingIn(local, 'RecordsDeadLetters')).toBe(0);
    const rows = await local.rows<FileRow>('Files');
    expect(rows).toContainEqual(expect.objectContaining({ key: 'wire/bridge no 2.txt', outcome: 'new' }));
    const records = rows.filter(({ key }) => key.startsWith('wire/archive.jsonl#'));
    expect(records).toHaveLength(RECORDS);
    expect(records.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  it('of a file that was deleted meanwhile do no harm when they are sent back', async () => {
    const local = await start(withoutStories());
    await local.upload('poison.txt', FERRY);
    await until(async () => (await waitingIn(local, 'UploadsDeadLetters')) > 0);
    await createLostTable(local);
    await local.remove('poison.txt');
    await sendBack(local, 'Uploads');
    await local.settled();
    const standing = (await local.rows<FileRow>('Files')).filter(({ outcome }) => outcome === 'new');
    expect(standing).toEqual([]);
    expect(await local.rows('Statements')).toEqual([]);
  });
});

describe('the intake', () => {
  it('can be stopped: what is uploaded and deleted meanwhile waits, and is handled when it goes on', async () => {
    const local = await start();
    await local.upload('before.txt', FERRY);
    await local.settled();
    const intake = local.eventSources.filter(({ queueArn }) =>
      queuesStopped().some((name) => queueArn === queueNamed(local, `${name}Queue`).arn),
    );
    expect(intake).toHaveLength(2);
    await Promise.all(intake.map((source) => source.disable()));
    await local.remove('before.txt');
    await local.upload('wire/rail.txt', RAIL);
    await local.upload('wire/archive.jsonl', bulkFile());
    await pause(300);
    expect(await waitingIn(local, 'UploadsQueue')).toBe(3);
    expect(await local.rows('Files')).toMatchObject([{ key: 'before.txt', outcome: 'new' }]);

    for (const source of intake) source.start();
    await local.settled();
    const rows = await local.rows<FileRow>('Files');
    expect(rows.filter(({ key }) => key === 'before.txt').map(({ outcome }) => outcome)).toContain('removed');
    expect(rows.find(({ key }) => key === 'wire/rail.txt')).toMatchObject({ outcome: 'new' });
    expect(rows.filter(({ key }) => key.startsWith('wire/archive.jsonl#'))).toHaveLength(RECORDS);
  });
});

/** The queues in the loop of the section, which are those that new files come through. */
const queuesStopped = (): string[] => {
  const [, names = ''] = /# Stop the intake[\s\S]+?for queue in (.+?); do/.exec(runbook) ?? [];
  return names.split(' ');
};

describe('another account', () => {
  it('says the same of files that were copied there', async () => {
    const names = readdirSync('test/explorer/articles');
    const [old, other] = await Promise.all([start(), start()]);
    for (const name of names) {
      await old.upload(name, readFileSync(`test/explorer/articles/${name}`));
      await old.settled();
    }
    for (const name of names) {
      const object = { Bucket: old.bucket.name, Key: name };
      const { Body } = await old.clients.s3.send(new GetObjectCommand(object));
      await other.upload(name, await Body!.transformToByteArray());
      await other.settled();
    }
    const files = (rows: FileRow[]) =>
      rows.map(({ key, outcome, relation, copyOf }) => ({ key, outcome, relation, copyOf }));
    expect(files(await other.rows('Files'))).toEqual(files(await old.rows('Files')));
    const said = (rows: StatementRow[]) =>
      rows.map(({ speaker, articleId, stance, content }) => ({ speaker, articleId, stance, content }));
    expect(said(await other.rows('Statements'))).toEqual(said(await old.rows('Statements')));
  });
});
