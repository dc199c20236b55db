/** The real functions, over the stand-ins for S3, SQS and DynamoDB, with queues that repeat and reorder. */
import { setImmediate as otherWork, setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message as QueueMessage,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { vi } from 'vitest';
import type { AnalysisRequest, StoryChange } from '../../functions/messages/message.ts';
import { readMessage } from '../../functions/messages/read-message.ts';
import type { Withdrawal } from '../../functions/tables/analyses.ts';
import { CLIENT_SETTINGS } from '../../functions/tables/client-settings.ts';
import { type Clients, connect, disconnect, type Endpoints } from '../../lib/local/cloud/clients.ts';
import { sqsEvent } from '../../lib/local/lambda/sqs-event.ts';
import { requestHandlerFor } from '../../lib/local/stand-ins/request-handler.ts';
import { startStandIns } from '../../lib/local/stand-ins/stand-ins.ts';
import type { Random } from '../bench/similarity/random.ts';
import {
  ACCOUNT,
  BUCKET,
  type Deployment,
  deploy,
  QUEUE_NAMES,
  QUEUES,
  type QueueName,
  REGION,
  type SqsHandler,
  WORKERS,
} from './deployment.ts';
import { type Faults, Killed } from './faults.ts';
import type { TableName } from './tables.ts';

const CONTEXT = { getRemainingTimeInMillis: () => 60_000, functionName: 'soak', awsRequestId: 'soak' } as Context;

/** The tries of a message in which something may go wrong: one more than make it a dead letter. */
const MAX_TROUBLED_TRIES = 6;

/** A message that has been tried so often, most of the time without any fault, never succeeds. */
const MAX_TRIES = 30;

/** Without progress for longer, nothing more is expected: milliseconds. */
const PATIENCE = 300_000;

/** The SDK's three attempts, one right after the other: it would wait for half a second after each throttle. */
const atOnce = (() => {
  const attempt = (tried: number) => ({ getRetryCount: () => tried, getRetryDelay: () => 0 });
  return {
    acquireInitialRetryToken: async () => attempt(0),
    async refreshRetryTokenForRetry(token: ReturnType<typeof attempt>, { errorType }: { errorType: string }) {
      const tried = token.getRetryCount() + 1;
      if (tried > 2 || !['THROTTLING', 'TRANSIENT'].includes(errorType)) throw new Error('not tried again');
      return attempt(tried);
    },
    recordSuccess() {},
  };
})();

export class World {
  readonly clients: Clients;
  /** What the analysis was told since the functions were deployed. */
  requests: AnalysisRequest[] = [];
  storyChanges: StoryChange[] = [];
  withdrawals: Withdrawal[] = [];
  invocations = 0;
  redelivered = 0;
  readonly #stop: () => Promise<void>;
  readonly #endpoints: Endpoints;
  readonly #faults: Faults;
  readonly #random: Random;
  readonly #urls: Record<QueueName, string> = { uploads: '', records: '', analyses: '', bulkAnalyses: '' };
  readonly #told = new Set<string>();
  #deployment: Deployment | undefined;
  /** The messages of the invocations that are at work. */
  readonly #working = new Set<QueueMessage[]>();
  /** A message that fails whenever it is tried. */
  #hopeless: string | undefined;
  /** When a message was done last: milliseconds since 1970. */
  #progress = 0;
  #isStopped = false;
  #workers: Promise<unknown> = Promise.resolve();

  private constructor(standIns: Awaited<ReturnType<typeof startStandIns>>, faults: Faults, random: Random) {
    const requestHandler = requestHandlerFor(standIns.service);
    this.clients = connect(standIns.endpoints, ACCOUNT, requestHandler);
    // Of the functions' clients too: a half of the time of a run went into sockets, HTTP, signatures and where to send what.
    const signer = { sign: async (request: unknown) => request };
    const endpoint = standIns.endpoints.s3;
    Object.assign(CLIENT_SETTINGS, { requestHandler, signer, endpoint, retryStrategy: atOnce });
    this.#endpoints = standIns.endpoints;
    this.#stop = standIns.stop;
    this.#faults = faults;
    this.#random = random;
  }

  static async start(faults: Faults, random: Random): Promise<World> {
    const standIns = await startStandIns(REGION, undefined, (error) => {
      throw error;
    });
    const world = new World(standIns, faults, random);
    const { s3, sqs } = world.clients;
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: 'Enabled' } }));
    for (const name of QUEUE_NAMES) {
      // A message is given back by hand, when its function has failed or died.
      const Attributes = { VisibilityTimeout: '3600' };
      world.#urls[name] = (await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes }))).QueueUrl!;
    }
    return world;
  }

  get deployment(): Deployment {
    return this.#deployment!;
  }

  /** Loads the functions anew, with the environment that a deployment gives them. */
  async deploy(tables: Record<TableName, string>, generation: number): Promise<void> {
    this.#deployment = await deploy(this.#endpoints, this.#urls, tables, generation);
    this.requests = [];
    this.storyChanges = [];
    this.withdrawals = [];
  }

  send(body: string): Promise<unknown> {
    return this.clients.sqs.send(new SendMessageCommand({ QueueUrl: this.#urls.uploads, MessageBody: body }));
  }

  startWorkers(): void {
    this.#isStopped = false;
    this.#workers = Promise.all(WORKERS.map((queue) => this.#work(queue)));
  }

  async stopWorkers(): Promise<void> {
    this.#isStopped = true;
    await this.#workers;
  }

  /**
   * How many messages there are in the queues.
   *
   * @throws if one of them fails for ever
   */
  async backlog(): Promise<number> {
    if (this.#hopeless) throw new Error(`Failed ${MAX_TRIES} times: ${this.#hopeless}`);
    const counts = await Promise.all(
      Object.values(this.#urls).map(async (QueueUrl) => {
        const { Attributes = {} } = await this.clients.sqs.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
        );
        return Object.entries(Attributes)
          .filter(([name]) => name.startsWith('ApproximateNumberOfMessages'))
          .reduce((sum, [, value]) => sum + Number(value), 0);
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /**
   * Waits until the queues are empty.
   *
   * @throws if they do not become so: a message that comes back for ever
   */
  async settled(): Promise<void> {
    this.#progress = Date.now();
    for (let quiet = 0; quiet < 2; ) {
      await sleep(500);
      const backlog = await this.backlog();
      if (Date.now() - this.#progress > PATIENCE)
        throw new Error(`${backlog} messages come back for ever, or a function hangs: ${this.#atWork()}`);
      quiet = this.#working.size === 0 && backlog === 0 ? quiet + 1 : 0;
    }
  }

  #atWork(): string {
    return (
      [...this.#working].map((messages) => messages.map(({ Body }) => Body).join(' ')).join('; ') || 'none is at work'
    );
  }

  async stop(): Promise<void> {
    // Not for ever: after a failure one may hang.
    await Promise.race([this.stopWorkers().catch(() => {}), sleep(10_000, undefined, { ref: false })]);
    disconnect(this.clients);
    await this.#stop();
    vi.unstubAllEnvs();
  }

  async #work(queue: QueueName): Promise<void> {
    const QueueUrl = this.#urls[queue];
    let handler = await this.deployment.load(queue);
    while (!this.#isStopped) {
      const { Messages = [] } = await this.clients.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: this.#random.between(1, 10),
          MessageSystemAttributeNames: ['All'],
          WaitTimeSeconds: 1,
        }),
      );
      if (Messages.length === 0) continue;
      this.#working.add(Messages);
      if (QUEUES[queue] === 'analyse') for (const message of Messages) this.#note(message);
      const isKilled = await this.#invoke(queue, handler, this.#random.shuffle(Messages));
      if (isKilled) handler = await this.deployment.load(queue);
      this.#working.delete(Messages);
      // The stand-ins are in this thread: nothing else might ever have its turn.
      await otherWork();
    }
  }

  /** What the analysis is told, once for each message. */
  #note({ MessageId = '', Body = '' }: QueueMessage): void {
    if (this.#told.has(MessageId)) return;
    this.#told.add(MessageId);
    const message = readMessage(Body);
    if (message.kind === 'analyse') this.requests.push(message);
    if (message.kind === 'change story') this.storyChanges.push(message);
    if (message.kind === 'withdraw') this.withdrawals.push(message);
  }

  /** Returns whether the function was killed. */
  async #invoke(queue: QueueName, handler: SqsHandler, messages: QueueMessage[]): Promise<boolean> {
    this.invocations += 1;
    let isKilled = false;
    // The more requests a message takes, the surer one of them fails: of a large story hardly any would ever be through.
    const isCalm = messages.some(({ Attributes }) => Number(Attributes?.ApproximateReceiveCount) > MAX_TROUBLED_TRIES);
    const failed = await this.#faults
      .run(() => handler(sqsEvent(messages, queue, REGION), CONTEXT), { isCalm })
      .then(({ batchItemFailures }) => new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)))
      .catch((error: unknown) => {
        isKilled = error instanceof Killed;
        return new Set(messages.map(({ MessageId = '' }) => MessageId));
      });
    const QueueUrl = this.#urls[queue];
    for (const { MessageId = '', ReceiptHandle, Attributes, Body } of messages) {
      const isRepeated = this.#faults.isOn && this.#random.chance(0.03);
      if (failed.has(MessageId) || isRepeated) {
        this.redelivered += 1;
        if (Number(Attributes?.ApproximateReceiveCount) > MAX_TRIES) this.#hopeless = Body;
        // The function may have given it back itself, and another have taken it.
        await this.clients.sqs
          .send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
          .catch(() => {});
      } else {
        await this.clients.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        this.#progress = Date.now();
      }
    }
    return isKilled;
  }
}
