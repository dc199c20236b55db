/** What docs/runbook.md says, done on the stand-ins as far as they go, by its own commands. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countMessages } from '../../lib/local/cloud/queues.ts';
import { type Local, startLocal } from '../../lib/local/start-local.ts';
import { type Assembly, synthesiseAssembly } from '../../lib/local/template/assembly.ts';
import { properties, resources } from './wired.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');

let assembly: Assembly & { remove(): void };
let local: Local;
beforeAll(async () => {
  assembly = await synthesiseAssembly();
  const template = structuredClone(assembly.template);
  // A deployment that names a table that is not there; one try, so that it need not be waited for.
  for (const { Properties } of resources(template, 'AWS::SQS::Queue')) {
    if (Properties?.RedrivePolicy) (Properties.RedrivePolicy as { maxReceiveCount: number }).maxReceiveCount = 1;
  }
  const { Variables } = properties(template, 'AWS::Lambda::Function', 'Deduplicate').Environment as {
    Variables: Record<string, string>;
  };
  Object.assign(Variables, { STORIES_TABLE: 'Newsprint-Lost', MAX_TRIES: '1' });
  local = await startLocal({ ...assembly, template });
});
afterAll(async () => {
  await local.stop();
  assembly.remove();
});

const queueNamed = (name: RegExp) => local.queues.find(({ id }) => name.test(id))!;

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

it('a dead letter names its file, and once the cause is mended and it is sent back, the file is handled', async () => {
  const { sqs, dynamodb } = local.clients;
  const [uploads, deadLetters] = [queueNamed(/^InboxUploadsQueue/), queueNamed(/^InboxUploadsDeadLetters/)];
  await local.upload('wire/bridge.txt', readFileSync('test/explorer/articles/ferry-strike.txt'));
  await until(async () => (await countMessages(sqs, deadLetters.url)) > 0);
  const [failed] = await local.rows<{ outcome: string }>('Files');
  expect(failed).toMatchObject({ key: 'wire/bridge.txt', outcome: 'failed' });

  const { Messages: [letter] = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: deadLetters.url }));
  expect(keyIn(letter!)).toBe('wire/bridge.txt');

  // Mended: the table is there.
  const stories = local.tables.find(({ title }) => title === 'Stories');
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: stories?.name }));
  const { KeySchema, AttributeDefinitions } = Table!;
  await dynamodb.send(new CreateTableCommand({ TableName: 'Newsprint-Lost', KeySchema, AttributeDefinitions }));
  // What `aws sqs start-message-move-task` does.
  await sqs.send(new SendMessageCommand({ QueueUrl: uploads.url, MessageBody: letter?.Body }));
  const { ReceiptHandle } = letter!;
  await sqs.send(new DeleteMessageCommand({ QueueUrl: deadLetters.url, ReceiptHandle }));

  await local.settled();
  expect(await countMessages(sqs, deadLetters.url)).toBe(0);
  expect(await local.rows('Files')).toMatchObject([{ key: 'wire/bridge.txt', outcome: 'new' }]);
});
