import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { LocalQueue } from '../cloud/queues.ts';
import { messageOf } from '../errors.ts';
import { type Failure, itemFailures } from './batch-response.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import type { LocalEventSource, LocalFunction } from './functions.ts';
import { receiveCount, sqsEvent } from './sqs-event.ts';

export interface EventSourceHooks {
  /** The function has handled the messages, and they are deleted. */
  onHandled(messages: Message[]): void;
  /** The messages will be delivered again, or go to the dead-letter queue. */
  onFailed(failures: Failure[]): void;
  /** The last of the invocations under way has ended. */
  onIdle(): void;
}

/** SQS's limit for one request. */
const MAX_MESSAGES_PER_REQUEST = 10;
const LONG_POLL_SECONDS = 5;
/** A minute of waiting is a second here, so that a run does not take twelve minutes to give up a file. */
const TIMES_FASTER = 60;
const RECONNECT_MILLISECONDS = 500;

/**
 * Polls a queue as Lambda's event source mapping does: receives batches, invokes the function, deletes the messages
 * that it handled and leaves the others in the queue. Differences: there is no batching window, and the function's waits
 * between the tries of a message are so many times shorter, also if it was killed.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export class EventSource {
  readonly #source: LocalEventSource;
  readonly #function: LocalFunction;
  readonly #queue: LocalQueue;
  readonly #sqs: SQSClient;
  readonly #region: string;
  readonly #environments: ExecutionEnvironment[];
  readonly #hooks: EventSourceHooks;
  readonly #stopped = new AbortController();
  #disabled = new AbortController();
  /** Environments without an invocation. The last one is used first: one that has loaded the function already. */
  readonly #idle: ExecutionEnvironment[];
  readonly #invocations = new Set<Promise<void>>();
  #polling: Promise<void> = Promise.resolve();

  /** @param environments one for each concurrent invocation */
  constructor(
    wiring: { source: LocalEventSource; lambda: LocalFunction; queue: LocalQueue },
    sqs: SQSClient,
    region: string,
    environments: ExecutionEnvironment[],
    hooks: EventSourceHooks,
  ) {
    this.#source = wiring.source;
    this.#function = wiring.lambda;
    this.#queue = wiring.queue;
    this.#sqs = sqs;
    this.#region = region;
    this.#environments = environments;
    this.#idle = [...environments];
    this.#hooks = hooks;
  }

  get isBusy(): boolean {
    return this.#invocations.size > 0;
  }

  get #isLoading(): boolean {
    return this.#environments.some((environment) => environment.isLoading);
  }

  get queueArn(): string {
    return this.#queue.arn;
  }

  start(): void {
    this.#disabled = new AbortController();
    this.#polling = this.#poll(AbortSignal.any([this.#stopped.signal, this.#disabled.signal]));
  }

  /** Receives nothing more until it is started again, and handles what it has received. */
  async disable(): Promise<void> {
    this.#disabled.abort();
    await Promise.all([this.#polling, ...this.#invocations]);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#environments.map((environment) => environment.stop()));
    await Promise.all([this.#polling, ...this.#invocations]);
  }

  async #poll(ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      // One environment loads at a time: the next messages are likely to find the first one ready.
      if (this.#idle.length === 0 || this.#isLoading) await Promise.race(this.#invocations);
      try {
        const batch = await this.#receiveBatch(ended);
        if (batch.length > 0) this.#invoke(batch, this.#idle.pop()!);
      } catch {
        // The queue could not be reached. What was received is delivered again after the visibility timeout.
        if (!ended.aborted) await sleep(RECONNECT_MILLISECONDS);
      }
    }
  }

  #invoke(batch: Message[], environment: ExecutionEnvironment): void {
    const invocation = this.#handle(batch, environment)
      // The queue could not be reached, as above.
      .catch(() => {})
      .finally(() => {
        this.#invocations.delete(invocation);
        this.#idle.push(environment);
        if (!this.isBusy) this.#hooks.onIdle();
      });
    this.#invocations.add(invocation);
  }

  async #receiveBatch(ended: AbortSignal): Promise<Message[]> {
    const { batchSize } = this.#source;
    const batch = await this.#receive(Math.min(MAX_MESSAGES_PER_REQUEST, batchSize), LONG_POLL_SECONDS, ended);
    let received = batch.length;
    while (received === MAX_MESSAGES_PER_REQUEST && batch.length < batchSize) {
      const more = await this.#receive(Math.min(MAX_MESSAGES_PER_REQUEST, batchSize - batch.length), 0, ended);
      received = more.length;
      batch.push(...more);
    }
    return batch;
  }

  async #receive(maxMessages: number, waitSeconds: number, ended: AbortSignal): Promise<Message[]> {
    const { Messages = [] } = await this.#sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#queue.url,
        MaxNumberOfMessages: maxMessages,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
      { abortSignal: ended },
    );
    return Messages;
  }

  async #handle(batch: Message[], environment: ExecutionEnvironment): Promise<void> {
    let failures: Failure[];
    try {
      const response = await environment.invoke(sqsEvent(batch, this.#queue.arn, this.#region));
      failures = this.#source.reportsItemFailures ? itemFailures(batch, response) : [];
    } catch (error) {
      if (this.#stopped.signal.aborted) return;
      failures = batch.map((message) => ({ message, reason: messageOf(error).replace(/^InvocationError: /, '') }));
    }
    for (const failure of failures) failure.reason = `${this.#function.name} ${failure.reason}`;
    const failed = new Set(failures.map(({ message }) => message));
    const handled = batch.filter((message) => !failed.has(message));
    await Promise.all([this.#delete(handled), this.#retry(failures)]);
    if (handled.length > 0) this.#hooks.onHandled(handled);
    if (failures.length > 0) this.#hooks.onFailed(failures);
  }

  async #delete(messages: Message[]): Promise<void> {
    for (const chunk of chunks(messages, MAX_MESSAGES_PER_REQUEST)) {
      await this.#sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: this.#queue.url,
          Entries: chunk.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
        }),
      );
    }
  }

  /** By the list that the template gives the function (functions/messages/retries.ts); none after the last try. */
  #secondsAfter(tries: number): number {
    const waits = (this.#function.environment.RETRY_SECONDS ?? '').split(' ').map(Number);
    return Math.ceil((waits[tries - 1] ?? 0) / TIMES_FASTER);
  }

  async #retry(failures: Failure[]): Promise<void> {
    for (const chunk of chunks(failures, MAX_MESSAGES_PER_REQUEST)) {
      await this.#sqs.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl: this.#queue.url,
          Entries: chunk.map(({ message }, index) => ({
            Id: String(index),
            ReceiptHandle: message.ReceiptHandle,
            VisibilityTimeout: this.#secondsAfter(receiveCount(message)),
          })),
        }),
      );
    }
  }
}

const chunks = <Item>(items: Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
