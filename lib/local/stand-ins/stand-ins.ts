import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Endpoints } from '../cloud/clients.ts';
import { LocalError } from '../errors.ts';
import { YOUNG_GENERATION_MEGABYTES } from '../thread-memory.ts';

export interface StandInRequest {
  service: 's3-sqs' | 'dynamodb';
  /** 0 for any free port. */
  port: number;
  /** For the stand-in's data. */
  folder: string;
  region: string;
}

export type StandInReply = { port: number } | { closed: true } | { error: string; code: string | undefined };

export interface StandIns {
  endpoints: Endpoints;
  stop(): Promise<void>;
}

/**
 * Starts fauxqs (S3 and SQS) and dynalite (DynamoDB) in threads of this process, on 127.0.0.1. Their data is in a
 * temporary folder, which is deleted when they stop or the process exits.
 *
 * @param port of S3 and SQS; DynamoDB gets the next one. Any free ports if undefined.
 * @param onFailure called if a stand-in breaks down later
 * @throws {LocalError} if a port is in use or not permitted
 */
export const startStandIns = async (
  region: string,
  port: number | undefined,
  onFailure: (error: Error) => void,
): Promise<StandIns> => {
  const folder = mkdtempSync(join(tmpdir(), 'newsprint-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', removeFolder);
  const started: Array<Awaited<ReturnType<typeof startThread>>> = [];
  const stop = async () => {
    await Promise.all(started.map((thread) => thread.stop()));
    process.off('exit', removeFolder);
    removeFolder();
  };
  try {
    const threads = await Promise.allSettled([
      startThread({ service: 's3-sqs', port: port ?? 0, folder: join(folder, 'objects'), region }, onFailure),
      startThread(
        { service: 'dynamodb', port: port ? port + 1 : 0, folder: join(folder, 'tables'), region },
        onFailure,
      ),
    ]);
    for (const thread of threads) if (thread.status === 'fulfilled') started.push(thread.value);
    for (const thread of threads) if (thread.status === 'rejected') throw thread.reason;
    const [objectsAndQueues = '', dynamodb = ''] = started.map((thread) => `http://127.0.0.1:${thread.port}`);
    return { endpoints: { s3: objectsAndQueues, sqs: objectsAndQueues, dynamodb }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const startThread = (request: StandInRequest, onFailure: (error: Error) => void) => {
  const worker = new Worker(new URL('./stand-in-thread.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MEGABYTES },
    env: { AWS_REGION: request.region },
    execArgv: ['--no-warnings'],
  });
  let stopping = false;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const stop = async () => {
    stopping = true;
    worker.postMessage('stop');
    const patience = setTimeout(() => worker.terminate(), 2000);
    await ended;
    clearTimeout(patience);
  };
  return new Promise<{ port: number; stop(): Promise<void> }>((resolve, reject) => {
    worker.on('error', (error: Error) => {
      reject(error);
      if (!stopping) onFailure(new LocalError(`The stand-in for ${request.service} broke down: ${error.message}`));
    });
    worker.once('message', (reply: StandInReply) => {
      if ('port' in reply) resolve({ port: reply.port, stop });
      else if ('error' in reply) {
        worker.terminate();
        reject(new LocalError(portProblem(request.port, reply)));
      }
    });
  });
};

const portProblem = (port: number, { code, error }: { code: string | undefined; error: string }): string => {
  if (code === 'EADDRINUSE') return `Port ${port} is in use; choose another with --port`;
  if (code === 'EACCES') return `You may not use port ${port}; choose one above 1023 with --port`;
  return `The stand-ins cannot be started: ${error}`;
};
