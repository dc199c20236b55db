import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FileRow } from '../../functions/tables/rows.ts';
import { type Local, startLocal } from '../../lib/local/start-local.ts';
import type { Template } from '../../lib/local/template/template.ts';
import { drop, properties, resources, wired } from './wired.ts';

describe('the template as it is', () => {
  let local: Local;
  beforeAll(async () => {
    local = await startLocal(await wired());
  });
  afterAll(() => local?.stop());

  it('has queues with their visibility timeout, retention and redrive', async () => {
    const uploads = local.queues.find(({ id }) => id.startsWith('InboxUploadsQueue'));
    const { Attributes } = await local.clients.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: uploads?.url, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({ VisibilityTimeout: '720', MessageRetentionPeriod: '345600' });
    const deadLetters = local.queues.find(({ id }) => id.startsWith('InboxUploadsDeadLetters'));
    expect(JSON.parse(Attributes?.RedrivePolicy ?? '')).toMatchObject({ deadLetterTargetArn: deadLetters?.arn });
  });

  it('has tables with their keys and indexes', async () => {
    const { template } = await wired();
    const described = ['KeySchema', 'IndexName', 'Projection'];
    for (const { id, name } of local.tables) {
      const { Table } = await local.clients.dynamodb.send(new DescribeTableCommand({ TableName: name }));
      const { KeySchema, GlobalSecondaryIndexes = [] } = properties(template, 'AWS::DynamoDB::Table', id);
      expect(Table?.KeySchema).toEqual(KeySchema);
      const made = (Table?.GlobalSecondaryIndexes ?? []).map((index) =>
        Object.fromEntries(Object.entries(index).filter(([attribute]) => described.includes(attribute))),
      );
      const wanted = GlobalSecondaryIndexes as object[];
      expect(made).toHaveLength(wanted.length);
      expect(made).toEqual(expect.arrayContaining(wanted));
    }
    expect(local.tables.map(({ title }) => title).sort()).toEqual([
      'Articles',
      'Files',
      'Fingerprints',
      'Mentions',
      'Search',
      'Statements',
      'Stories',
    ]);
  });

  it('leads from a file in the inbox, whatever its name, to rows', async () => {
    const key = 'dir/same again (copy) ü+1 🙂.txt';
    const { version } = await local.upload(key, 'once upon a time 🙂');
    expect(await local.settled()).toMatchObject({ ok: true, missing: [], failures: [] });
    expect(await local.rows<FileRow>('Files')).toContainEqual(
      expect.objectContaining({ key, version, outcome: 'new', size: 21 }),
    );
    expect(await local.rows('Statements')).toContainEqual(expect.objectContaining({ content: 'once upon a time 🙂' }));
  });

  it('works with the longest keys, and files of several parts', async () => {
    const key = `${'long/'.repeat(180)}${'x'.repeat(100)}.txt`;
    await local.upload(key, 'a file with a long name');
    await local.upload('large.txt', 'large '.repeat(2_000_000));
    const { outcomes, ok } = await local.settled();
    expect([ok, outcomes.new]).toEqual([true, 3]);
  });

  it('has rows with sets, read as lists', async () => {
    await local.upload('a set.txt', 'members are a set');
    await local.settled();
    expect(await local.rows('Fingerprints')).toContainEqual(expect.objectContaining({ members: ['a set.txt'] }));
  });

  it('leads to the same rows if an event is delivered twice', async () => {
    const { event } = await local.upload('twice.txt', 'told twice');
    await local.settled();
    const before = await local.rows('Files');
    await local.deliver(event!);
    await local.settled();
    expect(await local.rows('Files')).toEqual(before);
  });

  it('retries only the messages that the function names', async () => {
    await Promise.all(['name me.txt', 'b.txt', 'c.txt', 'd.txt'].map((key) => local.upload(key, `${key} text`)));
    const { failures, missing, ok } = await local.settled();
    expect(ok).toBe(false);
    expect(missing).toEqual(['name me.txt']);
    expect(failures).toEqual([
      { files: ['name me.txt'], reason: expect.stringContaining('given up: WorkersDeduplicate') },
    ]);
  });
});

