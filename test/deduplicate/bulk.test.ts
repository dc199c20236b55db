import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { handleBulk } from '../../functions/deduplicate/event/handle-bulk.ts';
import type { FileRow } from '../../functions/tables/rows.ts';
import { newsroom } from './newsroom.ts';

/** The nth of as many articles as one likes, which have nothing in common: 40 words that are nowhere else. */
const article = (...numbers: number[]): string =>
  numbers
    .map((n) => {
      const word = (i: number) => createHash('sha256').update(`${n} ${i}`).digest('hex').replace(/\d/g, '').slice(0, 9);
      return Array.from(
        { length: 4 },
        (_, s) => `The ${Array.from({ length: 10 }, (_, w) => word(10 * s + w)).join(' ')}.`,
      );
    })
    .map((sentences) => sentences.join(' '))
    .join('\n\n');

/** As many articles that have nothing in common, one a line; every tenth line is broken. */
const lines = (count: number, first = 0): string =>
  Array.from({ length: count }, (_, i) =>
    i % 10 === 9
      ? '{"text": "it breaks off'
      : JSON.stringify({ title: `Article ${first + i}`, text: article(first + i) }),
  ).join('\n');

type Room = ReturnType<typeof newsroom>;

/** Streamed whatever its size: what is over the limit for files that are read as a whole. */
const streaming = () => {
  const room = newsroom();
  room.context.maxFileBytes = 5_000;
  return room;
};

const tally = (rows: readonly FileRow[]) =>
  Object.fromEntries(
    [...new Set(rows.map(({ outcome }) => outcome))]
      .sort()
      .map((outcome) => [outcome, rows.filter((row) => row.outcome === outcome).length]),
  );
const partsOf = async (room: Room): Promise<FileRow[]> =>
  (await room.snapshot()).files.filter(({ part }) => part !== undefined);
const expectNothingCounted = async (room: Room) => {
  for (const { storyId, files } of (await room.snapshot()).stories) expect(files, storyId).toBe(0);
};

/** The same articles as a table; a row without a text for each broken line. */
const table = (lines: string): string =>
  `title;text\n${lines
    .split('\n')
    .map((line) => {
      if (!line.endsWith('}')) return 'A row without a text;';
      const { title = '', text } = JSON.parse(line);
      return `${title};"${text}"`;
    })
    .join('\n')}\n`;

/** The same as a list in JSON; a broken object for each broken line. */
const list = (lines: string): string =>
  `[${lines
    .split('\n')
    .map((line) => (line.endsWith('}') ? line : '{"text": broken}'))
    .join(',\n')}]`;

