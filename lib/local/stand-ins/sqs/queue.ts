import { createHash, randomUUID } from 'node:crypto';

/** A message's attribute, as it is sent and received. */
export type MessageAttribute = Record<string, unknown>;

interface StoredMessage {
  id: string;
  body: string;
  md5: string;
  attributes: Record<string, MessageAttribute>;
  sent: number;
  firstReceived: number;
  receives: number;
  /** Epoch milliseconds. */
  visibleAt: number;
}

export interface ReceivedMessage {
  MessageId: string;
  ReceiptHandle: string;
  Body: string;
  MD5OfBody: string;
  Attributes: Record<string, string>;
  MessageAttributes: Record<string, MessageAttribute>;
}

export type QueueAttributes = Record<string, string>;

/** SQS's. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const DEFAULTS: QueueAttributes = {
  DelaySeconds: '0',
  MaximumMessageSize: String(1024 * 1024),
  MessageRetentionPeriod: String(4 * 86_400),
  ReceiveMessageWaitTimeSeconds: '0',
  VisibilityTimeout: '30',
};

export interface RedrivePolicy {
  deadLetterTargetArn: string;
  maxReceiveCount: number;
}

/** A standard queue, in memory. */
export class Queue {
  readonly name: string;
  readonly arn: string;
  readonly attributes: QueueAttributes;
  readonly #created = Math.floor(Date.now() / 1000);
  /** Those that can be received, and those that are delayed or in flight, in the order in which they came to be so. */
  readonly #visible = new Map<string, StoredMessage>();
  readonly #hidden = new Map<string, StoredMessage>();
  readonly #waiting = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;

  constructor(name: string, arn: string, attributes: QueueAttributes) {
    this.name = name;
    this.arn = arn;
    this.attributes = { ...DEFAULTS, ...attributes };
  }

  get redrive(): RedrivePolicy | undefined {
    const { RedrivePolicy: policy } = this.attributes;
    return policy ? JSON.parse(policy) : undefined;
  }

  /** All attributes, with the numbers of messages. */
  describe(): QueueAttributes {
    this.#show();
    const hidden = [...this.#hidden.values()];
    const delayed = hidden.filter(({ receives }) => receives === 0).length;
    return {
      ...this.attributes,
      QueueArn: this.arn,
      CreatedTimestamp: String(this.#created),
      LastModifiedTimestamp: String(this.#created),
      ApproximateNumberOfMessages: String(this.#visible.size),
      ApproximateNumberOfMessagesNotVisible: String(hidden.length - delayed),
      ApproximateNumberOfMessagesDelayed: String(delayed),
    };
  }

  send(
    body: string,
    attributes: Record<string, MessageAttribute> = {},
    delaySeconds = Number(this.attributes.DelaySeconds),
  ) {
    const now = Date.now();
    const message: StoredMessage = {
      id: randomUUID(),
      body,
      md5: createHash('md5').update(body).digest('hex'),
      attributes,
      sent: now,
      firstReceived: 0,
      receives: 0,
      visibleAt: now + delaySeconds * 1000,
    };
    if (delaySeconds > 0) this.#hide(message);
    else this.#add(message);
    return { MessageId: message.id, MD5OfMessageBody: message.md5 };
  }

  /** Takes over a dead letter. */
  adopt(message: StoredMessage): void {
    this.#add({ ...message, visibleAt: Date.now() });
  }

  /** Up to so many messages, hidden from others for so many seconds; dead letters are handed to `bury`. */
  receive(most: number, hideSeconds: number, bury: (message: StoredMessage, arn: string) => void): ReceivedMessage[] {
    this.#show();
    const { redrive } = this;
    const received: ReceivedMessage[] = [];
    const stillVisible: StoredMessage[] = [];
    for (const message of this.#visible.values()) {
      if (received.length === most) break;
      this.#visible.delete(message.id);
      if (redrive && message.receives >= redrive.maxReceiveCount) {
        bury(message, redrive.deadLetterTargetArn);
        continue;
      }
      const now = Date.now();
      message.receives++;
      message.firstReceived ||= now;
      message.visibleAt = now + hideSeconds * 1000;
      received.push(asReceived(message));
      if (hideSeconds > 0) this.#hide(message);
      else stillVisible.push(message);
    }
    for (const message of stillVisible) this.#add(message);
    return received;
  }

  /** Resolves when a message can be received, the time is over, or nobody waits any more. */
  wait(milliseconds: number, gone: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#waiting.delete(end);
        gone?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      gone?.addEventListener('abort', end);
      this.#waiting.add(end);
      this.#plan();
    });
  }

  /** Whether the receipt is one of this queue; an old one deletes nothing. */
  delete(receipt: string): boolean {
    const [id = '', receives] = receipt.split('/');
    if (receives === undefined) return false;
    const message = this.#visible.get(id) ?? this.#hidden.get(id);
    if (message?.receives !== Number(receives)) return true;
    this.#visible.delete(id);
    this.#hidden.delete(id);
    return true;
  }

  /** Whether the message of the receipt was in flight. */
  hide(receipt: string, seconds: number): boolean {
    const [id = '', receives] = receipt.split('/');
    const message = this.#hidden.get(id);
    if (message?.receives !== Number(receives)) return false;
    this.#hidden.delete(id);
    message.visibleAt = Date.now() + seconds * 1000;
    if (seconds > 0) this.#hide(message);
    else this.#add(message);
    return true;
  }

  /** Ends the waiting. */
  close(): void {
    clearTimeout(this.#timer);
    for (const end of this.#waiting) end();
  }

  #add(message: StoredMessage): void {
    this.#visible.set(message.id, message);
    for (const end of this.#waiting) end();
  }

  #hide(message: StoredMessage): void {
    this.#hidden.set(message.id, message);
    this.#plan();
  }

  /** Makes visible what is hidden no longer. */
  #show(): void {
    const now = Date.now();
    for (const message of this.#hidden.values()) {
      if (message.visibleAt > now) continue;
      this.#hidden.delete(message.id);
      this.#add(message);
    }
  }

  /** While somebody waits, looks again when the next message becomes visible. */
  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size === 0 || this.#hidden.size === 0) return;
    let next = Number.POSITIVE_INFINITY;
    for (const { visibleAt } of this.#hidden.values()) next = Math.min(next, visibleAt);
    this.#timer = setTimeout(() => this.#show(), Math.max(0, next - Date.now()));
  }
}

const asReceived = (message: StoredMessage): ReceivedMessage => ({
  MessageId: message.id,
  // Each receipt has its own handle; only the latest deletes.
  ReceiptHandle: `${message.id}/${message.receives}`,
  Body: message.body,
  MD5OfBody: message.md5,
  Attributes: {
    SenderId: 'local',
    SentTimestamp: String(message.sent),
    ApproximateReceiveCount: String(message.receives),
    ApproximateFirstReceiveTimestamp: String(message.firstReceived),
  },
  MessageAttributes: message.attributes,
});
