import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, it } from 'vitest';
import { requestHandlerFor } from '../../lib/local/stand-ins/request-handler.ts';
import { standInForSQS } from '../../lib/local/stand-ins/sqs/sqs.ts';

const standIn = standInForSQS('us-east-1', () => 'http://sqs');
const sqs = new SQSClient({
  endpoint: 'http://sqs',
  region: 'us-east-1',
  credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
  requestHandler: requestHandlerFor(standIn.service),
});
afterAll(() => {
  sqs.destroy();
  standIn.close();
});

let queues = 0;
const queue = async (Attributes: Record<string, string> = {}) => {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `queue-${queues++}`, Attributes }));
  return QueueUrl!;
};
const send = (QueueUrl: string, MessageBody: string, rest: object = {}) =>
  sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...rest }));
const receive = async (QueueUrl: string, rest: object = {}) => {
  const all = { QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All' as const], ...rest };
  return (await sqs.send(new ReceiveMessageCommand(all))).Messages ?? [];
};
const counts = async (QueueUrl: string) => {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: hidden } = Attributes;
  return [Number(visible), Number(hidden), Number(Attributes.ApproximateNumberOfMessagesDelayed)];
};

describe('a queue', () => {
  it('hides what is received until it is deleted', async () => {
    const url = await queue();
    await send(url, 'one');
    const [message] = await receive(url);
    expect(message).toMatchObject({ Body: 'one', Attributes: { ApproximateReceiveCount: '1' } });
    expect([await receive(url), await counts(url)]).toEqual([[], [0, 1, 0]]);
    await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message!.ReceiptHandle! }));
    expect(await counts(url)).toEqual([0, 0, 0]);
  });

  it('delivers again when the time is over; an old receipt deletes nothing', async () => {
    const url = await queue({ VisibilityTimeout: '1' });
    await send(url, 'one');
    const [first] = await receive(url);
    const [again] = await receive(url, { WaitTimeSeconds: 5 });
    expect(again).toMatchObject({ MessageId: first!.MessageId, Attributes: { ApproximateReceiveCount: '2' } });
    await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: first!.ReceiptHandle! }));
    expect(await counts(url)).toEqual([0, 1, 0]);
  });

  it('hands a message over at once to who waits for it, and none to who has gone', async () => {
    const url = await queue();
    const gone = new AbortController();
    const waiting = sqs.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 20 }), {
      abortSignal: gone.signal,
    });
    await sleep(20);
    gone.abort();
    await expect(waiting).rejects.toThrow();
    const started = Date.now();
    const next = receive(url, { WaitTimeSeconds: 20 });
    await sleep(20);
    await send(url, 'one');
    expect((await next).map(({ Body }) => Body)).toEqual(['one']);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it('delivers later what is delayed, or given back for later', async () => {
    const url = await queue();
    await send(url, 'later', { DelaySeconds: 1 });
    expect([await receive(url), await counts(url)]).toEqual([[], [0, 0, 1]]);
    const [message] = await receive(url, { WaitTimeSeconds: 5 });
    const given = { QueueUrl: url, ReceiptHandle: message!.ReceiptHandle! };
    await sqs.send(new ChangeMessageVisibilityCommand({ ...given, VisibilityTimeout: 0 }));
    expect((await receive(url))[0]?.Body).toBe('later');
    await expect(sqs.send(new ChangeMessageVisibilityCommand({ ...given, VisibilityTimeout: 0 }))).rejects.toThrow(
      'not in flight',
    );
  });

  it('makes a message a dead letter that was received too often', async () => {
    const dead = await queue();
    const deadLetterTargetArn = `arn:aws:sqs:us-east-1:000000000000:${dead.split('/').pop()}`;
    const url = await queue({ RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 }) });
    await send(url, 'bad');
    for (const _ of ['once', 'twice']) expect(await receive(url, { VisibilityTimeout: 0 })).toHaveLength(1);
    expect(await receive(url)).toEqual([]);
    expect((await receive(dead)).map(({ Body }) => Body)).toEqual(['bad']);
  });

  it('refuses each entry of a batch by itself, and batches that are too large', async () => {
    const url = await queue();
    const Entries = ['good', 'b\u0000d'].map((MessageBody, i) => ({ Id: String(i), MessageBody }));
    const { Successful, Failed } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    expect([Successful?.map(({ Id }) => Id), Failed]).toMatchObject([['0'], [{ Id: '1', SenderFault: true }]]);
    const eleven = Array.from({ length: 11 }, (_, i) => ({ Id: String(i), ReceiptHandle: 'x' }));
    await expect(sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries: eleven }))).rejects.toThrow(
      'Maximum number',
    );
    await expect(send(url, 'x'.repeat(1024 * 1024 + 1))).rejects.toThrow('shorter than 1048576 bytes');
    await expect(receive(url, { MaxNumberOfMessages: 11 })).rejects.toThrow('Must be between 1 and 10');
    await expect(receive('http://sqs/0/nowhere')).rejects.toThrow('does not exist');
  });
});
