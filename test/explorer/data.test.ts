import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageKey } from '../../functions/tables/fingerprints.ts';
import { fileEntry, storyEntry } from '../../functions/tables/ledger.ts';
import { spreadOutcome } from '../../functions/tables/outcome-shards.ts';
import type { FileRow } from '../../functions/tables/rows.ts';
import { readArticle } from '../../lib/explorer/data/article.ts';
import { disagreementIn } from '../../lib/explorer/data/disputes.ts';
import { readFiles, readHistory } from '../../lib/explorer/data/files.ts';
import { Reader } from '../../lib/explorer/data/reader.ts';
import { findUnnamed, readSomebody } from '../../lib/explorer/data/somebody.ts';
import { readStatements, readStory } from '../../lib/explorer/data/story.ts';
import { readToday } from '../../lib/explorer/data/today.ts';
import { laneOf } from '../../lib/explorer/pictures/timeline.ts';
import { deleteRows, type Newsroom, startNewsroom } from './newsroom.ts';
import { ferryStory, SPAN } from './rows.ts';

const rows = ferryStory();
const [story] = rows.stories as [(typeof rows.stories)[number]];
let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await startNewsroom();
  await newsroom.put(rows);
});
afterAll(() => newsroom.local.stop());

const reader = () => newsroom.source.reader;

describe('files whose outcomes are spread over ten keys', () => {
  const spread = () => new Reader(newsroom.local.clients.dynamodb, newsroom.tables, true);
  const at = (minute: number) => `2026-05-01T10:${String(minute).padStart(2, '0')}:00.000Z`;
  const files = Array.from({ length: 12 }, (_, i): FileRow => {
    const row = { key: `spread/${i}.txt`, version: 'v', outcome: 'copy', receivedAt: at(i), sequencer: 'a' } as const;
    // The first came before they were spread.
    return i === 0 ? row : { ...row, outcome: spreadOutcome(row) as 'copy' };
  });
  const some = { files, articles: [], stories: [], statements: [], mentions: [] };
  beforeAll(() => newsroom.put(some));
  afterAll(() => deleteRows(newsroom, some));

  it.each([true, false])('are listed in order, as many as are wanted: the latest first %s', async (latestFirst) => {
    const range = ['receivedAt', at(0), at(59)] as const;
    const names = async (limit: number) => {
      const { rows: found, more } = await spread().files<FileRow>('copy', { range, latestFirst, limit });
      return [found.map(({ key, outcome }) => `${outcome} ${key}`), more];
    };
    const all = files.map(({ key }) => `copy ${key}`);
    const expected = latestFirst ? all.toReversed() : all;
    expect(await names(20)).toEqual([expected, false]);
    expect(await names(5)).toEqual([expected.slice(0, 5), true]);
  });
});

