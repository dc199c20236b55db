/** A function's thread: a minimal Lambda runtime that loads the handler and calls it for one event at a time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Context } from 'aws-lambda';
import type { FunctionReply, FunctionRequest, FunctionSetup } from './execution-environment.ts';
import { takeShortCut } from './short-cut.ts';

type Handler = (event: unknown, context: Context) => unknown;

const setup = workerData as FunctionSetup;

const loadHandler = async (): Promise<Handler> => {
  const dot = setup.handler.lastIndexOf('.');
  const path = join(setup.folder, setup.handler.slice(0, dot));
  const file = ['.mjs', '.js', '.cjs'].map((extension) => path + extension).find((candidate) => existsSync(candidate));
  if (file === undefined) throw new Error(`Cannot find module ${setup.handler.slice(0, dot)}`);
  const module = await import(pathToFileURL(file).href);
  const name = setup.handler.slice(dot + 1);
  const handler = module[name] ?? module.default?.[name];
  if (typeof handler !== 'function') throw new Error(`${setup.handler} is undefined or not exported`);
  return handler;
};

const contextOf = ({ requestId, deadline }: FunctionRequest): Context => {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: setup.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: setup.arn,
    memoryLimitInMB: String(setup.memoryMegabytes),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${setup.name}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
};

const errorOf = (thrown: unknown): { errorType: string; errorMessage: string } =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message }
    : { errorType: typeof thrown, errorMessage: String(thrown) };

/**
 * Writes the line that Lambda adds to JSON logs, with the billed duration in whole milliseconds, rounded up; in
 * addition the processor time of this thread, as the rest of the duration is waiting for stand-ins on the same machine.
 * https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html#platform-report
 */
const logReport = ({ requestId }: FunctionRequest, status: 'success' | 'error', started: Clock): void => {
  const durationMs = performance.now() - started.wall;
  const { user, system } = process.threadCpuUsage(started.cpu);
  const metrics = {
    durationMs,
    billedDurationMs: Math.ceil(durationMs),
    memorySizeMB: setup.memoryMegabytes,
    cpuMs: (user + system) / 1000,
  };
  const record = { requestId, status, metrics };
  console.log(JSON.stringify({ time: new Date().toISOString(), type: 'platform.report', record }));
};

interface Clock {
  wall: number;
  cpu: NodeJS.CpuUsage;
}

const reply = (message: FunctionReply) => parentPort?.postMessage(message);

if (setup.shortCut) takeShortCut(setup.shortCut.address, setup.shortCut.port);
try {
  const handler = await loadHandler();
  reply({ kind: 'ready' });
  parentPort?.on('message', async (request: FunctionRequest) => {
    const started = { wall: performance.now(), cpu: process.threadCpuUsage() };
    try {
      const result = await handler(JSON.parse(request.event), contextOf(request));
      logReport(request, 'success', started);
      reply({ kind: 'result', result: JSON.stringify(result) });
    } catch (thrown) {
      logReport(request, 'error', started);
      reply({ kind: 'error', ...errorOf(thrown) });
    }
  });
} catch (thrown) {
  reply({ kind: 'failed', ...errorOf(thrown) });
}
