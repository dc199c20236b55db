import { describe, expect, it } from 'vitest';
import type { Inbox } from '../../functions/deduplicate/context.ts';
import { handleEvent } from '../../functions/deduplicate/event/handle-event.ts';
import { noteFailure } from '../../functions/deduplicate/event/note-failure.ts';
import { fileRow, uploadOf } from '../../functions/deduplicate/file/file-row.ts';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import type { FileRow } from '../../functions/tables/rows.ts';
import { contextOf, planned } from './drops.ts';
import { Injected } from './faults.ts';
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

/** What stands, by the versions in the inbox. */
const standingVersions = async (room: Room): Promise<string[]> =>
  (await standing(room)).map((row) => row.versionId ?? row.version);

/** A newsroom whose functions read what was erased already, until the event of that is handled. */
const readingEarly = (): Room => {
  const room = newsroom();
  const { drop, handle, context } = room;
  const texts = new Map<string, string | Uint8Array>();
  const { read } = context.inbox;
  context.inbox.read = async (file) => {
    const text = texts.get(file.versionId ?? '');
    return text === undefined ? read(file) : { bytes: Buffer.from(text) };
  };
  return Object.assign(room, {
    drop(key: string, text: string | Uint8Array): InboxEvent {
      const event = drop(key, text);
      texts.set(event.version, text);
      return event;
    },
    handle(event: InboxEvent) {
      if (event.kind === 'removed') texts.delete(event.version);
      return handle(event);
    },
  });
};

const expectNothingToChange = async (room: Room, ...events: InboxEvent[]): Promise<void> => {
  const before = await room.snapshot();
  await handleAll(room, ...events);
  expect(await room.snapshot()).toEqual(before);
};