describe('a story', () => {
  it('has all its files by arrival: also a cut version that was not analysed, and a digest that holds a part of it', async () => {
    const found = await readStory(reader(), story.storyId);
    const kinds = (files: typeof rows.files) => files.map((file) => [file.key, laneOf(file)]);
    expect(kinds(found!.files as typeof rows.files)).toEqual([
      ['ferry/wire/ferry.txt', 'first'],
      ['ferry/wire/ferry-2.txt', 'revision'],
      ['ferry/late/ferry.txt', 'copy'],
      ['ferry/mail/brief.txt', 'cut'],
    ]);
    expect(found!.files[2]).toMatchObject({ relation: 'exact copy', copyOf: 'ferry/wire/ferry.txt' });
    expect(kinds(found!.digests as typeof rows.files)).toEqual([['ferry/wire/digest.txt', 'digest']]);
    expect(found!.files[1]).toMatchObject({ changes: [{ kind: 'figure' }], adds: ['A mediator was called in.'] });
    expect(found!.more).toEqual({ articles: false, files: false, statements: false, digests: false });
  });

  it('has the files that its row does not name any more, and those of a story that became part of it', async () => {
    const one = ferryStory(undefined, 'pages');
    await newsroom.put(one);
    const [first, , , , cut] = one.files as [FileRow, FileRow, FileRow, FileRow, FileRow];
    const lead = one.stories[0]!;
    const merged = { ...lead, storyId: 'pages, once', latest: [fileEntry(cut)], mergedInto: lead.storyId };
    const story = { ...lead, latest: [storyEntry(merged.storyId)], pages: 2 };
    const { clients, tables } = newsroom.local;
    const named = (title: string) => tables.find((table) => table.title === title)!.name;
    const put = (title: string, Item: object) =>
      clients.dynamodb.send(new PutCommand({ TableName: named(title), Item }));
    await put('Stories', merged);
    await put('Stories', story);
    for (const [page, file] of [first, one.files[1]!].entries()) {
      await put('Fingerprints', { ...pageKey(lead.storyId, page), files: new Set([fileEntry(file)]) });
    }
    const found = await readStory(reader(), lead.storyId);
    expect(found!.files.map(({ key }) => key)).toEqual([first, one.files[1]!, cut].map(({ key }) => key));
    await deleteRows(newsroom, one);
  });

  it('has the digest that came the day before it', async () => {
    const digest = rows.files.find(({ relation }) => relation === 'digest')!;
    const before = new Date(Date.parse(story.firstSeen) - 24 * 60 * 60 * 1000).toISOString();
    const files = [{ ...digest, key: 'ferry/early/digest.txt', receivedAt: before }];
    const early = { files, articles: [], stories: [], statements: [], mentions: [] };
    await newsroom.put(early);
    const found = await readStory(reader(), story.storyId);
    expect(found!.digests.map(({ key }) => key)).toContain('ferry/early/digest.txt');
    await deleteRows(newsroom, early);
  });

  it('is found by the id of a story that has become part of it', async () => {
    const merged = { ...story, storyId: 'was another', mergedInto: story.storyId, headline: undefined };
    await newsroom.put({ files: [], articles: [], stories: [merged as never], statements: [], mentions: [] });
    expect((await readStory(reader(), 'was another'))?.story.storyId).toBe(story.storyId);
  });

  it('is none if no row has the id, or if stories name each other', async () => {
    const circle = ['a', 'b'].map((storyId, i) => ({ ...story, storyId, mergedInto: 'ba'[i]!, headline: undefined }));
    await newsroom.put({ files: [], articles: [], stories: circle as never[], statements: [], mentions: [] });
    expect(await readStory(reader(), 'a')).toBeUndefined();
    expect(await readStory(reader(), 'none')).toBeUndefined();
  });

  it('tells that it has more statements than are read', async () => {
    const many = ferryStory(undefined, 'many');
    const [one] = many.statements as [(typeof many.statements)[number]];
    many.statements = Array.from({ length: 230 }, (_, i) => ({ ...one, said: `${one.said}${i}` }));
    await newsroom.put(many);
    const { rows: read, more } = await readStatements(reader(), one.storyId);
    expect([read.length, more]).toEqual([200, true]);
  });
});

describe('a disagreement', () => {
  const sidesOf = async (subject?: string) => {
    const { rows: statements } = await readStatements(reader(), story.storyId);
    const { sides, subjects } = disagreementIn(statements, subject);
    const names = Object.fromEntries(
      Object.entries(sides).map(([side, own]) => [side, own.map(({ speaker }) => speaker)]),
    );
    return { names, subjects };
  };

  it('has three sides, and what is asserted about the same names', async () => {
    expect((await sidesOf()).names).toEqual({
      alleges: ['Piet Lorenz ferry'],
      doubts: ['Tom Berg ferry'],
      denies: ['Ingrid Maas ferry'],
      asserts: ['Piet Lorenz ferry'],
    });
  });

  it('is about matters and names, those with the most disputes first', async () => {
    expect((await sidesOf()).subjects).toEqual([
      { name: 'the company had hired crews from abroad', kind: 'matter', disputes: 3 },
      { name: 'Esberg Line ferry', kind: 'name', disputes: 3 },
    ]);
  });

  it('of one matter leaves out what is about another', async () => {
    const { names } = await sidesOf('The company had hired crews from abroad');
    expect(names).toEqual({
      alleges: ['Piet Lorenz ferry'],
      doubts: ['Tom Berg ferry'],
      denies: ['Ingrid Maas ferry'],
      asserts: [],
    });
    expect(Object.values((await sidesOf('something else')).names).flat()).toEqual([]);
  });
});

