import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const start = fileURLToPath(new URL('../../bin/start.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'newsprint-command-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const story = `Ferry strike leaves islands without bread

ESBERG, March 3 - Crews of the Esberg ferry line stopped work on Monday, cutting off four islands from the mainland.

The union said talks over night pay had failed. "We waited two years for an answer," said its chairman, Piet Lorenz.

Ingrid Maas, who runs the line, denied that the company had refused to talk. She said a new offer lay on the table.`;

interface Ended {
  code: number | null;
  /** Whether a process that the command started is still there. */
  leaves: boolean;
  stdout: string;
  stderr: string;
}

/** Runs the command as npm does; sends Ctrl-C, as a terminal to all its processes, when standard error contains `interruptAt`. */
const newsprint = (args: string[], environment: Record<string, string> = {}, interruptAt?: string): Promise<Ended> => {
  const { AWS_ENDPOINT_URL: _, ...ours } = process.env;
  // A temporary folder of this test, to see what is left behind.
  const env = { ...ours, TMPDIR: folder, ...environment };
  const child = spawn(process.execPath, [start, ...args], { env, detached: true });
  /** Of all processes of the command; whether there are any. */
  const signal = (name: NodeJS.Signals | 0): boolean => {
    try {
      return process.kill(-child.pid!, name);
    } catch {
      return false;
    }
  };
  children.push(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    const before = stderr;
    stderr += data;
    if (interruptAt && stderr.includes(interruptAt) && !before.includes(interruptAt)) signal('SIGINT');
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr, leaves: signal(0) })));
};

/** Exactly one line, without a stack trace. */
const expectOneLine = ({ stderr }: Ended, message: string | RegExp): void => {
  const lines = stderr
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('Reading '));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^newsprint: /);
  expect(lines[0]).toMatch(message);
};

