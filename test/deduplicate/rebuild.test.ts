import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../functions/deduplicate/context.ts';
import { handleBulk } from '../../functions/deduplicate/event/handle-bulk.ts';
import { handleEvent } from '../../functions/deduplicate/event/handle-event.ts';
import { handleRebuild } from '../../functions/deduplicate/event/handle-rebuild.ts';
import type { RebuildRequest } from '../../functions/messages/message.ts';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import type { FileKey } from '../../functions/tables/files.ts';
import type { FileRow } from '../../functions/tables/rows.ts';
import { memoryStores, type ReadableStores } from '../tables/memory.ts';
import { deliveries } from './deliveries.ts';
import { contextOf, type Drop, dropAll, drops, faults, latestEntries, planned, type Room } from './drops.ts';

import { expectInvariants, expectWhatIsThereToStand } from './invariants.ts';
import { HARBOUR, LIBRARY, newsroom } from './newsroom.ts';
import { scheduleOptions as options } from './schedules.ts';
import { Stalls } from './stalls.ts';
import { article } from './texts.ts';

const HOURS = 8 * 3_600_000;

/** The same inbox and queue over other tables. */
const movedTo = (room: Room, stores: ReadableStores): Room => ({
  ...room,
  ...stores,
  context: { ...room.context, ...stores },
});

/** What a rebuild sends: every row of an earlier generation, every version in the inbox. */
const requestsOf = (room: Room, rows: readonly FileRow[]): RebuildRequest[] => [
  ...rows.map(({ key, version }): RebuildRequest => ({ kind: 'rebuild file', file: { key, version } })),
  ...room.listing().map((object): RebuildRequest => ({ kind: 'rebuild key', object })),
];

const rebuild = async (room: Room, requests: readonly RebuildRequest[], context: Context = room.context) => {
  for (const request of requests) await handleRebuild(context, { ...request, bucket: 'inbox' });
};

/** Each row without what says in which generation it was written. */
const plain = (rows: readonly object[]): string[] =>
  rows.map((row) => JSON.stringify({ ...row, generation: undefined })).sort();

/** A newsroom that has handled a bulk file of two records. */
const withBulkFile = async () => {
  const room = newsroom();
  const lines = [HARBOUR, LIBRARY].map((text) => JSON.stringify({ title: text.split('\n')[0], text }));
  const file = room.drop('list.jsonl', lines.join('\n'));
  await room.handle(file);
  await room.workOff();
  return { room, file };
};

