import { describe, expect, it } from 'vitest';
import type { Context } from '../../functions/deduplicate/context.ts';
import { handleEvent } from '../../functions/deduplicate/event/handle-event.ts';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import type { FileRow } from '../../functions/tables/rows.ts';
import { RejectedFile } from '../../lib/text/article/rejected-file.ts';
import { newsroom } from './newsroom.ts';
import { article, paragraph } from './texts.ts';

type Room = ReturnType<typeof newsroom>;

const handleAll = async (room: Room, ...events: InboxEvent[]) => {
  for (const event of events) {
    await room.handle(event);
    await room.workOff();
  }
};

/** The row of the file that stands under a key. */
const standing = async (room: Room, key: string): Promise<FileRow> => {
  const rows = await room.files.versions(key);
  const found = rows.filter(({ outcome }) => ['new', 'variant', 'copy'].includes(outcome));
  expect(found, `what stands under ${key}`).toHaveLength(1);
  return found[0]!;
};

/** Two halves of a story, copies of one, and the whole, which joins them. */
const joined = async (...keys: string[]) => {
  const room = newsroom();
  const half = room.drop('half.txt', article(0, 1));
  const other = room.drop('other.txt', article(2, 3));
  const copies = keys.map((key) => room.drop(key, article(2, 3)));
  const whole = room.drop('whole.txt', article(0, 1, 2, 3));
  await handleAll(room, half, other, ...copies, whole);
  return { room, half, other, copies, whole };
};

/** The same, and the whole is deleted. */
const parted = async () => {
  const { room, half, other, copies, whole } = await joined('copy-1.txt', 'copy-2.txt');
  expect((await room.row(other)).storyId).toBe((await room.row(half)).articleId);
  const before = room.requests.length;
  const removal = room.remove('whole.txt');
  await handleAll(room, removal);
  return { room, half, other, copies, whole, removal, sent: room.requests.slice(before) };
};

