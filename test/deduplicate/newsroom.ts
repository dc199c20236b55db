import type { Context, Inbox } from '../../functions/deduplicate/context.ts';
import { handleBulk } from '../../functions/deduplicate/event/handle-bulk.ts';
import { handleEvent } from '../../functions/deduplicate/event/handle-event.ts';
import { objectKey } from '../../functions/deduplicate/file/object-key.ts';
import { ObjectGone } from '../../functions/deduplicate/inbox/object-gone.ts';
import type { AnalysisRequest, BulkRequest, ListedVersion, StoryChange } from '../../functions/messages/message.ts';
import type { InboxEvent } from '../../functions/messages/s3-notification.ts';
import type { Withdrawal } from '../../functions/tables/analyses.ts';
import type { FileKey } from '../../functions/tables/files.ts';
import type { FileRow } from '../../functions/tables/rows.ts';
import { memoryStores, type ReadableStores } from '../tables/memory.ts';

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

const timeOf = (event: number): string => new Date(Date.UTC(2026, 2, 1, 10, 0, event)).toISOString();

/** A whole newsroom: an inbox in memory to drop files into, and what deduplication makes of them. */
export const newsroom = (stores: ReadableStores = memoryStores()) => {
  const objects = new Map<string, string | Uint8Array>();
  const requests: AnalysisRequest[] = [];
  const storyChanges: StoryChange[] = [];
  const withdrawals: Withdrawal[] = [];
  /** What was stored and deleted under each key, the latest last. */
  const history = new Map<string, { version: string; isMarker: boolean; lastModified: string }[]>();
  const queue: BulkRequest[] = [];
  const delays: number[] = [];
  let events = 0;

  /** The bytes of a version, from one of them on. */
  const bytesOf = ({ key, versionId, part }: Parameters<Inbox['read']>[0], from = 0): Buffer => {
    const stored = objects.get(`${objectKey({ key, ...(part !== undefined && { part }) })}@${versionId}`);
    if (stored === undefined) throw new ObjectGone(key);
    return Buffer.from(stored).subarray(from);
  };

  const context: Context = {
    ...stores,
    inbox: {
      find: async (key, versionId = currentVersion(key)) =>
        versionId !== undefined && objects.has(`${key}@${versionId}`) ? { versionId } : undefined,
      read: async (file) => ({ bytes: bytesOf(file), contentType: 'text/plain' }),
      stream: async (file, from) => ({ chunks: chunksOf(bytesOf(file, from)), close: () => {} }),
    },
    maxFileBytes: 5_000_000,
    requestAnalysis: async (request) => {
      requests.push(request);
    },
    requestWithdrawal: async (request) => {
      withdrawals.push(request);
    },
    requestStoryChange: async (change) => {
      storyChanges.push(change);
    },
    enqueue: async (requests, delaySeconds) => {
      queue.push(...structuredClone(requests));
      if (delaySeconds !== undefined) delays.push(delaySeconds);
    },
    pause: async () => {},
  };

  const historyOf = (key: string) => history.get(key) ?? [];
  const note = ({ key, version, receivedAt }: InboxEvent, isMarker: boolean) =>
    history.set(key, [...historyOf(key), { version, isMarker, lastModified: receivedAt }]);
  const currentVersion = (key: string): string | undefined => {
    const last = historyOf(key).at(-1);
    return last && !last.isMarker ? last.version : undefined;
  };

  const nextEvent = (kind: InboxEvent['kind'], key: string): InboxEvent => {
    events += 1;
    const version = `v${events}`;
    return {
      kind,
      bucket: 'inbox',
      key,
      version,
      versionId: version,
      sequencer: events.toString(16).padStart(6, '0'),
      receivedAt: timeOf(events),
    };
  };

  return {
    ...stores,
    context,
    requests,
    storyChanges,
    withdrawals,
    /** The version under a key, if there is one. */
    currentVersion,
    /** Stores an object. Returns the event of its creation. */
    drop(key: string, text: string | Uint8Array): InboxEvent {
      const event = nextEvent('created', key);
      objects.set(`${key}@${event.version}`, text);
      note(event, false);
      return { ...event, size: Buffer.byteLength(text) };
    },
    /** Deletes a key, as S3 does in a bucket with versions. Returns the event. */
    remove(key: string): InboxEvent {
      const event = nextEvent('removed', key);
      note(event, true);
      return { ...event, wholeKey: true };
    },
    /** Deletes one version for good; given a removal, its delete marker, which restores what was there before. */
    removeVersion({ key, version }: FileKey): InboxEvent {
      objects.delete(`${key}@${version}`);
      history.set(
        key,
        historyOf(key).filter((other) => other.version !== version),
      );
      return { ...nextEvent('removed', key), version, versionId: version };
    },
    /** All versions of all keys, the latest of a key first, as S3 lists them. */
    listing(): ListedVersion[] {
      events += 1;
      const listedAt = timeOf(events);
      return [...history].flatMap(([key, versions]) =>
        versions.toReversed().map(
          ({ version, isMarker, lastModified }, i): ListedVersion => ({
            key,
            version,
            lastModified,
            listedAt,
            ...(isMarker && { isMarker }),
            ...(i > 0 && { isReplaced: true }),
          }),
        ),
      );
    },
    /** Is the version in the inbox? */
    isStored: ({ key, version }: FileKey): boolean => objects.has(`${key}@${version}`),
    handle: (event: InboxEvent) => handleEvent(context, event),
    /** What waits in the queue about bulk files. */
    queue,
    /** By how many seconds requests were put off. */
    delays,
    /** Handles what waits there until nothing is left. */
    async workOff(): Promise<void> {
      for (let request = queue.shift(); request; request = queue.shift()) await handleBulk(context, request);
    },
    row: async (event: InboxEvent): Promise<FileRow> => (await stores.files.get(event)) as FileRow,
    story: async (event: InboxEvent) => stores.stories.get((await stores.files.get(event))?.storyId ?? ''),
  };
};

/** Two articles that have nothing in common. */
export const HARBOUR = `Harbour closed after crane collapse

The harbour of Port Ellery was closed on Monday after a crane fell across its main quay, the port authority said.

"Nobody was hurt, and that is a small miracle," harbour master Ines Calder told reporters at the gate.

Three container ships waited in the bay while engineers looked at the damage to the quay wall and the rails.
`;

export const LIBRARY = `Council votes to keep village libraries

Councillors in Marden voted by nine to four on Tuesday night to keep all five of the district's village libraries open.

The vote ends a year of protest by readers, who had collected eleven thousand signatures against the closures.

"A library is the cheapest school there is," said Tomas Weller, who proposed the motion, to applause from the gallery.
`;