describe('once Fingerprints and Stories are lost, a rebuild', () => {
  it('makes them again, and leaves the rows of files as they were', async () => {
    const room = newsroom();
    for (const [key, text] of [
      ['a', HARBOUR],
      ['b', LIBRARY],
      ['c', HARBOUR],
      ['d', HARBOUR.replace('Three', 'Four')],
    ] as const)
      await room.handle(room.drop(key, text));
    const before = await room.snapshot();
    const later = movedTo(room, memoryStores(before.files, 2));
    await rebuild(later, requestsOf(later, before.files));
    const after = await later.snapshot();
    expect(plain(after.files)).toEqual(plain(before.files));
    expect(plain(after.stories)).toEqual(plain(before.stories));
    expect(plain(after.claims)).toEqual(plain(before.claims));
  });

  it('handles a bulk file again as a whole, and its records with it', async () => {
    const { room } = await withBulkFile();
    const before = await room.snapshot();
    expect(before.files).toHaveLength(3);
    const later = movedTo(room, memoryStores(before.files, 2));
    await rebuild(later, requestsOf(later, before.files));
    await later.workOff();
    expect(plain((await later.snapshot()).files)).toEqual(plain(before.files));
  });

  it.each([
    ['read', (row: FileRow): FileRow => row],
    ['being read', ({ articles, rejected, ...row }: FileRow): FileRow => ({ ...row, readingUpTo: 2 })],
  ])('withdraws the records of a bulk file that was %s, and is gone once it is handled again', async (_, asItWas) => {
    const { room, file } = await withBulkFile();
    const files = (await room.snapshot()).files.map((row) => (row.key === file.key ? asItWas(row) : row));
    room.removeVersion(file);
    const later = movedTo(room, memoryStores(files, 2));
    // The records first: they are left to the file.
    const [bulk, ...records] = requestsOf(
      later,
      files.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    );
    await rebuild(later, [...records, bulk!]);
    for (const request of later.queue.splice(0)) await handleBulk(later.context, request);
    const rows = (await later.snapshot()).files;
    expect(rows.map(({ key, outcome }) => `${key} ${outcome}`).sort()).toEqual(
      ['list.jsonl', 'list.jsonl#1', 'list.jsonl#2'].map((key) => `${key} removed`),
    );
  });

  it.each([
    ['goes on', false],
    ['dies once its row is written', true],
  ])('withdraws the records of a bulk file that is deleted before it is handled again, and %s', async (_, dies) => {
    const { room, file } = await withBulkFile();
    const { files } = await room.snapshot();
    const later = movedTo(room, memoryStores(files, 2));
    const [bulk, ...records] = requestsOf(
      later,
      files.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    );
    await rebuild(later, records);
    await handleEvent(later.context, room.remove(file.key));
    later.queue.splice(0);
    if (dies) {
      const enqueue = () => Promise.reject(new Error('timed out'));
      const dying = { ...later.context, enqueue };
      await expect(handleRebuild(dying, { ...bulk!, bucket: 'inbox' })).rejects.toThrow('timed out');
    }
    await rebuild(later, [bulk!]);
    for (const request of later.queue.splice(0)) await handleBulk(later.context, request);
    const rows = (await later.snapshot()).files.filter(({ deletion }) => !deletion);
    expect(rows.map(({ key, outcome }) => `${key} ${outcome}`).sort()).toEqual(
      ['list.jsonl', 'list.jsonl#1', 'list.jsonl#2'].map((key) => `${key} removed`),
    );
  });

  it('has what left its story twice found by what is like it', async () => {
    const room = newsroom();
    const handle = async (event: InboxEvent) => {
      await room.handle(event);
      await room.workOff();
    };
    for (const text of [article(0, 1), article(2, 3)]) await handle(room.drop(text, text));
    for (const whole of [article(0, 1, 2, 3), article(3, 2, 1, 0)]) {
      await handle(room.drop('whole', whole));
      await handle(room.remove('whole'));
    }
    const { files } = await room.snapshot();
    const later = movedTo(room, memoryStores(files, 2));
    await rebuild(later, requestsOf(later, files));
    const like = room.drop('like', article(3, 2));
    await handleEvent(later.context, like);
    const [left] = (await later.files.versions(article(2, 3))).filter(({ outcome }) => outcome === 'new');
    expect(left?.version).toMatch(/~02$/);
    expect(await later.files.get(like)).toMatchObject({ outcome: 'variant', storyId: left?.storyId });
  });

  it('withdraws what it had begun of a version without a row, and that was erased before it tried again', async () => {
    const room = newsroom();
    const file = room.drop('a', HARBOUR);
    const later = movedTo(room, memoryStores([], 2));
    const requests = requestsOf(later, []);
    const enterBucket = () => Promise.reject(new Error('timed out'));
    const dying = { ...later.context, fingerprints: { ...later.fingerprints, enterBucket } };
    await expect(rebuild(later, requests, dying)).rejects.toThrow('timed out');
    await handleEvent(later.context, room.removeVersion(file));
    await rebuild(later, requests);
    const { claims } = await later.snapshot();
    expect(claims.map(({ withdrawnAt }) => withdrawnAt)).toEqual([expect.any(String)]);
  });

  it('withdraws what was deleted after the moment to which Files was set back', async () => {
    const room = newsroom();
    await room.handle(room.drop('a', HARBOUR));
    await room.handle(room.drop('b', LIBRARY));
    const { files } = await room.snapshot();
    await room.handle(room.remove('a'));
    const later = movedTo(room, memoryStores(files, 2));
    await rebuild(later, requestsOf(later, files));
    const rows = (await later.snapshot()).files.filter(({ articleId }) => articleId);
    expect(rows.map(({ key, outcome }) => [key, outcome]).sort()).toEqual([
      ['a', 'removed'],
      ['b', 'new'],
    ]);
  });

  it.each([
    ['uploaded', 'new'],
    ['deleted', 'removed'],
  ])('leaves what was %s in the second in which the inbox was listed to its event', async (what, outcome) => {
    const room = newsroom();
    // S3 says to the second when it listed.
    const { receivedAt: listedAt } = room.drop('b', LIBRARY);
    const events = [room.drop('a', LIBRARY), what === 'deleted' ? room.remove('a') : room.drop('a', HARBOUR)];
    const later = movedTo(room, memoryStores([], 2));
    await rebuild(
      later,
      room.listing().map((object) => ({ kind: 'rebuild key', object: { ...object, listedAt } })),
    );
    for (const event of events) await handleEvent(later.context, event);
    expectWhatIsThereToStand(events, (await later.snapshot()).files, room.currentVersion);
    expect(await later.files.get(events[1]!)).toMatchObject({ outcome });
  });

  it('restores what was restored after the moment to which Files was set back', async () => {
    const room = newsroom();
    await room.handle(room.drop('a', HARBOUR));
    const marker = room.remove('a');
    await room.handle(marker);
    const { files } = await room.snapshot();
    room.removeVersion(marker);
    const later = movedTo(room, memoryStores(files, 2));
    await rebuild(later, requestsOf(later, files));
    expect((await later.snapshot()).files.filter(({ outcome }) => outcome === 'new')).toHaveLength(1);
  });

  it.each(['was lost', 'comes once the inbox is listed'])(
    'restores what an erasure has left there, the event of which %s',
    async (when) => {
      const room = newsroom();
      const [first, second] = [room.drop('a', HARBOUR), room.drop('a', LIBRARY)];
      for (const event of [first, second]) await room.handle(event);
      const { files } = await room.snapshot();
      const later = movedTo(room, memoryStores(files, 2));
      const listed = requestsOf(later, files);
      const erasure = room.removeVersion(second);
      if (when !== 'was lost') await handleEvent(later.context, erasure);
      await rebuild(later, when === 'was lost' ? requestsOf(later, files) : listed);
      const rows = (await later.snapshot()).files.filter(({ outcome }) => outcome === 'new');
      expect(rows).toMatchObject([{ versionId: first.version }]);
    },
  );
});

