import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { deleteBucket, locationOf, putNotificationRules } from '../cloud/buckets.ts';
import type { Clients } from '../cloud/clients.ts';
import { deleteQueue } from '../cloud/queues.ts';

/** An emulator that delivers at all does so within milliseconds. */
const TIMEOUT_SECONDS = 3;

/**
 * Whether the endpoint's S3 delivers notifications to SQS: some emulators accept the configuration and do nothing. This
 * is tried out with a temporary bucket and queue.
 */
export const deliversNotifications = async ({ s3, sqs }: Clients, region: string): Promise<boolean> => {
  const name = `newsprint-probe-${randomUUID().slice(0, 8)}`;
  await s3.send(new CreateBucketCommand({ Bucket: name, ...locationOf(region) }));
  const { QueueUrl: queueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  try {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
    );
    const queueArn = Attributes?.QueueArn ?? '';
    const policy = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: queueArn },
      ],
    };
    await sqs.send(
      new SetQueueAttributesCommand({ QueueUrl: queueUrl, Attributes: { Policy: JSON.stringify(policy) } }),
    );
    try {
      await putNotificationRules(s3, name, [{ event: 's3:ObjectCreated:*', queueArn, prefix: '', suffix: '' }]);
    } catch {
      return false;
    }
    await s3.send(new PutObjectCommand({ Bucket: name, Key: 'probe', Body: 'probe' }));
    const deadline = Date.now() + TIMEOUT_SECONDS * 1000;
    while (Date.now() < deadline) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
      );
      if (Messages.some(({ Body }) => Body?.includes('ObjectCreated'))) return true;
    }
    return false;
  } finally {
    await Promise.allSettled([deleteBucket(s3, name), deleteQueue(sqs, queueUrl)]);
  }
};
