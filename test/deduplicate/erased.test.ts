import { describe, expect, it } from 'vitest';
import type { Context } from '../../functions/deduplicate/context.ts';
import { deduplicateFile } from '../../functions/deduplicate/event/deduplicate-file.ts';
import { handleBulk } from '../../functions/deduplicate/event/handle-bulk.ts';
import { handleEvent } from '../../functions/deduplicate/event/handle-event.ts';
import { noteFailure } from '../../functions/deduplicate/event/note-failure.ts';
import { uploadOf, uploadOfRow } from '../../functions/deduplicate/file/file-row.ts';
import { stands } from '../../functions/deduplicate/file/outcomes.ts';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import { contextOf, planned, type Room } from './drops.ts';
import { type Fault, Injected } from './faults.ts';
import { expectInvariants, expectWhatIsThereToStand } from './invariants.ts';
import { newsroom } from './newsroom.ts';
import { article } from './texts.ts';

const EARLIER = article(0, 1, 2, 3);

/** What the function reads that dies: something new, a copy, a later version, one with the same text, and a file of three articles. */
const FILES = {
  'a new article': { key: 'b.txt', text: article(4, 5, 6, 7) },
  'a copy': { key: 'b.txt', text: EARLIER },
  'a version of another': { key: 'b.txt', text: article(0, 1.5, 2, 3) },
  'a later version of the key': { key: 'a.txt', text: article(0, 1.5, 2, 3) },
  'a later version with the same text': { key: 'a.txt', text: EARLIER },
  'several articles': {
    key: 'b.jsonl',
    text: [article(4, 5, 6, 7), EARLIER, article(8, 9, 10)].map((text) => JSON.stringify({ text })).join('\n'),
  },
};

/** Handles something until the function dies. Returns whether it did. */
const diesOver = async (
  room: Room,
  handle: (context: Context) => Promise<unknown>,
  call: number,
  fault: Fault,
): Promise<boolean> => {
  const world = { turn: async () => {}, nextFault: planned({ [call]: fault }) };
  try {
    await handle(contextOf(room, 2, world));
    return false;
  } catch (error) {
    if (!(error instanceof Injected)) throw error;
    return true;
  }
};

const handling = (event: InboxEvent) => (context: Context) => handleEvent(context, event);

const deliver = async (room: Room, event: InboxEvent): Promise<void> => {
  await handleEvent({ ...contextOf(room, 2), isRetry: true }, event);
  await room.workOff();
};

const expectNothingLeft = async (room: Room, events: InboxEvent[], what: string): Promise<void> => {
  const { fingerprints, requests, storyChanges, withdrawals } = room;
  const state = await room.snapshot();
  const isBulk = ({ key }: { key: string }) => key.endsWith('.jsonl');
  const files = state.files.filter((row) => !isBulk(row));
  const single = events.filter((event) => !isBulk(event));
  await expectInvariants(single, { ...state, files, fingerprints, requests, storyChanges, withdrawals }).catch(
    (error) => {
      throw new Error(`The function died ${what}`, { cause: error });
    },
  );
  expect(JSON.stringify([state.stories, state.claims.map(({ title }) => title)]), what).not.toContain(
    article(4).slice(0, 40),
  );
};

/** Every call after which, or before which, the function can die. */
const eachDeath = async (
  { key, text }: { key: string; text: string },
  then: (room: Room, upload: InboxEvent, before: InboxEvent[], what: string) => Promise<void>,
): Promise<number> => {
  for (let call = 0; ; call++) {
    for (const fault of ['before', 'after'] as const) {
      const room = newsroom();
      const before = [room.drop('a.txt', EARLIER)];
      await deliver(room, before[0]!);
      const upload = room.drop(key, text);
      if (!(await diesOver(room, handling(upload), call, fault))) return call;
      await then(room, upload, before, `${fault} call ${call}`);
    }
  }
};

describe.each(Object.entries(FILES))(
  'a file with %s, whose function dies and which is erased before the next try',
  (_, file) => {
    it('leaves nothing, whichever call the function died at: its next try comes first', async () => {
      const calls = await eachDeath(file, async (room, upload, before, what) => {
        const [erasure, next] = [room.removeVersion(upload), room.drop('c.txt', EARLIER)];
        for (const event of [upload, erasure, next]) await deliver(room, event);
        await expectNothingLeft(room, [...before, upload, erasure, next], what);
      });
      expect(calls).toBeGreaterThan(10);
    });

    it('leaves nothing, whichever call the function died at: the event of the erasure comes first', async () => {
      await eachDeath(file, async (room, upload, before, what) => {
        const [erasure, next] = [room.removeVersion(upload), room.drop('c.txt', EARLIER)];
        for (const event of [erasure, upload, erasure, next]) await deliver(room, event);
        await expectNothingLeft(room, [...before, upload, erasure, next], what);
      });
    });
  },
);

