import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileRow, MentionRow, StatementRow } from '../../functions/tables/rows.ts';
import { type Local, startLocal } from '../../lib/local/start-local.ts';
import { pdf } from '../text/article/formats/files.ts';

const tram = `Marlow council rejects plan for tram line

By Nora Whitfield

The council of Marlow on Tuesday rejected a plan to build a tram line through the old town, after residents complained that they had not been asked.

"Nobody asked the people who live here," said Councillor Ada Brightwell, who led the campaign against the line.

Mayor Gregor Stahl denied that residents had been ignored. "We held eleven meetings, and the minutes are there for everyone to read," he told reporters.

The operator, Kestrel Transit, said it would study the decision before it announced whether to come back with another route.`;

const ferry = `Regulator halts night ferry to Skarvik

The shipping regulator has halted the night ferry between Nordhaven and Skarvik after two engine failures in a week.

"The vessel was never in danger," said Liv Torgersen, who runs the line. Harbour pilot Anton Reis told the regulator that he had warned the company twice.

Passengers with tickets for the coming days will be taken by coach over the mountain road, the company promised on Friday.`;

const vocabulary =
  'river council bridge minister harvest school engine winter budget hospital market signal garden border vessel teacher copper verdict island letter museum railway forest engineer tariff quarry orchestra pension harbour election'.split(
    ' ',
  );

/** A different article for each seed, so that none is a near copy of another. */
const article = (seed: string): string => {
  let words = 0;
  const word = () => {
    const digest = createHash('sha256').update(`${seed} ${words++}`).digest();
    return vocabulary[digest.readUInt32LE() % vocabulary.length];
  };
  const sentence = () => `The ${Array.from({ length: 12 }, word).join(' ')}.`;
  return Array.from({ length: 6 }, () => Array.from({ length: 4 }, sentence).join(' ')).join('\n\n');
};

let local: Local;
beforeAll(async () => {
  local = await startLocal();
});
afterAll(() => local?.stop());

const fileRows = async (...keys: string[]) =>
  (await local.rows<FileRow>('Files')).filter(({ key }) => keys.includes(key));

/** All rows of all tables, sorted. */
const everything = async (): Promise<string[]> => {
  const rows: string[] = [];
  for (const { title } of local.tables) {
    for (const row of await local.rows(title)) rows.push(`${title} ${JSON.stringify(row)}`);
  }
  return rows.sort();
};

