import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { sendingTogether } from '../../functions/messages/send.ts';

const sqs = mockClient(SQSClient);
const alone = () => sqs.commandCalls(SendMessageCommand).map(({ args }) => args[0].input.MessageBody);
const together = () =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .map(({ args }) => args[0].input.Entries?.map(({ MessageBody }) => MessageBody));

const sender = (atMost: number, noted: number[] = []) =>
  sendingTogether(
    new SQSClient({}),
    () => atMost,
    (messages) => noted.push(messages),
  ).send;

beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({});
  sqs.on(SendMessageBatchCommand).resolves({});
});

describe('a message of one of several files', () => {
  it('goes in one request with those of the others', async () => {
    const noted: number[] = [];
    const send = sender(3, noted);
    await Promise.all(['a', 'b', 'c'].map((body) => send('queue', body)));
    expect([together(), alone()]).toEqual([[['a', 'b', 'c']], []]);
    expect(noted).toEqual([3]);
  });

  it('does not wait for files that send nothing', async () => {
    const send = sender(3);
    await Promise.all(['a', 'b'].map((body) => send('queue', body)));
    expect(together()).toEqual([['a', 'b']]);
  });

  it('waits no longer once the other files are done', async () => {
    let handled = 2;
    const { send, closeFull } = sendingTogether(new SQSClient({}), () => handled);
    const sent = send('queue', 'a');
    expect(alone()).toEqual([]);
    handled--;
    closeFull();
    await sent;
    expect(alone()).toEqual(['a']);
  });

  it('goes to its own queue', async () => {
    const send = sender(2);
    await Promise.all([send('one', 'a'), send('other', 'b')]);
    expect(alone().sort()).toEqual(['a', 'b']);
  });

  it('goes with nine others', async () => {
    const send = sender(30);
    const bodies = Array.from({ length: 12 }, (_, i) => `${i}`);
    await Promise.all(bodies.map((body) => send('queue', body)));
    expect(together().map((some) => some?.length)).toEqual([10, 2]);
  });

  it('fails with all that it goes with', async () => {
    sqs.on(SendMessageBatchCommand).rejects(new Error('timeout'));
    const send = sender(2);
    const ends = await Promise.allSettled(['a', 'b'].map((body) => send('queue', body)));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('a message of the only file', () => {
  it('goes at once', async () => {
    const send = sender(1);
    for (const body of ['a', 'b']) await send('queue', body);
    expect(alone()).toEqual(['a', 'b']);
  });
});
