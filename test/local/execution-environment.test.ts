import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ExecutionEnvironment } from '../../lib/local/lambda/execution-environment.ts';
import { type LocalFunction, runtimeEnvironment } from '../../lib/local/lambda/functions.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsprint-functions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const endpoints = { s3: 'http://s3', sqs: 'http://sqs', dynamodb: 'http://dynamodb' };
const account = { region: 'eu-west-1', accessKeyId: 'id', secretAccessKey: 'secret' };
const lines: string[] = [];
let environment: ExecutionEnvironment;
afterEach(() => environment?.stop());

let bundles = 0;
/** A function of this code, not yet started. */
const lambda = (code: string, changes: Partial<LocalFunction> = {}): ExecutionEnvironment => {
  const name = `bundle${bundles++}`;
  writeFileSync(join(folder, `${name}.mjs`), code);
  const description: LocalFunction = {
    id: 'Function',
    name: 'reader',
    arn: 'arn:aws:lambda:eu-west-1:123456789012:function:reader',
    folder,
    handler: `${name}.handler`,
    timeoutSeconds: 5,
    memoryMegabytes: 128,
    environment: { FILES_TABLE: 'Files', NODE_OPTIONS: '--enable-source-maps' },
    ...changes,
  };
  const variables = runtimeEnvironment(description, endpoints, account);
  environment = new ExecutionEnvironment(description, variables, (line) => lines.push(line));
  return environment;
};

describe('an execution environment', () => {
  it("has the template's and the runtime's variables, and none of this process", async () => {
    process.env.NEWSPRINT_TEST_SECRET = 'ours';
    const seen = (await lambda('export const handler = () => process.env').invoke({})) as Record<string, string>;
    expect(seen).toMatchObject({
      FILES_TABLE: 'Files',
      NODE_OPTIONS: '--enable-source-maps',
      AWS_REGION: 'eu-west-1',
      AWS_LAMBDA_FUNCTION_NAME: 'reader',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_ACCESS_KEY_ID: 'id',
      AWS_ENDPOINT_URL_S3: 'http://s3',
      AWS_ENDPOINT_URL_SQS: 'http://sqs',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://dynamodb',
    });
    expect(seen).not.toHaveProperty('NEWSPRINT_TEST_SECRET');
  });

  it('fails a call at once if it is stopped while the thread says that it is loaded', async () => {
    const call = expect(lambda('export const handler = () => 1', { timeoutSeconds: 60 }).invoke({})).rejects.toThrow(
      'was stopped while it was loaded',
    );
    // The thread loads meanwhile; its word waits to be heard.
    const until = Date.now() + 1500;
    while (Date.now() < until);
    await environment.stop();
    await call;
  });

  it('passes the event and the context', async () => {
    const invoked = await lambda(
      `export const handler = async (event, context) => ({
        event, name: context.functionName, memory: context.memoryLimitInMB, id: typeof context.awsRequestId,
        left: context.getRemainingTimeInMillis() > 4000 })`,
    ).invoke({ Records: [1] });
    expect(invoked).toEqual({ event: { Records: [1] }, name: 'reader', memory: '128', id: 'string', left: true });
  });

  it('is kept for the next invocation', async () => {
    const counting = lambda('let n = 0; export const handler = () => ++n');
    expect([await counting.invoke({}), await counting.invoke({}), await counting.invoke({})]).toEqual([1, 2, 3]);
  });

  it('reports what the handler threw, and is kept', async () => {
    const throwing = lambda(
      'let n = 0; export const handler = () => { if (n++ === 0) throw new RangeError("too far"); return n }',
    );
    await expect(throwing.invoke({})).rejects.toThrow('RangeError: too far');
    expect(await throwing.invoke({})).toBe(2);
  });

  it('is discarded after a timeout', async () => {
    const hanging = lambda('let n = 0; export const handler = () => n++ ? n : new Promise(() => {})', {
      timeoutSeconds: 1,
    });
    expect(await hanging.invoke({}).catch((error: Error) => error.message)).toBe('timed out after 1 seconds');
    expect(await hanging.invoke({}).catch((error: Error) => error.message)).toBe('timed out after 1 seconds');
  });

  it('ends an endless loop', async () => {
    const looping = lambda('export const handler = () => { for (;;); }', { timeoutSeconds: 1 });
    await expect(looping.invoke({})).rejects.toThrow('timed out');
  });

  it('is limited to the memory in the template', async () => {
    const growing = lambda(
      'export const handler = () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); }',
      {
        timeoutSeconds: 30,
      },
    );
    await expect(growing.invoke({})).rejects.toThrow('ran out of memory');
  });

  it.each([
    ['a module that throws', 'throw new Error("no configuration")', 'Error: no configuration'],
    ['a handler that is not exported', 'export const other = 1', 'is undefined or not exported'],
    ['a process that exits', 'export const handler = () => process.exit(3)', 'ended with exit code 3'],
    [
      'an uncaught error',
      'export const handler = () => new Promise(() => setTimeout(() => { throw new Error("late") }))',
      'crashed: late',
    ],
  ])('reports %s', async (_name, code, reason) => {
    await expect(lambda(code).invoke({})).rejects.toThrow(reason);
  });

  it('reports a missing bundle', async () => {
    await expect(lambda('', { handler: 'nowhere.handler' }).invoke({})).rejects.toThrow('Cannot find module nowhere');
  });

  it('passes on the lines that the function logs', async () => {
    await lambda('export const handler = () => { console.log("a line"); console.error("another") }').invoke({});
    await expect.poll(() => lines).toEqual(expect.arrayContaining(['a line', 'another']));
  });
});