describe('two stories that a text joined', () => {
  it('are two again once it is withdrawn: what leaves comes again, as a further version with an article of its own', async () => {
    const { room, half, other, copies, removal, whole } = await parted();
    const { articleId = '' } = await room.row(other);
    const left = await standing(room, 'other.txt');
    expect(left).toMatchObject({
      version: `${other.version}~01`,
      versionId: other.version,
      outcome: 'new',
      articleId: `${articleId}~01`,
      storyId: `${articleId}~01`,
    });
    expect(await room.row(other)).toMatchObject({ outcome: 'superseded' });
    for (const [i] of copies.entries()) {
      const copy = { outcome: 'copy', copyOf: 'other.txt', storyId: left.storyId };
      expect(await standing(room, `copy-${i + 1}.txt`)).toMatchObject(copy);
    }
    expect(await standing(room, 'half.txt')).toMatchObject({ version: half.version, outcome: 'new' });
    expect(await room.stories.get(left.storyId!)).toMatchObject({ files: 3, articles: 1 });
    expect(await room.story(half)).toMatchObject({ files: 1, articles: 1 });

    const rows = await room.snapshot();
    await handleAll(room, half, other, ...copies, whole, removal);
    expect(await room.snapshot()).toEqual(rows);
  });

  it('are analysed anew: what leaves in full, and what was in the old story is withdrawn', async () => {
    const { room, other, sent } = await parted();
    const { articleId } = await room.row(other);
    const again = sent.filter((request) => request.articleId === `${articleId}~01`);
    expect(again).toMatchObject([{ storyId: `${articleId}~01`, key: 'other.txt' }]);
    expect(again[0]).not.toHaveProperty('repeats');
    const withdrawn = [...room.withdrawals, ...sent.flatMap(({ insteadOf }) => insteadOf ?? [])];
    expect(withdrawn.map((withdrawal) => withdrawal.articleId)).toContain(articleId);
  });

  it('are one again when it comes back', async () => {
    const { room, removal } = await parted();
    await handleAll(room, room.removeVersion(removal));
    const stories = ['half.txt', 'other.txt', 'copy-1.txt', 'copy-2.txt', 'whole.txt'].map(
      async (key) => (await standing(room, key)).storyId,
    );
    expect(new Set(await Promise.all(stories)).size).toBe(1);
  });

  it('stay one if another text joins them', async () => {
    const room = newsroom();
    const events = [
      room.drop('half.txt', article(0, 1)),
      room.drop('other.txt', article(2, 3)),
      room.drop('whole.txt', article(0, 1, 2, 3)),
      room.drop('again.txt', article(3, 2, 1, 0)),
      room.remove('whole.txt'),
    ];
    await handleAll(room, ...events);
    const { version, storyId } = await standing(room, 'other.txt');
    expect(version).toBe(events[1]!.version);
    expect(storyId).toBe((await standing(room, 'half.txt')).storyId);
  });

  it('are told of by a copy that comes later, also if a function dies once it has written its row', async () => {
    const { room } = await parted();
    const late = room.drop('late.txt', article(2, 3));
    const enqueue = () => Promise.reject(new Error('timed out'));
    await expect(handleEvent({ ...room.context, enqueue }, late)).rejects.toThrow('timed out');
    expect(await room.row(late)).toMatchObject({ outcome: 'superseded' });
    await handleAll(room, late);
    expect(await standing(room, 'late.txt')).toMatchObject({ version: `${late.version}~01`, outcome: 'copy' });
  });

  it('are told of by a copy that comes later, which never was in the old story', async () => {
    const { room, other } = await parted();
    const requests = room.requests.length;
    const late = room.drop('late.txt', article(2, 3));
    await handleAll(room, late);
    const { storyId } = await standing(room, 'other.txt');
    expect(await standing(room, 'late.txt')).toMatchObject({ outcome: 'copy', copyOf: 'other.txt', storyId });
    const before = await room.row(late);
    expect(before).toMatchObject({ outcome: 'superseded', articleId: (await room.row(other)).articleId });
    expect(before).not.toHaveProperty('storyId');
    expect(room.requests).toHaveLength(requests);
    const rows = await room.snapshot();
    await handleAll(room, late);
    expect(await room.snapshot()).toEqual(rows);
  });

  it.each([
    ['its key', 'other.txt'],
    ['another key', 'again.txt'],
  ])(
    'stay one as long as what would leave is archived, and are two once it is uploaded again under %s',
    async (_, key) => {
      const { room, half, other, whole } = await joined();
      const { read } = room.context.inbox;
      room.context.inbox.read = async (file) => {
        if (file.versionId === other.version) throw new RejectedFile('It is archived.');
        return read(file);
      };
      await handleAll(room, room.remove(whole.key));
      const { articleId, storyId } = await standing(room, 'other.txt');
      expect(storyId).toBe((await room.row(half)).storyId);
      const again = room.drop(key, article(2, 3));
      await handleAll(room, again);
      expect(await standing(room, key)).toMatchObject({ version: `${again.version}~01`, storyId: `${articleId}~01` });
      const rows = await room.snapshot();
      await handleAll(room, again, other, whole);
      expect(await room.snapshot()).toEqual(rows);
    },
  );

  it('are two again though what leaves can be read from a copy only', async () => {
    const { room, other, whole, copies } = await joined('copy.txt');
    const copy = copies[0]!;
    const erasure = room.removeVersion(other);
    await handleAll(room, room.remove(whole.key), erasure);
    const { articleId } = await room.row(other);
    expect(await standing(room, copy.key)).toMatchObject({ version: `${copy.version}~01`, storyId: `${articleId}~01` });
  });

  it('are two again once what leaves can be read, from a copy that came meanwhile', async () => {
    const { room, other, whole } = await joined();
    const erasure = room.removeVersion(other);
    await handleAll(room, room.remove(whole.key), room.drop('late.txt', article(2, 3)), erasure);
    const { articleId } = await room.row(other);
    expect(await standing(room, 'late.txt')).toMatchObject({ storyId: `${articleId}~01` });
  });

  it('stay one if there are more articles in it than are looked at', async () => {
    const room = newsroom();
    const events = [
      room.drop('half.txt', article(0, 1)),
      ...Array.from({ length: 50 }, (_, i) => room.drop(`${i}/other.txt`, `${article(2, 3)}\n\nSeen in place ${i}.`)),
      room.drop('whole.txt', article(0, 1, 2, 3)),
      room.remove('whole.txt'),
    ];
    await handleAll(room, ...events);
    expect(await room.story(events[0]!)).toMatchObject({ articles: 51 });
    expect(await standing(room, '7/other.txt')).toMatchObject({ version: events[8]!.version });
    await handleAll(room, room.remove('49/other.txt'));
    expect(await room.story(events[0]!)).toMatchObject({ articles: 1 });
    const { storyId } = await standing(room, '7/other.txt');
    expect(await room.stories.get(storyId!)).toMatchObject({ articles: 49 });
  });

  it('may be records of a file, which go with it from their new story too', async () => {
    const room = newsroom();
    const texts = [article(0, 1), article(2, 3)].map((text) => ({ text }));
    const many = room.drop('many.json', JSON.stringify(texts));
    const whole = room.drop('whole.txt', article(0, 1, 2, 3));
    await handleAll(room, many, whole, room.remove('whole.txt'));
    const [first, second] = [await standing(room, 'many.json#1'), await standing(room, 'many.json#2')];
    expect([first, second].map(({ version }) => version).sort()).toEqual([many.version, `${many.version}~01`]);
    expect(first.storyId).not.toBe(second.storyId);

    await handleAll(room, room.remove('many.json'));
    const { files } = await room.snapshot();
    expect(files.filter(({ outcome }) => ['new', 'variant', 'copy'].includes(outcome))).toEqual([]);
    expect(JSON.stringify(files)).not.toContain(paragraph(2).slice(0, 30));
  });
});

