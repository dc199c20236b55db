import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { FileRow, StatementRow } from '../../functions/tables/rows.ts';
import type { NameSummary, Results } from '../../lib/local/command/results.ts';
import { renderResults } from '../../lib/local/command/results-tables.ts';

const file: FileRow = {
  key: 'wire/a.txt',
  version: '1',
  outcome: 'new',
  receivedAt: '',
  sequencer: '',
  title: 'Talks fail',
};
const statement: StatementRow = {
  speaker: 'Leon Panetta',
  said: '2026-11-23#1#0',
  articleId: '1',
  storyId: '1',
  speakerMention: 'Panetta',
  speakerType: 'person',
  articles: 1,
  firstSeen: '2026-11-23T00:00:00.000Z',
  role: 'US Defence Secretary',
  cue: 'told',
  kind: 'direct',
  content: "I don't know that for a fact",
  stance: 'doubts',
  addressee: 'CNN',
  about: [],
  hedged: false,
  negated: true,
  tone: 0,
  start: 0,
  end: 1,
};
const name: NameSummary = {
  name: 'Leon Panetta',
  type: 'person',
  aliases: ['Panetta'],
  role: 'US Defence Secretary',
  count: 7,
  articles: 1,
};

const render = (changes: Partial<Results> = {}, columns = 100): string => {
  const stream = Object.assign(new PassThrough(), { columns, isTTY: false }) as unknown as NodeJS.WriteStream;
  const results: Results = {
    files: { rows: [file], total: 1 },
    outcomes: new Map([['new', 1]]),
    statements: { rows: [statement], total: 1 },
    names: { rows: [name], total: 1 },
    ...changes,
  };
  return renderResults(results, stream);
};

/** The words of the tables, without the rules. */
const words = (text: string) => text.replace(/[─│┌┐└┘├┤┬┴┼\s]+/g, ' ');

describe('the results', () => {
  it('show the outcome of a file, who said what to whom, and the names', () => {
    const text = words(render());
    expect(text).toContain('1 file: 1 new');
    expect(text).toContain('wire/a.txt new Talks fail');
    expect(text).toContain("doubts “I don't know that for a fact”");
    expect(text).toContain('to CNN');
    expect(text).toContain('person Leon Panetta Panetta US Defence');
  });

  it('show the original of a copy, why a file was rejected, and how many passages were left out', () => {
    const rows: FileRow[] = [
      { ...file, outcome: 'copy', copyOf: 'first.txt' },
      { ...file, outcome: 'rejected', reason: 'It is not text' },
      { ...file, repeatedPassages: 8 },
      { ...file, outcome: 'variant', relation: 'reprint', copyOf: 'first.txt', similarity: 0.93 },
    ];
    const text = words(render({ files: { rows, total: 4 } }, 160));
    expect(text).toContain('the same as first.txt');
    expect(text).toContain('It is not text');
    expect(text).toContain('8 repeated passages left out');
    expect(text).toContain('reprint of first.txt (93 % alike)');
  });

  it('show what was corrected, and which stories a digest holds', () => {
    const changes = [{ kind: 'figure' as const, before: 'It cost 640 crowns.', after: 'It cost 460 crowns.' }];
    const parts = ['a.txt', 'b.txt'].map((key) => ({ storyId: 's', key, share: 0.5 }));
    const rows: FileRow[] = [
      { ...file, revisedBy: 'second.txt' },
      { ...file, outcome: 'variant', relation: 'revision', copyOf: 'first.txt', changes },
      { ...file, relation: 'digest', contains: parts },
      { ...file, relation: 'quotes', contains: parts.slice(0, 1) },
    ];
    const text = words(render({ files: { rows, total: 4 } }, 200));
    expect(text).toContain('revised by second.txt');
    expect(text).toContain('revision of first.txt; “It cost 640 crowns.” became “It cost 460 crowns.”');
    expect(text).toContain('digest of a.txt, b.txt');
    expect(text).toContain('quotes a.txt');
  });

  it.each([50, 80, 120, 200])('fit a terminal of %i columns, even with long words and wide characters', (columns) => {
    const long = { ...statement, content: `${'東京'.repeat(80)} ${'x'.repeat(200)} ${'word '.repeat(60)}` };
    const named = { ...file, key: `${'folder/'.repeat(30)}a.txt` };
    const text = render({ statements: { rows: [long], total: 1 }, files: { rows: [named], total: 1 } }, columns);
    const wide = /[\u3000-\u9fff]/g;
    for (const line of text.split('\n')) {
      expect(line.length + (line.match(wide)?.length ?? 0)).toBeLessThanOrEqual(columns);
    }
  });

  it('contain no control characters from articles or file names', () => {
    const nasty = { ...statement, speaker: '\u001b[2J\u001b[31mNobody\u001b[0m', content: 'a\u202eb\u0007' };
    const text = render({
      statements: { rows: [nasty], total: 1 },
      files: { rows: [{ ...file, key: '\u001b]0;x\u0007' }], total: 1 },
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not appear
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
  });

  it('show how many rows are left out', () => {
    expect(render({ files: { rows: [file], total: 2001 } })).toContain('… and 2,000 more files: --rows N shows more');
  });

  it('are short if there are none', () => {
    const none = { rows: [], total: 0 };
    expect(render({ files: none, outcomes: new Map(), statements: none, names: none })).toBe(
      '\n0 files\n\n0 statements\n\n0 names\n',
    );
  });
});
