import type { S3Event } from 'aws-lambda';
import type { LocalBucket } from './cloud/buckets.ts';
import type { Clients, Endpoints } from './cloud/clients.ts';
import type { LocalQueue } from './cloud/queues.ts';
import type { Row } from './cloud/scan-table.ts';
import type { LocalTable } from './cloud/tables.ts';
import type { Settlement, SettleOptions } from './inbox/settling.ts';
import type { EventSource } from './lambda/event-source.ts';
import type { Assembly } from './template/assembly.ts';

export interface LocalOptions extends Partial<Assembly> {
  /** The address of S3, SQS and DynamoDB; without it, stand-ins are started in this process. */
  endpoint?: string;
  /** Port of the stand-ins; any free one if left out. */
  port?: number;
  /** Maximum of concurrent invocations of one function; the template may set a lower one. */
  concurrency?: number;
  /** Gets each line that the functions log. */
  log?: (functionName: string, line: string) => void;
  /** Gets remarks for the user. */
  note?: (remark: string) => void;
  /** Called if a stand-in breaks down. */
  onFailure?: (error: Error) => void;
}

export interface Uploaded {
  key: string;
  /** The object's version: S3's, or the event's sequencer if S3 keeps no versions. */
  version: string | undefined;
  /** The event that was sent; undefined if the endpoint's S3 sends it. */
  event: S3Event | undefined;
}

export interface Progress {
  uploaded: number;
  withOutcome: number;
  /** Those of which nothing is left to do: they are analysed, or need not be. */
  finished: number;
  /** Messages waiting or in flight. */
  backlog: number;
}

export interface Local {
  readonly endpoints: Endpoints;
  readonly clients: Clients;
  readonly bucket: LocalBucket;
  readonly queues: LocalQueue[];
  readonly tables: LocalTable[];
  /** By which the functions get their messages; each can be disabled and started again. */
  readonly eventSources: readonly EventSource[];
  readonly progress: Progress;
  upload(key: string, body: string | Uint8Array): Promise<Uploaded>;
  /** Uploads a file from disk, in parts if it is large. */
  uploadFile(key: string, path: string): Promise<Uploaded>;
  /** Deletes the object, or one of its versions or delete markers, and sends the event. */
  remove(key: string, versionId?: string): Promise<S3Event | undefined>;
  /** Sends an event again, as SQS may, or one that a test has made up. */
  deliver(event: S3Event): Promise<void>;
  /** Waits until every upload has its outcome and the queues are empty, or there is no progress any more. */
  settled(options?: SettleOptions): Promise<Settlement>;
  /** The rows of the table Files, Statements … */
  rows<Shape extends object = Row>(title: string): Promise<Shape[]>;
  /** The same rows one after the other, with a page of them in memory. */
  scan(title: string): AsyncGenerator<Row>;
  /** Stops everything; on an endpoint, deletes what was created there unless `keep` is set. */
  stop(options?: { keep?: boolean }): Promise<void>;
}
