/**
 * The whole of Newsprint on one machine. For an end-to-end test:
 *
 * ```ts
 * const local = await startLocal();                  // synthesises the stack, starts the stand-ins
 * await local.upload('wire/story.txt', 'KABUL …');   // PutObject, and S3's event to the queue
 * await local.settled();                             // every upload has its outcome, every queue is empty
 * const files = await local.rows('Files');           // the rows, sets as lists
 * await local.stop();
 * ```
 *
 * `startLocal({ ...(await synthesiseAssembly()), template })` runs a template of one's own, such as one that a test
 * has broken on purpose. A start takes a second or two, so share one among the tests of a file and give each test
 * keys and texts of its own.
 */
import { randomUUID } from 'node:crypto';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { S3Event } from 'aws-lambda';
import { type Assembly, synthesiseAssembly } from './assembly.ts';
import { createBuckets, deleteBucket, type LocalBucket, notificationRules, putNotificationRules } from './buckets.ts';
import { type Account, accountOf, addressable, type Clients, connect, disconnect, type Endpoints } from './clients.ts';
import { LocalError, messageOf, TemplateError } from './errors.ts';
import { EventSource } from './event-source.ts';
import { ExecutionEnvironment } from './execution-environment.ts';
import { readEventSources, readFunctions, runtimeEnvironment } from './functions.ts';
import { deliversNotifications } from './notification-probe.ts';
import { Notifications } from './notifications.ts';
import { Outcomes } from './outcomes.ts';
import { checkBucketMaySend } from './queue-policy.ts';
import { createQueues, deleteQueue, type LocalQueue } from './queues.ts';
import { Resources } from './resources.ts';
import { type Row, scanTable } from './rows.ts';
import { type ObjectChange, s3Event } from './s3-event.ts';
import { type Settlement, type SettleOptions, Settling } from './settle.ts';
import { startStandIns } from './stand-ins.ts';
import { createTables, deleteTable, type LocalTable } from './tables.ts';
import { resourcesOfType } from './template.ts';
import { putFile, putObject } from './uploads.ts';

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
  /** As in Files; undefined where the endpoint's S3 keeps no versions and delivers the event itself. */
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
  /** Deletes the object, and has its event sent. */
  remove(key: string): Promise<S3Event | undefined>;
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

const twoCores = 2;

/**
 * Creates what the template describes and sets it to work.
 *
 * @throws LocalError, whose message can be shown as it is
 */
