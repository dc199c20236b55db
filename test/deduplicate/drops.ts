/** What the tests of interleavings drop into a newsroom, and what goes wrong meanwhile. */
import fc from 'fast-check';
import type { Context } from '../../functions/deduplicate/context.ts';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import type { Fingerprints } from '../../functions/tables/fingerprints.ts';
import { type Fault, interleaved, type World } from './faults.ts';
import type { newsroom } from './newsroom.ts';
import { article } from './texts.ts';

/** What happens to one of a few keys. */
export interface Drop {
  key: string;
  paragraphs: number[];
  /** A removal takes the key away, a restoration brings it back, an erasure takes the newest version that is left. */
  what: 'upload' | 'removal' | 'restoration' | 'erasure';
  /** Deliveries of its event at the same time: one, or two where the queue or S3 repeats it. */
  deliveries: number;
  /** If a function dies over it, the version that it has read is erased before the next try. Of an erasure: it comes while functions
   * are at work, which may have read the version. */
  erased?: boolean;
}

/** Two stories of four paragraphs, cut, corrected and joined in many ways, two that bridge them, one that is like none, and
 * a digest of the beginnings of all three, which is as often dropped as two others. */
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
  [10, 4, 0],
  [10, 4, 0],
];

/** The corrected texts say when they were published: one before what it was corrected from comes, one after it. */
const printed = (paragraphs: readonly number[]): string => {
  const day = paragraphs.includes(0.5) ? '01' : paragraphs.includes(1.5) ? '03' : '02';
  return `Published: 2026-02-${day}\n\n${article(...paragraphs)}`;
};

/** A bulk file holds each half of the text. */
const inRecords = (paragraphs: readonly number[]): string => {
  const half = Math.ceil(paragraphs.length / 2);
  const halves = [paragraphs.slice(0, half), paragraphs.slice(half)];
  return halves.map((some) => JSON.stringify({ text: article(...some) })).join('\n');
};

const WHAT: Drop['what'][] = ['removal', 'removal', 'restoration', 'erasure'];

/** Pieces of one story, and texts that join them, which are often withdrawn: the pieces are stories of their own then. */
const PIECES = [
  [0, 1],
  [2, 3],
  [0, 1],
  [2, 3],
  [0, 1, 2],
  [1, 2, 3],
  [0, 1, 2, 3],
  [3, 2, 1, 0],
  [0, 1, 2, 3, 4, 5, 6, 7],
];

const dropped = (keys: string, texts: number[][], events: number) =>
  fc.record<Drop>({
    key: fc.constantFrom(...keys),
    paragraphs: fc.constantFrom(...texts),
    what: fc.integer({ min: 0, max: events }).map((n) => WHAT[n] ?? 'upload'),
    deliveries: fc.integer({ min: 0, max: 4 }).map((n) => (n === 0 ? 2 : 1)),
    erased: fc.integer({ min: 0, max: 2 }).map((n) => n === 0),
  });

export const drops = fc.oneof(
  fc.array(dropped('abcdefg', TEXTS, 15), { minLength: 2, maxLength: 7 }),
  fc.array(dropped('abcde', PIECES, 9), { minLength: 4, maxLength: 8 }),
);

/** Faults by the number of the call they befall, counted over all functions at work. */
export const faults = fc.dictionary(
  fc.integer({ min: 0, max: 250 }).map(String),
  fc.constantFrom<Fault>('before', 'after', 'twice'),
  { maxKeys: 5 },
);

/** Names that a story keeps in its row: so few that pages are turned all the time. */
export const latestEntries = fc.integer({ min: 1, max: 3 });

/** Five buckets do for what a dozen do, and leave more of a schedule to the other steps. Chosen by the hash of the run of words. */
const fewBuckets = (fingerprints: Fingerprints): Fingerprints => ({
  ...fingerprints,
  enterBucket: (bucket, ...rest) =>
    /[0-6].{8}$/.test(bucket) ? fingerprints.enterBucket(bucket, ...rest) : Promise.resolve([]),
});

export type Room = ReturnType<typeof newsroom>;

/** The newsroom as one function sees it. */
export const contextOf = (
  room: Room,
  latestEntries: number,
  world?: World,
  enqueue: Context['enqueue'] = room.context.enqueue,
): Context => {
  const wrap = <T extends object>(target: T, name: string) => (world ? interleaved(target, name, world) : target);
  const { requestAnalysis, requestWithdrawal, requestStoryChange, inbox } = room.context;
  return {
    ...room.context,
    latestEntries,
    files: room.filesOver?.((stored) => wrap(stored, 'files')) ?? wrap(room.files, 'files'),
    stories: wrap(room.stories, 'stories'),
    begun: wrap(room.begun, 'begun'),
    fingerprints: fewBuckets(wrap(room.fingerprints, 'fingerprints')),
    inbox: wrap(inbox, 'inbox'),
    ...wrap({ requestAnalysis, requestWithdrawal, requestStoryChange, enqueue, pause: async () => {} }, 'queue'),
  };
};

/**
 * Changes the inbox.
 *
 * @param events what happened before
 * @returns the events of these changes
 */
export const dropAll = (room: Room, list: readonly Drop[], events: InboxEvent[] = []): InboxEvent[] =>
  list.map(({ key, paragraphs, what }) => {
    const before = events.findLast(
      (event) => event.key === key && (what === 'erasure' ? room.isStored(event) : event.kind === 'removed'),
    );
    const ofVersion = what === 'erasure' || (what === 'restoration' && before?.wholeKey) ? before : undefined;
    const event = ofVersion
      ? room.removeVersion(ofVersion)
      : what === 'upload'
        ? room.drop(key, key.endsWith('.jsonl') ? inRecords(paragraphs) : printed(paragraphs))
        : room.remove(key);
    events.push(event);
    return event;
  });

export const planned = (faults: Record<string, Fault>) => {
  let calls = 0;
  return () => faults[String(calls++)];
};
