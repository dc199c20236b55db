import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyTurns } from '../../functions/deduplicate/event/key-turns.ts';
import { metered } from '../../functions/tables/client.ts';
import { bucketsOf } from '../../lib/text/similarity/bucket-keys.ts';
import { sketchOf } from '../../lib/text/similarity/sketch.ts';
import { startDynamodb } from '../tables/dynamodb.ts';
import { newsroom } from './newsroom.ts';
import { article } from './texts.ts';

const TEXT = article(7);
const REVISION = TEXT.replace(/\b[a-z]{4,}\b(?=\.$)/, 'yesterday');

/** What a bucket took of one source when nothing else was counted. */
const MEMBERS = 24;

/** Short notes, each with five words of a text, that together enter every bucket of the text as often as fits. */
const notesAgainst = (text: string): string[] => {
  const words = text.split(/\s+/).map((word) => word.replace(/\W/g, ''));
  const open = new Set(bucketsOf(sketchOf(text)));
  const notes: string[] = [];
  for (let i = 0; i + 5 <= words.length; i++) {
    const note = (n: number) =>
      `${words.slice(i, i + 5).join(' ')} ${['alpha', 'beta', 'gamma'].map((w) => `${w}${i}x${n}`).join(' ')}.`;
    for (const bucket of bucketsOf(sketchOf(note(0)))) {
      if (!open.delete(bucket)) continue;
      for (let n = 0; n < MEMBERS; n++) notes.push(note(n));
    }
  }
  expect(open.size).toBe(0);
  return notes;
};

/** Uploads the article and its revision by one who knows nothing of the notes. Returns how the revision is told from a new article. */
const reviseAfter = async (room: ReturnType<typeof newsroom>, folder: string) => {
  const first = room.drop(`${folder}first.txt`, TEXT);
  const second = room.drop(`${folder}second.txt`, REVISION);
  for (const event of [first, second]) await room.handle(event);
  return room.row(second);
};

describe('the buckets of an article', () => {
  it('cannot be filled by one upload: its revision is still found', async () => {
    const room = newsroom();
    await room.handle(room.drop('notes.json', JSON.stringify(notesAgainst(TEXT).map((text) => ({ text })))));
    await room.workOff();
    expect(await reviseAfter(room, '')).toMatchObject({ outcome: 'variant', copyOf: 'first.txt' });
  });

  it('cannot be filled from one folder by many uploads', async () => {
    const room = newsroom();
    for (const [n, text] of notesAgainst(TEXT).entries()) await room.handle(room.drop(`rival/notes/${n}.txt`, text));
    expect(await reviseAfter(room, 'wire/')).toMatchObject({ outcome: 'variant', copyOf: 'wire/first.txt' });
  });

  it('cannot be filled by one partner, whose files are under a folder of its own', async () => {
    const room = newsroom();
    for (const [n, text] of notesAgainst(TEXT).entries()) {
      await room.handle(room.drop(`partners/111111111111/${n}.txt`, text));
    }
    expect(await reviseAfter(room, 'partners/222222222222/')).toMatchObject({ outcome: 'variant' });
  });
});

describe('a key that is uploaded again and again', () => {
  let dynamo: Awaited<ReturnType<typeof startDynamodb>>;
  beforeAll(async () => {
    dynamo = await startDynamodb();
  });
  afterAll(() => dynamo.stop());

  const VERSIONS = 40;
  const revised = (n: number) => article(4001, 4002, 4003 + n);
  const readsOf = (work: () => Promise<unknown>) =>
    metered(async (used) => {
      await work();
      return used.readUnits;
    });

  it('takes few reads more for each version, and ten at once little more than two', { timeout: 300_000 }, async () => {
    const room = newsroom(await dynamo.open('again'));
    const reads: number[] = [];
    for (let n = 1; n <= VERSIONS; n++) {
      const event = room.drop('live.txt', revised(n));
      reads.push(await readsOf(() => room.handle(event)));
    }
    expect(reads.at(-1)).toBeLessThan(140);

    const inTurn = keyTurns();
    const events = Array.from({ length: 10 }, (_, i) => room.drop('live.txt', revised(VERSIONS + 1 + i)));
    const atOnce = await readsOf(() => Promise.all(events.map((event) => inTurn(event, () => room.handle(event)))));
    expect(atOnce).toBeLessThan(450);
    const outcomes = await Promise.all(events.map(async (event) => (await room.row(event)).outcome));
    expect(outcomes).toEqual([...Array(9).fill('superseded'), expect.stringMatching(/new|variant/)]);
  });

  it('is refused once it has had as many versions as are allowed', async () => {
    const room = newsroom();
    room.context.maxVersions = 3;
    const noted: string[] = [];
    room.context.noteLimit = (limit, { key }) => noted.push(`${limit} ${key}`);
    const events = [1, 2, 3, 4].map((n) => room.drop('live.txt', revised(n)));
    for (const event of [...events, events[3]!, events[0]!]) await room.handle(event);
    const rows = await Promise.all(events.map(room.row));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['superseded', 'superseded', 'superseded', 'rejected']);
    expect(rows[3]!.reason).toBe(
      'The key has had 3 versions and deletions, and 3 are the limit. Upload the file under another key.',
    );
    expect(noted).toEqual(['maxVersionsPerKey live.txt']);
  });
});

describe('events of one key at once', () => {
  it('are handled one at a time, the newest of those that wait first, beside those of other keys', async () => {
    const inTurn = keyTurns();
    const seen: string[] = [];
    const handle = (key: string, n: number) =>
      inTurn({ key, sequencer: `0${n}`, receivedAt: '', version: `v${n}` }, async () => {
        seen.push(`begin ${key}${n}`);
        await new Promise(setImmediate);
        seen.push(`end ${key}${n}`);
        if (n === 3) throw new Error('no');
      }).catch(() => {});
    await Promise.all([handle('a', 1), handle('a', 2), handle('b', 1), handle('a', 3), handle('a', 2)]);
    await handle('a', 4);
    expect(seen.filter((text) => text.includes('a'))).toEqual(
      ['1', '3', '2', '2', '4'].flatMap((n) => [`begin a${n}`, `end a${n}`]),
    );
    expect(seen.indexOf('begin b1')).toBeLessThan(seen.indexOf('end a1'));
  });
});
