import { type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { countMessages, type LocalQueue } from '../cloud/queues.ts';
import type { Failure } from '../lambda/batch-response.ts';
import type { EventSource, EventSourceHooks } from '../lambda/event-source.ts';
import { receiveCount } from '../lambda/sqs-event.ts';
import { fileKeysIn } from './notifications.ts';
import type { Outcomes } from './upload-outcomes.ts';

/** How a run ended, or what has happened since the last settlement. */
export interface Settlement {
  /** Every upload has its outcome and no message failed for good. */
  ok: boolean;
  /** The number of uploads by outcome: new, copy … */
  outcomes: Record<string, number>;
  /** Messages in the dead-letter queue or still failing, with the keys of their files. */
  failures: Array<{ files: string[]; reason: string }>;
  /** Keys of uploads without an outcome. */
  missing: string[];
  /** Waiting ended because there was no progress any more. */
  stalled: boolean;
  /** Possible reasons of the stall. */
  remarks: string[];
}

export interface SettleOptions {
  /** Uploads under way: waiting lasts until they have ended, too. */
  until?: Promise<unknown>;
  /** Waiting ends after so many milliseconds without progress. */
  stallMs?: number;
  /** Ends the waiting with an error. */
  signal?: AbortSignal;
}

const DEFAULT_STALL_MILLISECONDS = 120_000;
/** The time between looks at the queues while there is work; the end of the last invocation cuts it short. */
const BUSY_INTERVAL_MILLISECONDS = 200;
const QUIET_INTERVAL_MILLISECONDS = 20;
/**
 * One look reads several queues, and a message may go from one to another meanwhile: two quiet looks in a row settle
 * it.
 */
const QUIET_LOOKS = 2;
/** While an event of the endpoint's S3 is on its way, every queue is empty: that may take more than a second. */
const QUIET_LOOKS_AWAITING_EVENTS = 60;

/** Watches the queues and the outcomes until nothing is left to do. */
export class Settling implements EventSourceHooks {
  readonly #sqs: SQSClient;
  readonly #queues: LocalQueue[];
  readonly #deadLetterQueues: LocalQueue[];
  readonly #sources: EventSource[];
  readonly #outcomes: Outcomes;
  readonly #inboxArns: ReadonlySet<string>;
  readonly #reasons = new Map<string, { message: Message; reason: string }>();
  readonly #deadLetters = new Map<string, Message>();
  #backlog = 0;
  #follows = 0;
  #handled = 0;
  #wake = () => {};

  /** @param inboxArns the queues that get the bucket's events */
  constructor(
    sqs: SQSClient,
    queues: LocalQueue[],
    inboxArns: ReadonlySet<string>,
    sources: EventSource[],
    outcomes: Outcomes,
  ) {
    const deadLetterArns = new Set(queues.map(({ deadLetterArn }) => deadLetterArn));
    this.#sqs = sqs;
    this.#queues = queues.filter(({ arn }) => !deadLetterArns.has(arn));
    this.#deadLetterQueues = queues.filter(({ arn }) => deadLetterArns.has(arn));
    this.#inboxArns = inboxArns;
    this.#sources = sources;
    this.#outcomes = outcomes;
  }

  /** Messages waiting or in flight, at the last look. */
  get backlog(): number {
    return this.#backlog;
  }

  /** Files with an outcome of which no message waits for another function, at the last look. */
  get finished(): number {
    return Math.max(0, this.#outcomes.found - this.#follows);
  }

  onHandled(messages: Message[]): void {
    this.#handled += messages.length;
    for (const { MessageId = '' } of messages) this.#reasons.delete(MessageId);
    void this.#outcomes.lookUp(messages.flatMap(({ Body = '' }) => fileKeysIn(Body)));
  }

  onFailed(failures: Failure[]): void {
    for (const { message, reason } of failures) this.#reasons.set(message.MessageId ?? '', { message, reason });
  }

  onIdle(): void {
    if (!this.#isBusy) this.#wake();
  }

  get #isBusy(): boolean {
    return this.#sources.some((source) => source.isBusy);
  }

  /** @param deliversEvents whether this process delivers S3's events, not the endpoint's S3 */
  async settled(
    { until, stallMs = DEFAULT_STALL_MILLISECONDS, signal }: SettleOptions,
    deliversEvents: boolean,
  ): Promise<Settlement> {
    let uploading = until !== undefined;
    const stopWaiting = () => {
      uploading = false;
      this.#wake();
    };
    until?.then(stopWaiting, stopWaiting);
    let quietLooks = 0;
    let lastState = '';
    let lastChange = Date.now();
    for (;;) {
      signal?.throwIfAborted();
      await this.#countBacklog();
      const isQuiet = !uploading && this.#backlog === 0 && !this.#isBusy;
      quietLooks = isQuiet ? quietLooks + 1 : 0;
      if (isQuiet) {
        await this.#outcomes.lookUp();
        const awaitsEvents = !deliversEvents && this.#outcomes.missing.length > 0;
        if (quietLooks >= (awaitsEvents ? QUIET_LOOKS_AWAITING_EVENTS : QUIET_LOOKS)) return this.#report(false);
      }
      const state = `${this.#handled} ${this.#outcomes.expected} ${this.#outcomes.found} ${uploading}`;
      if (state !== lastState) {
        lastState = state;
        lastChange = Date.now();
      } else if (Date.now() - lastChange > stallMs) return this.#report(true);
      await this.#pause(isQuiet ? QUIET_INTERVAL_MILLISECONDS : BUSY_INTERVAL_MILLISECONDS);
    }
  }

  async #countBacklog(): Promise<void> {
    const counts = await Promise.all(
      this.#queues.map(async ({ arn, url }) => ({ arn, count: await countMessages(this.#sqs, url) })),
    );
    const sum = (some: typeof counts) => some.reduce((total, { count }) => total + count, 0);
    this.#backlog = sum(counts);
    this.#follows = sum(counts.filter(({ arn }) => !this.#inboxArns.has(arn)));
  }

  /** Waits for the time to pass, or for `#wake`. */
  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #report(stalled: boolean): Promise<Settlement> {
    for (const queue of this.#deadLetterQueues) await this.#readDeadLetters(queue);
    const dead = [...this.#deadLetters.values()].map((message) => ({
      message,
      reason: `given up: ${this.#reasons.get(message.MessageId ?? '')?.reason ?? 'it failed too often'}`,
    }));
    const failing = [...this.#reasons.values()]
      .filter(({ message }) => !this.#deadLetters.has(message.MessageId ?? ''))
      .map(({ message, reason }) => ({ message, reason: `failed ${receiveCount(message)} times: ${reason}` }));
    const failures = [...dead, ...failing].map(({ message, reason }) => ({
      files: fileKeysIn(message.Body ?? ''),
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
    const polled = new Set(this.#sources.map(({ queueArn }) => queueArn));
    for (const queue of this.#queues) {
      const count = await countMessages(this.#sqs, queue.url);
      if (count === 0) continue;
      const waiting = `${count} ${count === 1 ? 'message' : 'messages'} in the queue ${queue.id}`;
      if (!polled.has(queue.arn)) remarks.push(`${waiting}, which no function polls`);
      else if (queue.deadLetterArn === undefined) remarks.push(`${waiting}, which has no dead-letter queue`);
      else remarks.push(waiting);
    }
    return remarks;
  }

  /** Reads the dead letters without deleting them. */
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