export async function startLocal(options: LocalOptions = {}): Promise<Local> {
  const { template, assets } =
    options.template && options.assets
      ? { template: options.template, assets: options.assets }
      : { ...(await synthesiseAssembly()), ...definedOnly(options) };
  const account = accountOf(process.env);
  const undo: Array<() => Promise<unknown> | unknown> = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const endpoints = await endpointsFor(options, account, undo);
    const clients = connect(endpoints, account);
    undo.push(() => disconnect(clients));
    const created = await createResources(template, clients, account, options, undo);
    const { bucket, queues, tables, resources } = created;
    const ours = options.endpoint === undefined || !(await deliversNotifications(clients, account.region));
    const notifications = new Notifications(clients.sqs, queues);
    if (!ours) await putNotificationRules(clients.s3, bucket.name, bucket.rules);
    else {
      if (options.endpoint)
        options.note?.('The S3 at the endpoint delivers no notifications: they are delivered here.');
      await notifications.announce(bucket);
    }

    const outcomes = new Outcomes(clients.dynamodb, tables.find(({ title }) => title === 'Files')?.name);
    const functions = readFunctions(template, resources, assets);
    const sources: EventSource[] = [];
    const settling = new Settling(clients.sqs, queues, sources, outcomes);
    for (const source of readEventSources(template, resources)) {
      const lambda = functions.find(({ id }) => id === source.functionId);
      const queue = queues.find(({ arn }) => arn === source.queueArn);
      if (!lambda || !queue) throw new TemplateError(`${source.id} reads a queue that the template does not contain`);
      const variables = runtimeEnvironment(lambda, endpoints, account);
      const environments = Array.from(
        { length: Math.min(options.concurrency ?? twoCores, source.maximumConcurrency ?? Number.POSITIVE_INFINITY) },
        () => new ExecutionEnvironment(lambda, variables, (line) => options.log?.(lambda.name, line)),
      );
      const hooks = settling;
      sources.push(new EventSource({ source, lambda, queue }, clients.sqs, account.region, environments, hooks));
    }
    for (const source of sources) source.start();
    undo.push(() => Promise.all(sources.map((source) => source.stop())));

    const announce = async (change: ObjectChange): Promise<Uploaded> => {
      if (!ours) {
        outcomes.expect({ key: change.key, version: change.versionId });
        return { key: change.key, version: change.versionId, event: undefined };
      }
      const event = s3Event(bucket, change, account.region);
      const version = change.versionId ?? event.Records[0]?.s3.object.sequencer;
      outcomes.expect({ key: change.key, version });
      await notifications.deliver(bucket, event);
      return { key: change.key, version, event };
    };
    const tableNamed = (title: string) => {
      const table = tables.find((candidate) => candidate.title === title);
      if (!table) throw new TemplateError(`The template has no table ${title}`);
      return table.name;
    };
    return {
      endpoints,
      clients,
      bucket,
      queues,
      tables,
      get progress() {
        return { uploaded: outcomes.expected, withOutcome: outcomes.found, backlog: settling.backlog };
      },
      upload: async (key, body) => announce(await putObject(clients.s3, bucket.name, key, Buffer.from(body))),
      uploadFile: async (key, path) => announce(await putFile(clients.s3, bucket.name, key, path)),
      remove: async (key) => {
        const { VersionId, DeleteMarker } = await clients.s3.send(
          new DeleteObjectCommand({ Bucket: bucket.name, Key: key }),
        );
        if (!ours) return undefined;
        const eventName = DeleteMarker ? 'ObjectRemoved:DeleteMarkerCreated' : 'ObjectRemoved:Delete';
        const event = s3Event(bucket, { eventName, key, versionId: VersionId }, account.region);
        await notifications.deliver(bucket, event);
        return event;
      },
      deliver: (event) => notifications.deliver(bucket, event),
      settled: (settleOptions = {}) => settling.settled(settleOptions, ours),
      rows: async <Shape extends object>(title: string) => {
        const rows: Row[] = [];
        for await (const row of scanTable(clients.dynamodb, tableNamed(title))) rows.push(row);
        return rows as Shape[];
      },
      scan: (title) => scanTable(clients.dynamodb, tableNamed(title)),
      stop: async ({ keep = false } = {}) => {
        if (keep) created.keep();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The endpoint given, or stand-ins started for the purpose. */
async function endpointsFor(
  { endpoint, port, onFailure }: LocalOptions,
  account: Account,
  undo: Array<() => unknown>,
): Promise<Endpoints> {
  if (endpoint !== undefined) {
    const address = await addressable(endpoint);
    return { s3: address, sqs: address, dynamodb: address };
  }
  const standIns = await startStandIns(account.region, port, onFailure ?? (() => {}));
  undo.push(() => standIns.stop());
  return standIns.endpoints;
}

/** Buckets, queues and tables, and on an endpoint of others the way to be rid of them. */
async function createResources(
  template: Assembly['template'],
  { s3, sqs, dynamodb }: Clients,
  account: Account,
  { endpoint }: LocalOptions,
  undo: Array<() => unknown>,
) {
  // On an endpoint that others use as well, a name of this run's own.
  const run = `newsprint-${randomUUID().slice(0, 8)}-`;
  const nameOf = (name: string) => (endpoint === undefined ? name : run + name.replace(/^newsprint-/i, ''));
  const resources = new Resources(template, account.region);
  let keeping = endpoint === undefined;
  const tidy = (what: () => Promise<unknown>) => undo.push(() => (keeping ? undefined : what().catch(() => {})));
  try {
    const queues = await createQueues(template, resources, sqs, nameOf);
    for (const { url } of queues) tidy(() => deleteQueue(sqs, url));
    const buckets = await createBuckets(template, resources, s3, nameOf);
    for (const { name, versioned } of buckets) tidy(() => deleteBucket(s3, name, versioned));
    const tables = await createTables(template, resources, dynamodb, nameOf);
    for (const { name } of tables) tidy(() => deleteTable(dynamodb, name));
    const bucket = wireNotifications(template, resources, buckets, queues);
    return {
      queues,
      tables,
      resources,
      bucket,
      keep: () => {
        keeping = true;
      },
    };
  } catch (error) {
    if (error instanceof LocalError || endpoint === undefined) throw error;
    throw new LocalError(`The endpoint ${endpoint} cannot be used: ${messageOf(error)}`);
  }
}

/** The inbox: the bucket whose events go to a queue. */
function wireNotifications(
  template: Assembly['template'],
  resources: Resources,
  buckets: LocalBucket[],
  queues: LocalQueue[],
): LocalBucket {
  for (const resource of resourcesOfType(template, 'AWS::S3::Bucket')) {
    const bucket = buckets.find(({ id }) => id === resource.id);
    bucket?.rules.push(...notificationRules(resource, resources));
  }
  const inbox = buckets.find(({ rules }) => rules.length > 0);
  if (!inbox) throw new TemplateError('The template has no bucket that sends its events to a queue');
  for (const { queueArn } of inbox.rules) {
    const queue = queues.find(({ arn }) => arn === queueArn);
    if (!queue) throw new TemplateError(`The bucket ${inbox.id} sends events to an unknown queue: ${queueArn}`);
    checkBucketMaySend(template, resources, inbox.declaredArn, queue);
  }
  return inbox;
}

function definedOnly({ template, assets }: Partial<Assembly>): Partial<Assembly> {
  return { ...(template && { template }), ...(assets && { assets }) };
}
