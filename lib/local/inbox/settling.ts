import { setTimeout as sleep } from 'node:timers/promises';
import { type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type LocalQueue, messagesIn } from '../cloud/queues.ts';
import type { Failure } from '../lambda/batch-response.ts';
import type { EventSource } from '../lambda/event-source.ts';
import { timesReceived } from '../lambda/sqs-event.ts';
import { filesIn } from './notifications.ts';
import type { Outcomes } from './outcomes.ts';

/** How a run ended, or what came since the last settlement. */
export interface Settlement {
  /** Every upload has its outcome and nothing was given up. */
  ok: boolean;
  /** All uploads by outcome: new, copy … */
  outcomes: Record<string, number>;
  /** Messages that were given up, or still fail, with the files that they are about. */
  failures: Array<{ files: string[]; reason: string }>;
  /** Keys of uploads without an outcome. */
  missing: string[];
  /** Nothing moved for so long that waiting seemed vain. */
  stalled: boolean;
  /** Why it may have stalled. */
  remarks: string[];
}

export interface SettleOptions {
  /** Settled only when this is, too: uploads that are under way. */
  until?: Promise<unknown>;
  /** Milliseconds without any progress after which it gives up. */
  stallMs?: number;
  /** Gives up when this is aborted. */
  signal?: AbortSignal;
}

const tickMs = 200;
/** Where the endpoint's S3 delivers events, they may be on their way while every queue is empty. */
const quietTicks = { ours: 2, endpoints: 25 };

/** Watches the queues and the outcomes until nothing is left to do. */
export class Settling {
  readonly #sqs: SQSClient;
  readonly #queues: LocalQueue[];
  readonly #deadLetterQueues: LocalQueue[];
  readonly #sources: EventSource[];
  readonly #outcomes: Outcomes;
  readonly #reasons = new Map<string, { message: Message; reason: string }>();
  readonly #deadLetters = new Map<string, Message>();
  #backlog = 0;
  #handled = 0;

  constructor(sqs: SQSClient, queues: LocalQueue[], sources: EventSource[], outcomes: Outcomes) {
    const deadLetterArns = new Set(queues.map(({ deadLetterArn }) => deadLetterArn));
    this.#sqs = sqs;
    this.#queues = queues.filter(({ arn }) => !deadLetterArns.has(arn));
    this.#deadLetterQueues = queues.filter(({ arn }) => deadLetterArns.has(arn));
    this.#sources = sources;
    this.#outcomes = outcomes;
  }

  /** Messages waiting or being worked on, when last looked at. */
  get backlog(): number {
    return this.#backlog;
  }

  onHandled(messages: Message[]): void {
    this.#handled += messages.length;
    for (const { MessageId = '' } of messages) this.#reasons.delete(MessageId);
    void this.#outcomes.lookUp(messages.flatMap(({ Body = '' }) => filesIn(Body)));
  }

  onFailed(failures: Failure[]): void {
    for (const { message, reason } of failures) this.#reasons.set(message.MessageId ?? '', { message, reason });
  }

  async #look(): Promise<void> {
    const counts = await Promise.all(this.#queues.map(({ url }) => messagesIn(this.#sqs, url)));
    this.#backlog = counts.reduce((sum, count) => sum + count, 0);
  }

  /** @param ours whether the events are delivered by this process */
  async settled({ until, stallMs = 120_000, signal }: SettleOptions, ours: boolean): Promise<Settlement> {
    let uploading = until !== undefined;
    const stopWaiting = () => {
      uploading = false;
    };
    until?.then(stopWaiting, stopWaiting);
    let quiet = 0;
    let stalled = false;
    let seen = '';
    let seenAt = Date.now();
    for (;;) {
      signal?.throwIfAborted();
      await this.#look();
      const busy = this.#sources.some((source) => source.busy > 0);
      quiet = uploading || this.#backlog > 0 || busy ? 0 : quiet + 1;
      if (quiet > 0) {
        await this.#outcomes.lookUp();
        const complete = this.#outcomes.missing.length === 0;
        if (quiet >= (complete ? 2 : ours ? quietTicks.ours : quietTicks.endpoints)) break;
      }
      const now = `${this.#handled} ${this.#outcomes.expected} ${this.#outcomes.found} ${uploading}`;
      if (now !== seen) {
        seen = now;
        seenAt = Date.now();
      } else if (Date.now() - seenAt > stallMs) {
        stalled = true;
        break;
      }
      await sleep(quiet > 0 ? tickMs / 4 : tickMs);
    }
    return this.#report(stalled);
  }

  async #report(stalled: boolean): Promise<Settlement> {
    for (const queue of this.#deadLetterQueues) await this.#readDeadLetters(queue);
    const dead = [...this.#deadLetters.values()].map((message) => ({
      message,
      reason: `given up: ${this.#reasons.get(message.MessageId ?? '')?.reason ?? 'it failed too often'}`,
    }));
    const failing = [...this.#reasons.values()]
      .filter(({ message }) => !this.#deadLetters.has(message.MessageId ?? ''))
      .map(({ message, reason }) => ({ message, reason: `failed ${timesReceived(message)} times: ${reason}` }));
    const failures = [...dead, ...failing].map(({ message, reason }) => ({
      files: filesIn(message.Body ?? ''),
      reason,
    }));
    this.#reasons.clear();
    this.#deadLetters.clear();
    const missing = this.#outcomes.giveUp();
    return {
      ok: !stalled && missing.length === 0 && failures.length === 0,
      outcomes: this.#outcomes.counts,
      failures,
      missing,
      stalled,
      remarks: stalled ? await this.#remarks() : [],
    };
  }

  async #remarks(): Promise<string[]> {
    const remarks: string[] = [];
    const read = new Set(this.#sources.map(({ queueArn }) => queueArn));
    for (const queue of this.#queues) {
      const count = await messagesIn(this.#sqs, queue.url);
      if (count === 0) continue;
      const what = `${count} ${count === 1 ? 'message' : 'messages'} in the queue ${queue.id}`;
      if (!read.has(queue.arn)) remarks.push(`${what}, which no function works off`);
      else if (queue.deadLetterArn === undefined) remarks.push(`${what}, which has no dead-letter queue`);
      else remarks.push(what);
    }
    return remarks;
  }

  /** Looks at the dead letters without deleting them. */
  async #readDeadLetters({ url }: LocalQueue): Promise<void> {
    for (;;) {
      const { Messages = [] } = await this.#sqs.send(
        new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 600 }),
      );
      if (Messages.length === 0) return;
      for (const message of Messages) this.#deadLetters.set(message.MessageId ?? '', message);
    }
  }
}
