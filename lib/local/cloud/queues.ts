import { CreateQueueCommand, DeleteQueueCommand, GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { TemplateError } from '../errors.ts';
import { type Resources, referencesIn } from '../template/resources.ts';
import { readProperties, resourcesOfType, type Template } from '../template/template.ts';

const QUEUE_TYPE = 'AWS::SQS::Queue';

export interface LocalQueue {
  id: string;
  name: string;
  url: string;
  arn: string;
  visibilityTimeoutSeconds: number;
  /** The queue that gets messages after `maxReceiveCount` failures. */
  deadLetterArn?: string;
  maxReceiveCount?: number;
}

const optionalNumber = z.coerce.number().optional();
const queueProperties = z.object({
  QueueName: z.string().optional(),
  FifoQueue: z.literal(false, 'the local run supports standard queues only').optional(),
  DelaySeconds: optionalNumber,
  MaximumMessageSize: optionalNumber,
  MessageRetentionPeriod: optionalNumber,
  ReceiveMessageWaitTimeSeconds: optionalNumber,
  VisibilityTimeout: optionalNumber,
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

/** Creates the template's queues, dead-letter queues before the queues that refer to them. */
export const createQueues = async (
  template: Template,
  resources: Resources,
  sqs: SQSClient,
  nameOf: (name: string) => string,
): Promise<LocalQueue[]> => {
  const created: LocalQueue[] = [];
  let waiting = resourcesOfType(template, QUEUE_TYPE);
  const ids = new Set(waiting.map(({ id }) => id));
  while (waiting.length > 0) {
    const ready = waiting.filter(({ properties }) =>
      referencesIn(properties).every((id) => !ids.has(id) || resources.has(id)),
    );
    if (ready.length === 0) {
      throw new TemplateError(
        `These queues refer to one another in a circle: ${waiting.map(({ id }) => id).join(', ')}`,
      );
    }
    created.push(
      ...(await Promise.all(
        ready.map(async (resource) => {
          const properties = readProperties(resource, queueProperties, resources);
          const name = nameOf(properties.QueueName ?? resource.id);
          const queue = await createQueue(sqs, name, properties);
          resources.add(resource.id, queue.url, { Arn: queue.arn, QueueName: name, QueueUrl: queue.url });
          return { id: resource.id, name, ...queue };
        }),
      )),
    );
    waiting = waiting.filter((resource) => !ready.includes(resource));
  }
  return created;
};

const createQueue = async (sqs: SQSClient, name: string, properties: z.output<typeof queueProperties>) => {
  const { QueueName: _, FifoQueue: __, RedrivePolicy: redrive, ...numbers } = properties;
  const attributes = Object.fromEntries(
    Object.entries(numbers).flatMap(([attribute, value]) => (value === undefined ? [] : [[attribute, String(value)]])),
  );
  if (redrive) attributes.RedrivePolicy = JSON.stringify(redrive);
  const { QueueUrl: url } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn', 'VisibilityTimeout'] }),
  );
  return {
    url: url ?? '',
    arn: Attributes?.QueueArn ?? '',
    visibilityTimeoutSeconds: Number(Attributes?.VisibilityTimeout ?? 30),
    ...(redrive && { deadLetterArn: redrive.deadLetterTargetArn, maxReceiveCount: redrive.maxReceiveCount }),
  };
};

/** The number of messages waiting, delayed or in flight; SQS calls it approximate. */
export const countMessages = async (sqs: SQSClient, queueUrl: string): Promise<number> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
};

export const deleteQueue = async (sqs: SQSClient, queueUrl: string): Promise<void> => {
  await sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl }));
};