describe('a file whose function died at each try', () => {
  it.each(['erased', 'deleted'])('leaves nothing once it is %s, though nobody tries it again', async (how) => {
    await eachDeath(FILES['a new article'], async (room, upload, before, what) => {
      await noteFailure(contextOf(room, 2), uploadOf(upload));
      const removal = how === 'erased' ? room.removeVersion(upload) : room.remove(upload.key);
      await deliver(room, removal);
      await expectNothingLeft(room, [...before, upload, removal], what);
    });
  });

  it.each(['erased', 'deleted'])(
    'leaves nothing once it is %s, though the function that is told of that dies too',
    async (how) => {
      for (let call = 0; ; call++) {
        const room = newsroom();
        const { key, text } = FILES['a new article'];
        const upload = room.drop(key, text);
        expect(await diesOver(room, handling(upload), 18, 'after')).toBe(true);
        await noteFailure(contextOf(room, 2), uploadOf(upload));
        const removal = how === 'erased' ? room.removeVersion(upload) : room.remove(key);
        const isDead = await diesOver(room, handling(removal), call, call % 2 ? 'before' : 'after');
        await deliver(room, removal);
        await expectNothingLeft(room, [upload, removal], `call ${call}`);
        if (!isDead) break;
      }
    },
  );
});

describe('a version that failed, whose function dies while it withdraws the one before, and which is erased', () => {
  it('leaves that one standing and counted, whichever call the function died at', async () => {
    const { key, text } = FILES['a version of another'];
    const outcomes = new Set<string>();
    for (let call = 0; ; call++) {
      for (const fault of ['before', 'after'] as const) {
        const room = newsroom();
        const before = [room.drop('a.txt', EARLIER), room.drop(key, text)];
        for (const event of before) await deliver(room, event);
        const upload = room.drop(key, article(4, 5, 6, 7));
        const fails = (context: Context) => noteFailure(context, uploadOf(upload));
        const isDead = await diesOver(room, fails, call, fault);
        const erasure = room.removeVersion(upload);
        for (const event of [erasure, upload, erasure]) await deliver(room, event);
        await expectNothingLeft(room, [...before, upload, erasure], `${fault} call ${call}`);
        expectWhatIsThereToStand([upload], (await room.snapshot()).files, room.currentVersion);
        outcomes.add((await room.row(before[1]!)).outcome);
        if (!isDead) return expect([...outcomes]).toEqual(['variant', 'removed', 'superseded']);
      }
    }
  });

  it('leaves a record of that one standing again, whose function sees that it failed', async () => {
    const { key, text } = FILES['several articles'];
    for (let call = 0; ; call++) {
      const room = newsroom();
      const records = [article(0, 1.5, 2, 3), EARLIER].map((each) => JSON.stringify({ text: each }));
      const before = [room.drop('a.txt', EARLIER), room.drop(key, records.join('\n'))];
      for (const event of before) await deliver(room, event);
      const upload = room.drop(key, text);
      expect(await diesOver(room, (context) => noteFailure(context, uploadOf(upload)), 0, 'after')).toBe(true);
      const row = (await room.files.get({ key: `${key}#1`, version: before[1]!.version }))!;
      const handled = (context: Context) => deduplicateFile(context, uploadOfRow(row));
      const isDead = await diesOver(room, handled, call, call % 2 ? 'before' : 'after');
      const erasure = room.removeVersion(upload);
      for (const event of [erasure, upload, erasure]) await deliver(room, event);
      await handled(contextOf(room, 2));
      await expectNothingLeft(room, [...before, upload, erasure], `call ${call}`);
      const again = (await room.files.versions(row.key)).filter(stands);
      expect(again.map(({ versionId }) => versionId)).toEqual([row.version]);
      if (!isDead) return expect(call).toBeGreaterThan(10);
    }
  });
});

describe('a file that leaves its story, whose function dies and which is erased before the next try', () => {
  it.each(['its next try comes first', 'the event of the erasure comes first'])(
    'leaves nothing, whichever call the function died at: %s',
    async (order) => {
      for (let call = 0; ; call++) {
        const room = newsroom();
        const [half, other, whole] = [
          [0, 1],
          [2, 3],
          [0, 1, 2, 3],
        ].map((paragraphs, i) => room.drop(`${i}.txt`, article(...paragraphs))) as [InboxEvent, InboxEvent, InboxEvent];
        for (const event of [half, other, whole]) await deliver(room, event);
        const removal = room.remove(whole.key);
        await handleEvent(contextOf(room, 2), removal);
        const move = room.queue.shift()!;
        expect(move).toMatchObject({ kind: 'move file', file: { key: other.key } });
        const isDead = await diesOver(room, (context) => handleBulk(context, move), call, 'before');
        const erasure = room.removeVersion(other);
        const again = () => handleBulk({ ...contextOf(room, 2), isRetry: true }, move);
        if (order.startsWith('the event')) await deliver(room, erasure);
        await again();
        await deliver(room, erasure);
        await expectNothingLeft(room, [half, other, whole, removal, erasure], `at call ${call}`);
        if (!isDead) break;
      }
    },
  );
});
