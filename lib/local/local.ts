import type { S3Event } from 'aws-lambda';
import type { LocalBucket } from './cloud/buckets.ts';
import type { Clients, Endpoints } from './cloud/clients.ts';
import type { LocalQueue } from './cloud/queues.ts';
import type { Row } from './cloud/scan-table.ts';
import type { LocalTable } from './cloud/tables.ts';
import type { Settlement, SettleOptions } from './inbox/settling.ts';
import type { Assembly } from './template/assembly.ts';

export interface LocalOptions extends Partial<Assembly> {
  /** Where S3, SQS and DynamoDB are; without it, stand-ins are started in this process. */
  endpoint?: string;
  /** Port of the stand-ins' S3 and SQS; DynamoDB takes the next one. Free ones without it. */
  port?: number;
  /** Invocations of one function at a time, at most; the template may allow fewer. */
  concurrency?: number;
  /** Takes what the functions write to their logs. */
  log?: (functionName: string, line: string) => void;
  /** Takes what whoever runs this should know. */
  note?: (remark: string) => void;
  /** Called if a stand-in breaks down. */
  onFailure?: (error: Error) => void;
}

export interface Uploaded {
  key: string;
  /** The object's version: S3's, or the event's sequencer where S3 keeps none. */
  version: string | undefined;
  /** The event that was sent; undefined where the endpoint's S3 sends it. */
  event: S3Event | undefined;
}

export interface Progress {
  uploaded: number;
  withOutcome: number;
  /** Messages waiting or being worked on. */
  backlog: number;
}

export interface Local {
  readonly endpoints: Endpoints;
  readonly clients: Clients;
  readonly bucket: LocalBucket;
  readonly queues: LocalQueue[];
  readonly tables: LocalTable[];
  readonly progress: Progress;
  upload(key: string, body: string | Uint8Array): Promise<Uploaded>;
  /** Uploads a file of the disk, in parts where it is large. */
  uploadFile(key: string, path: string): Promise<Uploaded>;
  /** Deletes the object, or one version of it or the marker of a deletion, and has its event sent. */
  remove(key: string, versionId?: string): Promise<S3Event | undefined>;
  /** Sends an event once more, as SQS may, or one that a test has made. */
  deliver(event: S3Event): Promise<void>;
  /** Waits until every upload has its outcome and nothing is left in the queues, or nothing moves any more. */
  settled(options?: SettleOptions): Promise<Settlement>;
  /** The rows of a table by the design's name: Files, Statements … */
  rows<Shape extends object = Row>(title: string): Promise<Shape[]>;
  /** The same, page by page. */
  scan(title: string): AsyncGenerator<Row>;
  /** Ends everything; on an endpoint it also deletes what was created there, unless told to keep it. */
  stop(options?: { keep?: boolean }): Promise<void>;
}
