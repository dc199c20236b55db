import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const start = fileURLToPath(new URL('../../bin/start.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'newsprint-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command as npm does; `during` may do something to it while it runs. */
function newsprint(
  args: string[],
  environment: Record<string, string> = {},
  during?: (pid: number) => void,
): Promise<Ended> {
  const { AWS_ENDPOINT_URL: _, ...ours } = process.env;
  // The temporary folder is the test's, so that what is left behind is seen.
  const child = spawn(process.execPath, [start, ...args], { env: { ...ours, TMPDIR: folder, ...environment } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    if (stderr === '' && child.pid !== undefined) during?.(child.pid);
    stderr += data;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

/** One line of complaint and nothing else; no trace. */
function expectOneLine({ stderr }: Ended, message: string | RegExp): void {
  const lines = stderr
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('Reading '));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^newsprint: /);
  expect(lines[0]).toMatch(message);
}

describe('npm start', () => {
  it('--help explains it all, at once', async () => {
    const ended = await newsprint(['--help']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('npm start -- --out results.jsonl PATH...');
  });

  it.each([
    [['--nonsense'], "Unknown option '--nonsense'. Try --help."],
    [['--port', 'http'], '--port takes a number from 1 to 65534, not "http". Try --help.'],
  ])('refuses %s in one line', async (args, message) => {
    const ended = await newsprint(args);
    expect(ended.code).toBe(2);
    expectOneLine(ended, message);
  });

  it('names a path that cannot be read', async () => {
    const ended = await newsprint([join(folder, 'nowhere.txt')]);
    expect(ended.code).toBe(1);
    expectOneLine(ended, /Cannot read .*nowhere\.txt: there is no such file or folder$/);
  });

  it('names a folder that is empty', async () => {
    mkdirSync(join(folder, 'empty'));
    const ended = await newsprint([join(folder, 'empty')]);
    expect(ended.code).toBe(1);
    expectOneLine(ended, /There are no files in the folder .*empty$/);
  });

  it('names where the rows cannot be written, before it begins', async () => {
    const ended = await newsprint(['--out', join(folder, 'no', 'out.jsonl')]);
    expect(ended.code).toBe(1);
    expectOneLine(ended, /Cannot write .*out\.jsonl: there is no folder/);
  });

  it('names a port that is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const ended = await newsprint(['--port', String(port)]);
    server.close();
    expect(ended.code).toBe(1);
    expectOneLine(ended, `Port ${port} is in use; choose another one with --port`);
  });

  it.each([
    ['127.0.0.1:1', 'AWS_ENDPOINT_URL is not an address such as http://127.0.0.1:4566: 127.0.0.1:1'],
    ['http://localhost:1', 'AWS_ENDPOINT_URL: nobody answers at http://127.0.0.1:1 ('],
  ])('names an endpoint that is none: %s', async (endpoint, message) => {
    const ended = await newsprint([], { AWS_ENDPOINT_URL: endpoint });
    expect(ended.code).toBe(1);
    expectOneLine(ended, message);
  });

  it('tidies up after Ctrl-C', async () => {
    const ended = await newsprint([], {}, (pid) => setTimeout(() => process.kill(pid, 'SIGINT'), 500));
    expect(ended).toMatchObject({ code: 130, stdout: '' });
    expect(ended.stderr).not.toContain('at ');
  });

  it('leaves nothing behind', () => {
    expect(readdirSync(folder).filter((name) => name.startsWith('newsprint-'))).toEqual([]);
  });
});
