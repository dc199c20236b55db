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
import { sqsEvent, timesReceived } from './sqs-event.ts';

export interface EventSourceHooks {
  /** Messages that are done with: the function handled them and they are deleted. */
  onHandled(messages: Message[]): void;
  /** Messages that will come again, or go to the dead-letter queue. */
  onFailed(failures: Failure[]): void;
}

/** SQS gives at most ten messages at once; how long it waits for the first one, in seconds. */
const receiveAtOnce = 10;
const longPollSeconds = 5;
/** Seconds until a message that failed comes again: as many as it failed times, and not the visibility timeout's minutes. */
const longestBackoffSeconds = 5;

/**
 * Works off a queue as Lambda's event source mapping does: receives batches, invokes the function, deletes what it
 * handled and leaves the rest for another time. Differences: a batch is not waited for longer than a moment, and what
 * failed comes again after seconds and not after the visibility timeout.
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
  #loops: Promise<void>[] = [];
  #busy = 0;

  /** @param environments as many as may work at once */
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
    this.#hooks = hooks;
  }

  /** Invocations at work. */
  get busy(): number {
    return this.#busy;
  }

  get queueArn(): string {
    return this.#queue.arn;
  }

  start(): void {
    this.#loops = this.#environments.map((environment) => this.#work(environment));
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#environments.map((environment) => environment.stop()));
    await Promise.all(this.#loops);
  }

  async #work(environment: ExecutionEnvironment): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      try {
        const batch = await this.#receiveBatch();
        if (batch.length === 0) continue;
        this.#busy++;
        try {
          await this.#handle(batch, environment);
        } finally {
          this.#busy--;
        }
      } catch {
        // The queue could not be reached. What was received comes again when its visibility timeout is over.
        if (!this.#stopped.signal.aborted) await sleep(500);
      }
    }
  }

  async #receiveBatch(): Promise<Message[]> {
    const batch = await this.#receive(Math.min(receiveAtOnce, this.#source.batchSize), longPollSeconds);
    let more = batch.length;
    while (more === receiveAtOnce && batch.length < this.#source.batchSize) {
      const next = await this.#receive(Math.min(receiveAtOnce, this.#source.batchSize - batch.length), 0);
      more = next.length;
      batch.push(...next);
    }
    return batch;
  }

  async #receive(count: number, waitSeconds: number): Promise<Message[]> {
    const { Messages = [] } = await this.#sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#queue.url,
        MaxNumberOfMessages: count,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
      { abortSignal: this.#stopped.signal },
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
    await Promise.all([this.#delete(handled), this.#tryAgain(failures)]);
    if (handled.length > 0) this.#hooks.onHandled(handled);
    if (failures.length > 0) this.#hooks.onFailed(failures);
  }

  async #delete(messages: Message[]): Promise<void> {
    for (const some of chunks(messages, receiveAtOnce)) {
      await this.#sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: this.#queue.url,
          Entries: some.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
        }),
      );
    }
  }

  async #tryAgain(failures: Failure[]): Promise<void> {
    for (const some of chunks(failures, receiveAtOnce)) {
      await this.#sqs.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl: this.#queue.url,
          Entries: some.map(({ message }, index) => ({
            Id: String(index),
            ReceiptHandle: message.ReceiptHandle,
            VisibilityTimeout: Math.min(timesReceived(message), longestBackoffSeconds),
          })),
        }),
      );
    }
  }
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