describe('what came in', () => {
  it('is counted by outcome and over time', async () => {
    const today = await readToday(reader(), SPAN);
    expect(today.outcomes).toMatchObject({ variant: 4, copy: 2, rejected: 2, failed: 0 });
    expect(today.uncounted).toBe(false);
    const total = today.buckets.reduce((sum, { counts }) => sum + counts.new + counts.variant + counts.copy, 0);
    expect(total).toBe(10);
  });

  it('lists the latest articles, and one whose first file was withdrawn while a copy stands', async () => {
    const latest = async () => (await readToday(reader(), SPAN)).articles.map(({ articleId }) => articleId);
    const before = await latest();
    expect(before).toContain(story.storyId);
    const file = rows.files.find(({ articleId, outcome }) => articleId === story.storyId && outcome === 'new')!;
    const put = (outcome: 'new' | 'removed') =>
      newsroom.put({ files: [{ ...file, outcome }], articles: [], stories: [], statements: [], mentions: [] });
    await put('removed');
    // Of those that came at one time either may be first.
    expect((await latest()).sort()).toEqual(before.sort());
    await put('new');
  });

  it('ranks what is disputed by several, what ran most often, and who is quoted by name', async () => {
    const today = await readToday(reader(), SPAN);
    expect(today.disputed.find(({ storyId }) => storyId === story.storyId)).toMatchObject({
      speakers: ['Piet Lorenz ferry', 'Ingrid Maas ferry', 'Tom Berg ferry'],
    });
    expect(today.spread.find(({ storyId }) => storyId === story.storyId)).toMatchObject({ files: 4, articles: 3 });
    expect(today.corrected.find(({ storyId }) => storyId === story.storyId)).toMatchObject({
      key: 'ferry/wire/ferry-2.txt',
      relation: 'correction',
      headline: story.headline,
      changes: [{ after: 'an offer of 21 euros' }],
    });
    expect(today.quoted.map(({ name }) => name)).toContain('Piet Lorenz ferry');
    expect(today.quoted.map(({ name }) => name)).not.toContain('a sailor');
  });

  it('counts who is quoted by what they said in quotation marks, once a story, not by versions', async () => {
    const { quoted } = await readToday(reader(), SPAN);
    const of = (name: string) => quoted.find((one) => one.name === name);
    expect(of('Piet Lorenz ferry')).toEqual({ name: 'Piet Lorenz ferry', quotations: 1, stories: 1 });
    // She is a speaker of every version, and nothing of hers stands in quotation marks.
    expect(of('Ingrid Maas ferry')).toBeUndefined();
  });

  it('counts the same quotation in a digest or another story once', async () => {
    const again = ferryStory(undefined, 'again');
    again.statements = again.statements.map((row) => ({ ...row, speaker: row.speaker.replace('again', 'ferry') }));
    await newsroom.put({ ...again, mentions: [] });
    const { quoted } = await readToday(reader(), SPAN);
    expect(quoted.find(({ name }) => name === 'Piet Lorenz ferry')).toMatchObject({ quotations: 1, stories: 2 });
    await deleteRows(newsroom, again);
  });

  it('does not rank a digest among the disputed: its speakers do not speak of the same thing', async () => {
    const digest = ferryStory(undefined, 'brief');
    digest.files[0]!.relation = 'digest';
    await newsroom.put(digest);
    const { disputed } = await readToday(reader(), SPAN);
    expect(disputed.map(({ storyId }) => storyId)).toContain(story.storyId);
    expect(disputed.map(({ storyId }) => storyId)).not.toContain('brief1');
    await deleteRows(newsroom, digest);
  });

  it('leaves out what came before and after', async () => {
    const span = { from: '2026-03-03T10:12:00.000Z', to: '2026-03-03T10:21:00.000Z' };
    const today = await readToday(reader(), span);
    expect(today.outcomes).toMatchObject({ new: 0, copy: 2, variant: 2 });
    expect(today.articles.every(({ receivedAt }) => receivedAt >= span.from && receivedAt <= span.to)).toBe(true);
  });
});

