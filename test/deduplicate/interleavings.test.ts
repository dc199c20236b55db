import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { handleEvent } from '../../functions/deduplicate/event/handle-event.ts';
import { noteFailure } from '../../functions/deduplicate/event/note-failure.ts';
import { uploadOf } from '../../functions/deduplicate/file/file-row.ts';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import { startDynamodb } from '../tables/dynamodb.ts';
import { deliveries } from './deliveries.ts';
import { contextOf, type Drop, dropAll, drops, faults, latestEntries, planned, type Room } from './drops.ts';
import type { Fault, World } from './faults.ts';
import { expectInvariants, expectWhatIsThereToStand } from './invariants.ts';
import { newsroom } from './newsroom.ts';
import { scheduleOptions as options, SCHEDULES } from './schedules.ts';
import { Stalls } from './stalls.ts';

const { onceFor } = vi.hoisted(() => ({
  onceFor<In extends unknown[], Out>(work: (...values: In) => Out, nameOf: (...values: In) => string) {
    const known = new Map<string, Out>();
    return (...values: In): Out => {
      const name = nameOf(...values);
      const found = known.get(name) ?? work(...values);
      known.set(name, found);
      return found;
    };
  },
}));

const HOURS = 8 * 3_600_000;

/** The same few texts are read and compared again and again: most of the time of a schedule, and nothing that it tries. */
vi.mock(import('../../lib/text/similarity/changes/version-changes.ts'), async (original) => {
  const { versionChanges } = await original();
  return { versionChanges: onceFor(versionChanges, (...articles) => JSON.stringify(articles)) };
});
vi.mock(import('../../lib/text/article/read-file.ts'), async (original) => {
  const read = await original();
  const nameOf = (bytes: Uint8Array, { key, receivedAt }: { key: string; receivedAt?: string }) =>
    `${receivedAt} ${key} ${Buffer.from(bytes).toString('latin1')}`;
  return { ...read, readFile: onceFor(read.readFile, nameOf) };
});

/**
 * Drops the files and starts a function for each delivery. Before one that has failed is started again, what it has read may
 * be erased for good.
 */
const start = (room: Room, list: readonly Drop[], latestEntries: number, worldOf: (who: number) => World) => {
  const events: InboxEvent[] = [];
  /** The events, and erasures that are still to come. */
  const dropped = list.map((drop): InboxEvent | (() => InboxEvent) => {
    const isLate = drop.what === 'erasure' && drop.erased;
    const erased = isLate && events.findLast(({ key, kind }) => key === drop.key && kind === 'created');
    let erasure: InboxEvent | undefined;
    return erased ? () => (erasure ??= erase(erased)) : dropAll(room, [drop], events)[0]!;
  });
  // Schedules from before articles were noted have no step for that.
  const isOld = list.every(({ erased }) => erased === undefined);
  const { begin, end } = deliveries((who, enqueue) => {
    const context = contextOf(room, latestEntries, worldOf(who), enqueue);
    return isOld ? { ...context, begun: room.begun } : context;
  });
  const deliver = (event: InboxEvent, isErased = false): void =>
    begin(
      async (context) => {
        if (context.isRetry && event.kind === 'created') await noteFailure(context, uploadOf(event));
        await handleEvent(context, event);
      },
      () => {
        const erasure = isErased && eraseWhatIsReadFor(event);
        if (erasure) deliver(erasure);
      },
    );
  const erase = (file: Pick<InboxEvent, 'key' | 'version'>): InboxEvent => {
    const erasure = room.removeVersion(file);
    events.push(erasure);
    return erasure;
  };
  const eraseWhatIsReadFor = ({ key, kind, version, wholeKey }: InboxEvent): InboxEvent | undefined => {
    const read = kind === 'created' ? version : wholeKey ? undefined : room.currentVersion(key);
    if (read === undefined || !room.isStored({ key, version: read })) return undefined;
    return erase({ key, version: read });
  };
  for (const [i, one] of dropped.entries()) {
    for (let n = 0; n < list[i]!.deliveries; n++) {
      if (typeof one !== 'function') deliver(one, list[i]!.erased);
      else
        begin(async (context) => {
          await context.pause(0);
          await handleEvent(context, one());
        });
    }
  }
  return { events, work: end() };
};

const expectQuiet = async (room: Room, events: readonly InboxEvent[], latestEntries: number) => {
  const { fingerprints, requests, storyChanges, withdrawals } = room;
  const before = await room.snapshot();
  expectWhatIsThereToStand(events, before.files, room.currentVersion);
  await expectInvariants(events, { ...before, fingerprints, requests, storyChanges, withdrawals });
  for (const event of events) await handleEvent(contextOf(room, latestEntries), event);
  expect(room.queue, 'messages that were sent again').toEqual([]);
  const after = await room.snapshot();
  // The expectation alone would take a seventh of the time.
  if (!isDeepStrictEqual(after, before)) expect(after, 'rows after everything was delivered again').toEqual(before);
};

