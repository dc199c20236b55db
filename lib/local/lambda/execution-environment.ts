import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { LocalFunction } from './functions.ts';

export type FunctionSetup = Pick<LocalFunction, 'name' | 'arn' | 'folder' | 'handler' | 'memoryMegabytes'>;

export interface FunctionRequest {
  requestId: string;
  /** JSON, as Lambda passes it. */
  event: string;
  /** Epoch milliseconds. */
  deadline: number;
}

export type FunctionReply =
  | { kind: 'ready' }
  | { kind: 'result'; result: string | undefined }
  | { kind: 'error' | 'failed'; errorType: string; errorMessage: string };

/** The function threw, ran out of time or memory, or could not be loaded. */
export class InvocationError extends Error {
  override name = 'InvocationError';
}

/** Lambda gives a function ten seconds to load, outside its timeout. */
const initSeconds = 10;
/** What Lambda's Node.js runtime leaves for the heap, of the function's memory. */
const heapShare = 0.9;
/** Node.js cannot start a thread with much less. */
const leastHeapMegabytes = 32;
/**
 * Megabytes for new objects in each thread. V8 takes up to 100 by itself; with all threads that came to 2.0 GB for a
 * run over 2,000 files, and comes to 1.4 GB so, at the same speed.
 */
export const youngHeapMegabytes = 24;

/**
 * One of Lambda's execution environments, as a thread: it has the function's own environment variables, memory and
 * timeout, handles one event at a time and is kept for the next one. After a timeout, a crash or an error while
 * loading it is thrown away, and the next invocation starts afresh.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
export class ExecutionEnvironment {
  readonly #function: LocalFunction;
  readonly #variables: Record<string, string>;
  readonly #log: (line: string) => void;
  #worker: Worker | undefined;

  /**
   * @param variables the whole of the thread's `process.env`
   * @param log takes the lines that the function writes
   */
  constructor(lambda: LocalFunction, variables: Record<string, string>, log: (line: string) => void) {
    this.#function = lambda;
    this.#variables = variables;
    this.#log = log;
  }

  /**
   * Calls the handler.
   *
   * @returns what it returned, having been through JSON
   * @throws InvocationError
   */
  async invoke(event: unknown): Promise<unknown> {
    const worker = this.#worker ?? (await this.#start());
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

  async #start(): Promise<Worker> {
    const { name, arn, folder, handler, memoryMegabytes } = this.#function;
    const worker = new Worker(new URL('./function-thread.ts', import.meta.url), {
      workerData: { name, arn, folder, handler, memoryMegabytes } satisfies FunctionSetup,
      env: this.#variables,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: {
        maxYoungGenerationSizeMb: youngHeapMegabytes,
        maxOldGenerationSizeMb: Math.max(leastHeapMegabytes, Math.floor(memoryMegabytes * heapShare)),
      },
    });
    this.#worker = worker;
    for (const stream of [worker.stdout, worker.stderr]) createInterface({ input: stream }).on('line', this.#log);
    // Those who wait for a reply hear of an error themselves; this keeps one that comes in between from ending the run.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    const ready = nextReply(worker, initSeconds, `was not loaded within ${initSeconds} seconds`);
    const reply = await this.#orDiscard(ready);
    if (reply.kind !== 'ready') {
      await this.stop();
      throw new InvocationError(describe(reply));
    }
    return worker;
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

/** The thread's next message; an InvocationError if it ends or takes too long before that. */
function nextReply(worker: Worker, timeoutSeconds: number, tooLate: string): Promise<FunctionReply> {
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
    const timer = setTimeout(() => fail(tooLate), timeoutSeconds * 1000);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

function describe(reply: FunctionReply): string {
  return 'errorType' in reply ? `${reply.errorType}: ${reply.errorMessage}` : reply.kind;
}
