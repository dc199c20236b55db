/**
 * A stand-in for SQS: standard queues that refuse what SQS refuses. It knows what the functions and the local run use.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html
 */
import { type Service, textOf, type WireResponse } from '../wire.ts';
import { type MessageAttribute, Queue, type QueueAttributes } from './queue.ts';

const ACCOUNT = '000000000000';
const MAX_ENTRIES = 10;
const MAX_BATCH_BYTES = 1024 * 1024;
const MAX_WAIT_SECONDS = 20;
const MAX_VISIBILITY_SECONDS = 43_200;
const MAX_DELAY_SECONDS = 900;
/** All of Unicode but controls, halves of surrogate pairs and two noncharacters. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

class Refusal extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

interface Entry {
  Id?: string;
  MessageBody?: string;
  MessageAttributes?: Record<string, MessageAttribute>;
  DelaySeconds?: number;
  ReceiptHandle?: string;
  VisibilityTimeout?: number;
}

interface Request extends Entry {
  QueueUrl?: string;
  QueueName?: string;
  QueueNamePrefix?: string;
  Attributes?: QueueAttributes;
  AttributeNames?: string[];
  MessageSystemAttributeNames?: string[];
  MessageAttributeNames?: string[];
  MaxNumberOfMessages?: number;
  WaitTimeSeconds?: number;
  Entries?: Entry[];
}

export interface StandInForSQS {
  service: Service;
  close(): void;
}

/** @param address of the service, for the URLs of queues; known once it listens */
export const standInForSQS = (region: string, address: () => string): StandInForSQS => {
  const queues = new Map<string, Queue>();
  const urlOf = (name: string) => `${address()}/${ACCOUNT}/${name}`;
  const queueAt = ({ QueueUrl = '' }: Request): Queue => {
    const queue = queues.get(QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1));
    if (!queue) throw new Refusal('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  };
  const queueNamed = ({ QueueName = '' }: Request): Queue => queueAt({ QueueUrl: QueueName });

  const bury = (message: Parameters<Queue['adopt']>[0], arn: string) =>
    queues.get(arn.slice(arn.lastIndexOf(':') + 1))?.adopt(message);

  const operations: Record<string, (request: Request, gone: AbortSignal | undefined) => object | Promise<object>> = {
    CreateQueue: ({ QueueName = '', Attributes = {} }) => {
      if (!/^[\w-]{1,80}$/.test(QueueName))
        throw new Refusal(
          'InvalidParameterValue',
          'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
        );
      if (!queues.has(QueueName))
        queues.set(QueueName, new Queue(QueueName, `arn:aws:sqs:${region}:${ACCOUNT}:${QueueName}`, Attributes));
      return { QueueUrl: urlOf(QueueName) };
    },
    GetQueueUrl: (request) => ({ QueueUrl: urlOf(queueNamed(request).name) }),
    ListQueues: ({ QueueNamePrefix = '' }) => ({
      QueueUrls: [...queues.keys()].filter((name) => name.startsWith(QueueNamePrefix)).map(urlOf),
    }),
    DeleteQueue: (request) => {
      const queue = queueAt(request);
      queue.close();
      queues.delete(queue.name);
      return {};
    },
    GetQueueAttributes: (request) => {
      const { AttributeNames: names = [] } = request;
      const all = Object.entries(queueAt(request).describe());
      return {
        Attributes: Object.fromEntries(names.includes('All') ? all : all.filter(([name]) => names.includes(name))),
      };
    },
    SetQueueAttributes: (request) => {
      Object.assign(queueAt(request).attributes, request.Attributes);
      return {};
    },
    SendMessage: (request) => sendTo(queueAt(request), request),
    SendMessageBatch: (request) => {
      const bytes = (request.Entries ?? []).reduce(
        (sum, { MessageBody = '' }) => sum + Buffer.byteLength(MessageBody),
        0,
      );
      if (bytes > MAX_BATCH_BYTES)
        throw new Refusal(
          'BatchRequestTooLong',
          `Batch requests cannot be longer than ${MAX_BATCH_BYTES} bytes. You have sent ${bytes} bytes.`,
        );
      return forEach(request, (entry) => sendTo(queueAt(request), entry));
    },
    ReceiveMessage: async (request, gone) => {
      const queue = queueAt(request);
      const { MaxNumberOfMessages: most = 1, VisibilityTimeout: hide = Number(queue.attributes.VisibilityTimeout) } =
        request;
      const wait = request.WaitTimeSeconds ?? Number(queue.attributes.ReceiveMessageWaitTimeSeconds);
      within('MaxNumberOfMessages', most, 1, MAX_ENTRIES);
      within('VisibilityTimeout', hide, 0, MAX_VISIBILITY_SECONDS);
      within('WaitTimeSeconds', wait, 0, MAX_WAIT_SECONDS);
      const until = Date.now() + wait * 1000;
      for (;;) {
        const left = until - Date.now();
        const messages = gone?.aborted ? [] : queue.receive(most, hide, bury);
        if (messages.length === 0 && left > 0 && !gone?.aborted && queues.has(queue.name)) {
          await queue.wait(left, gone);
          continue;
        }
        return messages.length > 0 ? { Messages: messages.map((message) => shown(message, request)) } : {};
      }
    },
    DeleteMessage: (request) => deleteFrom(queueAt(request), request),
    DeleteMessageBatch: (request) => forEach(request, (entry) => deleteFrom(queueAt(request), entry)),
    ChangeMessageVisibility: (request) => hideIn(queueAt(request), request),
    ChangeMessageVisibilityBatch: (request) => forEach(request, (entry) => hideIn(queueAt(request), entry)),
  };

  return {
    service: async ({ headers, body }, gone) => {
      const operation = operations[headers['x-amz-target']?.split('.')[1] ?? ''];
      try {
        if (!operation) throw new Refusal('UnsupportedOperation', 'The stand-in for SQS does not know this operation.');
        return respond(200, await operation(JSON.parse(textOf(body)), gone));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return respond(400, { __type: `com.amazonaws.sqs#${error.type}`, message: error.message });
      }
    },
    close: () => {
      for (const queue of queues.values()) queue.close();
      queues.clear();
    },
  };
};

const respond = (status: number, body: object): WireResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});