/** The newsroom as a function sees it that stalls before it first calls something, until other work is done. */
const stalling = (
  room: Room,
  store: 'files' | 'fingerprints',
  call: string,
  meanwhile: () => Promise<void>,
): Context => {
  let isThrough = false;
  const stalled = async (...values: unknown[]) => {
    if (!isThrough) {
      isThrough = true;
      await meanwhile();
    }
    return (room[store] as unknown as Record<string, (...values: unknown[]) => Promise<unknown>>)[call]!(...values);
  };
  return { ...room.context, [store]: { ...room[store], [call]: stalled } };
};

describe('a function that remembers what has left its story since', () => {
  /** The newsroom as a function sees it that has met these articles before. */
  const remembering = async (room: Room, ...events: InboxEvent[]): Promise<Context> => {
    const { fingerprints } = room.context;
    const known = new Map<string, Awaited<ReturnType<typeof fingerprints.sketch>>>();
    for (const event of events) {
      const { articleId = '' } = await room.row(event);
      known.set(articleId, await fingerprints.sketch(articleId));
    }
    const sketch = async (id: string) => known.get(id) ?? fingerprints.sketch(id);
    return { ...room.context, fingerprints: { ...fingerprints, sketch } };
  };

  it('joins a like article to that where it is now, and not to the story it has left', async () => {
    const { room, half, other, whole } = await joined();
    const context = await remembering(room, half, other, whole);
    await handleAll(room, room.remove(whole.key), room.remove(half.key));
    const late = room.drop('late.txt', article(3, 2));
    await handleEvent(context, late);
    await room.workOff();
    const { storyId } = await standing(room, other.key);
    expect(await standing(room, late.key)).toMatchObject({ outcome: 'variant', variantOf: storyId, storyId });
    expect((await standing(room, late.key)).version).toBe(late.version);
  });
});

describe('while a function stalls', () => {
  it('the story stays one that its article joins, and is judged by what stands afterwards', async () => {
    const room = newsroom();
    const first = [
      room.drop('half.txt', article(0, 1)),
      room.drop('other.txt', article(2, 3)),
      room.drop('whole.txt', article(0, 1, 2, 3)),
    ];
    await handleAll(room, ...first);
    const again = room.drop('again.txt', article(3, 2, 1, 0));
    const stalled = stalling(room, 'files', 'add', async () => {
      await handleAll(room, room.remove('whole.txt'));
      expect(await standing(room, 'other.txt')).toMatchObject({ version: first[1]!.version });
    });
    await handleEvent(stalled, again);
    await room.workOff();
    const { version, storyId } = await standing(room, 'other.txt');
    expect(version).toBe(first[1]!.version);
    expect(storyId).toBe((await standing(room, 'half.txt')).storyId);
    await handleAll(room, room.remove('again.txt'));
    expect((await standing(room, 'other.txt')).storyId).not.toBe((await standing(room, 'half.txt')).storyId);
  });

  it('another may join its article to a story, and be replaced: the function has the story judged, though it joined nobody', async () => {
    const room = newsroom();
    const late = room.drop('late.txt', article(0, 1, 2));
    const whole = room.drop('whole.txt', article(0, 1, 2, 3));
    const stalled = stalling(room, 'fingerprints', 'node', () =>
      handleAll(room, whole, room.drop('whole.txt', article(2, 3))),
    );
    await handleEvent(stalled, late);
    await room.workOff();
    expect((await standing(room, 'whole.txt')).storyId).not.toBe((await standing(room, 'late.txt')).storyId);
  });
});

describe('versions of one item', () => {
  it('are one story though they have no words in common, whatever is withdrawn of it', async () => {
    const room = newsroom();
    const version = (n: number, ...paragraphs: number[]) =>
      JSON.stringify({
        uri: 'tag:npa.example,2026:1',
        version: `${n}`,
        pubstatus: 'usable',
        body_text: article(...paragraphs),
      });
    const events = [
      room.drop('1.json', version(1, 0, 1)),
      room.drop('2.json', version(2, 20, 21)),
      room.drop('3.txt', article(0, 1, 2)),
      room.remove('3.txt'),
    ];
    await handleAll(room, ...events);
    expect((await standing(room, '1.json')).storyId).toBe((await standing(room, '2.json')).storyId);
  });
});