/**
 * A removal finds that nothing of an article stands, and stalls. A restoration finishes, and with it what the removal has
 * left to do. The removal says in the claim that the article is withdrawn, and dies.
 */
const RESTORED_WHILE_BEING_WITHDRAWN: [number, number, Drop[], Record<string, Fault>, number] = [
  1741046607,
  6,
  [
    { key: 'a', paragraphs: [], what: 'removal', deliveries: 1 },
    { key: 'a', paragraphs: [], what: 'removal', deliveries: 1 },
    { key: 'f', paragraphs: [0, 1, 2, 3], what: 'upload', deliveries: 1 },
    { key: 'a', paragraphs: [], what: 'removal', deliveries: 2 },
    { key: 'f', paragraphs: [], what: 'removal', deliveries: 2 },
    { key: 'f', paragraphs: [], what: 'restoration', deliveries: 1 },
  ],
  { '2': 'before', '93': 'before' },
  2,
];

/**
 * An upload, delivered twice, is found to be a copy by the one delivery, which stalls. The original is deleted. The other
 * delivery takes the article over, which ends its withdrawal, and dies before it has counted that; the first writes the row.
 */
const RETURNED_IN_A_ROW_OF_ANOTHER_DELIVERY: typeof RESTORED_WHILE_BEING_WITHDRAWN = [
  899957628,
  2,
  [
    { key: 'a', paragraphs: [4, 5, 6, 7], what: 'upload', deliveries: 1 },
    { key: 'a', paragraphs: [], what: 'removal', deliveries: 1 },
    { key: 'a', paragraphs: [], what: 'removal', deliveries: 1 },
    { key: 'e', paragraphs: [4, 5, 6, 7], what: 'upload', deliveries: 2 },
    { key: 'a', paragraphs: [], what: 'restoration', deliveries: 2 },
    { key: 'a', paragraphs: [], what: 'removal', deliveries: 2 },
    { key: 'a', paragraphs: [0, 1, 2, 3], what: 'upload', deliveries: 1 },
  ],
  { '136': 'before' },
  1,
];

/**
 * Two stories are merged by two functions. One finds that the article of the one story corrects that of the other, and
 * stalls; the other finishes the merge; the first notes what it found, and dies. Nothing is left to lead it back.
 */
const NOTED_AFTER_THE_MERGE: typeof RESTORED_WHILE_BEING_WITHDRAWN = [
  14,
  5,
  [
    { key: 'a', paragraphs: [0, 1.5, 2, 3], what: 'upload', deliveries: 2 },
    { key: 'a', paragraphs: [], what: 'removal', deliveries: 1 },
    { key: 'f', paragraphs: [0, 1, 2, 3], what: 'upload', deliveries: 2 },
    { key: 'a', paragraphs: [], what: 'removal', deliveries: 2 },
  ],
  { '38': 'before', '80': 'before', '150': 'before' },
  1,
];

/**
 * What a row lacks of a withdrawn article is removed by a function that has read the row before it told of changes in a
 * third article, and removes them too.
 */
const TOLD_AND_REMOVED: typeof RESTORED_WHILE_BEING_WITHDRAWN = [
  0,
  5,
  [
    { key: 'a', paragraphs: [0, 1.5, 2, 3], what: 'upload', deliveries: 2 },
    { key: 'a', paragraphs: [0.5, 1, 2, 3], what: 'upload', deliveries: 2 },
    { key: 'd', paragraphs: [0, 1, 2, 3], what: 'upload', deliveries: 2 },
  ],
  {},
  1,
];

/**
 * A text that joined two others is withdrawn. Its function reads the rows of the story, among which one of the two is missing,
 * and stalls; that one's row is written, and finds no withdrawal counted yet.
 */
const WRITTEN_BEFORE_THE_WITHDRAWAL_WAS_COUNTED: typeof RESTORED_WHILE_BEING_WITHDRAWN = [
  1980833089,
  5,
  [
    { key: 'a', paragraphs: [0, 1], what: 'removal', deliveries: 2, erased: true },
    { key: 'b', paragraphs: [0, 1, 2], what: 'upload', deliveries: 1, erased: true },
    { key: 'a', paragraphs: [0, 1], what: 'removal', deliveries: 1, erased: true },
    { key: 'b', paragraphs: [0, 1], what: 'removal', deliveries: 1, erased: true },
    { key: 'a', paragraphs: [0, 1], what: 'upload', deliveries: 1, erased: true },
    { key: 'c', paragraphs: [1, 2, 3], what: 'upload', deliveries: 2, erased: true },
  ],
  { '88': 'before' },
  1,
];

/**
 * The second version of a key takes over what the first has brought, and dies; it is erased. While the first stands, another
 * file takes the article over from the one that is gone, and both are the first with the same content.
 */