describe('somebody', () => {
  it('is what they say, what others say about them, and with whom they are named', async () => {
    const lorenz = await readSomebody(reader(), 'Piet Lorenz ferry');
    expect(lorenz.said.rows.map(({ stance }) => stance)).toEqual(['asserts', 'alleges']);
    expect(lorenz.ties.map(({ name, articles }) => [name, articles])).toEqual([
      ['Ingrid Maas ferry', 2],
      ['Tom Berg ferry', 2],
      ['Esberg Line ferry', 2],
      ['Norder ferry', 2],
    ]);
    const line = await readSomebody(reader(), 'Esberg Line ferry');
    expect(line.aboutThem.map(({ speaker }) => speaker)).toContain('Ingrid Maas ferry');
    expect(line.headlines.get(story.storyId)).toBe(story.headline);
  });

  it('without a name is found by exactly these words, with a large or a small letter', async () => {
    expect(await findUnnamed(reader(), 'A sailor')).toEqual(['a sailor']);
    expect(await findUnnamed(reader(), 'sailor')).toEqual([]);
    // Whoever has a name is found by the search itself.
    expect(await findUnnamed(reader(), 'Piet Lorenz ferry')).toEqual([]);
  });

  it('goes on before what was shown', async () => {
    const all = (await readSomebody(reader(), 'Piet Lorenz ferry')).said.rows;
    const rest = await readSomebody(reader(), 'Piet Lorenz ferry', all[0]!.said);
    expect(rest.said.rows).toEqual(all.slice(1));
  });
});

describe('an article', () => {
  it('has its file, and all files that carry it', async () => {
    const found = await readArticle(reader(), 'ferry1');
    expect(found).toMatchObject({ file: { key: 'ferry/wire/ferry.txt', repeatedPassages: 2 } });
    expect(found && 'files' in found && found.files.map(({ outcome, copyOf }) => [outcome, copyOf]).sort()).toEqual([
      ['copy', 'ferry/wire/ferry.txt'],
      ['new', undefined],
    ]);
  });

  it('that was not analysed is known by its file', async () => {
    expect(await readArticle(reader(), 'ferry4')).toMatchObject({ unread: { relation: 'excerpt', storyId: 'ferry1' } });
  });

  it('that was withdrawn has no text', async () => {
    const tombstone = { articleId: 'gone', storyId: 'ferry1', withdrawnAt: SPAN.to, withdrawals: 1 };
    await newsroom.put({ files: [], articles: [tombstone as never], stories: [], statements: [], mentions: [] });
    expect(await readArticle(reader(), 'gone')).toEqual({ withdrawn: tombstone });
  });
});

describe('the files', () => {
  it('are listed by outcome, refusals first, with their reasons', async () => {
    const { outcome, files, counts } = await readFiles(reader(), undefined);
    expect(outcome).toBe('rejected');
    expect(files.rows[0]).toMatchObject({ reason: 'It is no text.' });
    expect(counts.copy).toEqual({ number: 2, more: false });
  });

  it('have a history, the latest first', async () => {
    const again = { ...rows.files[0]!, version: 'later', receivedAt: SPAN.to, outcome: 'superseded' as const };
    await newsroom.put({ files: [again], articles: [], stories: [], statements: [], mentions: [] });
    const { versions } = await readHistory(reader(), rows.files[0]!.key);
    expect(versions.map(({ version }) => version)).toEqual(['later', 'v0']);
  });
});
