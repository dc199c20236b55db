import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSMessageAttributes, SQSRecord } from 'aws-lambda';

/**
 * The event in which Lambda passes a batch of messages.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event
 */
export const sqsEvent = (batch: Message[], queueArn: string, region: string): SQSEvent => {
  return {
    Records: batch.map(
      (message): SQSRecord => ({
        messageId: message.MessageId ?? '',
        receiptHandle: message.ReceiptHandle ?? '',
        body: message.Body ?? '',
        attributes: message.Attributes as unknown as SQSRecord['attributes'],
        messageAttributes: messageAttributes(message.MessageAttributes ?? {}),
        md5OfBody: message.MD5OfBody ?? '',
        eventSource: 'aws:sqs',
        eventSourceARN: queueArn,
        awsRegion: region,
      }),
    ),
  };
};

/** How many times the message has been received, including this time. */
export const receiveCount = (message: Message): number => Number(message.Attributes?.ApproximateReceiveCount ?? 1);

const messageAttributes = (attributes: Record<string, MessageAttributeValue>): SQSMessageAttributes => {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { StringValue, BinaryValue, DataType }]) => [
      name,
      {
        ...(StringValue !== undefined && { stringValue: StringValue }),
        ...(BinaryValue !== undefined && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
        dataType: DataType ?? 'String',
      } as SQSMessageAttributes[string],
    ]),
  );
};