/** The files under one of the keys hold two articles. */
const asBulkFile = (drop: Drop): Drop => (drop.key === 'b' ? { ...drop, key: 'b.jsonl' } : drop);

const isBulk = ({ key }: FileKey): boolean => key.endsWith('.jsonl');

describe('whenever Files was saved, and whatever arrives and fails meanwhile', () => {
  it(
    'every invariant holds after a rebuild for every version in the inbox',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.nat(6),
          drops,
          drops,
          // Before which call Files is saved.
          fc.nat(400),
          fc.nat(7),
          faults,
          latestEntries,
          // Before a function tries again that died over a version, this is erased.
          fc.boolean(),
          async (seed, changes, list, more, saved, delivered, befall, latest, erases) => {
            const room = newsroom();
            const events = dropAll(room, list.map(asBulkFile));
            let files: FileRow[] | undefined;
            let calls = 0;
            const turn = async () => {
              if (calls++ === saved) ({ files } = await room.snapshot());
            };
            const context = contextOf(room, latest, { turn, nextFault: () => undefined });
            for (const event of events.slice(0, delivered)) {
              await handleEvent(context, event);
              for (const request of room.queue.splice(0)) await handleBulk(context, request);
            }
            files ??= (await room.snapshot()).files;

            // What was sent so far concerns tables that are no more.
            room.requests.length = 0;
            room.withdrawals.length = 0;
            const later = movedTo(room, memoryStores(files, 2));
            const requests = requestsOf(later, files);
            const live = [...events.slice(delivered), ...dropAll(later, more.map(asBulkFile), [...events])];
            const nextFault = planned(befall);
            const stalls = new Stalls(seed, { changes });
            const { begin, end } = deliveries((who, enqueue) =>
              contextOf(later, latest, { turn: () => stalls.turn(who), nextFault }, enqueue),
            );
            const all = [...events, ...live.slice(events.slice(delivered).length)];
            const deliver = (event: InboxEvent) => begin((context) => handleEvent(context, event));
            const erase = (file: FileKey) => {
              if (!erases || !later.isStored(file)) return;
              const erasure = later.removeVersion(file);
              all.push(erasure);
              deliver(erasure);
            };
            for (const request of requests) {
              begin(
                (context) => handleRebuild(context, { ...request, bucket: 'inbox' }),
                () => erase(request.kind === 'rebuild file' ? request.file : request.object),
              );
            }
            for (const event of live) deliver(event);
            await stalls.run(end());

            const before = await later.snapshot();
            expectWhatIsThereToStand(all, before.files, later.currentVersion);
            const there = all.filter((event) => event.kind === 'created' && later.isStored(event));
            const { fingerprints, storyChanges, withdrawals } = later;
            await expectInvariants(
              there.filter((event) => !isBulk(event)),
              {
                ...before,
                files: before.files.filter((row) => !isBulk(row)),
                fingerprints,
                requests: later.requests,
                storyChanges,
                withdrawals,
              },
            );
            await rebuild(later, requests, contextOf(later, latest));
            expect(await later.snapshot(), 'rows after everything was sent again').toEqual(before);
          },
        ),
        options,
      );
    },
    HOURS,
  );
});
