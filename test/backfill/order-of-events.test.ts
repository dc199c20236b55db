import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uploadMessage } from '../../functions/backfill/upload-message.ts';
import { type InboxEvent, readNotification } from '../../functions/messages/s3-notification.ts';
import { HARBOUR, LIBRARY, newsroom } from '../deduplicate/newsroom.ts';

/** The event that a backfill makes of an object, listed `later` milliseconds after its upload. */
const listed = (event: InboxEvent, later = 100): InboxEvent => {
  const object = { key: event.key, versionId: event.version, lastModified: seconds(event.receivedAt) };
  const listedAt = new Date(Date.parse(event.receivedAt) + later).toISOString();
  return readNotification(JSON.parse(uploadMessage('inbox', object, listedAt)))[0]!;
};

/** S3 lists times in whole seconds. */
const seconds = (time: string): string => new Date(Math.floor(Date.parse(time) / 1000) * 1000).toISOString();

const outcomes = async (room: ReturnType<typeof newsroom>, events: InboxEvent[]) =>
  Promise.all(events.map(async (event) => (await room.row(event))?.outcome));

describe('a file found by a backfill', () => {
  it('gets a row with the time it was stored', async () => {
    const room = newsroom();
    const event = room.drop('a.txt', HARBOUR);
    await room.handle(listed(event));
    expect(await room.row(event)).toMatchObject({ outcome: 'new', receivedAt: seconds(event.receivedAt) });
  });

  it('keeps an existing row', async () => {
    const room = newsroom();
    const event = room.drop('a.txt', HARBOUR);
    await room.handle(event);
    const before = [await room.row(event), await room.story(event), room.requests.length];
    await room.handle(listed(event));
    await room.handle(listed(event, 9_000));
    expect([await room.row(event), await room.story(event), room.requests.length]).toEqual(before);
  });

  it('supersedes an older version even if its event was lost', async () => {
    const room = newsroom();
    const [first, second] = [room.drop('a.txt', HARBOUR), room.drop('a.txt', LIBRARY)];
    await room.handle(first);
    await room.handle(listed(second));
    expect(await outcomes(room, [first, second])).toEqual(['superseded', 'new']);
  });

  it('does not come back if it was deleted after the listing', async () => {
    const room = newsroom();
    const event = room.drop('a.txt', HARBOUR);
    const found = listed(event);
    await room.handle(room.remove('a.txt'));
    await room.handle(found);
    expect(await outcomes(room, [event])).toEqual(['removed']);
  });

  it('has the same outcome for every order of its events, those of other versions and the listings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([0, 1, 2, 3, 4], { minLength: 2 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        async (told, order) => {
          const room = newsroom();
          const texts = [HARBOUR, LIBRARY, HARBOUR.replaceAll('crane', 'mast')];
          const [first, second, third] = texts.map((text) => room.drop('a.txt', text)) as InboxEvent[];
          // Two listings: of the second version and of the third.
          const events = [first!, second!, third!, listed(second!), listed(third!)];
          // Events of S3 may be lost, but not the listing of the last version.
          for (const i of order) if (told.includes(i) || i === 4) await room.handle(events[i]!);
          expect((await room.row(third!)).outcome).not.toBe('superseded');
          const rows = await room.files.versions('a.txt');
          expect(rows.filter(({ outcome }) => outcome !== 'superseded')).toHaveLength(1);
          const stories = await Promise.all(rows.map(({ storyId = '' }) => room.stories.get(storyId)));
          const counts = new Map(stories.flatMap((story) => (story ? [[story.storyId, story.files]] : [])));
          expect([...counts.values()].reduce((sum, files) => sum + files, 0)).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