describe('from an uploaded file to rows', () => {
  it('writes the outcome of the file, its statements and mentions', async () => {
    await local.upload('wire/tram.txt', tram);
    expect(await local.settled()).toMatchObject({ ok: true, failures: [], missing: [] });
    const [file] = await fileRows('wire/tram.txt');
    expect(file).toMatchObject({ outcome: 'new', title: 'Marlow council rejects plan for tram line' });
    const statements = (await local.rows<StatementRow>('Statements')).filter(
      (row) => row.articleId === file?.articleId,
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        stance: 'denies',
        speaker: 'Gregor Stahl',
        content: expect.stringContaining('ignored'),
      }),
    );
    const mentions = (await local.rows<MentionRow>('Mentions')).filter((row) => row.articleId === file?.articleId);
    expect(mentions).toContainEqual(expect.objectContaining({ name: 'Ada Brightwell', type: 'person' }));
  });

  it.each(['same again (copy) ü+1.txt', 'a b+c%20d.txt', 'emoji 🙂/日本.txt', "quo'te!*()~.txt", 'dots/..txt'])(
    'lists the file under its name: %s',
    async (key) => {
      await local.upload(key, article(key));
      expect(await local.settled()).toMatchObject({ ok: true });
      expect((await fileRows(key)).map(({ outcome }) => outcome)).toEqual(['new']);
    },
  );

  it('writes the same rows if an event is delivered several times', async () => {
    const { event } = await local.upload('twice.txt', article('Linz'));
    await local.settled();
    const before = await everything();
    await local.deliver(event!);
    await Promise.all([local.deliver(event!), local.deliver(event!)]);
    expect(await local.settled()).toMatchObject({ ok: true });
    expect(await everything()).toEqual(before);
  });

  it('finds one new file and one copy if both arrive at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const keys = [`at once ${round}a.txt`, `at once ${round}b.txt`];
      await Promise.all(keys.map((key) => local.upload(key, article(`Sankt Pölten ${round}`))));
      expect(await local.settled()).toMatchObject({ ok: true });
      const rows = await fileRows(...keys);
      expect(rows.map(({ outcome }) => outcome).sort()).toEqual(['copy', 'new']);
      const [original, copy] = rows.sort((a, b) => (a.outcome < b.outcome ? 1 : -1));
      expect(copy).toMatchObject({ articleId: original?.articleId, copyOf: original?.key });
    }
  });

  it('writes an outcome for every version of a file', async () => {
    await local.upload('replaced.txt', article('Bregenz'));
    await local.upload('replaced.txt', article('Dornbirn'));
    expect(await local.settled()).toMatchObject({ ok: true });
    expect(await fileRows('replaced.txt')).toHaveLength(2);
  });

  it('withdraws an article with its last file, and restores it completely with the file', async () => {
    await local.upload('killed.txt', ferry);
    await local.settled();
    const [{ articleId } = {}] = await fileRows('killed.txt');
    const ofArticle = async (title: string) =>
      (await local.rows<{ articleId: string }>(title)).filter((row) => row.articleId === articleId);
    const before = await ofArticle('Statements');
    expect(before.length).toBeGreaterThan(0);

    const removal = await local.remove('killed.txt');
    expect(await local.settled()).toMatchObject({ ok: true, failures: [] });
    for (const title of ['Statements', 'Mentions']) expect(await ofArticle(title)).toEqual([]);
    expect((await everything()).filter((row) => row.includes('ferry'))).toEqual([]);

    await local.remove('killed.txt', removal?.Records[0]?.s3.object.versionId);
    expect(await local.settled()).toMatchObject({ ok: true, failures: [] });
    expect((await fileRows('killed.txt')).map(({ outcome }) => outcome).sort()).toEqual(['new', 'removed', 'removed']);
    const contents = (rows: object[]) => rows.map((row) => (row as StatementRow).content).sort();
    expect(contents(await ofArticle('Statements'))).toEqual(contents(before));
  });

  it('reads a PDF file', async () => {
    const lines = article('Graz').split(/(?<=\.)\s+/);
    await local.upload('page.pdf', pdf([lines.map((text) => ({ text, size: 6, gap: 9 }))]));
    expect(await local.settled()).toMatchObject({ ok: true });
    expect(await fileRows('page.pdf')).toEqual([expect.objectContaining({ outcome: 'new' })]);
  });

  it('rejects a file that is not an article, with a reason', async () => {
    await local.upload(
      'noise.bin',
      Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251),
    );
    expect(await local.settled()).toMatchObject({ ok: true });
    expect(await fileRows('noise.bin')).toEqual([
      expect.objectContaining({ outcome: 'rejected', reason: expect.any(String) }),
    ]);
  });

  it('takes whatever is in a text, and the longest key', async () => {
    const smile = '🙂'.repeat(300);
    const files = {
      'noncharacters.txt': `\ufffe${article('Ulm').replaceAll('.', '.\uffff')}`,
      'noncharacters of a copy.txt': `\uffff${article('Ulm')}`,
      'halves.json': JSON.stringify({ title: smile, text: `${article('Chur')} ${smile}` }).replaceAll(
        'river',
        '\\ud83d',
      ),
      'smiles.txt': `${smile}\n\n${smile} said Anna Berg of the ${smile} council.\n\n${article('Bern')}`,
      'smiles of a variant.txt': `x${smile}\n\n${article('Bern')}\n\nIt is a new ${smile.repeat(200)} end.`,
      'a long word.txt': `${article('Genf')}\n\nThe minister said the ${'Ü'.repeat(90_000)} was closed.`,
      'a long word of a variant.txt': `${article('Genf')}\n\nThe minister said the ${'x'.repeat(90_000)} was closed.`,
      [`${'é'.repeat(510)}.txt`]: article('Wien'),
      [`${'ß'.repeat(504)}.jsonl`]: ['Köln', 'Bonn'].map((seed) => JSON.stringify({ text: article(seed) })).join('\n'),
    };
    for (const [key, text] of Object.entries(files)) {
      await local.upload(key, text);
      expect(await local.settled(), key).toMatchObject({ ok: true, failures: [], missing: [] });
    }
    const rows = await fileRows(...Object.keys(files));
    expect(Object.fromEntries(rows.map(({ key, outcome }) => [key.slice(0, 30), outcome]))).toEqual({
      'noncharacters.txt': 'new',
      'noncharacters of a copy.txt': 'copy',
      'halves.json': 'new',
      'smiles.txt': 'new',
      'smiles of a variant.txt': 'variant',
      'a long word.txt': 'new',
      'a long word of a variant.txt': 'variant',
      [`${'é'.repeat(30)}`]: 'new',
      [`${'ß'.repeat(30)}`]: 'new',
    });
  });
});