describe.each([
  ['plain file of JSON Lines', (text: string) => Buffer.from(text), 'a.jsonl', /breaks off/],
  ['compressed file of JSON Lines', (text: string) => gzipSync(text), 'a.jsonl.gz', /breaks off/],
  ['table', (text: string) => Buffer.from(table(text)), 'a.csv', /no text/],
  ['compressed table', (text: string) => gzipSync(table(text)), 'a.csv.gz', /no text/],
  ['file of JSON Lines with another name', (text: string) => Buffer.from(text), 'articles.json', /breaks off/],
  ['list in JSON', (text: string) => Buffer.from(list(text)), 'a.json', /broken/],
  ['compressed list inside an answer', (text: string) => gzipSync(`{"data": ${list(text)}}`), 'a.gz', /broken/],
  ['table in UTF-16', (text: string) => Buffer.from(`\ufeff${table(text)}`, 'utf16le'), 'a.csv', /no text/],
] as const)('a %s', (_, pack, key, problem) => {
  it('gets a row of its own, one for each article and one for each line that cannot be read', async () => {
    const room = streaming();
    const { drop, handle, workOff, row, requests } = room;
    const event = drop(key, pack(lines(60)));
    await handle(event);
    await workOff();
    expect(await row(event)).toMatchObject({ outcome: 'new', articles: 54, rejected: 6 });
    expect(await row(event)).not.toHaveProperty('readingUpTo');
    expect(tally(await partsOf(room))).toEqual({ new: 54, rejected: 6 });
    expect(await room.files.get({ key: `${key}#10`, version: event.version })).toMatchObject({
      outcome: 'rejected',
      part: 10,
      reason: expect.stringMatching(problem),
    });
    expect(requests).toHaveLength(54);
  });

  it('is read in several invocations if one has no time for it, with the same rows', async () => {
    const whole = streaming();
    await whole.handle(whole.drop(key, pack(lines(60))));
    await whole.workOff();
    const room = streaming();
    let asked = 0;
    room.context.mayGoOn = () => ++asked % 7 > 0;
    await room.handle(room.drop(key, pack(lines(60))));
    expect(await partsOf(room)).toEqual([]);
    expect(room.queue.filter(({ kind }) => kind === 'read records')).toHaveLength(1);
    await room.workOff();
    expect(await room.snapshot()).toEqual(await whole.snapshot());
  });

  it('ends in the same rows when any of its messages is redelivered', async () => {
    const room = streaming();
    room.context.mayGoOn = () => room.queue.length < 12;
    const event = room.drop(key, pack(lines(30)));
    await room.handle(event);
    const seen = [];
    for (let request = room.queue.shift(); request; request = room.queue.shift()) {
      await handleBulk(room.context, request);
      seen.push(request);
    }
    const before = await room.snapshot();
    await room.handle(event);
    for (const request of seen.reverse()) await handleBulk(room.context, request);
    await room.workOff();
    expect(await room.snapshot()).toEqual(before);
  });

  it('lets a line be found again, to compare a variant with it', async () => {
    const room = streaming();
    const { drop, handle, workOff, row } = room;
    const text = article(1, 2, 3, 4);
    await handle(
      drop(key, pack(`${JSON.stringify({ text: article(50) })}\n${JSON.stringify({ text })}\n${lines(20, 60)}`)),
    );
    await workOff();
    const variant = drop('b.txt', `${text}\n\n${article(5)}`);
    await handle(variant);
    expect(await row(variant)).toMatchObject({ outcome: 'variant', copyOf: `${key}#2`, relation: 'expansion' });
    expect((await row(variant)).adds).toHaveLength(4);
  });

  it('withdraws its articles when it is deleted or replaced', async () => {
    const room = streaming();
    const { drop, remove, handle, workOff, row } = room;
    const first = drop(key, pack(lines(30)));
    await handle(first);
    await workOff();
    const second = drop(key, pack(lines(20, 100)));
    await handle(second);
    await workOff();
    expect(await row(first)).toMatchObject({ outcome: 'superseded', withdrawnAt: second.receivedAt });
    expect(tally(await partsOf(room))).toEqual({ new: 18, rejected: 5, superseded: 27 });
    await handle(remove(key));
    await workOff();
    expect(tally(await partsOf(room))).toEqual({ rejected: 5, removed: 18, superseded: 27 });
    await expectNothingCounted(room);
    for (const row of (await room.snapshot()).files) expect(row).not.toHaveProperty('withdrawing');
  });

  it('stops if it is replaced while it is read, and the records already sent do not stand', async () => {
    const room = streaming();
    const { drop, remove, handle, workOff, row, queue, context } = room;
    context.mayGoOn = () => queue.length > 0 && queue.length < 12;
    const event = drop(key, pack(lines(60)));
    await handle(event);
    await handle(remove(key));
    await workOff();
    expect((await row(event)).outcome).toBe('removed');
    const parts = await partsOf(room);
    expect(parts.length).toBeLessThan(60);
    expect(parts.filter(({ outcome }) => outcome !== 'rejected' && outcome !== 'removed')).toEqual([]);
    await expectNothingCounted(room);
  });

  it('does not come back when it is handled after the version that replaced it', async () => {
    const room = streaming();
    const { drop, handle, workOff, row } = room;
    const [first, second] = [drop(key, pack(lines(30))), drop(key, pack(lines(20, 100)))];
    for (const event of [second, first]) {
      await handle(event);
      await workOff();
    }
    expect((await row(first)).outcome).toBe('superseded');
    expect(tally(await partsOf(room))).toEqual({ new: 18, rejected: 2 });
  });
});

