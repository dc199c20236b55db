import type { Message } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { itemFailures } from '../../lib/local/lambda/batch-response.ts';
import { sqsEvent } from '../../lib/local/lambda/sqs-event.ts';

const batch: Message[] = ['1', '2', '3'].map((id) => ({
  MessageId: id,
  ReceiptHandle: `handle ${id}`,
  Body: `body ${id}`,
  MD5OfBody: 'md5',
  Attributes: { ApproximateReceiveCount: '2' },
  MessageAttributes: { colour: { DataType: 'String', StringValue: 'red' } },
}));
const failed = (response: unknown) => itemFailures(batch, response).map(({ message }) => message.MessageId);

describe('the response for a batch', () => {
  it.each([undefined, null, {}, { batchItemFailures: null }, { batchItemFailures: [] }])(
    'reports success of the whole batch: %j',
    (response) => {
      expect(failed(response)).toEqual([]);
    },
  );

  it('names the failed messages, without duplicates', () => {
    const batchItemFailures = ['3', '1', '3'].map((itemIdentifier) => ({ itemIdentifier }));
    expect(failed({ batchItemFailures })).toEqual(['3', '1']);
  });

  it.each([
    { batchItemFailures: 'all' },
    { batchItemFailures: [{ itemIdentifier: '' }] },
    { batchItemFailures: [{ itemIdentifier: null }] },
    { batchItemFailures: [{ identifier: '1' }] },
    { batchItemFailures: [null] },
    { batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: 'another' }] },
  ])('reports failure of the whole batch: %j', (response) => {
    expect(failed(response)).toEqual(['1', '2', '3']);
  });
});

describe('the event of a batch', () => {
  it('has the properties that Lambda documents', () => {
    expect(sqsEvent(batch.slice(0, 1), 'arn:aws:sqs:eu-west-1:1:q', 'eu-west-1')).toEqual({
      Records: [
        {
          messageId: '1',
          receiptHandle: 'handle 1',
          body: 'body 1',
          attributes: { ApproximateReceiveCount: '2' },
          messageAttributes: { colour: { dataType: 'String', stringValue: 'red' } },
          md5OfBody: 'md5',
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:eu-west-1:1:q',
          awsRegion: 'eu-west-1',
        },
      ],
    });
  });
});