describe('npm start', () => {
  it('--help prints the options', async () => {
    const ended = await newsprint(['--help']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('npm start -- --out results.jsonl PATH...');
  });

  it.each([
    [['--nonsense'], "Unknown option '--nonsense'. Try --help."],
    [['--port', 'http'], '--port takes a number from 1 to 65534, not "http". Try --help.'],
  ])('refuses %s with a message of one line', async (args, message) => {
    const ended = await newsprint(args);
    expect(ended.code).toBe(2);
    expectOneLine(ended, message);
  });

  it('reports a path that cannot be read', async () => {
    const ended = await newsprint([join(folder, 'nowhere.txt')]);
    expect(ended.code).toBe(1);
    expectOneLine(ended, /Cannot read .*nowhere\.txt: there is no such file or folder$/);
  });

  it('reports an empty folder', async () => {
    mkdirSync(join(folder, 'empty'));
    const ended = await newsprint([join(folder, 'empty')]);
    expect(ended.code).toBe(1);
    expectOneLine(ended, /There are no files in the folder .*empty$/);
  });

  it('reports an output file that cannot be written, before it begins', async () => {
    const ended = await newsprint(['--out', join(folder, 'no', 'out.jsonl')]);
    expect(ended.code).toBe(1);
    expectOneLine(ended, /Cannot write .*out\.jsonl: there is no folder/);
  });

  it('reports a port that is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const ended = await newsprint(['--port', String(port)]);
    server.close();
    expect(ended.code).toBe(1);
    expectOneLine(ended, `Port ${port} is in use; choose another with --port`);
  });

  it.each([
    ['127.0.0.1:1', 'AWS_ENDPOINT_URL is not an address like http://127.0.0.1:4566: 127.0.0.1:1'],
    ['http://localhost:1', 'AWS_ENDPOINT_URL: no answer from http://127.0.0.1:1 ('],
  ])('reports an unusable endpoint: %s', async (endpoint, message) => {
    const ended = await newsprint([], { AWS_ENDPOINT_URL: endpoint });
    expect(ended.code).toBe(1);
    expectOneLine(ended, message);
  });

  describe('with files', () => {
    const wire = join(folder, 'wire');
    beforeAll(() => {
      mkdirSync(wire);
      writeFileSync(join(wire, 'story.txt'), story);
      writeFileSync(join(wire, 'same again (copy) ü+1.txt'), story);
    });

    it('writes every row of every table as JSON Lines, with nothing cached before', async () => {
      const out = join(folder, 'results.jsonl');
      const named = ['story.txt', 'same again (copy) ü+1.txt'];
      const ended = await newsprint(['--out', out, ...named.map((name) => join(wire, name))], {
        NEWSPRINT_CACHE: join(folder, 'cache'),
      });
      expect(ended).toMatchObject({ code: 0, stdout: '' });
      const rows = readFileSync(out, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(ended.stderr).toContain(`${rows.length} rows written to ${out}`);
      const files = rows.filter(({ table }) => table === 'Files');
      expect(Object.fromEntries(files.map(({ key, outcome }) => [key, outcome]))).toEqual({
        'story.txt': 'new',
        'same again (copy) ü+1.txt': 'copy',
      });
      const tables = new Set(rows.map(({ table }) => table));
      for (const table of ['Articles', 'Stories', 'Statements', 'Mentions', 'Fingerprints'])
        expect(tables).toContain(table);
      expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
    });

    it('writes each table as CSV and as Parquet into a folder', async () => {
      const out = join(folder, 'results/');
      const ended = await newsprint(['--out', out, join(wire, 'story.txt')]);
      expect(ended).toMatchObject({ code: 0, stdout: '' });
      expect(ended.stderr).toMatch(/\d+ rows written to .*results\//);
      for (const name of ['results.jsonl', 'Files.csv', 'Files.parquet', 'Statements.csv', 'Statements.parquet'])
        expect(readdirSync(out)).toContain(name);
      expect(readFileSync(join(out, 'Statements.csv'), 'utf8')).toContain('Piet Lorenz');
    });

    it('shows the results as tables', async () => {
      const ended = await newsprint([join(wire, 'story.txt')]);
      expect(ended.code).toBe(0);
      expect(ended.stdout).toMatch(/1 file: 1 new\n.*File +Outcome +What\n─+\nstory\.txt +new +Ferry strike/s);
      expect(ended.stdout).toMatch(/Ingrid Maas.*denies/);
    });

    it.each([
      ['while it starts', 'Reading'],
      ['in the middle of the work', 'deduplicated'],
      ['in the middle of an analysis', 'analysed'],
    ])('leaves nothing behind after Ctrl-C %s', async (_, moment) => {
      const out = join(folder, 'interrupted.jsonl');
      const before = readdirSync(folder);
      const ended = await newsprint(['--verbose', '--out', out, wire], {}, moment);
      expect(ended).toMatchObject({ code: 130, stdout: '', leaves: false });
      expect(ended.stderr).not.toMatch(/^ +at /m);
      expect(readdirSync(folder).filter((name) => !before.includes(name))).toEqual([]);
    });

    it('keeps running with --keep until Ctrl-C', async () => {
      const ended = await newsprint(['--keep', '--out', '-', wire], {}, 'Press Ctrl-C to stop.');
      expect(ended.code).toBe(0);
      const rows = ended.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(rows).toContainEqual(expect.objectContaining({ table: 'Files', key: 'wire/story.txt' }));
      expect(ended.stderr).toMatch(/DynamoDB +http:\/\/127\.0\.0\.1:\d+\n/);
    });
  });

  // util-linux's script gives the command a terminal.
  describe.skipIf(!existsSync('/usr/bin/script'))('in a terminal', () => {
    const lines = join(folder, 'lines');
    beforeAll(() => {
      mkdirSync(lines);
      writeFileSync(join(lines, 'story.txt'), story);
    });

    /** Runs the command in a terminal until `until` stands on it, then presses Ctrl-C. */
    const inTerminal = (
      until: RegExp,
      meanwhile: (shown: string) => Promise<void>,
      environment: Record<string, string> = {},
    ) => {
      const { AWS_ENDPOINT_URL: _, CI: __, ...ours } = process.env;
      // Without `exec` some shells stay between, and end by the signal whatever the command does.
      const command = `exec ${process.execPath} ${start} ${lines}`;
      const child = spawn('/usr/bin/script', ['-qec', command, '/dev/null'], {
        env: { ...ours, TMPDIR: folder, ...environment },
      });
      children.push(child);
      return new Promise<{ code: number | null; shown: string }>((resolve, reject) => {
        let shown = '';
        let isDone = false;
        child.stdout.on('data', (data) => {
          shown += data;
          if (isDone || !until.test(shown)) return;
          isDone = true;
          meanwhile(shown).then(() => child.stdin.write('\u0003'), reject);
        });
        child.once('close', (code) => resolve({ code, shown }));
      });
    };

    it('shows the results as tables, then as a page until Ctrl-C', async () => {
      let text = '';
      const { code, shown } = await inTerminal(/Press Ctrl-C to stop/, async (screen) => {
        const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(screen) as RegExpExecArray;
        text = await (await fetch(address)).text();
      });
      expect(shown).toMatch(/Ingrid Maas[\s\S]*Look at it in a browser: http:\/\/127\.0\.0\.1:\d+\//);
      expect(text).toContain('Ferry strike leaves islands without bread');
      expect(code).toBe(0);
      expect(shown).not.toMatch(/^ +at /m);
    });

    it('ends with its results under CI', async () => {
      const { code, shown } = await inTerminal(/never/, async () => {}, { CI: 'true' });
      expect(code).toBe(0);
      expect(shown).toContain('Ingrid Maas');
      expect(shown).not.toContain('http://');
    });
  });

  it('refuses to open a page that --out leaves no room for', async () => {
    const ended = await newsprint(['--open', '--out', join(folder, 'x.jsonl')]);
    expect(ended.code).toBe(2);
    expectOneLine(ended, '--open shows a page, --out none: choose one. Try --help.');
  });

  it('leaves nothing behind', () => {
    expect(readdirSync(folder).filter((name) => name.startsWith('newsprint-'))).toEqual([]);
  });
});