const within = (name: string, value: number, least: number, most: number): void => {
  if (value >= least && value <= most) return;
  throw new Refusal(
    'InvalidParameterValue',
    `Value ${value} for parameter ${name} is invalid. Reason: Must be between ${least} and ${most}, if provided.`,
  );
};

const sendTo = (queue: Queue, { MessageBody = '', MessageAttributes, DelaySeconds }: Entry): object => {
  if (MessageBody === '') throw new Refusal('MissingParameter', 'The request must contain the parameter MessageBody.');
  if (FORBIDDEN.test(MessageBody))
    throw new Refusal('InvalidMessageContents', 'Invalid characters in the message body.');
  const most = Number(queue.attributes.MaximumMessageSize);
  if (Buffer.byteLength(MessageBody) > most) {
    throw new Refusal(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`,
    );
  }
  if (DelaySeconds !== undefined) within('DelaySeconds', DelaySeconds, 0, MAX_DELAY_SECONDS);
  return queue.send(MessageBody, MessageAttributes, DelaySeconds);
};

const deleteFrom = (queue: Queue, { ReceiptHandle = '' }: Entry): object => {
  if (!queue.delete(ReceiptHandle)) throw new Refusal('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
  return {};
};

const hideIn = (queue: Queue, { ReceiptHandle = '', VisibilityTimeout = -1 }: Entry): object => {
  within('VisibilityTimeout', VisibilityTimeout, 0, MAX_VISIBILITY_SECONDS);
  if (!queue.hide(ReceiptHandle, VisibilityTimeout))
    throw new Refusal('MessageNotInflight', 'The message is not in flight.');
  return {};
};

/** Each entry of a batch by itself: what SQS refuses of one is no failure of the others. */
const forEach = ({ Entries: entries = [] }: Request, handle: (entry: Entry) => object): object => {
  if (entries.length === 0)
    throw new Refusal('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > MAX_ENTRIES)
    throw new Refusal(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MAX_ENTRIES}. You have sent ${entries.length}.`,
    );
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    throw new Refusal('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.');
  const [Successful, Failed]: [object[], object[]] = [[], []];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...handle(entry) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.type, Message: error.message });
    }
  }
  return { Successful, Failed };
};

/** The message with the attributes that were asked for. */
const shown = (
  { Attributes, MessageAttributes, ...message }: ReturnType<Queue['receive']>[number],
  { MessageSystemAttributeNames, AttributeNames, MessageAttributeNames = [] }: Request,
): object => {
  const only = <T>(all: Record<string, T>, names: readonly string[]) =>
    Object.fromEntries(
      Object.entries(all).filter(([name]) => names.includes('All') || names.includes('.*') || names.includes(name)),
    );
  const own = only(MessageAttributes, MessageAttributeNames);
  return {
    ...message,
    Attributes: only(Attributes, MessageSystemAttributeNames ?? AttributeNames ?? []),
    ...(Object.keys(own).length > 0 && { MessageAttributes: own }),
  };
};
