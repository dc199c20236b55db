import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { serve } from '../stand-ins/message-port.ts';
import type { Service } from '../stand-ins/wire.ts';
import { YOUNG_GENERATION_MEGABYTES } from '../thread-memory.ts';
import type { LocalFunction } from './functions.ts';

export type FunctionSetup = Pick<LocalFunction, 'name' | 'arn' | 'folder' | 'handler' | 'memoryMegabytes'> & {
  /** Where requests for the stand-ins at this address go instead. */
  shortCut?: { address: string; port: MessagePort };
};

/** Stand-ins in the thread that runs the functions. */
export interface Nearby {
  address: string;
  service: Service;
}

export interface FunctionRequest {
  requestId: string;
  /** JSON. */
  event: string;
  /** Epoch milliseconds. */
  deadline: number;
}

export type FunctionReply =
  | { kind: 'ready' }
  | { kind: 'result'; result: string | undefined }
  | { kind: 'error' | 'failed'; errorType: string; errorMessage: string };

/** The function threw, ran out of time or memory, or could not be loaded. */
class InvocationError extends Error {
  override name = 'InvocationError';
}

/** Lambda gives a function ten seconds to load, which its timeout does not include. */
const INIT_TIMEOUT_SECONDS = 10;
/** The share of the function's memory that Lambda's Node.js runtime leaves for the heap. */
const HEAP_SHARE = 0.9;
/** Node.js cannot start a thread with much less. */
const MIN_HEAP_MEGABYTES = 32;

/**
 * A Lambda execution environment, as a thread with the function's environment variables, memory and timeout. It handles
 * one event at a time and is kept for the next one. After a timeout, a crash or an error while loading, it is discarded
 * and the next invocation starts a new thread.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
export class ExecutionEnvironment {
  readonly #function: LocalFunction;
  readonly #variables: Record<string, string>;
  readonly #log: (line: string) => void;
  readonly #nearby: Nearby | undefined;
  #worker: Worker | undefined;
  #isLoading = false;

  /**
   * @param variables all of the thread's `process.env`
   * @param log gets each line that the function writes
   * @param nearby where the function's requests go without a connection
   */
  constructor(
    lambda: LocalFunction,
    variables: Record<string, string>,
    log: (line: string) => void,
    nearby?: Nearby | undefined,
  ) {
    this.#function = lambda;
    this.#variables = variables;
    this.#log = log;
    this.#nearby = nearby;
  }

  get isLoading(): boolean {
    return this.#isLoading;
  }

  /**
   * Calls the handler.
   *
   * @returns the handler's result, after a round trip through JSON
   * @throws {InvocationError}
   */
  async invoke(event: unknown): Promise<unknown> {
    const worker = this.#worker ?? (await this.#load());
    const { timeoutSeconds } = this.#function;
    const request: FunctionRequest = {
      requestId: randomUUID(),
      event: JSON.stringify(event),
      deadline: Date.now() + timeoutSeconds * 1000,
    };
    const answer = nextReply(worker, timeoutSeconds, `timed out after ${timeoutSeconds} seconds`);
    worker.postMessage(request);
    const reply = await this.#orDiscard(answer);
    if (reply.kind !== 'result') throw new InvocationError(describe(reply));
    return reply.result === undefined ? undefined : JSON.parse(reply.result);
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #load(): Promise<Worker> {
    this.#isLoading = true;
    try {
      return await this.#start();
    } finally {
      this.#isLoading = false;
    }
  }

  async #start(): Promise<Worker> {
    const { name, arn, folder, handler, memoryMegabytes } = this.#function;
    const shortCut = this.#openShortCut();
    const setup: FunctionSetup = { name, arn, folder, handler, memoryMegabytes, ...(shortCut && { shortCut }) };
    const worker = new Worker(new URL('./function-thread.ts', import.meta.url), {
      workerData: setup,
      transferList: shortCut ? [shortCut.port] : [],
      env: this.#variables,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: {
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MEGABYTES,
        maxOldGenerationSizeMb: Math.max(MIN_HEAP_MEGABYTES, Math.floor(memoryMegabytes * HEAP_SHARE)),
      },
    });
    this.#worker = worker;
    for (const stream of [worker.stdout, worker.stderr]) createInterface({ input: stream }).on('line', this.#log);
    // Whoever awaits a reply handles the error; between invocations it must not end the run.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    const ready = nextReply(worker, INIT_TIMEOUT_SECONDS, `was not loaded within ${INIT_TIMEOUT_SECONDS} seconds`);
    const reply = await this.#orDiscard(ready);
    if (reply.kind !== 'ready') {
      await this.stop();
      throw new InvocationError(describe(reply));
    }
    // A thread that was ended while its last word was on its way never answers.
    if (this.#worker !== worker) throw new InvocationError('was stopped while it was loaded');
    return worker;
  }

  #openShortCut(): FunctionSetup['shortCut'] {
    if (!this.#nearby) return undefined;
    const { port1, port2 } = new MessageChannel();
    serve(this.#nearby.service, port1);
    return { address: this.#nearby.address, port: port2 };
  }

  async #orDiscard(reply: Promise<FunctionReply>): Promise<FunctionReply> {
    try {
      return await reply;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }
}

/** The thread's next message. @throws {InvocationError} if the thread ends first or the time is over */
const nextReply = (worker: Worker, timeoutSeconds: number, timeoutMessage: string): Promise<FunctionReply> => {
  return new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    const onMessage = (reply: FunctionReply) => {
      finish();
      resolve(reply);
    };
    const fail = (message: string) => {
      finish();
      reject(new InvocationError(message));
    };
    const onError = (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'ran out of memory' : `crashed: ${error.message}`);
    const onExit = (code: number) => fail(`ended with exit code ${code}`);
    const timer = setTimeout(() => fail(timeoutMessage), timeoutSeconds * 1000);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
};

const describe = (reply: FunctionReply): string =>
  'errorType' in reply ? `${reply.errorType}: ${reply.errorMessage}` : reply.kind;
