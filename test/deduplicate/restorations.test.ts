import { describe, expect, it } from 'vitest';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import type { FileRow } from '../../functions/tables/rows.ts';
import { HARBOUR, LIBRARY, newsroom } from './newsroom.ts';

type Room = ReturnType<typeof newsroom>;

const standing = async (room: Room): Promise<FileRow[]> =>
  (await room.snapshot()).files.filter(({ outcome }) => ['new', 'copy', 'variant'].includes(outcome));

const permutations = <T>(list: readonly T[]): T[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((item, i) => permutations(list.filter((_, j) => j !== i)).map((rest) => [item, ...rest]));

/** An object that is uploaded, deleted and restored: by deleting the mark that its deletion has left. */
const dayOf = (room: Room) => {
  const upload = room.drop('a.txt', HARBOUR);
  const removal = room.remove('a.txt');
  return { upload, removal, restoration: room.removeVersion(removal) };
};

const handleAll = async (room: Room, ...events: InboxEvent[]) => {
  for (const event of events) await room.handle(event);
  await room.workOff();
};

describe('an object that is restored', () => {
  it('gets a row of its own, and its article is analysed in full', async () => {
    const room = newsroom();
    const [upload, removal] = [room.drop('a.txt', HARBOUR), room.remove('a.txt')];
    await handleAll(room, upload, removal);
    room.requests.splice(0);
    const restoration = room.removeVersion(removal);
    await handleAll(room, restoration);

    const version = `restored-${restoration.sequencer}`;
    expect(await standing(room)).toEqual([
      expect.objectContaining({
        key: 'a.txt',
        version,
        versionId: upload.version,
        outcome: 'new',
        receivedAt: restoration.receivedAt,
        title: 'Harbour closed after crane collapse',
      }),
    ]);
    expect(await room.row(upload)).toMatchObject({ outcome: 'removed', withdrawnAt: removal.receivedAt });
    expect(room.requests).toMatchObject([{ key: 'a.txt', version, withdrawals: 1 }]);
    expect(await room.story(upload)).toMatchObject({
      headline: 'Harbour closed after crane collapse',
      files: 1,
      articles: 1,
    });
    const before = await room.snapshot();
    await handleAll(room, restoration, removal, upload, restoration);
    expect(await room.snapshot()).toEqual(before);
  });

  it('stands in whatever order its events arrive', async () => {
    for (const order of permutations(['upload', 'removal', 'restoration'] as const)) {
      const room = newsroom();
      const day = dayOf(room);
      for (const name of order) await handleAll(room, day[name]);
      const rows = await standing(room);
      expect(
        rows.map((row) => row.versionId ?? row.version),
        order.join(),
      ).toEqual([day.upload.version]);
      expect(await room.stories.get(rows[0]?.storyId ?? '')).toMatchObject({ files: 1, articles: 1 });
    }
  });

  it('is withdrawn when it is deleted again, and comes back as often as it is restored', async () => {
    const room = newsroom();
    const events = [room.drop('a.txt', HARBOUR)];
    await handleAll(room, ...events);
    for (let i = 0; i < 2; i++) {
      const removal = room.remove('a.txt');
      await handleAll(room, removal);
      expect(await standing(room)).toEqual([]);
      const restoration = room.removeVersion(removal);
      await handleAll(room, restoration);
      expect(await standing(room)).toHaveLength(1);
      events.push(removal, restoration);
    }
    expect(room.requests.map(({ withdrawals = 0 }) => withdrawals)).toEqual([0, 1, 2]);
    const before = await room.snapshot();
    await handleAll(room, ...events.reverse());
    expect(await room.snapshot()).toEqual(before);
  });

  it('is gone for good when its version is deleted, before or after', async () => {
    for (const late of [false, true]) {
      const room = newsroom();
      const { upload, removal, restoration } = dayOf(room);
      const erasure = room.removeVersion(upload);
      await handleAll(room, upload, removal, ...(late ? [restoration, erasure] : [erasure, restoration]));
      expect(await standing(room)).toEqual([]);
      expect(JSON.stringify(await room.snapshot())).not.toContain('crane');
    }
  });

  it('is left alone if something else is under the key by then', async () => {
    const room = newsroom();
    const [upload, removal, later] = [room.drop('a.txt', HARBOUR), room.remove('a.txt'), room.drop('a.txt', LIBRARY)];
    const restoration = room.removeVersion(removal);
    await handleAll(room, upload, removal, later, restoration);
    expect(await standing(room)).toMatchObject([{ version: later.version }]);
    expect(room.requests).toHaveLength(2);
  });

  it('brings all its articles back if it is a bulk file', async () => {
    const room = newsroom();
    const upload = room.drop('many.json', JSON.stringify([HARBOUR, LIBRARY].map((text) => ({ text }))));
    const removal = room.remove('many.json');
    await handleAll(room, upload, removal);
    expect(await standing(room)).toEqual([]);
    await handleAll(room, room.removeVersion(removal));
    const keys = (await standing(room)).map(({ key }) => key);
    expect(keys.sort()).toEqual(['many.json', 'many.json#1', 'many.json#2']);
    expect(room.requests.map(({ withdrawals = 0 }) => withdrawals).sort()).toEqual([0, 0, 1, 1]);
  });
});

describe('a version that was deleted before its upload was known', () => {
  it('says nothing about the versions before it', async () => {
    const room = newsroom();
    const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', LIBRARY)];
    const erasure = room.removeVersion(second);
    await handleAll(room, erasure, first);
    expect(await standing(room)).toMatchObject([{ version: first.version }]);
  });
});
