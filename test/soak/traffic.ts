/** What newsrooms do to an inbox: upload, replace, copy, delete, restore, erase. The events come late, twice and in any order. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Event } from 'aws-lambda';
import { type InboxEvent, readNotification } from '../../functions/messages/s3-notification.ts';
import type { LocalBucket } from '../../lib/local/cloud/buckets.ts';
import { type ObjectChange, s3Event } from '../../lib/local/inbox/s3-event.ts';
import type { Random } from '../bench/similarity/random.ts';
import { type Article, someArticle } from './articles.ts';
import { BUCKET } from './deployment.ts';
import type { World } from './world.ts';

interface Stored {
  id: string;
  isMarker: boolean;
}

const BUCKET_OF_EVENTS = {
  id: BUCKET,
  name: BUCKET,
  arn: `arn:aws:s3:::${BUCKET}`,
  rules: [],
} as unknown as LocalBucket;
const MAX_BACKLOG = 150;

export class Traffic {
  /** All events, in their order. */
  readonly events: InboxEvent[] = [];
  readonly counts = new Map<string, number>();
  readonly #world: World;
  readonly #random: Random;
  readonly #seed: number;
  readonly #stories: number;
  /** What is under each key, the latest last. */
  readonly #keys = new Map<string, Stored[]>();
  /** Events that S3 has not sent yet. */
  #waiting: S3Event[] = [];

  constructor(world: World, random: Random, { seed, stories }: { seed: number; stories: number }) {
    this.#world = world;
    this.#random = random;
    this.#seed = seed;
    this.#stories = stories;
  }

  current(key: string): string | undefined {
    const last = this.#keys.get(key)?.at(-1);
    return last && !last.isMarker ? last.id : undefined;
  }

  isStored({ key, version }: InboxEvent): boolean {
    return this.#keys.get(key)?.some(({ id }) => id === version) ?? false;
  }

  /** So many changes of the inbox, and their events. */
  async run(changes: number, afterEach: (i: number) => Promise<void> = async () => {}): Promise<void> {
    for (let i = 0; i < changes; i++) {
      await this.#change();
      if (this.#random.chance(0.5)) await this.#sendSome(this.#random.between(0, 4));
      while ((await this.#world.backlog()) > MAX_BACKLOG) await sleep(500);
      await afterEach(i);
    }
    await this.#sendSome(this.#waiting.length);
  }

  async #change(): Promise<void> {
    const r = this.#random;
    const key = r.pick([...this.#keys.keys(), `wire/new ü ${this.#keys.size}.txt`, `wire/new+${this.#keys.size}.txt`]);
    const known = r.chance(0.45) ? key : `wire/${this.#keys.size} é.txt`;
    const what = r.next();
    const versions = this.#keys.get(known) ?? [];
    const last = versions.at(-1);
    if (last?.isMarker && what < 0.6) return this.#erase('restored', known, last);
    if (last && !last.isMarker && what < 0.25) return this.#remove(known);
    if (last && !last.isMarker && what < 0.3) return this.#erase('erased', known, last);
    if (r.chance(0.03)) return this.#uploadBulk();
    return this.#upload(last ? 'replaced' : 'uploaded', known.endsWith('.jsonl') ? `${known}.txt` : known);
  }

  #upload(what: string, key: string): Promise<void> {
    const { title, text } = this.#article();
    return this.#put(what, key, `${title}\n\n${text}\n`);
  }

  #uploadBulk(): Promise<void> {
    const records = Array.from({ length: this.#random.pick([2, 2, 3, 3, 4, 5, 5, 55]) }, () => this.#article());
    return this.#put(
      'bulk',
      `bulk/${this.#keys.size}.jsonl`,
      records.map((record) => JSON.stringify(record)).join('\n'),
    );
  }

  #article(): Article {
    return someArticle(this.#random, this.#seed, this.#stories);
  }

  async #put(what: string, key: string, body: string): Promise<void> {
    const { VersionId: versionId, ETag: eTag } = await this.#world.clients.s3.send(
      new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }),
    );
    this.#keys.set(key, [...(this.#keys.get(key) ?? []), { id: versionId!, isMarker: false }]);
    this.#report(what, { eventName: 'ObjectCreated:Put', key, size: Buffer.byteLength(body), eTag, versionId });
  }

  async #remove(key: string): Promise<void> {
    const { VersionId: versionId } = await this.#world.clients.s3.send(
      new DeleteObjectCommand({ Bucket: BUCKET, Key: key }),
    );
    this.#keys.get(key)!.push({ id: versionId!, isMarker: true });
    this.#report('removed', { eventName: 'ObjectRemoved:DeleteMarkerCreated', key, versionId });
  }

  async #erase(what: string, key: string, { id: versionId }: Stored): Promise<void> {
    await this.#world.clients.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key, VersionId: versionId }));
    this.#keys.set(
      key,
      this.#keys.get(key)!.filter(({ id }) => id !== versionId),
    );
    this.#report(what, { eventName: 'ObjectRemoved:Delete', key, versionId });
  }

  #report(what: string, change: ObjectChange): void {
    const event = s3Event(BUCKET_OF_EVENTS, change, 'us-east-1');
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    this.events.push(...readNotification(event));
    this.#waiting.push(event);
  }

  async #sendSome(count: number): Promise<void> {
    const mixed = this.#random.shuffle(this.#waiting);
    this.#waiting = mixed.slice(count);
    for (const event of mixed.slice(0, count)) {
      for (let times = this.#random.chance(0.05) ? 2 : 1; times > 0; times--)
        await this.#world.send(JSON.stringify(event));
    }
  }
}