const TAKEN_OVER_AND_ERASED: typeof RESTORED_WHILE_BEING_WITHDRAWN = [
  2147483614,
  3,
  [
    { key: 'a', paragraphs: [0, 1], what: 'removal', deliveries: 1, erased: true },
    { key: 'a', paragraphs: [0, 1], what: 'erasure', deliveries: 1, erased: true },
    { key: 'b', paragraphs: [2, 3], what: 'upload', deliveries: 1, erased: true },
    { key: 'b', paragraphs: [2, 3], what: 'upload', deliveries: 1, erased: true },
    { key: 'a', paragraphs: [2, 3], what: 'upload', deliveries: 1, erased: true },
    { key: 'a', paragraphs: [0, 1], what: 'restoration', deliveries: 1, erased: true },
    { key: 'd', paragraphs: [0, 1], what: 'upload', deliveries: 1, erased: true },
    { key: 'c', paragraphs: [0, 1], what: 'removal', deliveries: 2, erased: true },
  ],
  { '51': 'before' },
  1,
];

/**
 * The same, of a text that another joins to the rest of the story.
 */
const TAKEN_OVER_ERASED_AND_JOINED: typeof RESTORED_WHILE_BEING_WITHDRAWN = [
  59980721,
  4,
  [
    { key: 'a', paragraphs: [0, 1], what: 'upload', deliveries: 1, erased: true },
    { key: 'b', paragraphs: [2, 3], what: 'upload', deliveries: 1, erased: true },
    { key: 'a', paragraphs: [0, 1], what: 'removal', deliveries: 1, erased: true },
    { key: 'd', paragraphs: [0, 1], what: 'removal', deliveries: 2, erased: true },
    { key: 'b', paragraphs: [2, 3], what: 'upload', deliveries: 1, erased: true },
    { key: 'c', paragraphs: [0, 1, 2, 3], what: 'upload', deliveries: 2, erased: true },
    { key: 'a', paragraphs: [2, 3], what: 'upload', deliveries: 1, erased: true },
  ],
  { '161': 'after' },
  1,
];

/**
 * An article that another repeats is withdrawn. That one would be analysed in its place, but the file that is looked at has been
 * erased, though its row stands; another file of the same content could be read.
 */
const ANALYSED_FROM_A_FILE_THAT_IS_GONE: typeof RESTORED_WHILE_BEING_WITHDRAWN = [
  1289805960,
  3,
  [
    { key: 'b', paragraphs: [1, 2, 3], what: 'upload', deliveries: 1, erased: true },
    { key: 'a', paragraphs: [0, 1], what: 'removal', deliveries: 1, erased: true },
    { key: 'b', paragraphs: [2, 3], what: 'upload', deliveries: 1, erased: true },
    { key: 'a', paragraphs: [0, 1], what: 'removal', deliveries: 2, erased: true },
    { key: 'a', paragraphs: [2, 3], what: 'upload', deliveries: 1, erased: true },
  ],
  { '68': 'after' },
  3,
];

const FAILED_BEFORE = [
  TAKEN_OVER_AND_ERASED,
  TAKEN_OVER_ERASED_AND_JOINED,
  ANALYSED_FROM_A_FILE_THAT_IS_GONE,
  WRITTEN_BEFORE_THE_WITHDRAWAL_WAS_COUNTED,
  RESTORED_WHILE_BEING_WITHDRAWN,
  RETURNED_IN_A_ROW_OF_ANOTHER_DELIVERY,
  NOTED_AFTER_THE_MERGE,
  TOLD_AND_REMOVED,
];

describe('with throttles, timeouts and deaths between any two steps, every invariant holds', () => {
  it(
    'whichever step of whichever function comes next',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), drops, faults, latestEntries, async (scheduler, list, befall, latest) => {
          const room = newsroom();
          const nextFault = planned(befall);
          const turn = (what: string) => scheduler.schedule(Promise.resolve(), what);
          const { events, work } = start(room, list, latest, () => ({ turn, nextFault }));
          await scheduler.waitFor(work);
          await expectQuiet(room, events, latest);
        }),
        options,
      );
    },
    HOURS,
  );

  it(
    'however long a function stalls between two steps',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.integer({ min: 0, max: 6 }),
          drops,
          faults,
          latestEntries,
          async (seed, changes, list, befall, latest) => {
            const room = newsroom();
            const nextFault = planned(befall);
            const stalls = new Stalls(seed, { changes });
            const { events, work } = start(room, list, latest, (who) => ({ turn: () => stalls.turn(who), nextFault }));
            await stalls.run(work);
            await expectQuiet(room, events, latest);
          },
        ),
        { ...options, examples: FAILED_BEFORE },
      );
    },
    HOURS,
  );

  it(
    'on DynamoDB too',
    async () => {
      const dynamo = await startDynamodb();
      let tables = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.nat(6),
          drops,
          faults,
          latestEntries,
          async (seed, changes, list, befall, latest) => {
            const room = newsroom(await dynamo.open(`-${tables++}`));
            const nextFault = planned(befall);
            const stalls = new Stalls(seed, { changes });
            const { events, work } = start(room, list, latest, (who) => ({ turn: () => stalls.turn(who), nextFault }));
            await stalls.run(work);
            await expectQuiet(room, events, latest);
          },
        ),
        { ...options, numRuns: Math.ceil(SCHEDULES / 40) },
      );
      await dynamo.stop();
    },
    HOURS,
  );
});