describe('the local run breaks where the template is broken:', () => {
  let local: Local | undefined;
  afterEach(() => local?.stop());

  /** @param stallMs short only if there can be no progress: a slow machine is no stall */
  async function settle(change: (template: Template) => void, texts = ['a text'], stallMs = 50_000) {
    local = await startLocal(await wired(change));
    await Promise.all(texts.map((text, index) => local!.upload(`${index}.txt`, text)));
    return local.settled({ stallMs });
  }
  const start = async (change: (template: Template) => void) => {
    local = await startLocal(await wired(change));
  };
  const deduplicate = (template: Template) => properties(template, 'AWS::Lambda::Function', 'Deduplicate');

  it('no event source', async () => {
    const settlement = await settle(
      (template) => drop(template, 'AWS::Lambda::EventSourceMapping', 'Deduplicate'),
      ['a text'],
      1000,
    );
    expect(settlement).toMatchObject({ ok: false, stalled: true, missing: ['0.txt'] });
    expect(settlement.remarks[0]).toMatch(/in the queue InboxUploadsQueue\w+, which no function polls/);
  });

  it('no ReportBatchItemFailures: messages that the function names are lost', async () => {
    const settlement = await settle(
      (template) => {
        delete properties(template, 'AWS::Lambda::EventSourceMapping', 'DeduplicateMessages').FunctionResponseTypes;
      },
      ['name me', 'another text'],
    );
    expect(settlement).toMatchObject({ ok: false, stalled: false, missing: ['0.txt'], failures: [] });
  });

  it('other waits between tries: a failed message waits as long, a second for each minute', async () => {
    const secondsOf = async (waits: string) => {
      const started = Date.now();
      const settlement = await settle(
        (template) => {
          const variables = (deduplicate(template).Environment as { Variables: Record<string, string> }).Variables;
          variables.RETRY_SECONDS = waits;
          const { RedrivePolicy } = properties(template, 'AWS::SQS::Queue', 'InboxUploadsQueue');
          (RedrivePolicy as { maxReceiveCount: number }).maxReceiveCount = 2;
        },
        ['name me'],
      );
      expect(settlement.failures).toHaveLength(1);
      await local?.stop();
      return (Date.now() - started) / 1000;
    };
    const atOnce = await secondsOf('0');
    expect((await secondsOf('600')) - atOnce).toBeGreaterThan(7);
  });

  it('no redrive: a failing message fails for ever', async () => {
    const settlement = await settle(
      (template) => {
        delete properties(template, 'AWS::SQS::Queue', 'InboxUploadsQueue').RedrivePolicy;
      },
      ['throw this'],
      6000,
    );
    expect(settlement).toMatchObject({ ok: false, stalled: true, missing: ['0.txt'] });
    expect(settlement.remarks[0]).toContain('which has no dead-letter queue');
    expect(settlement.failures[0]?.reason).toMatch(/^failed \d+ times: .*TypeError: told to throw$/);
  });

  it('an environment variable by another name', async () => {
    const settlement = await settle((template) => {
      const { Variables } = deduplicate(template).Environment as { Variables: Record<string, unknown> };
      Variables.FILE_TABLE = Variables.FILES_TABLE;
      delete Variables.FILES_TABLE;
    });
    expect(settlement).toMatchObject({ ok: false, missing: ['0.txt'] });
    expect(settlement.failures).toContainEqual({
      files: ['0.txt'],
      reason: expect.stringContaining('FILES_TABLE is not set'),
    });
  });

  it('an environment variable with another resource', async () => {
    const settlement = await settle((template) => {
      const { Variables } = deduplicate(template).Environment as { Variables: Record<string, unknown> };
      Variables.FINGERPRINTS_TABLE = Variables.FILES_TABLE;
    });
    expect(settlement.failures[0]?.reason).toContain('ValidationException');
  });

  it('another handler', async () => {
    const settlement = await settle((template) => {
      deduplicate(template).Handler = 'index.main';
    });
    expect(settlement.failures[0]?.reason).toContain('index.main is undefined or not exported');
  });

  it('another key', async () => {
    const settlement = await settle((template) => {
      const table = properties(template, 'AWS::DynamoDB::Table', 'Files');
      table.KeySchema = [{ AttributeName: 'version', KeyType: 'HASH' }];
      table.AttributeDefinitions = [{ AttributeName: 'version', AttributeType: 'N' }];
      delete table.GlobalSecondaryIndexes;
    });
    expect(settlement.failures[0]?.reason).toContain('ValidationException');
  });

  it('a timeout that the function exceeds', async () => {
    const settlement = await settle(
      (template) => {
        deduplicate(template).Timeout = 1;
      },
      ['hang on this'],
    );
    expect(settlement.failures[0]?.reason).toContain('timed out after 1 seconds');
  });

  it('no notifications', async () => {
    const starting = start((template) => {
      delete properties(template, 'AWS::S3::Bucket').NotificationConfiguration;
    });
    await expect(starting).rejects.toThrow('no bucket that sends its events to a queue');
  });

  it('notifications of something else', async () => {
    const settlement = await settle((template) => {
      const { NotificationConfiguration } = properties(template, 'AWS::S3::Bucket') as {
        NotificationConfiguration: { QueueConfigurations: { Event: string }[] };
      };
      const { QueueConfigurations } = NotificationConfiguration;
      NotificationConfiguration.QueueConfigurations = QueueConfigurations.filter(
        ({ Event }) => !Event.includes('Created'),
      );
    });
    expect(settlement).toMatchObject({ ok: false, stalled: false, missing: ['0.txt'] });
  });

  it('no permission for S3 to send to the queue', async () => {
    const starting = start((template) => drop(template, 'AWS::SQS::QueuePolicy', 'InboxUploadsQueue'));
    await expect(starting).rejects.toThrow(/No policy of the queue InboxUploadsQueue\w+ lets S3 send/);
  });

  it('a reference to a missing resource', async () => {
    const starting = start((template) => drop(template, 'AWS::DynamoDB::Table', 'Fingerprints'));
    await expect(starting).rejects.toThrow(/refers to TablesFingerprints\w+, which it does not contain/);
  });

  it('a property that is not supported', async () => {
    const fifo = start((template) => {
      for (const { Properties } of resources(template, 'AWS::SQS::Queue')) Properties!.FifoQueue = true;
    });
    await expect(fifo).rejects.toThrow('FifoQueue: the local run supports standard queues only');
  });
});
