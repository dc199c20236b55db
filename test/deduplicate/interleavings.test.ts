import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../functions/deduplicate/context.ts';
import { handleEvent } from '../../functions/deduplicate/event/handle-event.ts';
import { noteFailure } from '../../functions/deduplicate/event/note-failure.ts';
import { uploadOf } from '../../functions/deduplicate/file/file-row.ts';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import type { Fingerprints } from '../../functions/tables/fingerprints.ts';
import { startDynalite } from '../tables/dynalite.ts';
import { type Fault, Injected, interleaved, type World } from './faults.ts';
import { expectInvariants, expectWhatIsThereToStand } from './invariants.ts';
import { newsroom } from './newsroom.ts';
import { scheduleOptions as options, SCHEDULES } from './schedules.ts';
import { Stalls } from './stalls.ts';
import { article } from './texts.ts';

const HOURS = 8 * 3_600_000;

/** What happens to one of a few keys. */
interface Drop {
  key: string;
  paragraphs: number[];
  /** A removal takes the key away, a restoration brings it back, an erasure takes the version that came last. */
  what: 'upload' | 'removal' | 'restoration' | 'erasure';
  /** Deliveries of its event at the same time: one, or two where the queue or S3 repeats it. */
  deliveries: number;
}

/** Two stories of four paragraphs, cut, corrected and joined in many ways, two that bridge them, and one that is like none. */
const TEXTS = [
  [0, 1, 2, 3],
  [0, 1, 2],
  [1, 2, 3],
  [0, 1, 2, 3, 8],
  [0, 1.5, 2, 3],
  [0.5, 1, 2, 3],
  [3, 2, 1, 0],
  [4, 5, 6, 7],
  [4, 5, 6],
  [5, 6, 7, 9],
  [0, 1, 2, 3, 4, 5, 6, 7],
  [2, 3, 4, 5],
  [10, 11, 12],
  [0, 1],
  [2, 3],
];

/** The corrected texts say when they were published: one before what it was corrected from comes, one after it. */
const printed = (paragraphs: readonly number[]): string => {
  const day = paragraphs.includes(0.5) ? '01' : paragraphs.includes(1.5) ? '03' : '02';
  return `Published: 2026-02-${day}\n\n${article(...paragraphs)}`;
};

const WHAT: Drop['what'][] = ['removal', 'removal', 'restoration', 'erasure'];

const drops = fc.array(
  fc.record<Drop>({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    paragraphs: fc.constantFrom(...TEXTS),
    what: fc.integer({ min: 0, max: 15 }).map((n) => WHAT[n] ?? 'upload'),
    deliveries: fc.integer({ min: 0, max: 4 }).map((n) => (n === 0 ? 2 : 1)),
  }),
  { minLength: 2, maxLength: 7 },
);

/** Faults by the number of the call they befall, counted over all functions at work. */
const faults = fc.dictionary(
  fc.integer({ min: 0, max: 250 }).map(String),
  fc.constantFrom<Fault>('before', 'after', 'twice'),
  { maxKeys: 5 },
);

/** Names that a story keeps in its row: so few that pages are turned all the time. */
const latestEntries = fc.integer({ min: 1, max: 3 });

/** Five buckets do for what a dozen do, and leave more of a schedule to the other steps. */
const fewBuckets = (fingerprints: Fingerprints): Fingerprints => ({
  ...fingerprints,
  enterBucket: (bucket, ...rest) =>
    /[0-6]$/.test(bucket) ? fingerprints.enterBucket(bucket, ...rest) : Promise.resolve([]),
});

type Room = ReturnType<typeof newsroom>;

/** The newsroom as one function sees it. */
const contextOf = (room: Room, latestEntries: number, world?: World): Context => {
  const wrap = <T extends object>(target: T, name: string) => (world ? interleaved(target, name, world) : target);
  const { requestAnalysis, requestWithdrawal, requestStoryChange, inbox } = room.context;
  return {
    ...room.context,
    latestEntries,
    files: wrap(room.files, 'files'),
    stories: wrap(room.stories, 'stories'),
    fingerprints: fewBuckets(wrap(room.fingerprints, 'fingerprints')),
    inbox: wrap(inbox, 'inbox'),
    ...wrap({ requestAnalysis, requestWithdrawal, requestStoryChange, pause: async () => {} }, 'queue'),
  };
};

/** Drops the files and starts a function for each delivery; a function that fails is started again, as if for the last time. */
const start = (room: Room, list: readonly Drop[], latestEntries: number, worldOf: (who: number) => World) => {
  const events: InboxEvent[] = [];
  for (const { key, paragraphs, what } of list) {
    const before = events.findLast((event) => event.key === key && (what === 'erasure') === (event.kind === 'created'));
    const ofVersion = what === 'erasure' || (what === 'restoration' && before?.wholeKey) ? before : undefined;
    if (ofVersion) events.push(room.removeVersion(ofVersion));
    else events.push(what === 'upload' ? room.drop(key, printed(paragraphs)) : room.remove(key));
  }
  const deliver = async (context: Context, event: InboxEvent, isLastTry = false): Promise<void> => {
    try {
      if (isLastTry && event.kind === 'created') await noteFailure(context, uploadOf(event));
      await handleEvent(context, event);
    } catch (error) {
      if (!(error instanceof Injected)) throw error;
      await deliver(context, event, true);
    }
  };
  const deliveries = events.flatMap((event, i) => Array.from({ length: list[i]!.deliveries }, () => event));
  return {
    events,
    work: Promise.all(deliveries.map((event, who) => deliver(contextOf(room, latestEntries, worldOf(who)), event))),
  };
};

const expectQuiet = async (room: Room, events: readonly InboxEvent[], latestEntries: number) => {
  const { fingerprints, requests, withdrawals } = room;
  const before = await room.snapshot();
  expectWhatIsThereToStand(events, before.files, room.currentVersion);
  await expectInvariants(events, { ...before, fingerprints, requests, withdrawals });
  for (const event of events) await handleEvent(contextOf(room, latestEntries), event);
  expect(await room.snapshot(), 'rows after everything was delivered again').toEqual(before);
};

const planned = (faults: Record<string, Fault>) => {
  let calls = 0;
  return () => faults[String(calls++)];
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
        { ...options, examples: [RESTORED_WHILE_BEING_WITHDRAWN] },
      );
    },
    HOURS,
  );

  it(
    'on DynamoDB too',
    async () => {
      const dynamo = await startDynalite();
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