describe('a bulk file that', () => {
  it('breaks off keeps what came before the break, and says so', async () => {
    const room = streaming();
    const { drop, handle, workOff, row } = room;
    const packed = gzipSync(lines(60), { level: 1 });
    const event = drop('a.jsonl.gz', packed.subarray(0, packed.length / 2));
    await handle(event);
    await workOff();
    expect(await row(event)).toMatchObject({
      outcome: 'new',
      articles: expect.any(Number),
      reason: expect.stringMatching(/^After \d+ records: The gzip file/),
    });
  });

  it('is a list in JSON that breaks off keeps what came before the break, and says where', async () => {
    const room = streaming();
    const { drop, handle, workOff, row } = room;
    const event = drop('a.json', list(lines(60)).slice(0, -300));
    await handle(event);
    await workOff();
    expect(await row(event)).toMatchObject({
      outcome: 'new',
      articles: 53,
      reason: expect.stringMatching(/^After \d+ records: The JSON breaks off before its end, at byte \d+/),
    });
  });

  it('is too large, and neither JSON Lines nor a table of articles, is rejected as a whole', async () => {
    const { drop, handle, row, queue } = streaming();
    for (const [key, text] of [
      ['a.txt', 'A very long report. '.repeat(500)],
      ['a.json', JSON.stringify({ text: article(...Array(200).keys()) })],
    ] as const) {
      const event = drop(key, text);
      await handle(event);
      expect(await row(event)).toMatchObject({
        outcome: 'rejected',
        reason: expect.stringMatching(/too large: \d+ bytes, and 5000 are the limit/),
      });
    }
    const numbers = drop('numbers.csv', `id,price\n${'1,2\n'.repeat(2000)}`);
    await handle(numbers);
    expect(await row(numbers)).toMatchObject({ outcome: 'rejected', reason: expect.stringMatching(/names no column/) });
    expect(queue).toEqual([]);
  });

  it.each([
    ['streamed', '.jsonl', lines(30)],
    ['read as a whole', '.json', JSON.stringify([1, 2].map((n) => ({ text: article(n) })))],
  ])('has a key that leaves no room for the numbers of its articles is rejected: %s', async (_, extension, text) => {
    const room = streaming();
    const keys = [1014, 1015].map((bytes) => {
      const accents = 'é'.repeat(100);
      return `${accents}${'a'.repeat(bytes - 200 - extension.length)}${extension}`;
    });
    const events = keys.map((key) => room.drop(key, text));
    for (const event of events) await room.handle(event);
    await room.workOff();
    expect(await room.row(events[0]!)).toMatchObject({ outcome: 'new' });
    expect(await room.row(events[1]!)).toMatchObject({
      outcome: 'rejected',
      reason: expect.stringMatching(/^The key of the file is too long: 1015 bytes, and 1014 are the limit/),
    });
    expect((await partsOf(room)).every(({ key }) => key.startsWith(keys[0]!))).toBe(true);
  });

  it('holds nothing but broken lines is rejected, each line with its reason', async () => {
    const room = streaming();
    const { drop, handle, workOff, row } = room;
    const event = drop('a.jsonl', Array.from({ length: 900 }, () => '{"text":').join('\n'));
    await handle(event);
    await workOff();
    expect(await row(event)).toMatchObject({ outcome: 'rejected', articles: 0, rejected: 900 });
    expect(tally(await partsOf(room))).toEqual({ rejected: 900 });
  });

  it('unpacks to more than the limit is read up to the limit', async () => {
    const room = streaming();
    const { drop, handle, workOff, row, context } = room;
    context.maxBulkBytes = 10_000;
    const event = drop('a.jsonl.gz', gzipSync(`${lines(5)}\n${' '.repeat(10_000_000)}`));
    await handle(event);
    await workOff();
    expect(await row(event)).toMatchObject({
      outcome: 'new',
      articles: 5,
      reason: expect.stringMatching(/unpacks to/),
    });
  });

  it('has a line too long for a message has it handled on the spot', async () => {
    const room = streaming();
    const { drop, handle, workOff, row, context } = room;
    context.maxFileBytes = 900_000;
    const long = JSON.stringify({ text: article(...Array.from({ length: 1100 }, (_, i) => 1000 + i)) });
    const event = drop(
      'a.jsonl',
      `${JSON.stringify({ text: article(1) })}\n${long}\n${JSON.stringify({ text: article(2) })}\n${long} `,
    );
    await handle({ ...event, size: 2_000_000 });
    expect((await room.files.get({ key: 'a.jsonl#2', version: event.version }))?.outcome).toBe('new');
    await workOff();
    expect(await row(event)).toMatchObject({ outcome: 'new', articles: 4, rejected: 0 });
  });

  it('is small is handled at once, a longer one through the queue; both get a row of their own', async () => {
    const room = newsroom();
    const few = room.drop('few.json', JSON.stringify([1, 2, 3].map((n) => ({ text: article(n) }))));
    await room.handle(few);
    expect(room.queue).toEqual([]);
    expect(await room.row(few)).toMatchObject({ outcome: 'new', articles: 3, rejected: 0 });
    const many = room.drop(
      'many.json',
      JSON.stringify(Array.from({ length: 60 }, (_, n) => ({ text: article(10 + n) }))),
    );
    await room.handle(many);
    expect(room.queue).toHaveLength(60);
    await room.workOff();
    await room.handle(room.remove('few.json'));
    await room.workOff();
    expect(tally((await room.snapshot()).files.filter(({ key }) => key.startsWith('few')))).toEqual({ removed: 5 });
    expect(tally(await partsOf(room))).toEqual({ new: 60, removed: 3 });
  });

  it('has its version deleted loses its articles with it', async () => {
    const room = streaming();
    const { drop, removeVersion, handle, workOff } = room;
    const event = drop('a.jsonl', lines(30));
    await handle(event);
    await handle(removeVersion(event));
    await workOff();
    expect(tally(await partsOf(room))).toEqual({ rejected: 3, removed: 27 });
  });

  it('may have a key like a record of another file, which keeps its row', async () => {
    const room = newsroom();
    const bulk = room.drop('a.json', JSON.stringify([1, 2, 3].map((n) => ({ text: article(n) }))));
    const single = room.drop('a.json#3', article(9));
    for (const event of [bulk, single, room.remove('a.json#3')]) await room.handle(event);
    expect(await room.files.get({ key: 'a.json#3', version: bulk.version })).toMatchObject({ outcome: 'new', part: 3 });
    expect((await room.row(single)).outcome).toBe('removed');
  });
});