describe('an object that is under its key again, as the version after it was erased', () => {
  it('gets a row of its own, and its article is analysed in full', async () => {
    const room = newsroom();
    const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', LIBRARY)];
    await handleAll(room, first, second);
    room.requests.splice(0);
    const erasure = room.removeVersion(second);
    await handleAll(room, erasure);

    const version = `restored-${erasure.sequencer}`;
    expect(await standing(room)).toEqual([
      expect.objectContaining({
        key: 'a.txt',
        version,
        versionId: first.version,
        outcome: 'new',
        receivedAt: erasure.receivedAt,
        title: 'Harbour closed after crane collapse',
      }),
    ]);
    expect(await room.row(first)).toMatchObject({ outcome: 'superseded', withdrawnAt: second.receivedAt });
    expect(await room.row(second)).toMatchObject({ outcome: 'removed', withdrawnAt: erasure.receivedAt });
    expect(room.requests).toMatchObject([{ key: 'a.txt', version, withdrawals: 1 }]);
    expect(await room.story(first)).toMatchObject({ files: 1, articles: 1 });
    await expectNothingToChange(room, erasure, second, first, erasure);
  });

  it('stands in whatever order the events arrive, whatever the versions say', async () => {
    for (const text of [LIBRARY, HARBOUR, '\0\0\0']) {
      for (const order of permutations([0, 1, 2])) {
        const room = readingEarly();
        const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', text)];
        const events = [first, second, room.removeVersion(second)];
        for (const i of order) await handleAll(room, events[i]!);
        expect(await standingVersions(room), order.join()).toEqual([first.version]);
        await expectNothingToChange(room, ...events);
      }
    }
  });

  it('is the oldest in the end if the versions are erased one by one, in whatever order the events arrive', async () => {
    for (const order of permutations([0, 1, 2, 3, 4])) {
      const room = readingEarly();
      const uploads = [HARBOUR, LIBRARY, `${HARBOUR} Later.`].map((text) => room.drop('a.txt', text));
      const events = [...uploads, room.removeVersion(uploads[2]!), room.removeVersion(uploads[1]!)];
      for (const i of order) await handleAll(room, events[i]!);
      expect(await standingVersions(room), order.join()).toEqual([uploads[0]!.version]);
      await expectNothingToChange(room, ...events);
    }
  });

  it('comes back too if the version after it was deleted and restored first', async () => {
    for (const order of permutations([0, 1, 2, 3, 4])) {
      const room = readingEarly();
      const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', LIBRARY)];
      const removal = room.remove('a.txt');
      const events = [first, second, removal, room.removeVersion(removal), room.removeVersion(second)];
      for (const i of order) await handleAll(room, events[i]!);
      expect(await standingVersions(room), order.join()).toEqual([first.version]);
      await expectNothingToChange(room, ...events);
    }
  });

  it('comes back after a version that failed at each try', async () => {
    for (const order of permutations([0, 1, 2])) {
      const room = newsroom();
      const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', LIBRARY)];
      await handleAll(room, first);
      await noteFailure(room.context, uploadOf(second));
      expect(await standing(room)).toEqual([]);
      const events = [first, second, room.removeVersion(second)];
      for (const i of order) await handleAll(room, events[i]!);
      expect(await standingVersions(room), order.join()).toEqual([first.version]);
      expect(await room.row(second)).toMatchObject({ outcome: 'removed' });
      await expectNothingToChange(room, ...events);
    }
  });

  it('comes back though a function that has seen a version that failed withdraws it only afterwards', async () => {
    const room = newsroom();
    const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', LIBRARY)];
    await handleAll(room, first);
    await room.files.add({ ...fileRow(uploadOf(second)), outcome: 'failed' });
    const erasure = room.removeVersion(second);
    let reads = 0;
    const versions = async (key: string): Promise<FileRow[]> => {
      const rows = await room.files.versions(key);
      if (++reads === 2) await handleAll(room, erasure);
      return rows;
    };
    await handleEvent({ ...room.context, files: { ...room.files, versions } }, first);
    expect(reads).toBeGreaterThan(1);
    expect(await standingVersions(room)).toEqual([first.version]);
    await expectNothingToChange(room, second, erasure, first);
  });

  it.each(['the same', 'another'])(
    'comes back once, after %s text, whichever call the function dies at that is told of it',
    async (which) => {
      for (let call = 0; ; call++) {
        const room = newsroom();
        const [first, second] = [
          room.drop('a.txt', HARBOUR),
          room.drop('a.txt', which === 'another' ? LIBRARY : HARBOUR),
        ];
        await handleAll(room, first, second);
        const erasure = room.removeVersion(second);
        const nextFault = planned({ [call]: call % 2 ? 'before' : 'after' });
        const dead = await handleEvent(contextOf(room, 8, { turn: async () => {}, nextFault }), erasure).catch(
          (error) => error,
        );
        await handleAll(room, erasure, second);
        expect(await standingVersions(room), `call ${call}`).toEqual([first.version]);
        expect(await room.story(first), `call ${call}`).toMatchObject({ files: 1, articles: 1 });
        if (!(dead instanceof Injected)) return expect(call).toBeGreaterThan(20);
      }
    },
  );

  it('comes back though what is erased is being restored, and its row comes after the event', async () => {
    const room = readingEarly();
    const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', LIBRARY)];
    const removal = room.remove('a.txt');
    const third = room.drop('a.txt', `${HARBOUR} Later.`);
    const thirdErasure = room.removeVersion(third);
    await handleAll(room, first, removal);
    const restoration = room.removeVersion(removal);
    const { inbox } = room.context;
    let erasure: InboxEvent | undefined;
    const read: Inbox['read'] = async (file) => {
      const object = await inbox.read(file);
      if (file.versionId === second.version && !erasure) {
        await room.handle(third);
        erasure = room.removeVersion(second);
        await room.handle(erasure);
      }
      return object;
    };
    await handleEvent({ ...room.context, inbox: { ...inbox, read } }, restoration);
    await handleAll(room, thirdErasure);
    expect(await standingVersions(room)).toEqual([first.version]);
    await expectNothingToChange(room, erasure!, second, thirdErasure, restoration, removal, first, third);
  });

  it('is not asked for if what was erased was not the newest', async () => {
    const room = newsroom();
    const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', LIBRARY)];
    await handleAll(room, first, second);
    const find = () => Promise.reject(new Error('asked'));
    const erasure = room.removeVersion(first);
    await handleEvent({ ...room.context, inbox: { ...room.context.inbox, find } }, erasure);
    expect(await standingVersions(room)).toEqual([second.version]);
  });

  it('stays behind what came later, though the same version is reported to be erased again', async () => {
    const room = newsroom();
    const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', LIBRARY)];
    await handleAll(room, first, second);
    await handleAll(room, room.removeVersion(second));
    const third = room.drop('a.txt', `${HARBOUR} Later.`);
    await handleAll(room, third);
    await expectNothingToChange(room, room.removeVersion(second));
    expect(await standing(room)).toMatchObject([{ version: third.version }]);
  });

  it('is not restored by an event after which it was deleted again', async () => {
    const room = readingEarly();
    const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', LIBRARY)];
    const erasure = room.removeVersion(second);
    const removal = room.remove('a.txt');
    const restoration = room.removeVersion(removal);
    await handleAll(room, first, second, removal, erasure, restoration);
    const versions = (await room.files.versions('a.txt')).map(({ version }) => version);
    const events = [first, second, removal].map(({ version }) => version);
    expect(versions.sort()).toEqual([...events, `restored-${restoration.sequencer}`].sort());
    expect(await standingVersions(room)).toEqual([first.version]);
  });

  it('brings all its articles back if it is a bulk file', async () => {
    const room = newsroom();
    const upload = room.drop('many.json', JSON.stringify([HARBOUR, LIBRARY].map((text) => ({ text }))));
    const later = room.drop('many.json', JSON.stringify([HARBOUR].map((text) => ({ text }))));
    await handleAll(room, upload, later);
    await handleAll(room, room.removeVersion(later));
    expect((await standing(room)).map(({ key, versionId }) => `${key} ${versionId}`).sort()).toEqual([
      `many.json ${upload.version}`,
      `many.json#1 ${upload.version}`,
      `many.json#2 ${upload.version}`,
    ]);
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

  it('gives the article back at once that it took over when it was read before that', async () => {
    const room = newsroom();
    const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', HARBOUR)];
    await handleAll(room, first);
    const { articleId = '' } = await room.row(first);
    const moveClaim: typeof room.fingerprints.moveClaim = async (...claim) => {
      await room.handle(room.removeVersion(second));
      return room.fingerprints.moveClaim(...claim);
    };
    await handleEvent({ ...room.context, fingerprints: { ...room.fingerprints, moveClaim } }, second);
    expect(await room.fingerprints.claim(articleId)).toMatchObject({ version: first.version });
  });

  it('leaves the article to a version that has taken it over since', async () => {
    const room = newsroom();
    const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', HARBOUR)];
    await handleAll(room, first);
    const { articleId = '' } = await room.row(first);
    const { context, files } = room;
    const withAdd = (before: () => Promise<void>) => {
      const add: typeof files.add = async (row) => {
        await before();
        return files.add(row);
      };
      return { ...context, files: { ...files, add } };
    };
    const read = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const stalled = withAdd(() => {
      read.resolve();
      return goOn.promise;
    });
    const done = handleEvent(stalled, second);
    await read.promise;
    await room.handle(room.removeVersion(second));
    const third = room.drop('a.txt', HARBOUR);
    const meanwhile = withAdd(async () => {
      goOn.resolve();
      await done;
    });
    await handleEvent(meanwhile, third);
    await room.workOff();
    expect(await standing(room)).toMatchObject([{ version: third.version }]);
    expect(await room.fingerprints.claim(articleId)).toMatchObject({ version: third.version });
  });
});
