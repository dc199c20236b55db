import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../lib/local/cloud/scan-table.ts';
import { csvCell, readable } from '../../../lib/local/command/folder/cells.ts';
import { writeFolder } from '../../../lib/local/command/folder/write-folder.ts';
import type { Local } from '../../../lib/local/local.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsprint-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

const STATEMENTS: Row[] = [
  {
    speaker: 'Miriam Okafór',
    said: '2026-03-01#a#001',
    content: 'The bridge, "as such", was safe.\n\nIt is.',
    tone: 0,
    articles: 2,
    hedged: false,
    about: ['Port Authority', 'Rosario'],
  },
  {
    speaker: '=HYPERLINK("http://example.org","click")',
    said: '2026-03-01#b#001',
    content: ['We did', 'all of it'],
    tone: -0.5,
    articles: 1,
    hedged: true,
    about: [],
    changes: [{ kind: 'negation', before: 'was', after: 'was not' }],
  },
];

const local = {
  tables: [
    { title: 'Statements', keys: ['speaker', 'said'] },
    { title: 'Stories', keys: ['storyId'] },
  ],
  async *scan(title: string) {
    if (title === 'Statements') yield* STATEMENTS;
  },
} as unknown as Local;

beforeAll(async () => {
  await writeFolder(local, join(folder, 'out'));
});

const parquet = async (name: string) =>
  parquetReadObjects({ file: await asyncBufferFromFile(join(folder, 'out', name)) });
const csv = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, 'out', name)), { columns: true, bom: true });

describe('--out FOLDER/', () => {
  it('writes a CSV and a Parquet file for each table beside the JSON Lines', () => {
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([
      'Statements.csv',
      'Statements.parquet',
      'Stories.csv',
      'Stories.parquet',
      'results.jsonl',
    ]);
    const lines = readFileSync(join(folder, 'out/results.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(STATEMENTS.map((row) => ({ table: 'Statements', ...row })));
  });

  it('gives in Parquet each value as what it is, lists of texts as lists, and what is nested as text', async () => {
    expect(await parquet('Statements.parquet')).toEqual([
      { ...STATEMENTS[0], articles: 2n, changes: null },
      {
        ...STATEMENTS[1],
        articles: 1n,
        content: 'We did; all of it',
        changes: 'kind: negation, before: was, after: was not',
      },
    ]);
  });

  it('gives in CSV each value as a person reads it', () => {
    expect(csv('Statements.csv')).toEqual([
      {
        speaker: 'Miriam Okafór',
        said: '2026-03-01#a#001',
        content: 'The bridge, "as such", was safe.\n\nIt is.',
        tone: '0',
        articles: '2',
        hedged: 'false',
        about: 'Port Authority; Rosario',
        changes: '',
      },
      {
        speaker: `'=HYPERLINK("http://example.org","click")`,
        said: '2026-03-01#b#001',
        content: 'We did; all of it',
        tone: '-0.5',
        articles: '1',
        hedged: 'true',
        about: '',
        changes: 'kind: negation, before: was, after: was not',
      },
    ]);
  });

  it('has the columns of the key for a table without rows', async () => {
    expect(readFileSync(join(folder, 'out/Stories.csv'), 'utf8').replace('\uFEFF', '').trim()).toBe('storyId');
    expect(await parquet('Stories.parquet')).toEqual([]);
  });

  it('names the file that cannot be written', async () => {
    await expect(writeFolder(local, join(folder, 'out/Stories.csv/below'))).rejects.toThrow(/^Cannot write .*below: /);
  });
});

describe('a cell of a CSV file', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u200b=1', '＝1'])(
    'that a spreadsheet would run is made a text: %j',
    (text) => {
      expect(csvCell(text)).toBe(`'${text}`);
      expect(csvCell([text, 'more'])).toBe(`'${text}; more`);
    },
  );

  it.each(['a=1', 'plain', 'a - b', '', '7 − 3'])('that is harmless stays as it is: %j', (text) => {
    expect(csvCell(text)).toBe(text);
  });

  it('that is a number stays a number', () => {
    expect(csvCell(-0.5)).toBe(-0.5);
  });

  it('shows what is nested with its names', () => {
    expect(
      readable([
        { storyId: 'a', share: 0.5 },
        { storyId: 'b', share: 0.25 },
      ]),
    ).toBe('storyId: a, share: 0.5; storyId: b, share: 0.25');
    expect(readable(undefined)).toBe('');
  });
});

it('a run that is interrupted while it writes leaves no file behind', async () => {
  const interruption = new AbortController();
  const out = join(folder, 'interrupted');
  const interrupted: Local = {
    ...local,
    async *scan(title: string) {
      yield* local.scan(title);
      interruption.abort();
    },
  };
  await expect(writeFolder(interrupted, out, interruption.signal)).rejects.toThrow(/^Cannot write /);
  expect(readdirSync(out)).toEqual([]);
});
