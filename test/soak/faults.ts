/**
 * Faults in the middle of the SDK's clients, whoever made them: what a service, the network and Lambda do to a function at
 * its worst.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Random } from '../bench/similarity/random.ts';

/**
 * In a thousand attempts. A fault that is not `lasting` is one attempt of the SDK's three. A batch makes hundreds of
 * attempts: more of the lasting ones, and hardly any batch would ever be through.
 */
const RATES = {
  throttled: 6,
  'throttled, lasting': 0.8,
  delayed: 20,
  'cut off': 4,
  'cut off, lasting': 0.4,
  'answer lost': 5,
  'answer lost, lasting': 1.2,
  'killed before': 0.3,
  'killed after': 0.3,
};

export type FaultName = keyof typeof RATES;

/** One run of a function, for as long as nothing kills it. */
interface Invocation {
  isDead: boolean;
  mayDie: boolean;
  /** Nothing goes wrong in it. */
  isCalm: boolean;
  kill(): void;
}

/** What a function ends with that was killed. Its execution environment is not used again. */
export class Killed extends Error {
  override name = 'Killed';
}

const never = () => new Promise<never>(() => {});

// Errors as the SDK knows them, so that it tries again.
const throttled = () =>
  Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } });
const cutOff = () => Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });

type Next = (call: unknown) => Promise<unknown>;
type Shared = Record<string, unknown>;

export class Faults {
  readonly counts = new Map<string, number>();
  isOn = true;
  readonly #random: Random;
  readonly #running = new AsyncLocalStorage<Invocation>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Puts the faults into every client of S3, SQS and DynamoDB. Returns what takes them out again. */
  install(): () => void {
    const undo = [S3Client, SQSClient, DynamoDBDocumentClient].map((Client) => {
      const prototype = Client.prototype as unknown as { send(...values: unknown[]): unknown };
      const { send } = prototype;
      const faults = this;
      const known = new WeakSet<object>();
      prototype.send = function (this: S3Client, ...values) {
        if (!known.has(this)) {
          known.add(this);
          // Inside of what repeats attempts, outside of what reads answers.
          this.middlewareStack.add(
            (next, shared) => ((call: unknown) => faults.#attempt(next as never, call, shared as Shared)) as never,
            {
              name: `soak${Math.random()}`,
              step: 'deserialize',
              priority: 'high',
            },
          );
        }
        return send.apply(this, values);
      };
      return () => {
        prototype.send = send;
      };
    });
    return () => {
      for (const step of undo) step();
    };
  }

  /**
   * Runs a function in which calls go wrong.
   *
   * @throws {Killed} if it was killed; what it had begun hangs for ever
   */
  async run<T>(work: () => Promise<T>, { mayDie = true, isCalm = false } = {}): Promise<T> {
    let kill = (): void => {};
    const killed = new Promise<never>((_, reject) => {
      kill = () => reject(new Killed());
    });
    const invocation: Invocation = {
      isDead: false,
      mayDie,
      isCalm,
      kill: () => {
        invocation.isDead = true;
        kill();
      },
    };
    killed.catch(() => {});
    const done = this.#running.run(invocation, work);
    done.catch(() => {});
    return Promise.race([done, killed]);
  }

  async #attempt(next: Next, call: unknown, shared: Shared): Promise<unknown> {
    const invocation = this.#running.getStore();
    if (!invocation) return next(call);
    if (invocation.isDead) return never();
    if (shared.soakLasting === 'throttled') throw throttled();
    if (shared.soakLasting) throw cutOff();
    const fault = this.#draw(invocation);
    if (!fault) return this.#unlessDead(invocation, next(call));
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1);
    if (fault.endsWith('lasting')) shared.soakLasting = fault.split(',')[0];
    switch (fault) {
      case 'throttled':
      case 'throttled, lasting':
        throw throttled();
      case 'delayed':
        await sleep(this.#random.between(5, 60));
        return this.#unlessDead(invocation, next(call));
      case 'cut off':
      case 'cut off, lasting':
        throw cutOff();
      case 'answer lost':
      case 'answer lost, lasting':
        await next(call);
        throw cutOff();
      case 'killed before':
        invocation.kill();
        return never();
      case 'killed after':
        await next(call);
        invocation.kill();
        return never();
    }
  }

  /** The other calls of a function that was killed reach their services; it hears nothing any more. */
  async #unlessDead(invocation: Invocation, answer: Promise<unknown>): Promise<unknown> {
    try {
      return await answer;
    } finally {
      if (invocation.isDead) await never();
    }
  }

  #draw({ mayDie, isCalm }: Invocation): FaultName | undefined {
    if (!this.isOn || isCalm) return undefined;
    let at = this.#random.next() * 1000;
    for (const [name, rate] of Object.entries(RATES) as [FaultName, number][]) {
      at -= rate;
      if (at < 0) return name.startsWith('killed') && !mayDie ? undefined : name;
    }
    return undefined;
  }
}
